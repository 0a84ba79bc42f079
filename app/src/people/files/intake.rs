//! What a layout hands over: one entry per data row, and the teams it met, before anything is resolved.
//!
//! Invariant: entries are in file order, texts are trimmed, addresses are in lower case, and an empty text means "not said".

use std::collections::HashMap;

use super::roster::{Format, Kind, TeamRow};
use crate::problem::Problem;

/// Says how a row names the post above it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) enum Above {
    /// Reports to nobody.
    #[default]
    Nobody,
    /// By post key.
    Post(String),
    /// By e-mail address.
    Email(String),
    /// By a name that must be unique.
    Name(String),
    /// By employee id, e-mail address, handle or unique name, tried in this order.
    Any(String),
}

/// Holds one data row.
#[derive(Debug, Clone, Default)]
pub(super) struct Entry {
    pub line: usize,
    pub post: String,
    pub name: String,
    pub email: String,
    pub employee_id: String,
    pub handle: String,
    pub title: String,
    pub kind: Kind,
    pub team: Option<usize>,
    pub above: Above,
    pub inactive: bool,
    pub leaves_on: String,
    /// The file of a folder, an index into `files`.
    pub file: Option<usize>,
    /// Which of a person's rows is their main post: the lowest, then the first.
    pub rank: u8,
}

/// Collects entries, teams and problems while a layout is read.
#[derive(Debug)]
pub(super) struct Intake {
    pub format: Format,
    /// Data rows or resources, those without a person included.
    pub rows: usize,
    pub entries: Vec<Entry>,
    pub teams: Teams,
    pub problems: Vec<Problem>,
    /// The files of a folder, where there are several.
    pub files: Vec<String>,
    /// Who leads a team: the team and the handle of its lead.
    pub leads: Vec<(usize, String)>,
}

impl Intake {
    pub fn new(format: Format) -> Self {
        Self {
            format,
            rows: 0,
            entries: Vec::new(),
            teams: Teams::default(),
            problems: Vec::new(),
            files: Vec::new(),
            leads: Vec::new(),
        }
    }

    /// Reports something about a row, with its file where there are several.
    pub fn problem_in(&mut self, entry: &Entry, what: &str) {
        let file = entry.file.and_then(|file| self.files.get(file)).map_or(String::new(), |file| format!("{file}: "));
        self.problem(entry.line, format!("{file}{what}"));
    }

    pub fn problem(&mut self, line: usize, what: impl Into<String>) {
        self.problems.push(Problem::new(line, what));
    }
}

/// Interns teams by key.
#[derive(Debug, Default)]
pub(super) struct Teams {
    pub rows: Vec<TeamRow>,
    by_key: HashMap<String, usize>,
}

impl Teams {
    /// Finds or adds the unit at the end of a path from the top; blank levels are skipped, and an empty path is no unit.
    pub fn at_path<S: AsRef<str>>(&mut self, levels: &[S]) -> Option<usize> {
        let mut parent = None;
        let mut key = String::new();
        for level in levels.iter().map(|level| squeeze(level.as_ref())).filter(|level| !level.is_empty()) {
            if !key.is_empty() {
                key.push_str(" / ");
            }
            // Slashes inside a name are doubled in the key, so that two different paths never share one.
            key.push_str(&level.replace(" / ", " // "));
            parent = Some(self.with_key(&key, &level, parent));
        }
        parent
    }

    /// Finds or adds a unit by a key of the layout's own; the first name and parent stay.
    pub fn with_key(&mut self, key: &str, name: &str, parent: Option<usize>) -> usize {
        if let Some(&index) = self.by_key.get(key) {
            return index;
        }
        let index = self.rows.len();
        self.rows.push(TeamRow { key: key.to_owned(), name: name.to_owned(), parent, lead: None });
        self.by_key.insert(key.to_owned(), index);
        index
    }

    pub fn find(&self, key: &str) -> Option<usize> {
        self.by_key.get(key).copied()
    }
}

/// Trims a text and turns every run of white space into one space.
pub(super) fn squeeze(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Normalises an address: no `mailto:`, no surrounding space, lower case; empty when it is not an address.
pub(super) fn address(text: &str) -> String {
    let text = text.trim();
    let text = text.strip_prefix("mailto:").unwrap_or(text);
    let valid = text.split_once('@').is_some_and(|(before, after)| {
        !before.is_empty() && !after.is_empty() && !after.contains('@') && !text.contains(char::is_whitespace)
    });
    if valid { text.to_lowercase() } else { String::new() }
}

/// Takes a name from one column, else puts it together from two.
pub(super) fn full_name(whole: &str, first: &str, last: &str) -> String {
    if whole.is_empty() { squeeze(&format!("{first} {last}")) } else { squeeze(whole) }
}

/// Says whether a status word means that the account or the employment has ended.
pub(super) fn is_ended(status: &str) -> bool {
    let status = status.to_lowercase();
    ["inactive", "suspended", "terminated", "archived", "deactivated", "disabled", "false", "no"]
        .contains(&status.as_str())
}
