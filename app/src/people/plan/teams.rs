//! The teams of an import: which are known, which are new, and which are left without anybody.
//!
//! Invariant: a team is matched by its key, then by its path, at most once; only a team that came from a file and has
//! neither members nor teams below it is archived.

use std::collections::{HashMap, HashSet};

use super::standing::Standing;
use super::{Change, Directory, Plan, StoredTeam, TeamState};
use crate::people::files::{Roster, TeamRow, path};

/// Gives each team of the roster its id; returns the ids of stored teams that the roster has.
pub(super) fn place(
    plan: &mut Plan,
    directory: &Directory,
    roster: &Roster,
    id: &mut impl FnMut() -> String,
) -> HashSet<String> {
    let paths = paths(&directory.teams);
    let mut by_key: HashMap<&str, usize> = HashMap::new();
    let mut by_path: HashMap<&str, usize> = HashMap::new();
    for (at, team) in directory.teams.iter().enumerate().rev() {
        if let Some(key) = &team.state.external_key {
            by_key.insert(key, at);
        }
        if team.state.archived_at.is_none() {
            by_path.insert(&paths[at], at);
        }
    }
    let mut taken = HashSet::new();
    let mut found: Vec<Option<usize>> =
        roster.teams.iter().map(|team| by_key.get(team.key.as_str()).copied().filter(|at| taken.insert(*at))).collect();
    for (team, at) in found.iter_mut().enumerate() {
        if at.is_none() {
            let path = path(&roster.teams, team);
            *at = by_path.get(path.as_str()).copied().filter(|at| taken.insert(*at));
        }
    }
    plan.team_ids = found.iter().map(|at| at.map_or_else(&mut *id, |at| directory.teams[at].id.clone())).collect();
    plan.new_teams = parents_first(&roster.teams).into_iter().filter(|team| found[*team].is_none()).collect();
    for (team, at) in found.iter().enumerate() {
        let Some(at) = at else { continue };
        let stored = &directory.teams[*at];
        let row = &roster.teams[team];
        plan.teams.push(Change {
            id: stored.id.clone(),
            before: stored.state.clone(),
            after: TeamState {
                external_key: Some(row.key.clone()),
                name: row.name.clone(),
                parent_id: row.parent.map(|parent| plan.team_ids[parent].clone()),
                archived_at: None,
                ..TeamState::clone(&stored.state)
            },
        });
    }
    taken.into_iter().map(|at| directory.teams[at].id.clone()).collect()
}

/// Archives the teams of earlier files that nobody is left in, the lowest first.
pub(super) fn close(
    plan: &mut Plan,
    directory: &Directory,
    roster: &Roster,
    standing: &Standing,
    placed: &HashSet<String>,
    now: i64,
) {
    if roster.people.iter().all(|row| row.team.is_none()) {
        return;
    }
    let open: Vec<&StoredTeam> = directory.teams.iter().filter(|team| team.state.archived_at.is_none()).collect();
    let mut parents: HashMap<String, Option<String>> =
        open.iter().map(|team| (team.id.clone(), team.state.parent_id.clone())).collect();
    for change in &plan.teams {
        parents.insert(change.id.clone(), change.after.parent_id.clone());
    }
    let mut closed: HashSet<&str> = HashSet::new();
    loop {
        let before = closed.len();
        for team in &open {
            let id = team.id.as_str();
            let held = placed.contains(id)
                || closed.contains(id)
                || team.state.external_key.is_none()
                || standing.members.contains_key(id)
                || parents
                    .iter()
                    .any(|(child, parent)| parent.as_deref() == Some(id) && !closed.contains(child.as_str()));
            if !held {
                closed.insert(id);
            }
        }
        if closed.len() == before {
            break;
        }
    }
    for team in open.into_iter().filter(|team| closed.contains(team.id.as_str())) {
        let mut heir = team.state.parent_id.as_deref();
        while let Some(id) = heir.filter(|id| closed.contains(id)) {
            heir = parents.get(id).and_then(Option::as_deref);
        }
        plan.closed.push((team.id.clone(), heir.map(str::to_owned)));
        plan.teams.push(Change {
            id: team.id.clone(),
            before: team.state.clone(),
            after: TeamState { archived_at: Some(now), ..TeamState::clone(&team.state) },
        });
    }
}

/// Returns the path of each stored team, as imports write it.
pub(super) fn paths(teams: &[StoredTeam]) -> Vec<String> {
    let at: HashMap<&str, usize> = teams.iter().enumerate().map(|(at, team)| (team.id.as_str(), at)).collect();
    let rows: Vec<TeamRow> = teams
        .iter()
        .map(|team| TeamRow {
            key: String::new(),
            name: team.state.name.clone(),
            parent: team.state.parent_id.as_deref().and_then(|id| at.get(id).copied()),
            lead: None,
        })
        .collect();
    (0..rows.len()).map(|team| path(&rows, team)).collect()
}

/// Lists the teams of a roster so that each stands after the one it is in.
fn parents_first(teams: &[TeamRow]) -> Vec<usize> {
    super::people::uppermost_first(teams.len(), |team| teams[team].parent)
}
