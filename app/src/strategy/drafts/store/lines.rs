//! Reading drafts: the list, and one.
//!
//! Invariant: nobody is shown a draft that they may not see, not even that it is there.

use diesel::prelude::*;

use super::ground::{conflicts, drafted, let_in};
use super::publish::ahead_of;
use crate::access::{Ability, Permit, Rule as _, Tx};
use crate::error::Result;
use crate::id::{DraftId, PersonId};
use crate::organisation::store as organisation;
use crate::storage::Conn;
use crate::storage::schema::{draft, person};
use crate::strategy::cycles::store as cycles;
use crate::strategy::drafts::model::{DraftLine, State};
use crate::strategy::drafts::policy::{ChooseText, Drafted, PublishDraft, ReadDraft, SteerDraft};
use crate::strategy::store::nodes::current;
use crate::strategy::versions::store::count;
use crate::time::{Timestamp, ago};

/// How many drafts that ended are shown.
const SHOWN: i64 = 50;

/// Lists the drafts of the strategy in force, and of one that is to follow it, that the viewer sees: those that are alive, then those that ended.
pub(crate) fn list(tx: &mut impl Tx) -> Result<Vec<DraftLine>> {
    let (viewer, now) = (tx.viewer().clone(), tx.now());
    let mut strategies = cycles::coming(tx.conn())?;
    strategies.extend(current(tx.conn())?.map(String::from));
    let of_strategy = || draft::table.filter(draft::strategy_id.eq_any(&strategies)).select(draft::id);
    let states = [State::Open, State::Aside].map(State::word);
    let mut ids: Vec<String> = of_strategy()
        .filter(draft::state.eq_any(states))
        .order((draft::state.desc(), draft::begun_at.desc(), draft::id))
        .load(tx.conn())?;
    let ended: Vec<String> = of_strategy()
        .filter(draft::state.ne_all(states))
        .order((draft::ended_at.desc(), draft::id))
        .limit(SHOWN)
        .load(tx.conn())?;
    ids.extend(ended);
    let mut lines = Vec::new();
    for id in ids {
        let found = drafted(tx.conn(), &DraftId::stored(id))?;
        let Some(drafted) = let_in(tx.conn(), &viewer, now, found)? else { continue };
        if drafted.draft.is_seen_by(&viewer) {
            lines.push(line(tx, &drafted, None)?);
        }
    }
    lines.sort_by_key(|line| match line.state {
        State::Open => 0,
        State::Aside => 1,
        _ => 2,
    });
    Ok(lines)
}

/// Reads the head of a draft.
pub(crate) fn one(tx: &mut impl Tx, permit: &Permit<ReadDraft>) -> Result<DraftLine> {
    line(tx, permit, None)
}

/// Reads the head of a draft; `changes` is how many nodes it changes, where that is known.
pub(super) fn line(tx: &mut impl Tx, drafted: &Drafted, changes: Option<usize>) -> Result<DraftLine> {
    let zone = organisation::view(tx)?.time_zone;
    let (viewer, now) = (tx.viewer().clone(), tx.now());
    let conn = tx.conn();
    let id = drafted.draft.id.clone();
    let (begun_by, begun_at, ended_at): (Option<String>, i64, Option<i64>) = draft::table
        .filter(draft::id.eq(id.as_str()))
        .select((draft::begun_by, draft::begun_at, draft::ended_at))
        .first(conn)?;
    let people = named(conn, &drafted.draft.people)?;
    let partly = named(conn, &drafted.draft.partly)?;
    let begun_by = named(conn, &begun_by.map(PersonId::stored).into_iter().collect::<Vec<_>>())?;
    let changes = match changes {
        Some(changes) => changes,
        None if drafted.state.is_alive() => count(&ahead_of(conn, drafted)?.changes),
        None => 0,
    };
    let can = [
        (Ability::Edit, ChooseText(crate::id::ConflictId::stored(String::new())).allowed(&viewer, drafted)),
        (Ability::Administer, SteerDraft(id.clone()).allowed(&viewer, drafted)),
        (Ability::Publish, drafted.draft.is_open && PublishDraft(id.clone()).allowed(&viewer, drafted)),
    ];
    Ok(DraftLine {
        name: drafted.draft.name.clone(),
        state: drafted.state,
        begun_by: begun_by.into_iter().next().map(|(_, name)| name),
        begun: ago(now, Timestamp(begun_at), &zone),
        ended: ended_at.map(|at| ago(now, Timestamp(at), &zone)),
        limited: drafted.draft.limited,
        is_next: cycles::undone(conn, &drafted.strategy)?,
        people,
        partly,
        changes,
        conflicts: conflicts(conn, &id, None)?.len(),
        revision: drafted.revision,
        can: can.into_iter().filter_map(|(ability, may)| may.then_some(ability)).collect(),
        id,
    })
}

fn named(conn: &mut Conn, people: &[PersonId]) -> Result<Vec<(PersonId, String)>> {
    let ids: Vec<&str> = people.iter().map(PersonId::as_str).collect();
    let rows: Vec<(String, String)> = person::table
        .filter(person::id.eq_any(ids))
        .order((person::sort_name, person::id))
        .select((person::id, person::name))
        .load(conn)?;
    Ok(rows.into_iter().map(|(id, name)| (PersonId::stored(id), name)).collect())
}
