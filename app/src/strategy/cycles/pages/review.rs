//! `/cycles/closing`: the nodes of a cycle that is being closed, one row each, in the outline's order.
//!
//! Invariant: one row is open, with its form; an answer leads to the next that waits. What is filtered stands in the address.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::row::{ANSWER, Row};
use super::steps;
use crate::forms::{Once, Refused, refused};
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::cycles::api;
use crate::strategy::cycles::model::{Only, ReviewView, Verdict};
use crate::strategy::model::STALE;
use crate::strategy::parts::{Refusals, errors};
use crate::ui::{
    Breadcrumbs, Checkbox, Disclosure, EmptyState, Filter, Filters, FormErrors, KeyList, LinkButton, Notice,
    NoticeKind, PageHead, Pager, Progress, SubmitButton, Width,
};

const UNDO: &str = "/api/cycles/answer/undo";
const DROP: &str = "/api/cycles/close/drop";

/// The page.
#[component]
pub fn ReviewPage() -> impl IntoView {
    let query = |name: &str| use_query_map().with_untracked(|query| query.get(name));
    let page = query("page").and_then(|page| page.parse().ok());
    let (only, at, batch) = (query("only"), query("at"), query("batch"));
    loaded(
        async move {
            let refused = refused().await;
            // A form that was refused stands open at its node.
            let wrong = Some(refused.value(ANSWER, "node", "")).filter(|node| !node.is_empty());
            Ok((api::review(only, wrong.or(at), page, batch).await?, refused))
        },
        |(view, refused)| view! { <Whole view refused /> },
    )
}

#[component]
fn Whole(view: ReviewView, refused: Refused) -> impl IntoView {
    let title = format!("Close {}", view.cycle);
    let told = format!("{} of {} answered", view.counts.answered(), view.counts.all());
    let [done, all] = [view.counts.answered(), view.counts.all()].map(|count| u64::try_from(count).unwrap_or(0));
    let others: Vec<_> = refused.errors(ANSWER).into_iter().filter(|(field, _)| field.is_empty()).collect();
    let gone = (!others.is_empty() && refused.error(ANSWER, STALE).is_none()).then(|| {
        view! { <Refusals refused=refused.clone() paths=&[ANSWER] /> }
    });
    view! {
        <Page title=title.clone() width=Width::Wide>
            <div class="stack">
                <Breadcrumbs steps=steps() here=title.clone() />
                <PageHead title lead="Say of each part of the strategy what becomes of it. What has no answer does not go on.">
                    <LinkButton href=links::CLOSE>"Finish"</LinkButton>
                </PageHead>
                <p class="soft">{view.begun.clone()}</p>
                <Progress id="answered" label="Answered" told done total=Some(all) />
                {gone}
                <Refusals refused=refused.clone() paths=&[UNDO] />
                <AtOnce view=view.clone() />
                <Chips view=view.clone() />
                <Rows view=view.clone() refused=refused.clone() />
                <KeyList keys=keys() />
                <GiveUp view refused />
            </div>
        </Page>
    }
    .into_any()
}

fn keys() -> Vec<(Vec<&'static str>, &'static str)> {
    vec![
        (vec!["1", "2", "3", "4"], "how far it came"),
        (vec!["k"], "keep"),
        (vec!["c"], "change"),
        (vec!["s"], "stop"),
        (vec!["n"], "skip"),
    ]
}

#[component]
fn Chips(view: ReviewView) -> impl IntoView {
    let filters = Only::ALL
        .into_iter()
        .map(|only| Filter {
            href: links::closing_at(only.word(), None, None),
            label: only.label().to_owned(),
            count: u64::try_from(view.counts.shown(only)).ok(),
            on: view.only == only,
        })
        .collect();
    view! { <Filters label="Which rows" filters /> }
}

#[component]
fn Rows(view: ReviewView, refused: Refused) -> impl IntoView {
    if view.rows.is_empty() {
        let (title, purpose) = match view.only {
            Only::Open => ("Everything is answered", "Finish closing the cycle, or look through the answers first."),
            _ => ("Nothing here", "No node was answered for like this."),
        };
        return view! { <EmptyState title purpose><LinkButton href=links::CLOSE>"Finish"</LinkButton></EmptyState> }
            .into_any();
    }
    const PAGE: usize = 40;
    let (first, last) = ((view.page - 1) * PAGE + 1, ((view.page - 1) * PAGE + view.rows.len()));
    let word = view.only.word();
    let pager = (view.all > PAGE).then(|| {
        let before = (view.page > 1).then(|| links::closing_page(word, view.page - 1));
        let after = (last < view.all).then(|| links::closing_page(word, view.page + 1));
        view! { <Pager place=format!("{first} to {last} of {}", view.all) before after /> }
    });
    let rows: Vec<_> = view
        .rows
        .iter()
        .map(|row| {
            let here = view.at.as_ref() == Some(&row.node);
            let next = view.next.clone().filter(|_| here);
            view! { <Row row=row.clone() here next closing=view.id.to_string() only=view.only refused=refused.clone() /> }
        })
        .collect();
    view! {
        <ol role="list" class="verdicts">{rows}</ol>
        {pager}
    }
    .into_any()
}

/// Says what was said of many at once, and offers to take it back.
#[component]
fn AtOnce(view: ReviewView) -> impl IntoView {
    let (batch, count, verdict) = view.batch?;
    let acts = view! {
        <form method="post" action=UNDO>
            <Once />
            <input type="hidden" name="id" value=view.id.to_string() />
            <input type="hidden" name="batch" value=batch />
            <SubmitButton>"Undo"</SubmitButton>
        </form>
    }
    .into_any();
    let said = Verdict::read(&verdict).map_or("", Verdict::label).to_lowercase();
    let words = match count {
        1 => format!("One more below was answered with “{said}”."),
        _ => format!("{count} more below were answered with “{said}”."),
    };
    Some(view! { <Notice kind=NoticeKind::Good acts>{words}</Notice> })
}

/// Gives the closing up.
#[component]
fn GiveUp(view: ReviewView, refused: Refused) -> impl IntoView {
    let open = !refused.errors(DROP).is_empty();
    let form = view! {
        <form class="form" method="post" action=DROP>
            <Once />
            <FormErrors errors=errors(&refused, DROP) />
            <input type="hidden" name="id" value=view.id.to_string() />
            <p>{format!("{} answers go with it. The cycle can be closed anew later.", view.counts.answered())}</p>
            <Checkbox name="sure" label="I mean it" error=refused.error(DROP, "sure") />
            <div class="acts"><SubmitButton weight=crate::ui::Weight::Danger>"Give the closing up"</SubmitButton></div>
        </form>
    }
    .into_any();
    view! { <Disclosure summary="Give this closing up" open>{form}</Disclosure> }
}
