//! The table in the page: its rows, its roles, its forms.
//!
//! Invariant: holds no state of its own but the DOM's; what a row is stands in its id, its level and its buttons.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::convert::FromWasmAbi;
use web_sys::{Document, Element, HtmlElement, HtmlFormElement, HtmlInputElement, Storage};

/// Where it is remembered, as a selector, what is to have the focus once the page has come back.
pub(super) const FOCUS: &str = "tree-focus";
/// The row that the address points at.
pub(super) const CHOSEN: &str = "tr.chosen";
/// What in a row takes the focus. The dot is left out: the row itself folds and unfolds.
const CONTROLS: &str = "a[href]:not(.dot), button:enabled, input";

/// Where among its new siblings a row is put.
#[derive(Debug, Clone, Copy)]
pub(super) enum Spot<'a> {
    /// Before the node.
    Before(&'a str),
    /// After the node.
    After(&'a str),
    /// After all of them.
    Last,
}

/// The outline's table.
#[derive(Clone)]
pub(super) struct Grid {
    document: Document,
    /// The table.
    pub table: HtmlElement,
    /// The mission's id.
    pub mission: String,
    /// Whether rows can be changed.
    pub may_edit: bool,
    said: RwSignal<String>,
}

impl Grid {
    /// Finds the table; none where the page has none.
    pub fn find(mission: String, may_edit: bool, said: RwSignal<String>) -> Option<Self> {
        let document = web_sys::window()?.document()?;
        let table = document.query_selector("table.outline").ok()??.dyn_into().ok()?;
        Some(Self { document, table, mission, may_edit, said })
    }

    /// Gives the table and its rows the roles of a treegrid; one row can be reached by Tab, and from there what stands in it.
    pub fn upgrade(&self) {
        set(&self.table, "role", "treegrid");
        let rows = self.rows();
        let chosen = rows.iter().position(|row| row.class_list().contains("chosen")).unwrap_or(0);
        for (place, row) in rows.iter().enumerate() {
            set(row, "aria-level", &row.get_attribute("data-level").unwrap_or_default());
            set(row, "tabindex", if place == chosen { "0" } else { "-1" });
            if let Some(expanded) = find(row, "a.dot").and_then(|dot| dot.get_attribute("aria-expanded")) {
                set(row, "aria-expanded", &expanded);
            }
            for cell in all(row, "td") {
                set(&cell, "role", "gridcell");
            }
            for control in all(row, "a, button, input") {
                set(&control, "tabindex", if place == chosen && !is_dot(&control) { "0" } else { "-1" });
            }
            if self.may_edit {
                set(row, "draggable", "true");
            }
        }
    }

    /// Puts the focus back where it was, and says aloud what the page reports.
    pub fn come_back(&self) {
        let remembered = storage().and_then(|storage| {
            let selector = storage.get_item(FOCUS).ok().flatten();
            let _ = storage.remove_item(FOCUS);
            selector
        });
        if let Some(place) = remembered.and_then(|selector| self.on_page(&selector))
            && let Some(row) = row_of(Some(place.clone().into()))
        {
            self.focus(&row);
            // A button that has reached the end of its row can do no more; the row can.
            if place.matches(":enabled").unwrap_or(false) {
                let _ = place.focus();
            }
        }
        if let Some(notice) = self.on_page("main .notice")
            && let Some(words) = find(&notice, ":scope > div")
        {
            let hint = find(&notice, "#tree-undo").map_or("", |_| " Press Control and Z to take it back.");
            self.said.set(format!("{}{hint}", words.text_content().unwrap_or_default()));
        }
    }

    /// Returns what `selector` finds in the table.
    pub fn all(&self, selector: &str) -> Vec<HtmlElement> {
        all(&self.table, selector)
    }

    /// Tells whether single letters do nothing in this browser.
    pub fn letters_are_off(&self) -> bool {
        self.on_page("html[data-keys='off']").is_some()
    }

    /// Returns the rows, from the top.
    pub fn rows(&self) -> Vec<HtmlElement> {
        all(&self.table, "tbody > tr")
    }

    /// Returns the levels of the rows.
    pub fn levels(&self) -> Vec<usize> {
        self.rows()
            .iter()
            .map(|row| row.get_attribute("data-level").and_then(|level| level.parse().ok()).unwrap_or(1))
            .collect()
    }

    /// Moves the focus to `row`.
    pub fn focus(&self, row: &HtmlElement) {
        self.enter(row);
        let _ = row.focus();
    }

    /// From now on Tab reaches `row` and what stands in it, and no other row.
    pub fn enter(&self, row: &HtmlElement) {
        for other in self.all("tbody [tabindex='0']") {
            set(&other, "tabindex", "-1");
        }
        set(row, "tabindex", "0");
        for control in controls(row) {
            set(&control, "tabindex", "0");
        }
    }

    /// Does `act` at every event of the table that is called `name`.
    pub fn on<E: FromWasmAbi + 'static>(&self, name: &str, mut act: impl FnMut(&Self, &E) + 'static) {
        let grid = self.clone();
        let listener = Closure::<dyn FnMut(E)>::new(move |event: E| act(&grid, &event));
        // The page keeps its listeners for as long as it lives.
        let _ = self.table.add_event_listener_with_callback(name, listener.into_js_value().unchecked_ref());
    }

    /// Presses what `selector` finds in `row`, and comes back to the row.
    pub fn press(&self, row: &HtmlElement, selector: &str) {
        if let Some(target) = find(row, selector) {
            remember(row, "");
            target.click();
        }
    }

    /// Presses the button that moves `row` one place, or says why it cannot.
    pub fn step(&self, row: &HtmlElement, way: &str) {
        match find(row, &format!("button[value^='{way}.']")) {
            Some(button) if button.matches(":disabled").unwrap_or(false) => {
                self.say(&format!("{}.", button.get_attribute("aria-label").unwrap_or_default()));
            }
            Some(_) => self.press(row, &format!("button[value^='{way}.']")),
            None => {}
        }
    }

    /// Notes which step button was pressed, so that it has the focus again.
    pub fn note_step(&self, pressed: &Element) {
        if let Some(button) = pressed.closest("button[name='step']").ok().flatten()
            && let Some(row) = row_of(Some(button.clone().into()))
        {
            let way = button.get_attribute("value").unwrap_or_default();
            let way = way.split('.').next().unwrap_or_default();
            remember(&row, &format!(" button[value^='{way}.']"));
        }
    }

    /// Sends the form that takes the last act back.
    pub fn undo(&self) {
        let Some(form) = self.form("tree-undo") else {
            return self.say("There is nothing to take back.");
        };
        if let Some(id) = find(&form, "input[name='id']").and_then(|field| field.get_attribute("value"))
            && let Some(row) = self.on_page(&format!("#n-{id}"))
        {
            remember(&row, "");
        } else {
            keep(FOCUS, CHOSEN);
        }
        let _ = form.submit();
    }

    /// Moves `row` below `parent`, to `spot`.
    pub fn send_move(&self, row: &HtmlElement, parent: &str, spot: Spot<'_>) {
        let Some(form) = self.form("tree-move") else {
            return;
        };
        let revision = box_of(row).and_then(|tick| tick.value().split('.').nth(1).map(str::to_owned));
        let Some(revision) = revision else {
            return;
        };
        let (before, after) = match spot {
            Spot::Before(node) => (node, ""),
            Spot::After(node) => ("", node),
            Spot::Last => ("", ""),
        };
        for (name, value) in [
            ("id", node(row).as_str()),
            ("revision", &revision),
            ("parent", parent),
            ("before", before),
            ("after", after),
        ] {
            let field = form
                .query_selector(&format!("input[name='{name}']"))
                .ok()
                .flatten()
                .and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
            if let Some(field) = field {
                field.set_value(value);
            }
        }
        remember(row, "");
        let _ = form.submit();
    }

    /// Says `text` aloud.
    pub fn say(&self, text: &str) {
        self.said.set(text.to_owned());
    }

    fn form(&self, id: &str) -> Option<HtmlFormElement> {
        self.document.get_element_by_id(id)?.dyn_into().ok()
    }

    /// Returns the path of the page, and what stands behind it.
    pub fn address(&self) -> (String, String) {
        let place = window().location();
        (place.pathname().unwrap_or_default(), place.search().unwrap_or_default())
    }

    /// Returns what `selector` finds on the page first.
    pub fn on_page(&self, selector: &str) -> Option<HtmlElement> {
        self.document.query_selector(selector).ok()??.dyn_into().ok()
    }
}

/// Returns the node that a row shows.
pub(super) fn node(row: &HtmlElement) -> String {
    row.id().trim_start_matches("n-").to_owned()
}

/// Returns what a row is called.
pub(super) fn name(row: &HtmlElement) -> String {
    find(row, ".words > a").and_then(|link| link.text_content()).unwrap_or_default()
}

/// Returns the row that an event's target is, or stands in.
pub(super) fn row_of(target: Option<web_sys::EventTarget>) -> Option<HtmlElement> {
    let element: Element = target?.dyn_into().ok()?;
    element.closest("tbody > tr").ok()??.dyn_into().ok()
}

/// Returns what in a row takes the focus, in its order.
pub(super) fn controls(row: &Element) -> Vec<HtmlElement> {
    all(row, CONTROLS)
}

/// Sets an attribute; a name of ours is never refused.
pub(super) fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

/// Returns the box that ticks a row.
pub(super) fn box_of(row: &HtmlElement) -> Option<HtmlInputElement> {
    row.query_selector("input[name='pick']").ok()??.dyn_into().ok()
}

/// Remembers `row`, or what `within` selects in it, for when the page has come back.
fn remember(row: &HtmlElement, within: &str) {
    keep(FOCUS, &format!("#{}{within}", row.id()));
}

/// Keeps a text for this tab.
pub(super) fn keep(name: &str, text: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(name, text);
    }
}

/// Returns what was kept.
pub(super) fn kept(name: &str) -> Option<String> {
    storage()?.get_item(name).ok().flatten()
}

fn is_dot(control: &Element) -> bool {
    control.class_list().contains("dot")
}

fn storage() -> Option<Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}

fn find(row: &Element, selector: &str) -> Option<HtmlElement> {
    row.query_selector(selector).ok()??.dyn_into().ok()
}

fn all(element: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = element.query_selector_all(selector) else {
        return Vec::new();
    };
    (0..found.length()).filter_map(|place| found.get(place)?.dyn_into().ok()).collect()
}
