//! A difference, node by node, with what each field said before and says after.
//!
//! Invariant: every change is said in words; added and removed are told by words, not by colour alone.

use leptos::prelude::*;

use crate::routes::links;
use crate::strategy::versions::model::{Difference, FieldChange, NodeChange, Sort, VersionLine};
use crate::ui::{Tag, Tone};

/// Draws a difference.
#[component]
pub(crate) fn Changes(
    /// What differs.
    difference: Difference,
) -> impl IntoView {
    let counts: Vec<String> =
        difference.counts.iter().map(|(sort, count)| format!("{count} {}", counted(*sort))).collect();
    let nodes: Vec<_> = difference.nodes.iter().map(node).collect();
    let more =
        (difference.more > 0).then(|| view! { <p class="soft">{format!("and {} more nodes", difference.more)}</p> });
    view! {
        <p>{counts.join(", ")}</p>
        <ul class="stack changes" role="list">{nodes}</ul>
        {more}
    }
    .into_any()
}

/// Draws the fields of one node.
pub(crate) fn fields(change: &NodeChange) -> AnyView {
    let rows: Vec<_> = change.fields.iter().map(field).collect();
    (!rows.is_empty()).then(|| view! { <dl class="fields">{rows}</dl> }).into_any()
}

/// Draws the marks of one node.
pub(crate) fn marks(change: &NodeChange) -> AnyView {
    let tags: Vec<_> = change
        .sorts
        .iter()
        .map(|sort| {
            let tone = match sort {
                Sort::Added | Sort::Restored => Tone::Good,
                Sort::Archived | Sort::Gone => Tone::Warning,
                _ => Tone::Info,
            };
            let said = sort.said();
            view! { " "<Tag tone>{said}</Tag> }
        })
        .collect();
    tags.into_any()
}

/// Says who made a version and when.
pub(crate) fn made(version: &VersionLine) -> AnyView {
    let by = version.by.clone().map(|(id, name)| view! { " by "<a href=links::person(&id)>{name}</a> });
    view! { {version.kind.said()}{by}", "{version.made.clone()} }.into_any()
}

fn node(change: &NodeChange) -> impl IntoView + use<> {
    let title = match &change.node {
        Some(id) => view! { <a href=links::node(id)><bdi>{change.title.clone()}</bdi></a> }.into_any(),
        None => view! { <bdi>{change.title.clone()}</bdi> }.into_any(),
    };
    let along = (change.along > 0).then(|| {
        let nodes = if change.along == 1 { "node" } else { "nodes" };
        view! { <span class="soft">{format!(" with {} {nodes} below", change.along)}</span> }
    });
    view! { <li><h3>{title}{marks(change)}{along}</h3>{fields(change)}</li> }.into_any()
}

fn field(change: &FieldChange) -> impl IntoView + use<> {
    let before = (!change.before.is_empty())
        .then(|| view! { <dd><span class="soft">"before "</span><del dir="auto">{change.before.clone()}</del></dd> });
    let after = if change.after.is_empty() {
        view! { <dd class="soft">"nothing any more"</dd> }.into_any()
    } else {
        let word = before.is_some().then(|| view! { <span class="soft">"now "</span> });
        view! { <dd>{word}<ins dir="auto">{change.after.clone()}</ins></dd> }.into_any()
    };
    view! { <div><dt>{change.label.clone()}</dt>{before}{after}</div> }.into_any()
}

fn counted(sort: Sort) -> &'static str {
    match sort {
        Sort::Owner => "with another owner",
        Sort::Days => "with other days",
        Sort::Wordings => "with other wordings",
        Sort::Links => "with other links",
        Sort::Restored => "brought back",
        sort => sort.said(),
    }
}
