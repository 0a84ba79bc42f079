//! Who is there after an import, by team: what leads and the end of a team depend on.
//!
//! Invariant: pure; counts everybody who is active once, in their one team.

use std::collections::{HashMap, HashSet};

use super::{Directory, PersonState, Plan};
use crate::people::files::Roster;

/// Who is there afterwards, by team.
pub(super) struct Standing {
    /// The members of each team with their managers.
    pub members: HashMap<String, Vec<(String, Option<String>)>>,
    /// Who is not there any more.
    pub gone: HashSet<String>,
}

impl Standing {
    /// Counts who is there after `plan`.
    pub fn after(plan: &Plan, directory: &Directory, roster: &Roster) -> Self {
        let mut standing = Self { members: HashMap::new(), gone: HashSet::new() };
        let changed: HashMap<&str, &PersonState> =
            plan.people.iter().map(|change| (change.id.as_str(), &change.after)).collect();
        for stored in &directory.people {
            let state = changed.get(stored.id.as_str()).copied().unwrap_or(&stored.state);
            if state.is_active() {
                standing.add(&stored.id, state.team_id.as_ref(), state.manager_id.as_ref());
            } else {
                standing.gone.insert(stored.id.clone());
            }
        }
        for person in plan.new.iter().filter(|person| roster.people[**person].active) {
            let team = roster.people[*person].team.map(|team| &plan.team_ids[team]);
            standing.add(&plan.ids[*person], team, plan.managers[*person].as_ref());
        }
        standing
    }

    fn add(&mut self, id: &str, team: Option<&String>, manager: Option<&String>) {
        if let Some(team) = team {
            let member = (id.to_owned(), manager.cloned());
            self.members.entry(team.clone()).or_default().push(member);
        }
    }

    /// Tells whether somebody is of the team, or the manager of one of it.
    pub fn fits(&self, lead: &str, team: &str) -> bool {
        self.members
            .get(team)
            .is_some_and(|members| members.iter().any(|(id, manager)| id == lead || manager.as_deref() == Some(lead)))
    }

    /// Returns the manager of most of a team's members: one of the team goes before one from outside, and of these one
    /// who reports to nobody of the team before one who does.
    pub fn usual_lead(&self, team: &str) -> Option<String> {
        let members = self.members.get(team)?;
        let inside: HashSet<&str> = members.iter().map(|(id, _)| id.as_str()).collect();
        let mut votes: HashMap<&str, usize> = HashMap::new();
        for manager in members.iter().filter_map(|(_, manager)| manager.as_deref()) {
            *votes.entry(manager).or_default() += 1;
        }
        let below: HashSet<&str> = members
            .iter()
            .filter(|(_, manager)| manager.as_deref().is_some_and(|manager| inside.contains(manager)))
            .map(|(id, _)| id.as_str())
            .collect();
        votes
            .into_iter()
            .max_by_key(|(id, votes)| (inside.contains(id), !below.contains(id), *votes, std::cmp::Reverse(*id)))
            .map(|(id, _)| id.to_owned())
    }
}
