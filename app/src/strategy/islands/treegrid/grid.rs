//! The table in the page: its rows, its roles, its forms.
//!
//! Invariant: holds no state of its own but the DOM's; what a row is stands in its id, its level and its buttons.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, HtmlFormElement, HtmlInputElement, Storage};

/// Where the row that has the focus is remembered while the page is on its way.
const FOCUS: &str = "tree-focus";

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

    /// Gives the table and its rows the roles of a treegrid; the first row can be reached by Tab.
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
            if self.may_edit {
                set(row, "draggable", "true");
            }
        }
    }

    /// Puts the focus back on the row it was on, and says aloud what the page reports.
    pub fn come_back(&self) {
        let remembered = storage().and_then(|storage| {
            let id = storage.get_item(FOCUS).ok().flatten();
            let _ = storage.remove_item(FOCUS);
            id
        });
        if let Some(row) = remembered.and_then(|id| self.document.get_element_by_id(&id))
            && let Ok(row) = row.dyn_into::<HtmlElement>()
        {
            self.focus(&row);
        }
        if let Some(notice) = self.document.query_selector("main .notice").ok().flatten() {
            let undo = self.document.get_element_by_id("tree-undo").is_some();
            let hint = if undo { " Press Control and Z to take it back." } else { "" };
            self.said.set(format!("{}{hint}", notice.text_content().unwrap_or_default()));
        }
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

    /// Moves the focus to `row`, the one row that Tab reaches from then on.
    pub fn focus(&self, row: &HtmlElement) {
        for other in all(&self.table, "tbody > tr[tabindex='0']") {
            set(&other, "tabindex", "-1");
        }
        set(row, "tabindex", "0");
        let _ = row.focus();
    }

    /// Presses what `selector` finds in `row`, and comes back to the row.
    pub fn press(&self, row: &HtmlElement, selector: &str) {
        if let Some(target) = find(row, selector) {
            remember(row);
            target.click();
        }
    }

    /// Sends the form that takes the last act back.
    pub fn undo(&self) {
        if let Some(form) = self.form("tree-undo") {
            let _ = form.submit();
        }
    }

    /// Moves `row` below `parent`, before the node `before` or last.
    pub fn send_move(&self, row: &HtmlElement, parent: &str, before: &str) {
        let Some(form) = self.form("tree-move") else {
            return;
        };
        let revision = find(row, "button[name='step']")
            .and_then(|button| button.get_attribute("value"))
            .and_then(|value| value.split('.').nth(1).map(str::to_owned));
        let Some(revision) = revision else {
            return;
        };
        for (name, value) in
            [("id", node(row).as_str()), ("revision", &revision), ("parent", parent), ("before", before)]
        {
            let field = form
                .query_selector(&format!("input[name='{name}']"))
                .ok()
                .flatten()
                .and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
            if let Some(field) = field {
                field.set_value(value);
            }
        }
        remember(row);
        let _ = form.submit();
    }

    /// Says `text` aloud.
    pub fn say(&self, text: &str) {
        self.said.set(text.to_owned());
    }

    fn form(&self, id: &str) -> Option<HtmlFormElement> {
        self.document.get_element_by_id(id)?.dyn_into().ok()
    }
}

/// Returns the node that a row shows.
pub(super) fn node(row: &HtmlElement) -> String {
    row.id().trim_start_matches("n-").to_owned()
}

/// Returns the row that an event's target is, or stands in.
pub(super) fn row_of(target: Option<web_sys::EventTarget>) -> Option<(HtmlElement, bool)> {
    let element: Element = target?.dyn_into().ok()?;
    let row: HtmlElement = element.closest("tbody > tr").ok()??.dyn_into().ok()?;
    let is_row = element.is_same_node(Some(&row));
    Some((row, is_row))
}

/// Sets an attribute; a name of ours is never refused.
pub(super) fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

fn remember(row: &HtmlElement) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(FOCUS, &row.id());
    }
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
