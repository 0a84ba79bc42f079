//! `/values/{id}`: a recorded value, corrected or removed.
//!
//! Invariant: whoever was slower sees both texts and loses neither; what is removed can be brought back.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::access::Ability;
use crate::error::Error;
use crate::forms::{Once, Refused, refused};
use crate::measures::api;
use crate::measures::model::{self, Reading, ValueFields, Withdrawn};
use crate::measures::parts::{RESTORE_VALUE, ValueFieldset, named, restore_form, told};
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::model::{STALE, Seen};
use crate::strategy::parts::{Refusals, Settle, Version, errors, way};
use crate::time::day_said;
use crate::ui::{
    Breadcrumbs, Crumb, DescriptionList, FormErrors, Notice, NoticeKind, PageHead, Pair, SubmitButton, Weight,
};

const CORRECT: &str = "/api/measure/correct";
const REMOVE: &str = "/api/measure/remove-value";

/// The page.
#[component]
pub fn ValuePage() -> impl IntoView {
    let id = use_params_map().with_untracked(|params| params.get("id")).and_then(|id| id.parse().ok());
    loaded(
        async move {
            let page = api::measure_value(id.ok_or(Error::NotFound)?).await?;
            if page.can.contains(&Ability::Record) { Ok((page, refused().await)) } else { Err(Error::Forbidden) }
        },
        |(page, refused)| view! { <Whole page refused /> },
    )
}

#[component]
fn Whole(page: model::ValuePage, refused: Refused) -> impl IntoView {
    let reading = page.reading;
    let name = named(&reading);
    let mut steps = way(&page.line.stations);
    steps.push(Crumb { href: links::measure(&reading.id), label: name.clone().into() });
    let day = page.value.measured_on.map_or_else(|| "no day".to_owned(), |day| day_said(page.today, day));
    let by = page.value.by.as_deref().map(|by| format!(", recorded by {by}")).unwrap_or_default();
    let from = page.value.origin.as_ref().map(|origin| format!(", {}", origin.said())).unwrap_or_default();
    let lead = format!("{name}: {}, {day}{by}{from}.", page.value.said(&reading.unit));
    let body = match page.withdrawn {
        None => view! { <Forms value=page.value reading refused=refused.clone() /> }.into_any(),
        Some(withdrawn) => view! { <Gone withdrawn reading refused=refused.clone() /> }.into_any(),
    };
    view! {
        <Page title="Correct a value">
            <div class="stack">
            <Breadcrumbs steps here="Correct a value" />
            <Refusals refused paths=&[REMOVE, RESTORE_VALUE] />
            <PageHead title="Correct a value" lead />
            {body}
            </div>
        </Page>
    }
    .into_any()
}

#[component]
fn Forms(value: model::Value, reading: Reading, refused: Refused) -> impl IntoView {
    let fields = ValueFields::of(&value);
    let seen = refused.value(CORRECT, "seen", &Seen::of(fields.texts()).written());
    let (id, back) = (value.id.to_string(), links::measure(&reading.id));
    view! {
        <form class="form" method="post" action=CORRECT>
            <Once />
            <FormErrors errors=errors(&refused, CORRECT) mark=reading.id.to_string() />
            <input type="hidden" name="id" value=id.clone() />
            <input type="hidden" name="seen" value=seen />
            <ValueFieldset action=CORRECT reading fields refused />
            <p class="soft">"What stood there stays in the history, with your name and the day of the correction."</p>
            <div class="acts">
                <SubmitButton weight=Weight::Main>"Save the correction"</SubmitButton>
                <a href=back>"Leave it as it is"</a>
            </div>
        </form>
        <form method="post" action=REMOVE>
            <Once />
            <input type="hidden" name="id" value=id />
            <SubmitButton weight=Weight::Bare>"Remove this value"</SubmitButton>
        </form>
    }
    .into_any()
}

/// A value that counts no more: what became of it, and what somebody typed who did not know.
#[component]
fn Gone(withdrawn: Withdrawn, reading: Reading, refused: Refused) -> impl IntoView {
    let said = format!("It was {}.", told(&withdrawn, &reading.unit));
    let is_late = refused.error(CORRECT, STALE).is_some();
    match withdrawn.instead.clone() {
        Some(instead) if is_late => {
            let theirs = ValueFields::of(&instead);
            let versions = Version::all(ValueFields::NAMES, theirs.texts(), &refused, CORRECT);
            let seen = Seen::read(&refused.value(CORRECT, "seen", ""));
            let hidden = vec![("id", instead.id.to_string())];
            view! { <Settle action=CORRECT hidden versions seen cancel=links::measure(&reading.id) /> }.into_any()
        }
        Some(instead) => view! {
            <Notice kind=NoticeKind::Info title="This value counts no more.">{said}</Notice>
            <p><a href=links::value(&instead.id)>"Correct the value that stands in its place"</a></p>
        }
        .into_any(),
        None => {
            let acts = match &withdrawn.lapsed {
                Some(lapsed) => {
                    view! { <a href=links::value(&lapsed.id)>"Bring back what stood in its place"</a> }.into_any()
                }
                None => restore_form(&withdrawn, Weight::Main),
            };
            let typed = is_late.then(|| {
                let typed = ValueFields::NAMES
                    .into_iter()
                    .map(|(name, label)| Pair::new(label, refused.value(CORRECT, name, "")));
                view! {
                    <h2>"What you typed meanwhile"</h2>
                    <p>"It was not saved. Bring the value back to correct it, or record yours as a new one."</p>
                    <DescriptionList pairs=typed.collect() />
                }
            });
            view! {
                <Notice kind=NoticeKind::Warning title="This value counts no more." acts>{said}</Notice>
                {typed}
                <p><a href=links::measure(&reading.id)>"To the measure"</a></p>
            }
            .into_any()
        }
    }
}
