//! The preview of an import in words: who is new, moved, changed, back or gone.
//!
//! Invariant: counts everybody and lists the first [`LISTED`] of each sort, in the order of the file.

use std::collections::HashMap;

use super::{Directory, PersonState, Plan, teams};
use crate::people::files::reconcile::{Field, Known, Match};
use crate::people::files::{Roster, path};
use crate::people::model::Line;

/// How many of each sort are listed.
const LISTED: usize = 200;

/// Says what happens to whom.
pub(super) struct Words<'a> {
    directory: &'a Directory,
    roster: &'a Roster,
    known: &'a [Known],
    names: HashMap<&'a str, &'a str>,
    paths: HashMap<&'a str, String>,
}

impl<'a> Words<'a> {
    pub fn new(directory: &'a Directory, roster: &'a Roster, known: &'a [Known]) -> Self {
        let people = directory.people.iter();
        let written = teams::paths(&directory.teams);
        let paths = directory.teams.iter().zip(written);
        Self {
            directory,
            roster,
            known,
            names: people.map(|person| (person.id.as_str(), person.state.name.as_str())).collect(),
            paths: paths.map(|(team, path)| (team.id.as_str(), path)).collect(),
        }
    }

    /// Counts and lists somebody of the directory whom the file has.
    pub fn found(
        &mut self,
        plan: &mut Plan,
        found: &Match,
        (before, after): (&PersonState, &PersonState),
        returns: bool,
    ) {
        let team = before.team_id != after.team_id;
        let manager = before.manager_id != after.manager_id;
        let fields: Vec<Field> = found.fields.iter().copied().filter(|field| *field != Field::Post).collect();
        let sort = if returns {
            Sort::Returning
        } else if team || manager {
            Sort::Moved
        } else if fields.is_empty() {
            plan.tally.unchanged += 1;
            return;
        } else {
            Sort::Changed
        };
        if sort.count(plan) > LISTED {
            return;
        }
        let mut parts = Vec::new();
        if team {
            let new = self.roster.people[found.person].team;
            let new = new.map(|team| path(&self.roster.teams, team));
            parts.push(arrow(self.team(before.team_id.as_deref()), new.as_deref().unwrap_or("no team")));
        }
        if manager {
            let new = self.name_of(plan, after.manager_id.as_deref());
            parts.push(format!("reports to {new}"));
        }
        parts.extend(fields.iter().filter_map(|field| said(*field, before, after)));
        let line = Line {
            id: self.directory.people[found.known].id.parse().ok(),
            name: after.name.clone(),
            what: parts.join("; "),
        };
        sort.list(plan).push(line);
    }

    /// Lists somebody who is not in the file any more.
    pub fn gone(&self, plan: &mut Plan, at: usize) {
        if plan.lists.gone.len() < LISTED {
            let stored = &self.directory.people[at];
            let team = self.known[at].team.as_deref().unwrap_or("");
            plan.lists.gone.push(Line {
                id: stored.id.parse().ok(),
                name: stored.state.name.clone(),
                what: joined(&stored.state.title, team),
            });
        }
    }

    /// Lists the people whom the directory does not have yet.
    pub fn new_ones(&self, plan: &mut Plan, new: &[usize]) {
        for person in new.iter().take(LISTED) {
            let row = &self.roster.people[*person];
            let team = row.team.map(|team| path(&self.roster.teams, team));
            plan.lists.new.push(Line {
                id: None,
                name: row.name.clone(),
                what: joined(row.title.as_deref().unwrap_or(""), team.as_deref().unwrap_or("")),
            });
        }
    }

    fn team(&self, id: Option<&str>) -> &str {
        id.and_then(|id| self.paths.get(id)).map_or("no team", String::as_str)
    }

    fn name_of(&self, plan: &Plan, id: Option<&str>) -> String {
        let Some(id) = id else {
            return "nobody".to_owned();
        };
        if let Some(name) = self.names.get(id) {
            return (*name).to_owned();
        }
        let new = plan.ids.iter().position(|known| known == id);
        new.map_or_else(String::new, |person| self.roster.people[person].name.clone())
    }
}

enum Sort {
    Returning,
    Moved,
    Changed,
}

impl Sort {
    /// Counts one more; returns how many there are now.
    fn count(&self, plan: &mut Plan) -> usize {
        let count = match self {
            Self::Returning => &mut plan.tally.returning,
            Self::Moved => &mut plan.tally.moved,
            Self::Changed => &mut plan.tally.changed,
        };
        *count += 1;
        *count
    }

    fn list<'a>(&self, plan: &'a mut Plan) -> &'a mut Vec<Line> {
        match self {
            Self::Returning => &mut plan.lists.returning,
            Self::Moved => &mut plan.lists.moved,
            Self::Changed => &mut plan.lists.changed,
        }
    }
}

fn said(field: Field, before: &PersonState, after: &PersonState) -> Option<String> {
    let (what, old, new) = match field {
        Field::Name => ("name", Some(&before.name), Some(&after.name)),
        Field::Email => ("e-mail", before.email.as_ref(), after.email.as_ref()),
        Field::EmployeeId => ("employee id", before.employee_id.as_ref(), after.employee_id.as_ref()),
        Field::Handle => ("handle", before.handle.as_ref(), after.handle.as_ref()),
        Field::Title => ("title", Some(&before.title), Some(&after.title)),
        Field::Kind => ("kind", Some(&before.kind), Some(&after.kind)),
        Field::Post => return None,
    };
    let old = old.map_or("", String::as_str);
    let new = new.map_or("", String::as_str);
    Some(format!("{what}: {}", arrow(if old.is_empty() { "none" } else { old }, new)))
}

fn arrow(old: &str, new: &str) -> String {
    format!("{old} \u{2192} {new}")
}

fn joined(title: &str, team: &str) -> String {
    [title, team].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}
