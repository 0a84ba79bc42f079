//! What an import found and does: its numbers, and who is new, moved, changed, back or gone.
//!
//! Invariant: counts everybody; a list that is cut says so.

use leptos::prelude::*;

use super::counted;
use crate::people::model::{Line, Summary};
use crate::routes::links;
use crate::ui::{Column, DescriptionList, Disclosure, Pair, PersonLink, Table};

/// Draws the numbers and the lists.
#[component]
pub fn Preview(
    /// What was found.
    summary: Summary,
    /// Whether it was applied already.
    is_done: bool,
) -> impl IntoView {
    let tally = summary.tally;
    let lists = summary.lists;
    let found = summary.counts.into_iter().filter(|(_, count)| *count > 0);
    let pairs = found.map(|(name, count)| Pair::new(words(&name), count.to_string())).collect();
    let heading = if is_done { "What it did" } else { "What it would do" };
    let nothing = tally.is_empty().then(|| view! { <p>"Nobody is touched: the directory says the same already."</p> });
    let addresses = (summary.addresses > 0).then(|| {
        let who = counted(summary.addresses, "person signs in", "people sign in");
        view! { <p>{format!("{who} with another address by it, and each is told.")}</p> }
    });
    let gone = if is_done { "deactivated" } else { "to be deactivated" };
    view! {
        <section class="stack tight">
            <h2>{heading}</h2>
            {nothing}
            <Sort name="new" title="new" lines=lists.new count=tally.new />
            <Sort name="moved" title="moved: another team or manager" lines=lists.moved count=tally.moved />
            <Sort name="changed" title="changed otherwise" lines=lists.changed count=tally.changed />
            <Sort name="back" title="back again" lines=lists.returning count=tally.returning />
            <Sort name="gone" title=gone lines=lists.gone count=tally.gone />
            {addresses}
            <p>{format!("{} as they were.", counted(i64::try_from(tally.unchanged).unwrap_or(0), "person stays", "people stay"))}</p>
        </section>
        <section class="stack tight">
            <h2>"What the file holds"</h2>
            <DescriptionList pairs />
        </section>
    }
}

#[component]
fn Sort(name: &'static str, title: &'static str, lines: Vec<Line>, count: usize) -> impl IntoView {
    (count > 0).then(|| {
        let rest = count - lines.len().min(count);
        let summary = format!("{} {title}", counted(i64::try_from(count).unwrap_or(0), "person", "people"));
        let open = name == "gone" || count <= 10;
        let rows: Vec<_> = lines
            .into_iter()
            .map(|line| {
                let href = line.id.map(|id| links::person(&id));
                view! { <tr><td><PersonLink name=line.name href /></td><td dir="auto">{line.what}</td></tr> }
            })
            .collect();
        let columns = vec![Column::words("Name"), Column::words("What")];
        view! {
            <Disclosure summary=summary.clone() open>
                <Table id=format!("list-{name}") caption=summary columns quiet=true>{rows}</Table>
                {(rest > 0).then(|| view! { <p>{format!("and {rest} more.")}</p> })}
            </Disclosure>
        }
    })
}

/// Names a layout as people do.
pub(super) fn layout(format: &str) -> &'static str {
    match format {
        "bamboohr" => "a BambooHR export",
        "google" => "a Google Workspace export",
        "entra" => "a Microsoft Entra sheet",
        "workday" => "a Workday export",
        "uk-organogram" => "a UK government organogram",
        "scim" => "a SCIM list",
        "github-org" => "the teams of a GitHub organisation",
        "rust-teams" => "the teams of the Rust project",
        "csv" => "a plain CSV",
        _ => "a file",
    }
}

fn words(name: &str) -> &'static str {
    match name {
        "rows" => "Rows",
        "people" => "People",
        "teams" => "Teams",
        "roots" => "At the top",
        "unknown_manager" => "Unknown managers",
        "self_reports" => "Report to themselves",
        "cycles" => "Circles of managers",
        "duplicates" => "Stood before",
        "vacant" => "Vacant posts",
        "depth" => "Levels",
        _ => "Other",
    }
}
