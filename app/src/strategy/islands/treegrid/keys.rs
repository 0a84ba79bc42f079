//! What the keys do on a row.
//!
//! Invariant: off while something in the row has the focus, while typing, and for every key with a meta or control of its own.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlElement, KeyboardEvent};

use super::grid::{Grid, node, row_of, set};
use super::neighbours;

/// What a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Act {
    Up,
    Down,
    First,
    Last,
    Into,
    Out,
    Open,
    Edit,
    Add,
    Move,
    StepUp,
    StepDown,
    Select,
    Unselect,
    Indent,
    Outdent,
    Undo,
}

/// The keys that are held beside the one that is pressed.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Held {
    pub alt: bool,
    pub shift: bool,
    pub control: bool,
}

/// Returns what `key` asks for on a row that is `selected` or not.
pub(super) fn act(key: &str, held: Held, selected: bool) -> Option<Act> {
    match (key, held.alt, held.control) {
        ("z", false, true) => Some(Act::Undo),
        (_, _, true) => None,
        ("ArrowUp", true, _) => Some(Act::StepUp),
        ("ArrowDown", true, _) => Some(Act::StepDown),
        (_, true, _) => None,
        ("ArrowUp", ..) => Some(Act::Up),
        ("ArrowDown", ..) => Some(Act::Down),
        ("ArrowRight", ..) => Some(Act::Into),
        ("ArrowLeft", ..) => Some(Act::Out),
        ("Home", ..) => Some(Act::First),
        ("End", ..) => Some(Act::Last),
        ("Enter", ..) => Some(Act::Open),
        ("e", ..) => Some(Act::Edit),
        ("n", ..) => Some(Act::Add),
        ("m", ..) => Some(Act::Move),
        (" ", ..) => Some(Act::Select),
        ("Escape", ..) if selected => Some(Act::Unselect),
        ("Tab", ..) if selected && held.shift => Some(Act::Outdent),
        ("Tab", ..) if selected => Some(Act::Indent),
        _ => None,
    }
}

/// Listens to the keys on the table.
pub(super) fn listen(grid: &Grid) {
    let table = grid.table.clone();
    let grid = grid.clone();
    let on_key = Closure::<dyn FnMut(KeyboardEvent)>::new(move |event: KeyboardEvent| {
        let Some((row, true)) = row_of(event.target()) else {
            return;
        };
        let held =
            Held { alt: event.alt_key(), shift: event.shift_key(), control: event.ctrl_key() || event.meta_key() };
        let selected = row.get_attribute("aria-selected").as_deref() == Some("true");
        if let Some(act) = act(&event.key(), held, selected) {
            event.prevent_default();
            perform(&grid, &row, act);
        }
    });
    // The page keeps its listeners for as long as it lives.
    let _ = table.add_event_listener_with_callback("keydown", on_key.into_js_value().unchecked_ref());
}

fn perform(grid: &Grid, row: &HtmlElement, act: Act) {
    let (rows, levels) = (grid.rows(), grid.levels());
    let Some(here) = rows.iter().position(|other| other.is_same_node(Some(row))) else {
        return;
    };
    let go = |place: Option<usize>| {
        if let Some(target) = place.and_then(|place| rows.get(place)) {
            grid.focus(target);
        }
    };
    let expanded = row.get_attribute("aria-expanded");
    match act {
        Act::Up => go(here.checked_sub(1)),
        Act::Down => go(Some(here + 1)),
        Act::First => go(Some(0)),
        Act::Last => go(rows.len().checked_sub(1)),
        Act::Into if expanded.as_deref() == Some("false") => grid.press(row, "a.dot"),
        Act::Into => go(Some(here + 1).filter(|below| neighbours::parent(&levels, *below) == Some(here))),
        Act::Out if expanded.as_deref() == Some("true") => grid.press(row, "a.dot"),
        Act::Out => go(neighbours::parent(&levels, here)),
        Act::Open => grid.press(row, ".words > a"),
        Act::Edit => grid.press(row, "a[data-act='edit']"),
        Act::Add => grid.press(row, "a[data-act='add']"),
        Act::Move => grid.press(row, "a[data-act='move']"),
        Act::StepUp => grid.press(row, "button[value^='up.']"),
        Act::StepDown => grid.press(row, "button[value^='down.']"),
        Act::Select if grid.may_edit => {
            set(row, "aria-selected", "true");
            grid.say("Selected. Tab indents it, Shift and Tab take it out, Escape lets go.");
        }
        Act::Select => {}
        Act::Unselect => set(row, "aria-selected", "false"),
        Act::Indent => match neighbours::previous(&levels, here) {
            Some(parent) => grid.send_move(row, &node(&rows[parent]), ""),
            None => grid.say("There is nothing above it to hang it below."),
        },
        Act::Outdent => match neighbours::parent(&levels, here) {
            Some(parent) => {
                let above = neighbours::parent(&levels, parent);
                let above = above.map_or_else(|| grid.mission.clone(), |above| node(&rows[above]));
                let before = neighbours::next(&levels, parent).map(|next| node(&rows[next]));
                grid.send_move(row, &above, &before.unwrap_or_default());
            }
            None => grid.say("It hangs on the mission already."),
        },
        Act::Undo => grid.undo(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_key_has_its_act() {
        let plain = Held::default();
        let alt = Held { alt: true, ..plain };
        let shift = Held { shift: true, ..plain };
        let control = Held { control: true, ..plain };
        for (key, held, selected, asked) in [
            ("ArrowDown", plain, false, Some(Act::Down)),
            ("ArrowDown", alt, false, Some(Act::StepDown)),
            ("ArrowRight", plain, false, Some(Act::Into)),
            ("Tab", plain, false, None),
            ("Tab", shift, false, None),
            ("Tab", plain, true, Some(Act::Indent)),
            ("Tab", shift, true, Some(Act::Outdent)),
            ("Escape", plain, false, None),
            ("Escape", plain, true, Some(Act::Unselect)),
            ("e", control, false, None),
            ("e", alt, false, None),
            ("z", control, false, Some(Act::Undo)),
            ("z", plain, false, None),
        ] {
            assert_eq!(act(key, held, selected), asked, "{key} {held:?} {selected}");
        }
    }
}
