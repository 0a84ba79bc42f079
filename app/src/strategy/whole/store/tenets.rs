//! What a strategy holds dear.
//!
//! Invariant: a change filters on the revision its author saw; what is removed keeps its row and its place.

use diesel::prelude::*;

use super::whole::standing;
use crate::access::{Action, Permit, Tx as _, Viewer, Writer};
use crate::error::Result;
use crate::id::{StrategyId, TenetId};
use crate::storage::Conn;
use crate::storage::schema::tenet;
use crate::strategy::store::changed_meanwhile;
use crate::strategy::whole::model::{TenetEdit, TenetView};
use crate::strategy::whole::policy::{AddTenet, EditTenet, Held, Standing};

impl Action for AddTenet {
    const NAME: &'static str = "tenet.add";

    fn subject(&self, conn: &mut Conn, _viewer: &Viewer) -> Result<Option<Standing>> {
        standing(conn, &self.0)
    }

    fn audited(&self) -> Option<String> {
        Some(self.0.to_string())
    }
}

impl Action for EditTenet {
    const NAME: &'static str = "tenet.edit";

    fn subject(&self, conn: &mut Conn, _viewer: &Viewer) -> Result<Option<Held>> {
        type Row = (String, i64, i64, Option<i64>);
        let row: Option<Row> = tenet::table
            .filter(tenet::id.eq(self.0.as_str()))
            .select((tenet::strategy_id, tenet::position, tenet::revision, tenet::archived_at))
            .first(conn)
            .optional()?;
        let Some((strategy, position, revision, archived_at)) = row else {
            return Ok(None);
        };
        let strategy = standing(conn, &StrategyId::stored(strategy))?;
        Ok(strategy.map(|strategy| Held {
            id: self.0.clone(),
            position,
            revision,
            is_removed: archived_at.is_some(),
            strategy,
        }))
    }

    fn audited(&self) -> Option<String> {
        Some(self.0.to_string())
    }
}

/// Reads the values of a strategy in their order: those that stand, and those that were removed.
pub(super) fn tenets(conn: &mut Conn, id: &StrategyId) -> Result<(Vec<TenetView>, Vec<TenetView>)> {
    type Row = (String, String, String, i64, Option<i64>);
    let rows: Vec<Row> = tenet::table
        .filter(tenet::strategy_id.eq(id.as_str()))
        .order((tenet::position, tenet::id))
        .select((tenet::id, tenet::name, tenet::description, tenet::revision, tenet::archived_at))
        .load(conn)?;
    let (standing, removed): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(|row| row.4.is_none());
    let views = |rows: Vec<Row>| {
        let view = |(id, name, description, revision, _): Row| TenetView {
            id: TenetId::stored(id),
            name,
            description,
            revision,
        };
        rows.into_iter().map(view).collect()
    };
    Ok((views(standing), views(removed)))
}

/// Adds a value after the others.
pub(crate) fn insert_tenet(tx: &mut Writer<'_>, permit: &Permit<AddTenet>, edit: &TenetEdit) -> Result<()> {
    let last: Option<i64> = tenet::table
        .filter(tenet::strategy_id.eq(permit.id.as_str()))
        .select(diesel::dsl::max(tenet::position))
        .first(tx.conn())?;
    let id = tx.new_id();
    diesel::insert_into(tenet::table)
        .values((
            tenet::id.eq(id),
            tenet::strategy_id.eq(permit.id.as_str()),
            tenet::position.eq(last.map_or(0, |last| last + 1)),
            tenet::name.eq(edit.name.as_str()),
            tenet::description.eq(edit.description.as_str()),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Changes what a value says.
///
/// # Errors
/// `Conflict` if it was changed since `revision`.
pub(crate) fn edit_tenet(
    tx: &mut Writer<'_>,
    permit: &Permit<EditTenet>,
    edit: &TenetEdit,
    revision: i64,
) -> Result<()> {
    let changed =
        diesel::update(tenet::table.filter(tenet::id.eq(permit.id.as_str())).filter(tenet::revision.eq(revision)))
            .set((
                tenet::name.eq(edit.name.as_str()),
                tenet::description.eq(edit.description.as_str()),
                tenet::revision.eq(revision + 1),
            ))
            .execute(tx.conn())?;
    if changed == 0 { Err(changed_meanwhile()) } else { Ok(()) }
}

/// Moves a value one place up or down among those that stand; at the end of the row nothing happens.
///
/// # Errors
/// `Conflict` if it was changed since `revision`.
pub(crate) fn step_tenet(tx: &mut Writer<'_>, permit: &Permit<EditTenet>, is_up: bool, revision: i64) -> Result<()> {
    if permit.revision != revision {
        return Err(changed_meanwhile());
    }
    let ids: Vec<(String, Option<i64>)> = tenet::table
        .filter(tenet::strategy_id.eq(permit.strategy.id.as_str()))
        .order((tenet::position, tenet::id))
        .select((tenet::id, tenet::archived_at))
        .load(tx.conn())?;
    let stands: Vec<usize> = (0..ids.len()).filter(|at| ids.get(*at).is_some_and(|row| row.1.is_none())).collect();
    let Some(here) = stands.iter().position(|at| ids.get(*at).is_some_and(|row| row.0 == permit.id.as_str())) else {
        return Ok(());
    };
    let there = if is_up { here.checked_sub(1) } else { Some(here + 1) };
    let (Some(from), Some(to)) = (stands.get(here), there.and_then(|there| stands.get(there))) else {
        return Ok(());
    };
    let mut order = ids;
    order.swap(*from, *to);
    // Written out whole: files may have left two values at one place.
    for (position, (id, _)) in (0_i64..).zip(&order) {
        let moved = id == permit.id.as_str();
        diesel::update(tenet::table.filter(tenet::id.eq(id)))
            .set((tenet::position.eq(position), tenet::revision.eq(tenet::revision + i64::from(moved))))
            .execute(tx.conn())?;
    }
    Ok(())
}

/// Removes a value; its row stays, and it can be brought back.
///
/// # Errors
/// `Conflict` if it was changed since `revision`.
pub(crate) fn remove_tenet(tx: &mut Writer<'_>, permit: &Permit<EditTenet>, revision: i64) -> Result<()> {
    let now = tx.now().0;
    set_removed(tx, permit, Some(now), revision)
}

/// Brings a value back that was removed.
///
/// # Errors
/// `Conflict` if it was changed since `revision`.
pub(crate) fn restore_tenet(tx: &mut Writer<'_>, permit: &Permit<EditTenet>, revision: i64) -> Result<()> {
    set_removed(tx, permit, None, revision)
}

fn set_removed(tx: &mut Writer<'_>, permit: &Permit<EditTenet>, at: Option<i64>, revision: i64) -> Result<()> {
    let changed =
        diesel::update(tenet::table.filter(tenet::id.eq(permit.id.as_str())).filter(tenet::revision.eq(revision)))
            .set((tenet::archived_at.eq(at), tenet::revision.eq(revision + 1)))
            .execute(tx.conn())?;
    if changed == 0 { Err(changed_meanwhile()) } else { Ok(()) }
}
