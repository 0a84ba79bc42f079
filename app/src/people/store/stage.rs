//! The first part of an import: everything that is new, written where nobody sees it yet.
//!
//! Invariant: each call is one short transaction of at most [`PORTION`] people or posts; a person, post or team that
//! another refers to is written before it.

use serde_json::Value;

use super::journal;
use crate::access::{Permit, Tx, Writer};
use crate::error::Result;
use crate::id::RunId;
use crate::people::files::{Roster, State};
use crate::people::plan::{Occasion, PERSON_COLUMNS, Plan};
use crate::people::policy::StageImport;
use crate::storage::bulk::Rows;

/// How many people or posts one transaction writes.
pub(crate) const PORTION: usize = 4_000;

/// An import on its way into the database.
pub(crate) struct Import {
    /// Which it is.
    pub run: RunId,
    /// When it is.
    pub now: i64,
    /// What the file says.
    pub roster: Roster,
    /// What is to be done.
    pub plan: Plan,
    /// The id of each post.
    pub post_ids: Vec<String>,
    /// The posts, those above first.
    pub posts: Vec<usize>,
    /// The directory it was compared with.
    pub digest: String,
    /// What differs for somebody who is known.
    pub touched: Vec<journal::Cell>,
}

impl Import {
    /// Counts the rows that are written before the import is put in force.
    pub fn steps(&self) -> usize {
        let plan = &self.plan;
        let shared: usize = self.posts.iter().map(|post| self.roster.posts[*post].sharers.len()).sum();
        plan.new_teams.len()
            + plan.teams.len()
            + plan.new.len()
            + plan.people.len()
            + plan.old_teams.len()
            + self.posts.len()
            + shared
    }

    fn occasion(&self) -> Occasion<'_> {
        Occasion { run: self.run.as_str(), now: self.now, actor: None }
    }
}

/// Writes the new teams as archived ones, and what changes of the others as the journal.
pub(crate) fn teams(tx: &mut Writer<'_>, permit: &Permit<StageImport>, import: &Import) -> Result<()> {
    let plan = &import.plan;
    let mut rows = Rows::new(
        "team",
        &["id", "external_key", "name", "parent_id", "lead_id", "position", "members", "archived_at", "revision"],
    );
    let mut changes = journal::rows();
    for team in &plan.new_teams {
        let row = &import.roster.teams[*team];
        let id = &plan.team_ids[*team];
        rows.push(vec![
            id.clone().into(),
            row.key.clone().into(),
            row.name.clone().into(),
            row.parent.map(|parent| plan.team_ids[parent].clone()).into(),
            plan.leads.get(id).cloned().into(),
            (*team).into(),
            0.into(),
            import.now.into(),
            1.into(),
        ]);
        let key = (tx.new_id(), &import.run);
        journal::push(&mut changes, key, ("added", "team", id), None, None);
    }
    for change in &plan.teams {
        let key = (tx.new_id(), &import.run);
        let what = ("changed", "team", change.id.as_str());
        let (before, after) = (change.before.cells(), change.after.cells());
        journal::push(&mut changes, key, what, Some(&before), Some(&after));
    }
    rows.insert(tx.conn())?;
    changes.insert(tx.conn())?;
    super::runs::touch(tx, permit)
}

/// Writes a portion of the new people as waiting ones, from the place `from` of the plan on.
pub(crate) fn people(tx: &mut Writer<'_>, permit: &Permit<StageImport>, import: &Import, from: usize) -> Result<()> {
    let mut columns = vec!["id", "created_at"];
    columns.extend(PERSON_COLUMNS);
    let mut rows = Rows::new("person", &columns);
    let mut changes = journal::rows();
    for person in import.plan.new.iter().skip(from).take(PORTION) {
        let id = &import.plan.ids[*person];
        let mut state = import.plan.added(&import.roster, *person, &import.occasion());
        let after = state.cells();
        "waiting".clone_into(&mut state.state);
        let mut values = vec![Value::from(id.clone()), import.now.into()];
        if let Value::Array(cells) = state.cells() {
            values.extend(cells);
        }
        rows.push(values);
        let key = (tx.new_id(), &import.run);
        journal::push(&mut changes, key, ("added", "person", id), None, Some(&after));
    }
    rows.insert(tx.conn())?;
    changes.insert(tx.conn())?;
    super::runs::touch(tx, permit)
}

/// Writes a portion of what changes of people who are known as the journal.
pub(crate) fn changes(tx: &mut Writer<'_>, permit: &Permit<StageImport>, import: &Import, from: usize) -> Result<()> {
    let mut changes = journal::rows();
    for change in import.plan.people.iter().skip(from).take(PORTION) {
        let gone = change.before.is_active() && !change.after.is_active();
        let what = (if gone { "gone" } else { "changed" }, "person", change.id.as_str());
        let key = (tx.new_id(), &import.run);
        let (before, after) = (change.before.cells(), change.after.cells());
        journal::push(&mut changes, key, what, Some(&before), Some(&after));
    }
    for (person, team) in import.plan.old_teams.iter().skip(from).take(PORTION) {
        let key = (tx.new_id(), &import.run);
        journal::push(&mut changes, key, ("changed", "place", person), None, None);
        // A place is no row of cells: it is the team's id as it stands.
        if let Some(before) = changes.values.last_mut().and_then(|row| row.get_mut(6)) {
            *before = Value::from(team.clone());
        }
    }
    changes.insert(tx.conn())?;
    super::runs::touch(tx, permit)
}

/// Writes a portion of the posts; they are in sight once their import is done.
pub(crate) fn posts(tx: &mut Writer<'_>, permit: &Permit<StageImport>, import: &Import, from: usize) -> Result<()> {
    let mut rows = Rows::new(
        "post",
        &["id", "external_key", "title", "state", "team_id", "holder_id", "reports_to_id", "run_id", "line"],
    );
    let person = |at: usize| import.plan.ids[at].clone();
    for at in import.posts.iter().skip(from).take(PORTION) {
        let post = &import.roster.posts[*at];
        let state = match post.state {
            State::Held => "held",
            State::Vacant => "vacant",
            State::Eliminated => "eliminated",
        };
        let held = std::iter::once((import.post_ids[*at].clone(), state, post.holder));
        let shared = post.sharers.iter().map(|sharer| (tx.new_id(), "shared", Some(*sharer)));
        for (id, state, holder) in held.chain(shared) {
            rows.push(vec![
                id.into(),
                Some(post.key.clone()).filter(|key| !key.is_empty()).into(),
                post.title.clone().into(),
                state.into(),
                post.team.map(|team| import.plan.team_ids[team].clone()).into(),
                holder.map(person).into(),
                post.reports_to.map(|above| import.post_ids[above].clone()).into(),
                import.run.as_str().into(),
                post.line.into(),
            ]);
        }
    }
    rows.insert(tx.conn())?;
    super::runs::touch(tx, permit)
}
