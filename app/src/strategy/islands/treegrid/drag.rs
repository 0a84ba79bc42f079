//! Dragging a row: onto the upper third of another row puts it before that, onto the rest below it.
//!
//! Invariant: a row is never dropped on itself or on what hangs below it; what dragging does, keys and "Move to..." do too.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{DragEvent, HtmlElement};

use super::grid::{Grid, node, row_of};
use super::neighbours;

/// Listens to dragging on the table.
pub(super) fn listen(grid: &Grid) {
    let dragged: Rc<RefCell<Option<HtmlElement>>> = Rc::default();
    let held = dragged.clone();
    on(grid, "dragstart", move |grid, event| {
        held.replace(row_of(event.target()).map(|(row, _)| row));
        grid.say("Dragging.");
    });
    let held = dragged.clone();
    on(grid, "dragover", move |grid, event| {
        let target = row_of(event.target()).map(|(row, _)| row);
        clear(grid);
        if let (Some(row), Some(target)) = (&*held.borrow(), target)
            && may_drop(grid, row, &target)
        {
            event.prevent_default();
            let place = if is_before(&target, event) { "before" } else { "into" };
            let _ = target.class_list().add_2("target", place);
        }
    });
    on(grid, "dragend", |grid, _| clear(grid));
    on(grid, "drop", move |grid, event| {
        event.prevent_default();
        clear(grid);
        let target = row_of(event.target()).map(|(row, _)| row);
        if let (Some(row), Some(target)) = (dragged.take(), target)
            && may_drop(grid, &row, &target)
        {
            drop_on(grid, &row, &target, is_before(&target, event));
        }
    });
}

fn drop_on(grid: &Grid, row: &HtmlElement, target: &HtmlElement, before: bool) {
    if !before {
        return grid.send_move(row, &node(target), "");
    }
    let (rows, levels) = (grid.rows(), grid.levels());
    let parent = place(&rows, target).and_then(|place| neighbours::parent(&levels, place));
    let parent = parent.map_or_else(|| grid.mission.clone(), |parent| node(&rows[parent]));
    grid.send_move(row, &parent, &node(target));
}

fn may_drop(grid: &Grid, row: &HtmlElement, target: &HtmlElement) -> bool {
    let (rows, levels) = (grid.rows(), grid.levels());
    match (place(&rows, row), place(&rows, target)) {
        (Some(row), Some(target)) => !neighbours::holds(&levels, row, target),
        _ => false,
    }
}

fn is_before(target: &HtmlElement, event: &DragEvent) -> bool {
    let edge = target.get_bounding_client_rect();
    f64::from(event.client_y()) < edge.top() + edge.height() / 3.0
}

fn place(rows: &[HtmlElement], row: &HtmlElement) -> Option<usize> {
    rows.iter().position(|other| other.is_same_node(Some(row)))
}

fn clear(grid: &Grid) {
    for row in grid.rows() {
        let _ = row.class_list().remove_3("target", "before", "into");
    }
}

fn on(grid: &Grid, name: &str, mut act: impl FnMut(&Grid, &DragEvent) + 'static) {
    let table = grid.table.clone();
    let grid = grid.clone();
    let listener = Closure::<dyn FnMut(DragEvent)>::new(move |event: DragEvent| act(&grid, &event));
    // The page keeps its listeners for as long as it lives.
    let _ = table.add_event_listener_with_callback(name, listener.into_js_value().unchecked_ref());
}
