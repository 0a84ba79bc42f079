//! Rows that are ticked: by their boxes, by keys, and what is done with all of them.
//!
//! Invariant: what is ticked stands in the boxes of the page, so that the form sends the same with a key and without; a row that is
//! ticked is selected. Ticks outlive folding and unfolding, and go once something was done.

use web_sys::{Event, HtmlElement, HtmlInputElement};

use super::grid::{CHOSEN, FOCUS, Grid, box_of, keep, kept, name, node, row_of, set};

/// Where it is remembered which rows of which outline are ticked.
const TICKS: &str = "tree-ticks";

impl Grid {
    /// Takes up the ticks that were there before the page was loaded, and listens to the boxes.
    pub fn take_up_ticks(&self) {
        let before = kept(TICKS).unwrap_or_default();
        let mut before = before.split(' ');
        let (here, search) = self.address();
        // Done with, or told by the address which are.
        let is_done = search.contains("undo=") || search.contains("tick=");
        if before.next() == Some(here.as_str()) && !is_done {
            let ids: Vec<&str> = before.collect();
            for row in self.rows().iter().filter(|row| ids.contains(&node(row).as_str())) {
                self.tick(row, true);
            }
        }
        for row in self.rows().iter().filter(|row| box_of(row).is_some()) {
            set(row, "aria-selected", if is_ticked(row) { "true" } else { "false" });
        }
        self.on("change", |grid, event: &Event| {
            if let Some(row) = row_of(event.target()) {
                grid.tick(&row, is_ticked(&row));
                grid.tell_ticks();
            }
        });
        self.count_ticks();
    }

    /// Returns the ticked rows.
    pub fn ticks(&self) -> Vec<HtmlElement> {
        self.rows().into_iter().filter(is_ticked).collect()
    }

    /// Ticks a row or unticks it; one that is archived has no box.
    pub fn tick(&self, row: &HtmlElement, on: bool) {
        if let Some(tick) = box_of(row) {
            tick.set_checked(on);
            set(row, "aria-selected", if on { "true" } else { "false" });
        }
    }

    /// Turns a row's tick, and says so.
    pub fn turn(&self, row: &HtmlElement) {
        if box_of(row).is_none() {
            return;
        }
        let on = !is_ticked(row);
        self.tick(row, on);
        let count = self.count_ticks();
        let what = name(row);
        self.say(&match (on, count) {
            (true, 1) => format!("“{what}” is ticked. Tab indents it, Shift and Tab take it out, M moves it."),
            (true, _) => format!("“{what}” is ticked, {count} in all. M moves them, Delete archives them."),
            (false, _) => format!("“{what}” is not ticked any more, {count} are."),
        });
    }

    /// Unticks every row.
    pub fn untick(&self) {
        let ticked = self.ticks();
        for row in &ticked {
            self.tick(row, false);
        }
        if !ticked.is_empty() {
            self.tell_ticks();
        }
    }

    /// Says how many rows are ticked.
    pub fn tell_ticks(&self) {
        let count = self.count_ticks();
        self.say(&format!("{count} ticked."));
    }

    /// Sends the ticked rows to the page of an act; afterwards the focus is where that leads.
    pub fn take_along(&self, act: &str) {
        if let Some(button) = self.on_page(&format!("#tree-picked button[value='{act}']")) {
            keep(FOCUS, CHOSEN);
            self.count_ticks();
            button.click();
        }
    }

    /// Shows and remembers what is ticked, and returns how many rows are.
    fn count_ticks(&self) -> usize {
        let ticked = self.ticks();
        let ids: Vec<String> = ticked.iter().map(node).collect();
        keep(TICKS, &format!("{} {}", self.address().0, ids.join(" ")));
        if let Some(place) = self.on_page("#tree-ticked") {
            place.set_text_content(Some(&format!("{} ticked:", ticked.len())));
        }
        ticked.len()
    }
}

fn is_ticked(row: &HtmlElement) -> bool {
    box_of(row).as_ref().is_some_and(HtmlInputElement::checked)
}
