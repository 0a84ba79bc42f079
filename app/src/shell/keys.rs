//! `/keys`: the keys that press what the pages have already, and the switch that turns them off.
//!
//! Invariant: a key only presses a link, goes to the search box, opens this list or lays the palette over the page, so nothing needs a key. Single letters can be switched off
//! (WCAG 2.1.4): the foot of every page leads here. The choice is a cookie like the look, because it belongs to the keyboard
//! and the voice at this machine, not to the account.

use leptos::prelude::*;

use super::api::KEYS;
use super::frame::Page;
use super::refusal::loaded;
use crate::access::viewer;
use crate::ui::{KeyTable, PageHead, SubmitButton};

type Keys = &'static [(&'static [&'static str], &'static str)];

/// What `style/assets/keys.js` does; the places are those of the bar.
const EVERYWHERE: Keys = &[
    (&["?"], "show this list"),
    (&["Ctrl", "K"], "go anywhere, do what the page offers, or find something; on a Mac with ⌘"),
    (&["/"], "search everything"),
    (&["g", "m"], "go to my mission"),
    (&["g", "s"], "go to the strategy"),
    (&["g", "l"], "go to the lines of the map, from the strategy"),
    (&["g", "t"], "go to my team"),
    (&["g", "p"], "go to people"),
    (&["g", "c"], "go to coverage"),
    (&["g", "v"], "go to the numbers you keep"),
    (&["g", "o"], "go to what waits for you"),
    (&["n"], "add, where the page has something to add"),
    (&["e"], "edit, where the page has something to edit"),
    (&["f"], "find rows, where the page has a filter"),
    (&["k"], "while a cycle is being closed: keep, with c change, with s stop"),
    (&["1"], "there: it is reached, with 2 mostly, with 3 partly, with 4 not"),
    (&["u"], "in the field of a number you keep: it is unchanged"),
    (&["Esc"], "leave this list, or the one of Ctrl and K"),
];

/// What the treegrid does on a row.
const OUTLINE: Keys = &[
    (&["↑", "↓"], "walk from row to row"),
    (&["Home", "End"], "to the first row, to the last"),
    (&["Page ↑", "Page ↓"], "twelve rows up, or down"),
    (&["→"], "unfold, then into the row"),
    (&["←"], "out of the row, fold, then to the row above it"),
    (&["Enter"], "open"),
];

/// What it does for whoever may change the strategy.
const CHANGES: Keys = &[
    (&["e"], "edit"),
    (&["n"], "add below"),
    (&["x"], "tick the row, or untick it; Esc unticks all"),
    (&["Shift", "↓"], "tick it and the next, with ↑ the one before"),
    (&["m"], "move to another place, all that are ticked where some are"),
    (&["Del"], "archive it, or all that are ticked"),
    (&["Alt", "↑"], "one place up, with ↓ one place down"),
    (&["Space"], "tick the row too: where it is the only one, Tab indents it, Shift and Tab take it out"),
    (&["Ctrl", "Z"], "take the last act back"),
];

/// The page.
#[component]
pub fn KeysPage() -> impl IntoView {
    loaded(async { viewer() }, |_| {
        let off = are_off();
        let (lead, value, label) = if off {
            ("They are switched off in this browser.", "on", "Switch the keys on")
        } else {
            ("Quicker than a mouse for some, and never needed. They rest while you type.", "off", "Switch the keys off")
        };
        view! {
            <Page title="Keys">
                <PageHead title="Keys" lead />
                <div class="stack">
                    <h2>"Everywhere"</h2>
                    <KeyTable keys=EVERYWHERE />
                    <h2>"On a row of the strategy"</h2>
                    <KeyTable keys=OUTLINE />
                    <h2>"On a row, for whoever may change it"</h2>
                    <KeyTable keys=CHANGES />
                    <form method="post" action="/api/keys">
                        <SubmitButton name="keys" value=value>{label}</SubmitButton>
                    </form>
                    <p class="small">
                        "Off, no letter does anything by itself in this browser, nor with Ctrl: safer with speech input, or with a cat. Arrows, Enter and Tab go on working on a row of the strategy."
                    </p>
                </div>
            </Page>
        }
    })
}

/// Tells whether this browser switched the keys off.
pub(super) fn are_off() -> bool {
    use_context::<leptos_actix::Request>().is_some_and(|request| request.cookie(KEYS).is_some())
}
