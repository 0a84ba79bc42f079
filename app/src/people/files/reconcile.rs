//! Compares a directory with a roster: who is new, changed, moved, back or gone.
//!
//! People are matched by employee id, then by e-mail, then by handle, and last (for files without any of these) by post
//! and name. A file speaks only of what it holds: a blank key, title or name takes nothing away, and a file in which
//! nobody has a manager (a team, a kind) says nothing of managers (teams, kinds).
//!
//! Invariant: every person of the roster is in exactly one of new, changed, moved, returning, unchanged and gone; every
//! active person of the directory is matched or gone; nobody is matched twice.

use super::matching::matches;
use super::roster::{Kind, PersonRow, Roster, path};
use crate::problem::Problem;

/// Describes one person as the directory has them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Known {
    /// The name.
    pub name: String,
    /// The address in lower case.
    pub email: Option<String>,
    /// The employee id.
    pub employee_id: Option<String>,
    /// The login name.
    pub handle: Option<String>,
    /// The post they were last imported with.
    pub post: Option<String>,
    /// The title.
    pub title: Option<String>,
    /// Employee, contractor or guest.
    pub kind: Kind,
    /// The path of their unit, as [`path`] writes it.
    pub team: Option<String>,
    /// Their manager, an index into the same directory.
    pub manager: Option<usize>,
    /// False once deactivated.
    pub active: bool,
}

/// Names a field of a person that an import may change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// The name.
    Name,
    /// The address.
    Email,
    /// The employee id.
    EmployeeId,
    /// The login name.
    Handle,
    /// The post.
    Post,
    /// The title.
    Title,
    /// Employee, contractor or guest.
    Kind,
}

/// Pairs a person of the directory with one of the roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// An index into the directory.
    pub known: usize,
    /// An index into the roster's people.
    pub person: usize,
    /// The fields that differ.
    pub fields: Vec<Field>,
    /// True when the unit differs.
    pub team: bool,
    /// True when the manager differs.
    pub manager: bool,
}

/// Names somebody who is deactivated by the import.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gone {
    /// An index into the directory.
    pub known: usize,
    /// The person in the roster, when the file has them and says that they ended.
    pub person: Option<usize>,
}

/// Lists what an import would do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changes {
    /// Indices into the roster's people; one whose row is not active arrives deactivated.
    pub new: Vec<usize>,
    /// Same unit and manager, other fields.
    pub changed: Vec<Match>,
    /// Another unit or another manager; other fields may differ as well.
    pub moved: Vec<Match>,
    /// Deactivated in the directory and active in the file.
    pub returning: Vec<Match>,
    /// Nothing differs.
    pub unchanged: Vec<Match>,
    /// Active in the directory, and absent from the file or ended in it.
    pub gone: Vec<Gone>,
    /// Active people in the directory, the whole of which `gone` is a part.
    pub active: usize,
    /// Matches that a person should look at, by line.
    pub doubts: Vec<Problem>,
}

impl Changes {
    /// Gives the part of the active directory that would be deactivated, from 0 to 1.
    pub fn gone_share(&self) -> f64 {
        if self.active == 0 { 0.0 } else { self.gone.len() as f64 / self.active as f64 }
    }

    /// Says whether more than 10 % would be deactivated, so that the import must ask a second time.
    pub fn asks_twice(&self) -> bool {
        self.gone.len() * 10 > self.active
    }

    /// Says whether the import would change nothing.
    pub fn is_empty(&self) -> bool {
        self.new.is_empty()
            && self.changed.is_empty()
            && self.moved.is_empty()
            && self.returning.is_empty()
            && self.gone.is_empty()
    }
}

/// Compares a directory with a roster.
pub fn compare(known: &[Known], roster: &Roster) -> Changes {
    let people = &roster.people;
    let paths: Vec<String> = (0..roster.teams.len()).map(|team| path(&roster.teams, team)).collect();
    let of_person = matches(known, people, &paths);
    let mut person_of = vec![None; known.len()];
    for (person, found) in of_person.iter().enumerate() {
        if let Some(found) = found {
            person_of[*found] = Some(person);
        }
    }
    let said = Said::of(people);
    let mut changes = Changes { active: known.iter().filter(|known| known.active).count(), ..Changes::default() };
    for (person, row) in people.iter().enumerate() {
        let Some(at) = of_person[person] else {
            changes.new.push(person);
            continue;
        };
        let old = &known[at];
        changes.doubts.extend(doubt(old, row));
        if !row.active && old.active {
            changes.gone.push(Gone { known: at, person: Some(person) });
            continue;
        }
        // A manager who is new to the directory differs from whoever was there.
        let differs = match (row.manager, old.manager) {
            (None, before) => before.is_some(),
            (Some(now), before) => of_person[now].is_none() || of_person[now] != before,
        };
        let found = Match {
            known: at,
            person,
            fields: fields(old, row, &said),
            team: said.teams && row.team.map(|team| paths[team].as_str()) != old.team.as_deref(),
            manager: said.managers && differs,
        };
        let list = if row.active && !old.active {
            &mut changes.returning
        } else if found.team || found.manager {
            &mut changes.moved
        } else if found.fields.is_empty() {
            &mut changes.unchanged
        } else {
            &mut changes.changed
        };
        list.push(found);
    }
    let absent = (0..known.len()).filter(|at| known[*at].active && person_of[*at].is_none());
    changes.gone.extend(absent.map(|known| Gone { known, person: None }));
    changes
}

/// Says of which things a file speaks at all.
struct Said {
    managers: bool,
    teams: bool,
    kinds: bool,
}

impl Said {
    fn of(people: &[PersonRow]) -> Self {
        Self {
            managers: people.iter().any(|row| row.manager.is_some()),
            teams: people.iter().any(|row| row.team.is_some()),
            kinds: people.iter().any(|row| row.kind != Kind::Employee),
        }
    }
}

fn fields(old: &Known, row: &PersonRow, said: &Said) -> Vec<Field> {
    let differs = |new: &Option<String>, old: &Option<String>| new.is_some() && new != old;
    [
        (Field::Name, !row.withheld && row.name != old.name),
        (Field::Email, differs(&row.email, &old.email)),
        (Field::EmployeeId, differs(&row.employee_id, &old.employee_id)),
        (Field::Handle, differs(&row.handle, &old.handle)),
        (Field::Post, differs(&row.post, &old.post)),
        (Field::Title, differs(&row.title, &old.title)),
        (Field::Kind, said.kinds && row.kind != old.kind),
    ]
    .into_iter()
    .filter_map(|(field, differs)| differs.then_some(field))
    .collect()
}

/// Doubts a match by one key when the name and another key say otherwise: ids and addresses are handed on.
fn doubt(old: &Known, row: &PersonRow) -> Option<Problem> {
    let against = |old: &Option<String>, new: &Option<String>| old.is_some() && new.is_some() && old != new;
    let keys = against(&old.employee_id, &row.employee_id) || against(&old.email, &row.email);
    (keys && !row.withheld && old.name != row.name).then(|| {
        let what = format!("{} is taken for {} of the directory by one key, while name and another key differ; look whether they are two people.", row.name, old.name);
        Problem::new(row.line, what)
    })
}

#[cfg(test)]
#[path = "reconcile_tests.rs"]
mod tests;
