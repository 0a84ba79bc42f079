//! `/cycles/{number}`: the record of a closed cycle.
//!
//! Invariant: shows what was written when it was closed; who closed it and what was learned stand first.

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::steps;
use crate::access::Ability;
use crate::error::Error;
use crate::forms::{Once, Refused, refused};
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::cycles::api;
use crate::strategy::cycles::model::{RecordRow, RecordView};
use crate::strategy::cycles::parts::{said_of, verdict_tag};
use crate::strategy::parts::Refusals;
use crate::ui::{
    Breadcrumbs, Column, DescriptionList, Disclosure, LinkButton, Notice, NoticeKind, PageHead, Pager, Pair,
    SubmitButton, Table, Weight, Width,
};

const REOPEN: &str = "/api/cycles/reopen";
/// How many rows the store puts on a page.
const PAGE: usize = 200;

/// The page.
#[component]
pub fn RecordPage() -> impl IntoView {
    let number =
        use_params_map().with_untracked(|params| params.get("number")).and_then(|text| text.parse::<i64>().ok());
    let page = use_query_map().with_untracked(|query| query.get("page")).and_then(|text| text.parse().ok());
    loaded(
        async move { Ok((api::cycle_record(number.ok_or(Error::NotFound)?, page).await?, refused().await)) },
        |(view, refused)| view! { <Whole view refused /> },
    )
}

#[component]
fn Whole(view: RecordView, refused: Refused) -> impl IntoView {
    let line = view.line.clone();
    let counts = view.counts;
    let pairs = vec![
        Pair::new("Days", line.days.clone()),
        Pair { term: "Strategy".to_owned(), value: line.strategy.1.clone().into() },
        Pair::new(
            "Closed",
            line.by.as_ref().map_or_else(|| line.closed.clone(), |name| format!("{}, by {name}", line.closed)),
        ),
        Pair::new(
            "Answers",
            format!(
                "{} keep, {} change, {} stop, {} without one",
                counts.keep, counts.change, counts.stop, counts.open
            ),
        ),
    ];
    let next = (view.can.contains(&Ability::Add)).then(|| {
        view! { <LinkButton weight=Weight::Main href=links::next_cycle(line.number)>"Begin the next one"</LinkButton> }
    });
    let title = format!("{}, closed", line.cycle);
    view! {
        <Page title=title.clone() width=Width::Wide>
            <div class="stack">
                <Breadcrumbs steps=steps() here=line.cycle.clone() />
                <Refusals refused paths=&[REOPEN] />
                <Standing view=view.clone() />
                <PageHead title>
                    {next}
                    <LinkButton href=links::strategy(&line.strategy.0)>"The strategy"</LinkButton>
                    <LinkButton href=links::cycle_file(line.number)>"Take it away as CSV"</LinkButton>
                </PageHead>
                <p class="lead" dir="auto">{line.learned.clone()}</p>
                <DescriptionList pairs />
                <Rows view=view.clone() />
                <Reopen view />
            </div>
        </Page>
    }
    .into_any()
}

/// What came of the record since.
#[component]
fn Standing(view: RecordView) -> impl IntoView {
    if let Some(when) = &view.line.reopened {
        return Some(
            view! {
                <Notice kind=NoticeKind::Warning title="This cycle was opened again.">
                    {format!("That was {when}. This is what was written before; a later record takes its place.")}
                </Notice>
            }
            .into_any(),
        );
    }
    if let Some((id, name)) = view.followed_by.clone() {
        return Some(
            view! { <Notice>"It was followed by "<a href=links::strategy(&id)><bdi>{name}</bdi></a>"."</Notice> }
                .into_any(),
        );
    }
    let (draft, name) = view.next.clone()?;
    let acts = view! { <LinkButton href=links::draft(&draft)>"To its draft"</LinkButton> }.into_any();
    Some(view! { <Notice acts>"The next one is being drafted: "<bdi>{name}</bdi>"."</Notice> }.into_any())
}

#[component]
fn Rows(view: RecordView) -> impl IntoView {
    let (page, number) = (view.page, view.line.number);
    let last = (page - 1) * PAGE + view.rows.len();
    let pager = (view.all > PAGE).then(|| {
        let before = (page > 1).then(|| links::cycle(number, page - 1));
        let after = (last < view.all).then(|| links::cycle(number, page + 1));
        view! { <Pager place=format!("{} to {last} of {}", (page - 1) * PAGE + 1, view.all) before after /> }
    });
    let rows: Vec<_> = view.rows.iter().map(row).collect();
    let columns = vec![
        Column::words("Part of the strategy"),
        Column::words("Answer"),
        Column::words("What was learned"),
        Column::words("Measures"),
    ];
    view! {
        <Table id="record" caption="What became of each part" columns quiet=true>{rows}</Table>
        {pager}
    }
    .into_any()
}

fn row(row: &RecordRow) -> AnyView {
    let measures: Vec<_> =
        row.measures.iter().map(|one| view! { <li><bdi>{one.name.clone()}</bdi>": "{one.said()}</li> }).collect();
    let measures = (!measures.is_empty()).then(|| view! { <ul class="small">{measures}</ul> });
    let by = row.by.clone().map(|name| view! { <br /><span class="small soft">{name}</span> });
    view! {
        <tr id=format!("n-{}", row.node)>
            <td class=format!("depth-{}", row.depth.min(6))><a href=links::node(&row.node)><bdi>{row.title.clone()}</bdi></a></td>
            <td>{verdict_tag(row.verdict)}" "{said_of(row.score)}{by}</td>
            <td dir="auto">{row.learned.clone()}</td>
            <td>{measures}</td>
        </tr>
    }
    .into_any()
}

/// The way back for a cycle that was closed by mistake.
#[component]
fn Reopen(view: RecordView) -> impl IntoView {
    let until = view.reopens_until.filter(|_| view.can.contains(&Ability::Archive))?;
    let form = view! {
        <form class="form" method="post" action=REOPEN>
            <Once />
            <input type="hidden" name="id" value=view.id.to_string() />
            <p>{format!("All answers are kept and can be changed. This record stays and says that it was opened again. Possible until {until}.")}</p>
            <div class="acts"><SubmitButton>"Open it again"</SubmitButton></div>
        </form>
    }
    .into_any();
    Some(view! { <Disclosure summary="It was closed by mistake">{form}</Disclosure> })
}
