//! Writing a version with what it changed.
//!
//! Invariant: the only writer of both tables; a number is one more than the last, in the same transaction.

use diesel::prelude::*;
use serde_json::json;

use crate::access::{Proof, Tx as _, Writer};
use crate::error::Result;
use crate::id::VersionId;
use crate::storage::bulk::Rows;
use crate::storage::schema::version;
use crate::strategy::proposals::store as proposals;
use crate::strategy::versions::model::{Change, Kind};
use crate::translation::store as translations;

/// What made a version.
pub(crate) struct Made<'a> {
    /// The strategy.
    pub strategy: &'a str,
    /// What sort of act it was.
    pub kind: Kind,
    /// What changed and why, in one sentence.
    pub reason: &'a str,
    /// The draft that was published.
    pub draft: Option<&'a str>,
}

/// Writes a version and returns its id and number; what was proposed for the words that it changes, and
/// what was agreed about its nodes, is told of it.
pub(crate) fn record(
    tx: &mut Writer<'_>,
    proof: Proof,
    made: &Made<'_>,
    changes: &[Change],
) -> Result<(VersionId, i64)> {
    let last: Option<i64> = version::table
        .filter(version::strategy_id.eq(made.strategy))
        .select(diesel::dsl::max(version::number))
        .first(tx.conn())?;
    let (id, number, now, actor) = (tx.new_id(), last.unwrap_or(0) + 1, tx.now().0, tx.actor());
    diesel::insert_into(version::table)
        .values((
            version::id.eq(&id),
            version::strategy_id.eq(made.strategy),
            version::number.eq(number),
            version::kind.eq(made.kind.word()),
            version::reason.eq(made.reason),
            version::draft_id.eq(made.draft),
            version::made_by.eq(actor),
            version::made_at.eq(now),
        ))
        .execute(tx.conn())?;
    let columns = ["id", "version_id", "node_id", "field", "lens_id", "other_id", "before", "after"];
    let mut rows = Rows::new("version_change", &columns);
    for Change { cell, before, after } in changes {
        let row = tx.new_id();
        rows.push(vec![
            json!(row),
            json!(id),
            json!(cell.node),
            json!(cell.field.word()),
            json!(cell.lens),
            json!(cell.other),
            json!(before),
            json!(after),
        ]);
    }
    rows.insert(tx.conn())?;
    let id = VersionId::stored(id);
    proposals::settle(tx, proof, made, (&id, number), changes)?;
    translations::settle(tx, proof, number, changes)?;
    Ok((id, number))
}
