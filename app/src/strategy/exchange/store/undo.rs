//! Taking an import back.
//!
//! Invariant: what somebody changed since stays as it is; a strategy that an import began is archived, never deleted.

use diesel::prelude::*;
use serde_json::Value;

use super::write::{check, write_batches};
use crate::access::{Permit, Tx, Writer};
use crate::error::{Error, Result};
use crate::id::StrategyId;
use crate::storage::Conn;
use crate::storage::schema::{import_change, import_run, lens, organisation, strategy, wording};
use crate::strategy::drafts::store::published_directly;
use crate::strategy::exchange::diff::{Change, Fate};
use crate::strategy::exchange::model::{Summary, is_undoable};
use crate::strategy::exchange::policy::UndoImport;
use crate::strategy::exchange::preparation::PreparedUndo;
use crate::strategy::exchange::rows::{
    MeasureRow, NodeRow, Record, StakeholderRow, StrategyRow, SupportRow, TenetRow, ValueRow, WordingRow,
};
use crate::strategy::versions::model::Kind;
use crate::strategy::versions::store::whole;
use crate::time::Timestamp;

const ELSEWHERE: &str = "Another strategy is in force by now. Undo the import that began it first.";

/// What an import did.
#[derive(Debug)]
pub(crate) struct Undoing {
    /// What is kept of it.
    pub summary: Summary,
    /// The strategy that stood before, where the import began a new one.
    pub previous: Option<String>,
    /// The rows it changed, where it did not.
    pub changes: Vec<Change>,
    /// The lenses it made.
    pub lenses: Vec<String>,
}

/// Reads what an import did.
///
/// # Errors
/// `Invalid` if it was not carried out, or more than 30 days ago.
pub(crate) fn undoing(tx: &mut impl Tx, permit: &Permit<UndoImport>) -> Result<Undoing> {
    let now = tx.now();
    let id = permit.action().0.as_str();
    let conn = tx.conn();
    let (state, done_at, summary): (String, Option<i64>, String) = import_run::table
        .filter(import_run::id.eq(id))
        .select((import_run::state, import_run::done_at, import_run::summary))
        .first(conn)?;
    match done_at {
        Some(done_at) if state == "done" && is_undoable(Timestamp(done_at), now) => {}
        Some(_) if state == "done" => {
            return Err(Error::invalid(
                "",
                "This import is older than 30 days and can no longer be undone. Begin a new strategy from an export instead.",
            ));
        }
        _ => {
            return Err(Error::invalid("", "There is nothing of this import to undo."));
        }
    }
    type Row = (String, String, String, Option<String>, Option<String>);
    let rows: Vec<Row> = import_change::table
        .filter(import_change::run_id.eq(id))
        .order(import_change::position)
        .select((
            import_change::kind,
            import_change::subject,
            import_change::subject_id,
            import_change::before,
            import_change::after,
        ))
        .load(conn)?;
    let mut undoing = Undoing {
        summary: serde_json::from_str(&summary).unwrap_or_default(),
        previous: None,
        changes: Vec::new(),
        lenses: Vec::new(),
    };
    for (kind, subject, id, before, after) in rows {
        match subject.as_str() {
            "lens" => undoing.lenses.push(id),
            "organisation" => {
                undoing.previous = before.and_then(|text| serde_json::from_str(&text).ok());
            }
            _ => undoing.changes.extend(change(&kind, &subject, id, before, after)),
        }
    }
    Ok(undoing)
}

fn change(kind: &str, subject: &str, id: String, before: Option<String>, after: Option<String>) -> Option<Change> {
    let tables: [(&str, &[&str]); 8] = [
        (StrategyRow::TABLE, StrategyRow::COLUMNS),
        (NodeRow::TABLE, NodeRow::COLUMNS),
        (SupportRow::TABLE, SupportRow::COLUMNS),
        (WordingRow::TABLE, WordingRow::COLUMNS),
        (MeasureRow::TABLE, MeasureRow::COLUMNS),
        (ValueRow::TABLE, ValueRow::COLUMNS),
        (TenetRow::TABLE, TenetRow::COLUMNS),
        (StakeholderRow::TABLE, StakeholderRow::COLUMNS),
    ];
    let (table, columns) = tables.into_iter().find(|(table, _)| *table == subject)?;
    // What was written down before a column came says nothing of it: it was empty.
    let values = |text: Option<String>| {
        let mut values: Vec<Value> = serde_json::from_str(&text?).ok()?;
        values.resize(columns.len().max(values.len()), Value::from(""));
        Some(values)
    };
    Some(Change { fate: Fate::read(kind)?, table, columns, id, before: values(before), after: values(after) })
}

/// Takes an import back: what it changed is as before; where it began a strategy, the one before is in force again.
///
/// # Errors
/// `Conflict` if the strategy was changed since the undo was prepared; `Invalid` if another strategy is in force.
pub(crate) fn undo(
    tx: &mut Writer<'_>,
    permit: &Permit<UndoImport>,
    undoing: &Undoing,
    prepared: Option<&PreparedUndo>,
) -> Result<()> {
    let Some(prepared) = prepared else {
        return undo_new(tx, permit, undoing);
    };
    if prepared.current != undoing.summary.strategy {
        return Err(Error::invalid("", ELSEWHERE));
    }
    check(tx.conn(), Some(&prepared.current), Some(&prepared.stamp))?;
    let strategy = StrategyId::stored(prepared.current.clone());
    let source: String = import_run::table
        .filter(import_run::id.eq(permit.action().0.as_str()))
        .select(import_run::source)
        .first(tx.conn())?;
    let before = whole(tx.conn(), strategy.as_str())?;
    write_batches(tx.conn(), &prepared.batches)?;
    let reason = format!("Took the import of {source} back");
    published_directly(tx, permit.proof(), &strategy, (Kind::ImportUndone, &reason), &before)?;
    settle(tx, permit, undoing, prepared.left)
}

fn undo_new(tx: &mut Writer<'_>, permit: &Permit<UndoImport>, undoing: &Undoing) -> Result<()> {
    let now = tx.now().0;
    let begun = undoing.summary.strategy.as_str();
    let changed = diesel::update(organisation::table.filter(organisation::strategy_id.eq(begun)))
        .set(organisation::strategy_id.eq(undoing.previous.as_deref()))
        .execute(tx.conn())?;
    if changed == 0 {
        return Err(Error::invalid("", ELSEWHERE));
    }
    diesel::update(strategy::table.filter(strategy::id.eq(begun)))
        .set(strategy::archived_at.eq(now))
        .execute(tx.conn())?;
    if let Some(previous) = &undoing.previous {
        diesel::update(strategy::table.filter(strategy::id.eq(previous)))
            .set(strategy::archived_at.eq(None::<i64>))
            .execute(tx.conn())?;
    }
    settle(tx, permit, undoing, 0)
}

/// Puts away the lenses that nothing else uses, and closes the run.
fn settle(tx: &mut Writer<'_>, permit: &Permit<UndoImport>, undoing: &Undoing, left: usize) -> Result<()> {
    let now = tx.now().0;
    for id in &undoing.lenses {
        let begun = undoing.summary.is_new.then_some(undoing.summary.strategy.as_str());
        if is_idle(tx.conn(), id, begun)? {
            diesel::update(lens::table.filter(lens::id.eq(id))).set(lens::archived_at.eq(now)).execute(tx.conn())?;
        }
    }
    let summary = Summary { left, ..undoing.summary.clone() };
    let changed = diesel::update(
        import_run::table.filter(import_run::id.eq(permit.action().0.as_str())).filter(import_run::state.eq("done")),
    )
    .set((
        import_run::state.eq("undone"),
        import_run::undone_at.eq(now),
        import_run::summary.eq(serde_json::to_string(&summary).unwrap_or_default()),
    ))
    .execute(tx.conn())?;
    if changed == 0 {
        return Err(Error::invalid("", "There is nothing of this import to undo."));
    }
    Ok(())
}

/// Tells whether nobody has chosen the lens and no text in sight, outside the strategy that goes, is written for it.
fn is_idle(conn: &mut Conn, id: &str, begun: Option<&str>) -> Result<bool> {
    use crate::storage::schema::{node, person, team};
    let texts: i64 = wording::table
        .inner_join(node::table.on(node::id.eq(wording::node_id)))
        .filter(wording::lens_id.eq(id))
        .filter(node::archived_at.is_null())
        .filter(node::strategy_id.ne(begun.unwrap_or_default()))
        .count()
        .get_result(conn)?;
    let people: i64 = person::table.filter(person::lens_id.eq(id)).count().get_result(conn)?;
    let teams: i64 = team::table.filter(team::lens_id.eq(id)).count().get_result(conn)?;
    let defaults: i64 = organisation::table.filter(organisation::lens_id.eq(id)).count().get_result(conn)?;
    Ok(texts + people + teams + defaults == 0)
}
