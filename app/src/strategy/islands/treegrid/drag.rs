//! Dragging a row: onto the upper edge of another row puts it before that, onto the lower edge after it and all that hangs below
//! it, onto the middle below it.
//!
//! Invariant: a row is never dropped on itself or on what hangs below it; only a row of this table is ever dropped, and none once
//! Escape has ended the drag; what dragging does, keys and "Move to..." do too.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::{DragEvent, HtmlElement};

use super::grid::{Grid, Spot, name, node, row_of};
use super::neighbours;

/// Where on a row the hand is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Zone {
    Before,
    Into,
    After,
}

/// Listens to dragging on the table.
pub(super) fn listen(grid: &Grid) {
    let dragged: Rc<RefCell<Option<HtmlElement>>> = Rc::default();
    let held = dragged.clone();
    grid.on("dragstart", move |grid, event: &DragEvent| {
        let row = row_of(event.target());
        if let Some(row) = &row {
            grid.say(&format!("Dragging “{}”. Escape leaves it where it is.", name(row)));
        }
        held.replace(row);
    });
    // Entering counts too: a browser tells that the hand is over something else in the row before it tells where.
    for name in ["dragenter", "dragover"] {
        let held = dragged.clone();
        grid.on(name, move |grid, event: &DragEvent| {
            clear(grid);
            if let (Some(row), Some(target)) = (&*held.borrow(), row_of(event.target()))
                && may_drop(grid, row, &target)
            {
                event.prevent_default();
                mark(grid, &target, zone_of(&target, event));
            }
        });
    }
    grid.on("dragleave", |grid, event: &DragEvent| {
        if row_of(event.related_target()).is_none() {
            clear(grid);
        }
    });
    let held = dragged.clone();
    grid.on("drop", move |grid, event: &DragEvent| {
        clear(grid);
        if let (Some(row), Some(target)) = (held.take(), row_of(event.target()))
            && may_drop(grid, &row, &target)
        {
            event.prevent_default();
            drop_on(grid, &row, &target, zone_of(&target, event));
        }
    });
    // Comes after a drop too, which has taken the row by then: what is left was let go elsewhere or ended by Escape.
    grid.on("dragend", move |grid, _: &DragEvent| {
        clear(grid);
        if let Some(row) = dragged.take() {
            grid.say(&format!("“{}” stays where it is.", name(&row)));
            grid.focus(&row);
        }
    });
}

fn drop_on(grid: &Grid, row: &HtmlElement, target: &HtmlElement, zone: Zone) {
    let (rows, levels) = (grid.rows(), grid.levels());
    let parent = place(&rows, target).and_then(|place| neighbours::parent(&levels, place));
    let parent = parent.map_or_else(|| grid.mission.clone(), |parent| node(&rows[parent]));
    let target = node(target);
    match zone {
        Zone::Into => grid.send_move(row, &target, Spot::Last),
        Zone::Before => grid.send_move(row, &parent, Spot::Before(&target)),
        Zone::After => grid.send_move(row, &parent, Spot::After(&target)),
    }
}

fn may_drop(grid: &Grid, row: &HtmlElement, target: &HtmlElement) -> bool {
    let (rows, levels) = (grid.rows(), grid.levels());
    match (place(&rows, row), place(&rows, target)) {
        (Some(row), Some(target)) => !neighbours::holds(&levels, row, target),
        _ => false,
    }
}

/// Shows where the row would land: after a row means below everything that hangs below it.
fn mark(grid: &Grid, target: &HtmlElement, zone: Zone) {
    let (rows, levels) = (grid.rows(), grid.levels());
    let edge = match zone {
        Zone::Before => Some((target, "before")),
        Zone::Into => Some((target, "into")),
        Zone::After => place(&rows, target)
            .and_then(|place| neighbours::end(&levels, place).checked_sub(1))
            .and_then(|last| Some((rows.get(last)?, "after"))),
    };
    let _ = target.class_list().add_1("target");
    if let Some((row, class)) = edge {
        let _ = row.class_list().add_1(class);
    }
}

fn zone_of(target: &HtmlElement, event: &DragEvent) -> Zone {
    let edge = target.get_bounding_client_rect();
    zone(f64::from(event.client_y()) - edge.top(), edge.height())
}

/// Splits a row into its upper edge, its middle and its lower edge.
fn zone(down: f64, height: f64) -> Zone {
    if down < height * 0.3 {
        Zone::Before
    } else if down <= height * 0.7 {
        Zone::Into
    } else {
        Zone::After
    }
}

fn place(rows: &[HtmlElement], row: &HtmlElement) -> Option<usize> {
    rows.iter().position(|other| other.is_same_node(Some(row)))
}

fn clear(grid: &Grid) {
    for row in grid.all("tr:is(.target, .before, .into, .after)") {
        let _ = row.class_list().remove_4("target", "before", "into", "after");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_has_two_edges_and_a_middle() {
        let zones = [0.0, 11.0, 13.0, 20.0, 28.0, 29.0, 40.0].map(|down| zone(down, 40.0));
        use Zone::{After, Before, Into};
        assert_eq!(zones, [Before, Before, Into, Into, Into, After, After]);
    }
}
