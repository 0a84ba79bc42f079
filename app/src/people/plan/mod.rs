//! What an import will do to the directory, worked out before a single row is written.
//!
//! Invariant: pure. Whoever is active afterwards reports to somebody who is active afterwards; whoever was never in a
//! file is not gone for being absent from one; the last admins stay.

mod addresses;
mod leads;
mod lines;
mod people;
mod standing;
mod states;
mod teams;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::files::Roster;
use super::model::{Lists, Tally};
use crate::accounts::model::AddressMove;
use crate::problem::Problem;
pub(crate) use addresses::address_taken;
pub(crate) use people::uppermost_first;
pub(crate) use states::{PERSON_COLUMNS, PersonState, TEAM_COLUMNS, TeamState};

/// A person as stored.
#[derive(Debug, Clone)]
pub(crate) struct StoredPerson {
    pub id: String,
    pub state: Arc<PersonState>,
    /// The key of the post they were last imported with.
    pub post: Option<String>,
}

/// A team as stored.
#[derive(Debug, Clone)]
pub(crate) struct StoredTeam {
    pub id: String,
    pub state: Arc<TeamState>,
}

/// The directory as one read saw it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Directory {
    pub people: Vec<StoredPerson>,
    pub teams: Vec<StoredTeam>,
    /// The people who are admins and can sign in.
    pub admins: HashSet<String>,
    /// What the people with an account sign in with, by their id.
    pub sign_ins: HashMap<String, String>,
    /// Changes with every change of a person or a team.
    pub digest: String,
}

/// A row before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Change<S> {
    pub id: String,
    /// Shared with the directory: a copy for each of 100,000 people takes its toll.
    pub before: Arc<S>,
    pub after: S,
}

/// What passes from one to another: from whom, and to whom if there is anybody.
pub(crate) type Handover = (String, Option<String>);

/// Everything an import writes.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    /// The id of each team of the roster.
    pub team_ids: Vec<String>,
    /// The teams to be added, parents first, as indices into the roster.
    pub new_teams: Vec<usize>,
    /// The leads of the teams to be added, by id.
    pub leads: HashMap<String, String>,
    /// The teams that change.
    pub teams: Vec<Change<TeamState>>,
    /// Teams that are archived, and who answers for what they own.
    pub closed: Vec<Handover>,
    /// The id of each person of the roster.
    pub ids: Vec<String>,
    /// The people to be added, managers first, as indices into the roster.
    pub new: Vec<usize>,
    /// The manager of each person of the roster, as an id.
    pub managers: Vec<Option<String>>,
    /// The people who change.
    pub people: Vec<Change<PersonState>>,
    /// The people who leave or change team and manager, and to whom what they own passes.
    pub handovers: Vec<Handover>,
    /// The people who change team, and the team they come from.
    pub old_teams: Vec<(String, String)>,
    /// The people who get another manager, and which.
    pub told: Vec<Handover>,
    /// The accounts that follow their person to another address.
    pub addresses: Vec<AddressMove>,
    /// How many of each.
    pub tally: Tally,
    /// The first of each.
    pub lists: Lists,
    /// What a person should look at.
    pub problems: Vec<Problem>,
}

/// For whom, when and by whom a plan is made.
pub(crate) struct Occasion<'a> {
    /// The import's id.
    pub run: &'a str,
    /// When, in microseconds.
    pub now: i64,
    /// The person who imports; the command line is nobody.
    pub actor: Option<&'a str>,
}

impl Plan {
    /// Works out what importing `roster` into `directory` does; `id` makes new ids.
    pub fn make(
        directory: &Directory,
        roster: &Roster,
        occasion: &Occasion<'_>,
        mut id: impl FnMut() -> String,
    ) -> Self {
        let mut plan = Self::default();
        let placed = teams::place(&mut plan, directory, roster, &mut id);
        people::place(&mut plan, directory, roster, occasion, &mut id);
        addresses::follow(&mut plan, directory);
        let standing = standing::Standing::after(&plan, directory, roster);
        teams::close(&mut plan, directory, roster, &standing, &placed, occasion.now);
        leads::choose(&mut plan, directory, roster, &standing);
        plan.teams.retain(|change| *change.before != change.after);
        for change in &mut plan.teams {
            change.after.revision = change.before.revision + 1;
        }
        plan
    }

    /// Returns the row of a person who is to be added.
    pub fn added(&self, roster: &Roster, person: usize, occasion: &Occasion<'_>) -> PersonState {
        let row = &roster.people[person];
        PersonState {
            name: row.name.clone(),
            sort_name: super::names::sort_name(&row.name),
            email: row.email.clone(),
            employee_id: row.employee_id.clone(),
            handle: row.handle.clone(),
            title: row.title.clone().unwrap_or_default(),
            kind: row.kind.as_str().to_owned(),
            state: if row.active { "active" } else { "gone" }.to_owned(),
            team_id: row.team.map(|team| self.team_ids[team].clone()),
            manager_id: self.managers[person].clone(),
            run_id: Some(occasion.run.to_owned()),
            gone_at: (!row.active).then_some(occasion.now),
            moved_at: None,
            revision: 1,
        }
    }
}
