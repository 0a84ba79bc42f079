//! The gaps as a table of pillars and teams.
//!
//! Invariant: the number stands in every cell, the shade only helps; a cell with gaps leads to its list.

use leptos::prelude::*;

use crate::coverage::model::{COUNTED, Cell, Heat, counted};
use crate::routes::links;
use crate::strategy::parts::phrase;
use crate::ui::{Column, EmptyState, Table};

/// Draws the table.
#[component]
pub(super) fn HeatTable(heat: Heat) -> impl IntoView {
    if heat.teams.is_empty() || heat.rows.is_empty() {
        let purpose = "A table needs pillars and the teams below this one. Choose the list, or a wider part.";
        return view! { <EmptyState title="There is nothing to lay out" purpose /> }.into_any();
    }
    let mut columns = vec![Column::words("Pillar")];
    columns.extend(heat.teams.iter().map(Column::numbers));
    let rows: Vec<_> = heat
        .rows
        .iter()
        .map(|(pillar, cells)| {
            let name = match pillar {
                Some((id, title)) => view! { <a href=links::node(id)>{phrase(title).view()}</a> }.into_any(),
                None => "Under no pillar".into_any(),
            };
            let cells: Vec<_> = cells.iter().map(draw).collect();
            view! { <tr><th scope="row">{name}</th>{cells}</tr> }
        })
        .collect();
    view! {
        <Table id="heat" caption="How many gaps each pillar has in each team" columns>{rows}</Table>
        <p class="small soft">
            {format!("Counted up to {COUNTED}. What is read only by those in whose chain people are is not part of it.")}
        </p>
    }
    .into_any()
}

fn draw(cell: &Cell) -> impl IntoView + use<> {
    let class = format!("number heat-{}", shade(cell.count));
    let said = counted(cell.count);
    let inner = match &cell.asked {
        Some(asked) => view! { <a href=links::coverage(asked)>{said}</a> }.into_any(),
        None => said.into_any(),
    };
    view! { <td class=class>{inner}</td> }
}

/// Returns how dark a cell is: 0 for nothing, to 4.
const fn shade(count: usize) -> usize {
    match count {
        0 => 0,
        1..=3 => 1,
        4..=9 => 2,
        10..=29 => 3,
        _ => 4,
    }
}
