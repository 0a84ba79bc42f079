//! `/strategy/{id}/delegate`: letting somebody edit a node and what hangs below it.
//!
//! Invariant: who is meant, until when, and what they may do is said before it is done.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::error::{Error, Result};
use crate::forms::{Once, Refused, refused};
use crate::measures::api::measure_keepers;
use crate::measures::model::Keepers;
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::delegations::api;
use crate::strategy::delegations::model::{DAYS_MAX, DAYS_USUAL, GiveView};
use crate::strategy::delegations::parts::{END, acts, sentence};
use crate::strategy::model::LOOK;
use crate::strategy::parts::{Refusals, errors, phrase};
use crate::ui::{Breadcrumbs, Choice, Crumb, FormErrors, PageHead, RadioGroup, SubmitButton, TextInput, Weight};

const GIVE: &str = "/api/delegations/give";

/// The page.
#[component]
pub fn DelegatePage() -> impl IntoView {
    let id = use_params_map().with_untracked(|params| params.get("id")).and_then(|id| id.parse().ok());
    loaded(
        async move {
            let view = api::delegation_form(id.ok_or(Error::NotFound)?).await?;
            let refused = refused().await;
            let found = found(&refused).await?;
            Ok((view, refused, found))
        },
        |(view, refused, found)| view! { <Whole view refused found /> },
    )
}

/// Whom the typed words may mean, where several could.
async fn found(refused: &Refused) -> Result<Option<Keepers>> {
    match refused.value(GIVE, "owner_search", "") {
        words if words.is_empty() || refused.error(GIVE, LOOK).is_none() => Ok(None),
        words => measure_keepers(words, String::new()).await.map(Some),
    }
}

#[component]
fn Whole(view: GiveView, refused: Refused, found: Option<Keepers>) -> impl IntoView {
    let steps = vec![
        Crumb { href: links::STRATEGY.to_owned(), label: "Strategy".into() },
        Crumb { href: links::node(&view.node), label: phrase(&view.title) },
    ];
    let below = match view.below {
        0 => "nothing hangs below it yet".to_owned(),
        1 => "1 node hangs right below it".to_owned(),
        count => format!("{count} nodes hang right below it"),
    };
    let lead = format!(
        "They change its words and everything below it ({below}) in a draft: edit, add, move within, archive. Where it hangs itself stays yours to say, and leadership publishes."
    );
    let now: Vec<_> = view.now.iter().map(|one| view! { <li>{sentence(one)}{acts(one)}</li> }).collect();
    let now = (!now.is_empty()).then(|| {
        view! {
            <section class="stack" aria-labelledby="now">
                <h2 id="now">"Who is let edit it now"</h2>
                <ul role="list" class="stack tight">{now}</ul>
            </section>
        }
    });
    view! {
        <Page title=format!("Let somebody edit {}", view.title.text)>
            <Breadcrumbs steps here="Let somebody edit it" />
            <PageHead title="Let somebody edit this" lead />
            <Refusals refused=refused.clone() paths=&[END] />
            <Give view refused found />
            {now}
        </Page>
    }
    .into_any()
}

#[component]
fn Give(view: GiveView, refused: Refused, found: Option<Keepers>) -> impl IntoView {
    let usual = view.today.saturating_add(jiff::Span::new().days(DAYS_USUAL)).to_string();
    let choices: Vec<Choice> = found
        .into_iter()
        .flat_map(|found| found.found)
        .map(|candidate| Choice::new(candidate.id.written(), candidate.label.text).meaning(candidate.within))
        .collect();
    let words = if choices.is_empty() { refused.value(GIVE, "owner_search", "") } else { String::new() };
    let group = (!choices.is_empty()).then(|| {
        view! { <RadioGroup name="owner" label="Who is meant?" choices value=String::new() required=true /> }
    });
    // Where some may be meant one of them is chosen, or another name is written.
    let is_needed = group.is_none();
    let label = if group.is_some() { "Or find somebody else" } else { "Who is to edit it?" };
    let hint = format!("At most {DAYS_MAX} days. It ends earlier if you take it back, or with your own office.");
    view! {
        <form class="form" method="post" action=GIVE>
            <Once />
            <FormErrors errors=errors(&refused, GIVE) />
            <input type="hidden" name="id" value=view.node.to_string() />
            {group}
            <TextInput name="owner_search" label kind="search" hint="A part of the name is enough." value=words
                error=refused.error(GIVE, "owner_search") autocomplete="off" required=is_needed />
            <TextInput name="until" label="Until, that day included" kind="date" value=refused.value(GIVE, "until", &usual)
                error=refused.error(GIVE, "until") hint required=true short=true />
            <div class="acts">
                <SubmitButton weight=Weight::Main>"Let them edit it"</SubmitButton>
                <a href=links::node(&view.node)>"Leave it as it is"</a>
            </div>
        </form>
    }
    .into_any()
}
