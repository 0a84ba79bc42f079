//! `/cycles/closing/finish`: what closing the cycle leaves behind, and closing it.
//!
//! Invariant: says how many nodes have no answer, and which, before anybody closes; demands what was learned.

use leptos::prelude::*;

use super::steps;
use crate::forms::{Once, Refused, refused};
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::cycles::api;
use crate::strategy::cycles::model::{ClosingView, Only};
use crate::strategy::parts::{Overtaken, errors, unless_overtaken};
use crate::ui::{
    Breadcrumbs, Checkbox, Crumb, DescriptionList, FormErrors, Notice, NoticeKind, PageHead, Pair, SubmitButton,
    TextArea, Weight,
};

const CLOSE: &str = "/api/cycles/close";

/// The page.
#[component]
pub fn FinishPage() -> impl IntoView {
    let load = async {
        let refused = refused().await;
        Ok((unless_overtaken(api::closing().await, &refused, CLOSE)?, refused))
    };
    loaded(load, |(view, refused)| match view {
        Some(view) => view! { <Whole view refused /> }.into_any(),
        None => {
            let on = (links::CYCLES, "To the cycles and their records");
            view! { <Overtaken refused path=CLOSE field="learned" on /> }.into_any()
        }
    })
}

#[component]
fn Whole(view: ClosingView, refused: Refused) -> impl IntoView {
    let title = format!("Close {}", view.cycle);
    let mut way = steps();
    way.push(Crumb { href: links::CLOSING.to_owned(), label: title.clone().into() });
    let counts = view.counts;
    let pairs = vec![
        Pair::new("Days", view.days.clone()),
        Pair::new("Keep", counts.keep.to_string()),
        Pair::new("Change", counts.change.to_string()),
        Pair::new("Stop", counts.stop.to_string()),
        Pair::new("No answer", counts.open.to_string()),
    ];
    let early = view.is_early.then(|| {
        view! { <Notice>"Its last day is still to come. It can be closed all the same; the strategy stays in force."</Notice> }
    });
    view! {
        <Page title=title.clone()>
            <div class="stack">
                <Breadcrumbs steps=way here="Finish" />
                <PageHead title lead="Closing writes a record that everybody reads and nothing changes afterwards. The strategy stays in force until the next one is published." />
                {early}
                <DescriptionList pairs />
                <Unanswered view=view.clone() />
                <CloseForm view refused />
            </div>
        </Page>
    }
    .into_any()
}

/// Those that nobody has answered for.
#[component]
fn Unanswered(view: ClosingView) -> impl IntoView {
    if view.counts.open == 0 {
        return None;
    }
    let href = links::closing_at(Only::Open.word(), None, None);
    let items: Vec<_> = view
        .unanswered
        .iter()
        .map(|(id, title)| {
            view! { <li><a href=links::closing_at("", Some(id), None)><bdi>{title.clone()}</bdi></a></li> }
        })
        .collect();
    let more = view.counts.open.saturating_sub(view.unanswered.len());
    let more = (more > 0).then(|| view! { <p class="soft">{format!("And {more} more.")}</p> });
    let words = match view.counts.open {
        1 => "One node has no answer and does not go on.".to_owned(),
        open => format!("{open} nodes have no answer and do not go on."),
    };
    Some(view! {
        <section class="stack" aria-labelledby="unanswered">
            <h2 id="unanswered">"Without an answer"</h2>
            <p>{words}" "<a href=href>"Answer for them"</a></p>
            <ul>{items}</ul>
            {more}
        </section>
    })
}

#[component]
fn CloseForm(view: ClosingView, refused: Refused) -> impl IntoView {
    if view.mission_is_open {
        return view! {
            <Notice kind=NoticeKind::Warning title="The mission waits.">
                "Say first whether it is kept or changed: the next strategy begins with it."
            </Notice>
        }
        .into_any();
    }
    let open = view.counts.open;
    let sure = (open > 0).then(|| {
        let label = match open {
            1 => "The one without an answer ends with this cycle".to_owned(),
            _ => format!("The {open} without an answer end with this cycle"),
        };
        view! { <Checkbox name="sure" label error=refused.error(CLOSE, "sure") /> }
    });
    view! {
        <form class="form" method="post" action=CLOSE>
            <Once />
            <FormErrors errors=errors(&refused, CLOSE) />
            <input type="hidden" name="id" value=view.id.to_string() />
            <input type="hidden" name="waits" value=open.to_string() />
            <TextArea name="learned" label="What was learned over all" hint="One sentence or a few. It stands at the head of the record."
                required=true value=refused.value(CLOSE, "learned", "") error=refused.error(CLOSE, "learned") />
            {sure}
            <div class="acts">
                <SubmitButton weight=Weight::Main>{format!("Close {}", view.cycle)}</SubmitButton>
                <a href=links::CLOSING>"Not yet"</a>
            </div>
        </form>
    }
    .into_any()
}
