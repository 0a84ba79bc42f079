//! `/versions`: what was published, when, by whom and why.
//!
//! Invariant: the latest comes first; any two can be compared by a plain form.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::versions::api;
use crate::strategy::versions::model::VersionLine;
use crate::strategy::versions::parts::made;
use crate::ui::{
    Breadcrumbs, Choice, Column, Crumb, EmptyState, LinkButton, PageHead, Select, SubmitButton, Table, Width,
};

/// The page; with two numbers in its address it leads to their comparison.
#[component]
pub fn VersionsPage() -> impl IntoView {
    let query = |name: &str| use_query_map().with_untracked(|query| query.get(name)).and_then(|text| text.parse().ok());
    let chosen: (Option<i64>, Option<i64>) = (query("from"), query("to"));
    loaded(api::versions(), move |versions| view! { <All versions chosen /> })
}

#[component]
fn All(versions: Vec<VersionLine>, chosen: (Option<i64>, Option<i64>)) -> impl IntoView {
    let steps = vec![Crumb { href: links::STRATEGY.to_owned(), label: "Strategy".into() }];
    if versions.is_empty() {
        let purpose = "Each time a draft is published, or a file is read in, the strategy gets a number here, with what changed and why.";
        return view! {
            <Page title="Versions">
                <Breadcrumbs steps here="Versions" />
                <PageHead title="Versions" />
                <EmptyState title="Nothing was published yet" purpose />
            </Page>
        }
        .into_any();
    }
    let compare = (versions.len() > 1).then(|| view! { <Compare versions=versions.clone() chosen /> });
    let rows: Vec<_> = versions.into_iter().map(row).collect();
    let columns = vec![Column::words("Version"), Column::words("What changed and why"), Column::words("Made")];
    view! {
        <Page title="Versions" width=Width::Wide>
            <div class="stack">
                <Breadcrumbs steps here="Versions" />
                <PageHead title="Versions" lead="What was published, and why. A version never changes: what is to be different is published anew." />
                <Table id="versions" caption="Versions" columns quiet=true>{rows}</Table>
                {compare}
            </div>
        </Page>
    }
    .into_any()
}

fn row(version: VersionLine) -> impl IntoView {
    view! {
        <tr>
            <td><a href=links::version(version.number)>{format!("Version {}", version.number)}</a></td>
            <td dir="auto">{version.reason.clone()}</td>
            <td>{made(&version)}</td>
        </tr>
    }
    .into_any()
}

/// Two versions to compare: chosen by a form, which comes back here with the link to follow.
#[component]
fn Compare(versions: Vec<VersionLine>, chosen: (Option<i64>, Option<i64>)) -> impl IntoView {
    let choices = |first: &str| -> Vec<Choice> {
        let mut choices: Vec<Choice> = versions
            .iter()
            .map(|version| {
                Choice::new(version.number.to_string(), format!("Version {}: {}", version.number, version.reason))
            })
            .collect();
        if !first.is_empty() {
            choices.push(Choice::new("0", first));
        }
        choices
    };
    let latest = versions.first().map_or(1, |version| version.number);
    let (from, to) = (chosen.0.unwrap_or(latest - 1), chosen.1.unwrap_or(latest));
    let link = match chosen {
        (Some(from), Some(to)) if from != to => {
            let (from, to) = (from.min(to), from.max(to));
            let label = format!("What changed from version {from} to {to}");
            Some(view! { <p><LinkButton href=links::versions_between(from, to)>{label}</LinkButton></p> }.into_any())
        }
        (Some(_), Some(_)) => Some(view! { <p>"Choose two different versions."</p> }.into_any()),
        _ => None,
    };
    view! {
        <section class="stack" aria-labelledby="compare">
            <h2 id="compare">"Compare two"</h2>
            <form class="form" method="get" action=links::VERSIONS>
                <Select name="from" label="From" choices=choices("Before the first") value=Some(from.to_string()) />
                <Select name="to" label="To" choices=choices("") value=Some(to.to_string()) />
                <div class="acts"><SubmitButton>"Compare"</SubmitButton></div>
            </form>
            {link}
        </section>
    }
    .into_any()
}
