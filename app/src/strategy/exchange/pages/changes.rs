//! What an import changes: new, changed, moved, and what the file leaves out.
//!
//! Invariant: before and after stand side by side; a list that is cut says how much it leaves out.

use leptos::prelude::*;

use crate::strategy::exchange::model::{FieldLine, NodeLine, RunState, Summary};
use crate::ui::{Column, Disclosure, Table};

/// Draws the changes.
#[component]
pub fn Changes(
    /// What is kept of the import.
    summary: Summary,
    /// Where it stands.
    state: RunState,
) -> impl IntoView {
    let changes = summary.changes;
    let head = if state == RunState::Previewed { "What it would change" } else { "What it changed" };
    let said = if summary.is_new {
        format!("A new strategy with {} nodes.", changes.added.0)
    } else {
        format!(
            "{} new, {} changed, {} moved, {} as before. {} are not in the file and stay.",
            changes.added.0, changes.changed.0, changes.moved.0, changes.unchanged, changes.missing.0
        )
    };
    let order = (changes.reordered > 0)
        .then(|| view! { <p>{format!("Below {} nodes the order is another.", changes.reordered)}</p> });
    let about = (!changes.plan.is_empty()).then(|| {
        view! {
            <Disclosure summary="About the strategy itself" open=true>
                <Fields id="plan".to_owned() caption="The strategy itself".to_owned() fields=changes.plan />
            </Disclosure>
        }
    });
    let new = if summary.is_new { "Its nodes" } else { "New" };
    view! {
        <h2>{head}</h2>
        <p>{said}</p>
        {order}
        {about}
        <Nodes head="Changed" id="changed" list=changes.changed />
        <Nodes head="Moved" id="moved" list=changes.moved />
        <Nodes head=new id="added" list=changes.added />
        <Nodes head="Not in the file, kept" id="missing" list=changes.missing />
    }
}

#[component]
fn Nodes(head: &'static str, id: &'static str, list: (usize, Vec<NodeLine>)) -> impl IntoView {
    let (total, nodes) = list;
    (!nodes.is_empty()).then(|| {
        let more = total.saturating_sub(nodes.len());
        let lines: Vec<_> = nodes
            .into_iter()
            .enumerate()
            .map(|(at, node)| view! { <li><OneNode id=format!("{id}-{at}") node /></li> })
            .collect();
        view! {
            <Disclosure summary=format!("{head}: {total}") open={total <= 20}>
                <ul>{lines}</ul>
                {(more > 0).then(|| view! { <p>{format!("{more} more are not shown.")}</p> })}
            </Disclosure>
        }
    })
}

#[component]
fn OneNode(id: String, node: NodeLine) -> impl IntoView {
    let title = if node.title.trim().is_empty() { "(without a title)".to_owned() } else { node.title };
    let place = |name: String| {
        if name.is_empty() { "directly below the mission".to_owned() } else { format!("below “{name}”") }
    };
    let (below, from) = (place(node.below), node.from.map(place));
    let said = match from {
        Some(from) => format!("{below}, before {from}"),
        None => below,
    };
    let fields = (!node.fields.is_empty())
        .then(|| view! { <Fields id caption=format!("What changes in “{title}”") fields=node.fields /> });
    view! {
        <span dir="auto">{title.clone()}</span>
        <span dir="auto">{format!(", {said}")}</span>
        {fields}
    }
}

#[component]
fn Fields(id: String, caption: String, fields: Vec<FieldLine>) -> impl IntoView {
    let rows: Vec<_> = fields
        .into_iter()
        .map(|line| {
            view! {
                <tr>
                    <td>{line.field}</td>
                    <td dir="auto">{line.before}</td>
                    <td dir="auto">{line.after}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <Table
            id
            caption
            quiet=true
            columns=vec![Column::words("Field"), Column::words("Now"), Column::words("In the file")]
        >
            {rows}
        </Table>
    }
}
