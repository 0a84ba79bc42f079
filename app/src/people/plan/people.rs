//! The people of an import: ids, managers, who changes how, and what passes to whom.
//!
//! Invariant: every manager is somebody else who is there after the import, or nobody.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::lines::Words;
use super::{Change, Directory, Occasion, PersonState, Plan, teams};
use crate::people::files::reconcile::{Changes, Field, Known, Match, compare};
use crate::people::files::{Kind, Roster};
use crate::problem::Problem;

/// Decides for everybody.
pub(super) fn place(
    plan: &mut Plan,
    directory: &Directory,
    roster: &Roster,
    occasion: &Occasion<'_>,
    id: &mut impl FnMut() -> String,
) {
    let known = known(directory);
    let mut changes = compare(&known, roster);
    keep(plan, &mut changes, directory, occasion.actor);
    let mut of_person: Vec<Option<usize>> = vec![None; roster.people.len()];
    for found in matched(&changes) {
        of_person[found.person] = Some(found.known);
    }
    for gone in &changes.gone {
        if let Some(person) = gone.person {
            of_person[person] = Some(gone.known);
        }
    }
    plan.ids = of_person.iter().map(|at| at.map_or_else(&mut *id, |at| directory.people[at].id.clone())).collect();
    let gone: HashSet<usize> = changes.gone.iter().map(|gone| gone.known).collect();
    plan.managers = (0..roster.people.len())
        .map(|person| {
            let mut manager = roster.people[person].manager;
            while let Some(at) = manager.filter(|at| !roster.people[*at].active) {
                manager = roster.people[at].manager;
            }
            manager.map(|at| plan.ids[at].clone())
        })
        .collect();
    let chain = Chain::new(directory, &gone);
    let mut words = Words::new(directory, roster, &known);
    let mut touched = vec![false; directory.people.len()];
    for found in matched(&changes) {
        touched[found.known] = true;
        update(plan, directory, roster, occasion, &chain, found, &mut words);
    }
    for gone in &changes.gone {
        touched[gone.known] = true;
        let stored = &directory.people[gone.known];
        plan.handovers.push((stored.id.clone(), chain.above(gone.known)));
        words.gone(plan, gone.known);
        plan.people.push(Change {
            id: stored.id.clone(),
            before: stored.state.clone(),
            after: PersonState {
                state: "gone".to_owned(),
                gone_at: Some(occasion.now),
                revision: stored.state.revision + 1,
                ..PersonState::clone(&stored.state)
            },
        });
    }
    // Whoever the file does not have and who stays must not report to somebody who left.
    for (at, stored) in directory.people.iter().enumerate() {
        if !touched[at] && stored.state.is_active() {
            let after = PersonState { manager_id: chain.above(at), ..PersonState::clone(&stored.state) };
            push(plan, &stored.id, &stored.state, after, occasion.now);
        }
    }
    plan.new = uppermost_first(roster.people.len(), |person| roster.people[person].manager)
        .into_iter()
        .filter(|person| of_person[*person].is_none())
        .collect();
    words.new_ones(plan, &changes.new);
    plan.tally.new = changes.new.len();
    plan.tally.gone = changes.gone.len();
    plan.tally.active = changes.active;
    plan.problems.append(&mut changes.doubts);
}

fn update(
    plan: &mut Plan,
    directory: &Directory,
    roster: &Roster,
    occasion: &Occasion<'_>,
    chain: &Chain<'_>,
    found: &Match,
    words: &mut Words<'_>,
) {
    let (stored, row) = (&directory.people[found.known], &roster.people[found.person]);
    if !row.active {
        plan.tally.unchanged += 1;
        return;
    }
    let before = &stored.state;
    let mut after = PersonState::clone(before);
    for field in &found.fields {
        match field {
            Field::Name => {
                after.name.clone_from(&row.name);
                after.sort_name = crate::people::names::sort_name(&row.name);
            }
            Field::Email => after.email.clone_from(&row.email),
            Field::EmployeeId => after.employee_id.clone_from(&row.employee_id),
            Field::Handle => after.handle.clone_from(&row.handle),
            Field::Title => after.title = row.title.clone().unwrap_or_default(),
            Field::Kind => row.kind.as_str().clone_into(&mut after.kind),
            // Posts are written anew by every import.
            Field::Post => {}
        }
    }
    if found.team {
        after.team_id = row.team.map(|team| plan.team_ids[team].clone());
    }
    after.manager_id = if found.manager { plan.managers[found.person].clone() } else { chain.above(found.known) };
    after.manager_id.take_if(|manager| *manager == stored.id);
    let returns = !before.is_active();
    if returns {
        "active".clone_into(&mut after.state);
        after.gone_at = None;
    }
    let (team, manager) = (after.team_id != before.team_id, after.manager_id != before.manager_id);
    words.found(plan, found, (before, &after), returns);
    if team && !returns {
        if let Some(old) = &before.team_id {
            plan.old_teams.push((stored.id.clone(), old.clone()));
        }
        if let (true, Some(above)) = (manager, chain.above(found.known)) {
            plan.handovers.push((stored.id.clone(), Some(above)));
        }
    }
    after.run_id.get_or_insert_with(|| occasion.run.to_owned());
    push(plan, &stored.id, before, after, occasion.now);
}

/// Adds a change, if it is one, with what follows from another place.
fn push(plan: &mut Plan, id: &str, before: &Arc<PersonState>, mut after: PersonState, now: i64) {
    if **before == after {
        return;
    }
    if after.team_id != before.team_id || after.manager_id != before.manager_id {
        after.moved_at = Some(now);
    }
    if after.manager_id != before.manager_id {
        plan.told.push((id.to_owned(), after.manager_id.clone()));
    }
    after.revision = before.revision + 1;
    plan.people.push(Change { id: id.to_owned(), before: before.clone(), after });
}

/// Keeps whom a file cannot mean by leaving them out: people added by hand, whoever imports, and the last admins.
fn keep(plan: &mut Plan, changes: &mut Changes, directory: &Directory, actor: Option<&str>) {
    let going: HashSet<&str> = changes.gone.iter().map(|gone| directory.people[gone.known].id.as_str()).collect();
    let last_admins = directory.admins.iter().all(|id| going.contains(id.as_str()));
    let mut by_hand = 0;
    changes.gone.retain(|gone| {
        let stored = &directory.people[gone.known];
        if gone.person.is_none() && stored.state.run_id.is_none() {
            by_hand += 1;
            return false;
        }
        let stays = actor == Some(stored.id.as_str())
            || (last_admins && directory.admins.contains(&stored.id));
        if stays {
            let what = format!("{} would be deactivated but is needed to administer this and stays; give the office to somebody else first, then import again.", stored.state.name);
            plan.problems.push(Problem::new(0, what));
        }
        !stays
    });
    if by_hand > 0 {
        let who = if by_hand == 1 { "One person is".to_owned() } else { format!("{by_hand} people are") };
        let what = format!("{who} not in the file and came here by hand, not from a file: they stay as they are.");
        plan.problems.push(Problem::new(0, what));
    }
}

fn matched(changes: &Changes) -> impl Iterator<Item = &Match> {
    [&changes.returning, &changes.moved, &changes.changed, &changes.unchanged].into_iter().flatten()
}

fn known(directory: &Directory) -> Vec<Known> {
    let paths = teams::paths(&directory.teams);
    let team: HashMap<&str, &String> =
        directory.teams.iter().zip(&paths).map(|(team, path)| (team.id.as_str(), path)).collect();
    let place = places(directory);
    directory
        .people
        .iter()
        .map(|person| {
            let state = &person.state;
            Known {
                name: state.name.clone(),
                email: state.email.clone(),
                employee_id: state.employee_id.clone(),
                handle: state.handle.clone(),
                post: person.post.clone(),
                title: Some(state.title.clone()).filter(|title| !title.is_empty()),
                kind: Kind::from_words(&state.kind),
                team: state.team_id.as_deref().and_then(|id| team.get(id)).map(|path| (*path).clone()),
                manager: state.manager_id.as_deref().and_then(|id| place.get(id).copied()),
                active: state.is_active(),
            }
        })
        .collect()
}

fn places(directory: &Directory) -> HashMap<&str, usize> {
    let places = directory.people.iter().enumerate();
    places.map(|(at, person)| (person.id.as_str(), at)).collect()
}

/// The chain of managers as the directory has it.
struct Chain<'a> {
    directory: &'a Directory,
    place: HashMap<&'a str, usize>,
    gone: &'a HashSet<usize>,
}

impl<'a> Chain<'a> {
    fn new(directory: &'a Directory, gone: &'a HashSet<usize>) -> Self {
        Self { directory, place: places(directory), gone }
    }

    /// Returns the nearest manager above `at` who stays.
    fn above(&self, at: usize) -> Option<String> {
        let mut seen = 0;
        let mut next = self.directory.people[at].state.manager_id.as_deref();
        while let Some(id) = next {
            let above = *self.place.get(id)?;
            let stored = &self.directory.people[above];
            if stored.state.is_active() && !self.gone.contains(&above) && above != at {
                return Some(stored.id.clone());
            }
            seen += 1;
            next = stored.state.manager_id.as_deref().filter(|_| seen <= self.place.len());
        }
        None
    }
}

/// Lists `0..count` so that each stands after what `above` names for it.
pub(crate) fn uppermost_first(count: usize, above: impl Fn(usize) -> Option<usize>) -> Vec<usize> {
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); count];
    let mut order: Vec<usize> = Vec::with_capacity(count);
    for at in 0..count {
        match above(at) {
            Some(above) => below[above].push(at),
            None => order.push(at),
        }
    }
    let mut next = 0;
    while next < order.len() {
        let children = std::mem::take(&mut below[order[next]]);
        order.extend(children);
        next += 1;
    }
    order
}
