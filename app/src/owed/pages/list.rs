//! `/owed`: all that waits for me.
//!
//! Invariant: one short list by sort; a sort of which more waits than is listed says so, without a number.

use leptos::prelude::*;

use crate::forms::{Refused, refused};
use crate::owed::api;
use crate::owed::model::{Item, LISTED, OwedView, Refusal, Sort};
use crate::owed::parts::{act, acts, line};
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::parts::Refusals;
use crate::ui::{EmptyState, LinkButton, PageHead};

const GIVE_BACK: &str = "/api/owed/give-back";

/// The page.
#[component]
pub fn OwedPage() -> impl IntoView {
    loaded(async { Ok((api::owed().await?, refused().await)) }, |(view, refused)| view! { <All view refused /> })
}

#[component]
fn All(view: OwedView, refused: Refused) -> impl IntoView {
    let lead = match &view.manager {
        Some((_, name)) => format!("Each says why it is yours. What is not goes to {name}, with your reason."),
        None => "Each says why it is yours. Nobody is above you, so nothing can be passed on.".to_owned(),
    };
    let sections: Vec<_> = Sort::ALL
        .into_iter()
        .filter_map(|(sort, _, heading, _)| {
            let items: Vec<Item> = view.items.iter().filter(|item| item.sort == sort).cloned().collect();
            section(sort, heading, items, &view)
        })
        .collect();
    let nothing = sections.is_empty().then(|| {
        let purpose = "What somebody waits for from you stands here, and nowhere else: to be taken over, to be answered, to be measured. Nothing is sent to you for it.";
        view! { <EmptyState title="Nothing waits for you" purpose><LinkButton href=links::HOME>"To my mission"</LinkButton></EmptyState> }
    });
    view! {
        <Page title="What waits for you">
            <div class="stack loose">
                <PageHead title="What waits for you" lead />
                <Refusals refused paths=&[GIVE_BACK, "/api/owed/see-to"] />
                {nothing}
                {sections}
                <Passed refused=view.refused.clone() />
            </div>
        </Page>
    }
    .into_any()
}

fn section(sort: Sort, heading: &'static str, items: Vec<Item>, view: &OwedView) -> Option<AnyView> {
    let has_more = items.len() > LISTED;
    let id = format!("waits-{}", sort.word());
    let lines: Vec<_> = items
        .iter()
        .take(LISTED)
        .map(|item| line(item, view.now, &view.zone, acts(item, view.manager.is_some())))
        .collect();
    let more = has_more.then(|| view! { <p class="small">"More of these wait; they come up as these are done."</p> });
    let labelled = id.clone();
    (!lines.is_empty()).then(|| {
        view! {
            <section class="stack tight" aria-labelledby=labelled>
                <h2 id=id>{heading}</h2>
                <ul role="list" class="stack">{lines}</ul>
                {more}
            </section>
        }
        .into_any()
    })
}

/// What I said is not mine and nobody has settled.
#[component]
fn Passed(refused: Vec<Refusal>) -> impl IntoView {
    let lines: Vec<_> = refused
        .into_iter()
        .map(|one| {
            let back = act(GIVE_BACK, one.id.as_str(), "Take it back", &one.title);
            view! {
                <li>
                    <p><bdi>{one.title.clone()}</bdi></p>
                    <p class="small">{format!("With {} since {}: ", one.to, one.when)}"“"<bdi>{one.reason.clone()}</bdi>"”"</p>
                    {back}
                </li>
            }
        })
        .collect();
    (!lines.is_empty()).then(|| {
        view! {
            <section class="stack tight" aria-labelledby="passed">
                <h2 id="passed">"You said it is not yours"</h2>
                <ul role="list" class="stack">{lines}</ul>
            </section>
        }
    })
}
