//! What a strategy says of itself, with the form that changes it.
//!
//! Invariant: whoever was slower sees both texts and loses neither.

use leptos::prelude::*;

use crate::access::Ability;
use crate::forms::{Once, Refused};
use crate::routes::links;
use crate::strategy::model::{STALE, Seen};
use crate::strategy::parts::{Settle, Version, errors, phrase};
use crate::strategy::whole::model::{StrategyEdit, StrategyView};
use crate::text::TITLE_MAX;
use crate::time::day_said;
use crate::ui::{DescriptionList, Disclosure, FormErrors, Pair, SubmitButton, TextArea, TextInput, Weight};

const EDIT: &str = "/api/strategies/edit";

/// Draws name, mission, vision and days.
#[component]
pub(super) fn About(view: StrategyView, refused: Refused) -> impl IntoView {
    let change = view.can.contains(&Ability::Edit).then(|| change(&view, refused));
    let said = |day| day_said(view.today, day);
    let days = match (view.starts_on.map(said), view.ends_on.map(said)) {
        (Some(first), Some(last)) => format!("from {first} to {last}"),
        (Some(first), None) => format!("from {first}"),
        (None, Some(last)) => format!("until {last}"),
        (None, None) => String::new(),
    };
    let mission = view.outline.as_ref().map(|outline| phrase(&outline.mission.title)).unwrap_or_default();
    let pairs = vec![
        Pair { term: "Mission".to_owned(), value: mission },
        Pair::new("Vision", view.vision),
        Pair::new("Cycle", view.cycle),
        Pair::new("Days", days),
    ];
    let description: Vec<_> = view
        .description
        .split("\n\n")
        .map(str::trim)
        .filter(|paragraph| !paragraph.is_empty())
        .map(|paragraph| view! { <p dir="auto">{paragraph.to_owned()}</p> })
        .collect();
    view! {
        <DescriptionList pairs />
        {(!description.is_empty()).then(|| view! { <div class="prose stack">{description}</div> })}
        {change}
    }
    .into_any()
}

/// The form; who was slower chooses between both texts.
fn change(view: &StrategyView, refused: Refused) -> AnyView {
    let (id, now) = (view.id.to_string(), view.revision.to_string());
    if refused.error(EDIT, STALE).is_some() {
        let versions = Version::all(StrategyEdit::NAMES, view.texts(), &refused, EDIT);
        let seen = Seen::read(&refused.value(EDIT, "seen", ""));
        let hidden = vec![("id", id), ("revision", now)];
        return view! { <Settle action=EDIT hidden versions seen cancel=links::strategy(&view.id) /> }.into_any();
    }
    let open = !refused.errors(EDIT).is_empty();
    let mark = "strategy";
    let form = view! {
        <form class="form" method="post" action=EDIT>
            <Once />
            <FormErrors errors=errors(&refused, EDIT) mark />
            <input type="hidden" name="id" value=id />
            <input type="hidden" name="revision" value=refused.value(EDIT, "revision", &now) />
            <input type="hidden" name="seen" value=refused.value(EDIT, "seen", &Seen::of(view.texts()).written()) />
            <TextInput id=format!("f-name-{mark}") name="name" label="Name" required=true max=Some(TITLE_MAX)
                value=refused.value(EDIT, "name", &view.name) error=refused.error(EDIT, "name") />
            <TextArea id=format!("f-vision-{mark}") name="vision" label="Vision" rows=3
                value=refused.value(EDIT, "vision", &view.vision) error=refused.error(EDIT, "vision") />
            <TextArea id=format!("f-description-{mark}") name="description" label="More about it" rows=5
                value=refused.value(EDIT, "description", &view.description) error=refused.error(EDIT, "description") />
            <div class="acts"><SubmitButton weight=Weight::Main>"Save"</SubmitButton></div>
        </form>
    }
    .into_any();
    view! { <Disclosure summary="Change its name, vision or description" open>{form}</Disclosure> }.into_any()
}
