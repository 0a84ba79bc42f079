//! The columns of a person and of a team that an import may change, as values.
//!
//! Invariant: `cells` and the list of columns have the same order; the journal of an import is written in it.

use serde_json::{Value, json};

/// The columns of `person`, in the order of [`PersonState::cells`]; those from `gone_at` on are numbers.
pub(crate) const PERSON_COLUMNS: [&str; 14] = [
    "name",
    "sort_name",
    "email",
    "employee_id",
    "handle",
    "title",
    "kind",
    "state",
    "team_id",
    "manager_id",
    "run_id",
    "gone_at",
    "moved_at",
    "revision",
];

/// The columns of `team`, in the order of [`TeamState::cells`]; those from `archived_at` on are numbers.
pub(crate) const TEAM_COLUMNS: [&str; 6] = ["external_key", "name", "parent_id", "lead_id", "archived_at", "revision"];

/// A person's columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PersonState {
    pub name: String,
    pub sort_name: String,
    pub email: Option<String>,
    pub employee_id: Option<String>,
    pub handle: Option<String>,
    pub title: String,
    pub kind: String,
    pub state: String,
    pub team_id: Option<String>,
    pub manager_id: Option<String>,
    pub run_id: Option<String>,
    pub gone_at: Option<i64>,
    pub moved_at: Option<i64>,
    pub revision: i64,
}

/// A team's columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TeamState {
    pub external_key: Option<String>,
    pub name: String,
    pub parent_id: Option<String>,
    pub lead_id: Option<String>,
    pub archived_at: Option<i64>,
    pub revision: i64,
}

impl PersonState {
    /// Returns the values in the order of [`PERSON_COLUMNS`].
    pub fn cells(&self) -> Value {
        json!([
            self.name,
            self.sort_name,
            self.email,
            self.employee_id,
            self.handle,
            self.title,
            self.kind,
            self.state,
            self.team_id,
            self.manager_id,
            self.run_id,
            self.gone_at,
            self.moved_at,
            self.revision
        ])
    }

    /// Tells whether the person is there.
    pub fn is_active(&self) -> bool {
        self.state == "active"
    }
}

impl TeamState {
    /// Returns the values in the order of [`TEAM_COLUMNS`].
    pub fn cells(&self) -> Value {
        json!([self.external_key, self.name, self.parent_id, self.lead_id, self.archived_at, self.revision])
    }
}
