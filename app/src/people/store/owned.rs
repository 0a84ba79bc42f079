//! What a leaver or mover owned: it passes to their manager, to be taken over.
//!
//! Invariant: nothing hangs: who owned it stays named on it, and what an import passes on is in its journal.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::Text;
use serde_json::json;

use super::journal::{self, Side};
use crate::access::{Action, Permit, Proof, Tx, Writer};
use crate::error::Result;
use crate::id::{PersonId, RunId};
use crate::people::plan::{Handover, Plan};
use crate::people::policy::StageImport;
use crate::storage::schema::{contribution, measure, node};

type NodeCells = (String, Option<String>, Option<String>, Option<String>, i64);

/// Passes on the nodes and measures of leavers and movers, and the nodes of teams that are no more; marks the cards of
/// whoever changed team.
pub(super) fn pass_on(tx: &mut Writer<'_>, permit: &Permit<StageImport>, plan: &Plan) -> Result<()> {
    let run = permit.action().0.clone();
    if !plan.handovers.is_empty() || !plan.closed.is_empty() {
        nodes(tx, permit, &run, plan)?;
        measures(tx, permit, &run, &plan.handovers)?;
    }
    if !plan.old_teams.is_empty() {
        cards(tx, permit, &run)?;
    }
    Ok(())
}

fn nodes<A: Action>(tx: &mut Writer<'_>, permit: &Permit<A>, run: &RunId, plan: &Plan) -> Result<()> {
    let people: HashMap<&str, &Option<String>> = by_id(&plan.handovers);
    let teams: HashMap<&str, &Option<String>> = by_id(&plan.closed);
    let rows: Vec<NodeCells> = node::table
        .filter(node::owner_id.is_not_null().or(node::owner_team_id.is_not_null()))
        .select((node::id, node::owner_id, node::owner_team_id, node::handed_from_id, node::revision))
        .load(tx.conn())?;
    let mut changes = journal::rows();
    for (id, owner, team, handed, revision) in rows {
        let heir = owner.as_deref().and_then(|owner| people.get(owner));
        let team_heir = team.as_deref().and_then(|team| teams.get(team));
        if heir.is_none() && team_heir.is_none() {
            continue;
        }
        let (new_owner, new_handed) = match heir {
            // Without a manager it stays, marked, with whoever had it.
            Some(to) => (to.as_ref().or(owner.as_ref()), owner.as_ref()),
            None => (owner.as_ref(), handed.as_ref()),
        };
        let new_team = match team_heir {
            Some(to) => to.as_ref().or(team.as_ref()),
            None => team.as_ref(),
        };
        let before = json!([owner, team, handed, revision]);
        let after = json!([new_owner, new_team, new_handed, revision + 1]);
        let key = (tx.new_id(), run);
        let what = ("changed", "node", id.as_str());
        journal::push(&mut changes, key, what, Some(&before), Some(&after));
    }
    changes.insert(tx.conn())?;
    journal::put(tx.conn(), permit.proof(), run, ("node", &journal::all(&journal::NODE)), Side::After)?;
    Ok(())
}

fn measures<A: Action>(tx: &mut Writer<'_>, permit: &Permit<A>, run: &RunId, handovers: &[Handover]) -> Result<()> {
    let people = by_id(handovers);
    let rows: Vec<(String, Option<String>, i64)> = measure::table
        .filter(measure::owner_id.is_not_null())
        .select((measure::id, measure::owner_id, measure::revision))
        .load(tx.conn())?;
    let mut changes = journal::rows();
    for (id, owner, revision) in rows {
        let heir = owner.as_deref().and_then(|owner| people.get(owner));
        let Some(Some(to)) = heir else { continue };
        let (before, after) = (json!([owner, revision]), json!([to, revision + 1]));
        let key = (tx.new_id(), run);
        let what = ("changed", "measure", id.as_str());
        journal::push(&mut changes, key, what, Some(&before), Some(&after));
    }
    changes.insert(tx.conn())?;
    journal::put(tx.conn(), permit.proof(), run, ("measure", &journal::all(&journal::MEASURE)), Side::After)?;
    Ok(())
}

/// Marks the cards of whoever changed team with the team they were written in; a mark from an earlier move stays.
fn cards<A: Action>(tx: &mut Writer<'_>, _permit: &Permit<A>, run: &RunId) -> Result<()> {
    diesel::sql_query(
        "WITH c AS MATERIALIZED (SELECT subject_id, before FROM import_change WHERE run_id = $1 AND subject = 'place') \
         UPDATE contribution SET old_team_id = c.before FROM c \
         WHERE contribution.person_id = c.subject_id AND contribution.old_team_id IS NULL",
    )
    .bind::<Text, _>(run.as_str())
    .execute(tx.conn())?;
    Ok(())
}

/// Takes the marks of an import off the cards again.
pub(super) fn unmark<A: Action>(tx: &mut Writer<'_>, _permit: &Permit<A>, run: &RunId) -> Result<()> {
    diesel::sql_query(
        "WITH c AS MATERIALIZED (SELECT subject_id, before FROM import_change WHERE run_id = $1 AND subject = 'place') \
         UPDATE contribution SET old_team_id = NULL FROM c \
         WHERE contribution.person_id = c.subject_id AND contribution.old_team_id = c.before",
    )
    .bind::<Text, _>(run.as_str())
    .execute(tx.conn())?;
    Ok(())
}

/// Marks the cards of one person who changed team by hand.
pub(super) fn mark_cards(tx: &mut Writer<'_>, _proof: Proof, person: &PersonId, old_team: &str) -> Result<()> {
    diesel::update(
        contribution::table
            .filter(contribution::person_id.eq(person.as_str()))
            .filter(contribution::old_team_id.is_null()),
    )
    .set(contribution::old_team_id.eq(old_team))
    .execute(tx.conn())?;
    Ok(())
}

/// Passes on the nodes and measures of one person who moved by hand.
pub(super) fn hand_over(tx: &mut Writer<'_>, proof: Proof, from: &PersonId, to: &PersonId) -> Result<()> {
    crate::strategy::store::owned::hand_over(tx, proof, from, to)?;
    diesel::update(measure::table.filter(measure::owner_id.eq(from.as_str())))
        .set((measure::owner_id.eq(to.as_str()), measure::revision.eq(measure::revision + 1)))
        .execute(tx.conn())?;
    Ok(())
}

fn by_id(handovers: &[Handover]) -> HashMap<&str, &Option<String>> {
    handovers.iter().map(|(from, to)| (from.as_str(), to)).collect()
}
