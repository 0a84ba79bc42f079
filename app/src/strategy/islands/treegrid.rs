//! The outline as a treegrid: keys and drag and drop on top of the table that the page has already.
//!
//! Invariant: presses the page's own links and buttons and sends its own forms, so that every act goes the way it goes
//! without this; after the page has come back the focus is where it was. Tab is taken on a selected row alone, so that the
//! keyboard can always leave.

mod drag;
mod grid;
mod keys;
mod neighbours;
mod ticks;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::PageTransitionEvent;

/// Upgrades the outline of the page, and says aloud what the page reports.
#[island]
pub fn Treegrid(
    /// The mission's id: the parent of the first level.
    mission: String,
    /// Whether rows can be changed.
    may_edit: bool,
) -> impl IntoView {
    let said = RwSignal::new(String::new());
    Effect::new(move || {
        reload_when_back();
        if let Some(grid) = grid::Grid::find(mission.clone(), may_edit, said) {
            grid.upgrade();
            keys::listen(&grid);
            if may_edit {
                drag::listen(&grid);
                grid.take_up_ticks();
            }
            grid.come_back();
        }
    });
    view! { <p class="hidden" role="status" aria-live="polite">{move || said.get()}</p> }
}

/// Loads the page anew when the browser brings it back as it was: its rows say where they stood before the last act, and
/// the keys of its forms are spent.
fn reload_when_back() {
    window_event_listener_untyped("pageshow", |event| {
        if event.dyn_ref::<PageTransitionEvent>().is_some_and(PageTransitionEvent::persisted) {
            let _ = window().location().reload();
        }
    });
}
