//! What the keys do on a row, and on what stands in it.
//!
//! Invariant: a link or button in a row keeps Enter, Space and Tab for itself; a field keeps every key; a key held with
//! control or meta is the browser's, but for Z, which takes the last act back; letters rest where the keys are switched off.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

use super::grid::{Grid, Spot, controls, node, row_of};
use super::neighbours;

/// What a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Act {
    Up,
    Down,
    First,
    Last,
    /// Unfold, else go into the row.
    Into,
    /// Fold, else go to the row above it.
    Out,
    /// From what stands in the row to the next, or to the one before, or to the row itself.
    Onward,
    Back,
    Row,
    Open,
    Edit,
    Add,
    Move,
    StepUp,
    StepDown,
    /// Ticks the row, or unticks it.
    Tick,
    /// Ticks the row and goes on with ticking the next, or the one before.
    TickDown,
    TickUp,
    /// Unticks every row.
    Untick,
    /// Puts the ticked rows away.
    Archive,
    PageUp,
    PageDown,
    Indent,
    Outdent,
    Undo,
}

/// How many rows a page of the keys has.
const PAGE: usize = 12;

/// The keys that are held beside the one that is pressed.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Held {
    pub alt: bool,
    pub shift: bool,
    pub control: bool,
}

/// What has the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Focus {
    /// The row.
    Row,
    /// The row, which is selected.
    Selected,
    /// A link or a button in the row.
    Control,
}

/// Returns what `key` asks for.
pub(super) fn act(key: &str, held: Held, focus: Focus) -> Option<Act> {
    let in_row = focus == Focus::Control;
    let selected = focus == Focus::Selected;
    match (key, held.alt, held.control) {
        ("z", false, true) => Some(Act::Undo),
        (_, _, true) => None,
        ("ArrowUp", true, _) => Some(Act::StepUp),
        ("ArrowDown", true, _) => Some(Act::StepDown),
        (_, true, _) => None,
        ("ArrowUp", ..) if held.shift && !in_row => Some(Act::TickUp),
        ("ArrowDown", ..) if held.shift && !in_row => Some(Act::TickDown),
        ("ArrowUp", ..) => Some(Act::Up),
        ("ArrowDown", ..) => Some(Act::Down),
        ("ArrowRight", ..) if in_row => Some(Act::Onward),
        ("ArrowLeft", ..) if in_row => Some(Act::Back),
        ("ArrowRight", ..) => Some(Act::Into),
        ("ArrowLeft", ..) => Some(Act::Out),
        ("PageUp", ..) => Some(Act::PageUp),
        ("PageDown", ..) => Some(Act::PageDown),
        ("Home", ..) => Some(Act::First),
        ("End", ..) => Some(Act::Last),
        ("e", ..) => Some(Act::Edit),
        ("n", ..) => Some(Act::Add),
        ("m", ..) => Some(Act::Move),
        ("Escape", ..) if in_row => Some(Act::Row),
        _ if in_row => None,
        ("Enter", ..) => Some(Act::Open),
        (" " | "x", ..) => Some(Act::Tick),
        ("Delete", ..) => Some(Act::Archive),
        ("Escape", ..) => Some(Act::Untick),
        ("Tab", ..) if selected && held.shift => Some(Act::Outdent),
        ("Tab", ..) if selected => Some(Act::Indent),
        _ => None,
    }
}

/// Listens to the keys on the table, and to who comes into a row or presses a step button by other means.
pub(super) fn listen(grid: &Grid) {
    let letters = !grid.letters_are_off();
    grid.on("keydown", move |grid, event: &KeyboardEvent| {
        let Some(target) = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) else {
            return;
        };
        let is_field =
            target.matches("input:not([type=checkbox]), textarea, select, [contenteditable]").unwrap_or(true);
        let Some(row) = row_of(event.target()).filter(|_| !is_field && !event.is_composing()) else {
            return;
        };
        let held =
            Held { alt: event.alt_key(), shift: event.shift_key(), control: event.ctrl_key() || event.meta_key() };
        let focus = match (target.is_same_node(Some(&row)), row.get_attribute("aria-selected").as_deref()) {
            (false, _) => Focus::Control,
            // With several ticked, Tab leads on to what can be done with them.
            (true, Some("true")) if grid.ticks().len() == 1 => Focus::Selected,
            (true, _) => Focus::Row,
        };
        let key = event.key();
        if let Some(act) = act(&key, held, focus).filter(|_| letters || !matches!(key.as_str(), "e" | "n" | "m" | "x"))
        {
            event.prevent_default();
            perform(grid, &row, &target, act);
        }
    });
    grid.on("focusin", |grid, event: &Event| {
        if let Some(row) = row_of(event.target()) {
            grid.enter(&row);
        }
    });
    grid.on("click", |grid, event: &Event| {
        // A click of ours, made for a key, leads back to the row; a person's leads back to the button.
        if event.is_trusted()
            && let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok())
        {
            grid.note_step(&target);
        }
    });
}

fn perform(grid: &Grid, row: &HtmlElement, target: &HtmlElement, act: Act) {
    let (rows, levels) = (grid.rows(), grid.levels());
    let Some(here) = rows.iter().position(|other| other.is_same_node(Some(row))) else {
        return;
    };
    let go = |place: Option<usize>| {
        if let Some(target) = place.and_then(|place| rows.get(place)) {
            grid.focus(target);
        }
    };
    let inside = |step: isize| {
        let controls = controls(row);
        let here = controls.iter().position(|control| control.is_same_node(Some(target)));
        let there = here.map_or(Some(0), |here| here.checked_add_signed(step));
        match there {
            Some(place) => drop(controls.get(place).map(|control| control.focus())),
            None => grid.focus(row),
        }
    };
    let expanded = row.get_attribute("aria-expanded");
    match act {
        Act::Up => go(here.checked_sub(1)),
        Act::Down => go(Some(here + 1)),
        Act::First => go(Some(0)),
        Act::Last => go(rows.len().checked_sub(1)),
        Act::Into if expanded.as_deref() == Some("false") => grid.press(row, "a.dot"),
        Act::Into | Act::Onward => inside(1),
        Act::Back => inside(-1),
        Act::Row => grid.focus(row),
        Act::Out if expanded.as_deref() == Some("true") => grid.press(row, "a.dot"),
        Act::Out => go(neighbours::parent(&levels, here)),
        Act::Open => grid.press(row, ".words > a"),
        Act::Edit => grid.press(row, "a[data-act='edit']"),
        Act::Add => grid.press(row, "a[data-act='add']"),
        Act::Move if !grid.ticks().is_empty() => grid.take_along("move"),
        Act::Move => grid.press(row, "a[data-act='move']"),
        Act::Archive if grid.may_edit => {
            if grid.ticks().is_empty() {
                grid.tick(row, true);
            }
            if !grid.ticks().is_empty() {
                grid.take_along("archive");
            }
        }
        Act::Archive => {}
        Act::PageUp => go(Some(here.saturating_sub(PAGE))),
        Act::PageDown => go(Some((here + PAGE).min(rows.len().saturating_sub(1)))),
        Act::StepUp => grid.step(row, "up"),
        Act::StepDown => grid.step(row, "down"),
        Act::Tick => grid.turn(row),
        Act::TickDown if !grid.may_edit => go(Some(here + 1)),
        Act::TickUp if !grid.may_edit => go(here.checked_sub(1)),
        Act::TickDown | Act::TickUp => {
            grid.tick(row, true);
            let next = if act == Act::TickDown { Some(here + 1) } else { here.checked_sub(1) };
            if let Some(next) = next.and_then(|next| rows.get(next)) {
                grid.tick(next, true);
                grid.focus(next);
            }
            grid.tell_ticks();
        }
        Act::Untick => grid.untick(),
        Act::Indent => match neighbours::previous(&levels, here) {
            Some(parent) => grid.send_move(row, &node(&rows[parent]), Spot::Last),
            None => grid.say("There is nothing above it to hang it below."),
        },
        Act::Outdent => match neighbours::parent(&levels, here) {
            Some(parent) => {
                let above = neighbours::parent(&levels, parent);
                let above = above.map_or_else(|| grid.mission.clone(), |above| node(&rows[above]));
                grid.send_move(row, &above, Spot::After(&node(&rows[parent])));
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
        use Focus::{Control, Row, Selected};
        let plain = Held::default();
        let alt = Held { alt: true, ..plain };
        let shift = Held { shift: true, ..plain };
        let control = Held { control: true, ..plain };
        for (key, held, focus, asked) in [
            ("ArrowDown", plain, Row, Some(Act::Down)),
            ("ArrowDown", plain, Control, Some(Act::Down)),
            ("ArrowDown", alt, Row, Some(Act::StepDown)),
            ("ArrowUp", alt, Control, Some(Act::StepUp)),
            ("ArrowRight", plain, Row, Some(Act::Into)),
            ("ArrowRight", plain, Control, Some(Act::Onward)),
            ("ArrowLeft", plain, Control, Some(Act::Back)),
            ("Home", plain, Control, Some(Act::First)),
            ("Enter", plain, Row, Some(Act::Open)),
            ("Enter", plain, Control, None),
            (" ", plain, Row, Some(Act::Tick)),
            ("x", plain, Selected, Some(Act::Tick)),
            ("x", plain, Control, None),
            ("ArrowDown", shift, Row, Some(Act::TickDown)),
            ("ArrowUp", shift, Selected, Some(Act::TickUp)),
            ("ArrowDown", shift, Control, Some(Act::Down)),
            ("PageDown", plain, Row, Some(Act::PageDown)),
            ("Delete", plain, Row, Some(Act::Archive)),
            ("Delete", plain, Control, None),
            (" ", plain, Control, None),
            ("e", plain, Control, Some(Act::Edit)),
            ("Tab", plain, Row, None),
            ("Tab", shift, Row, None),
            ("Tab", plain, Control, None),
            ("Tab", plain, Selected, Some(Act::Indent)),
            ("Tab", shift, Selected, Some(Act::Outdent)),
            ("Escape", plain, Row, Some(Act::Untick)),
            ("Escape", plain, Selected, Some(Act::Untick)),
            ("Escape", plain, Control, Some(Act::Row)),
            ("e", control, Row, None),
            ("e", alt, Row, None),
            ("z", control, Control, Some(Act::Undo)),
            ("z", plain, Row, None),
            ("g", plain, Row, None),
        ] {
            assert_eq!(act(key, held, focus), asked, "{key} {held:?} {focus:?}");
        }
    }
}
