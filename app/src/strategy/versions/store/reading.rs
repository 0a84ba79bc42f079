//! Reading versions: the list, one, two compared, the state that one left, a node's history.
//!
//! Invariant: everybody reads every version of the strategy in force; a past state is the present with what came after
//! taken back.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};

use super::load::whole;
use super::named::{described, told};
use crate::access::Tx;
use crate::error::{Error, Result};
use crate::id::{NodeId, PersonId, StrategyId};
use crate::organisation::store as organisation;
use crate::storage::schema::version;
use crate::storage::{Conn, sql};
use crate::strategy::policy::leads;
use crate::strategy::store::nodes::{current, place};
use crate::strategy::versions::model::{
    Cell, Change, Field, HistoryView, Kind, Tree, VersionLine, VersionView, composed,
};
use crate::time::{Timestamp, ago};

/// How many versions a list shows.
const SHOWN: i64 = 200;

#[derive(QueryableByName)]
struct VersionRow {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = BigInt)]
    number: i64,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Text)]
    reason: String,
    #[diesel(sql_type = Nullable<Text>)]
    made_by: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    name: Option<String>,
    #[diesel(sql_type = BigInt)]
    made_at: i64,
}

#[derive(QueryableByName)]
struct ChangeRow {
    #[diesel(sql_type = Text)]
    version_id: String,
    #[diesel(sql_type = Text)]
    node_id: String,
    #[diesel(sql_type = Text)]
    field: String,
    #[diesel(sql_type = Text)]
    lens_id: String,
    #[diesel(sql_type = Text)]
    other_id: String,
    #[diesel(sql_type = Text)]
    before: String,
    #[diesel(sql_type = Text)]
    after: String,
}

const LINES: &str = "SELECT v.id, v.number, v.kind, v.reason, v.made_by, p.name, v.made_at FROM version v \
     LEFT JOIN person p ON p.id = v.made_by WHERE v.strategy_id = $1";

const CHANGES: &str = "SELECT c.version_id, c.node_id, c.field, c.lens_id, c.other_id, c.before, c.after \
     FROM version v JOIN version_change c ON c.version_id = v.id WHERE v.strategy_id = $1";

/// Lists the versions of the strategy in force, the latest first.
pub(crate) fn list(tx: &mut impl Tx) -> Result<Vec<VersionLine>> {
    let Some(strategy) = current(tx.conn())? else {
        return Ok(Vec::new());
    };
    let zone = organisation::view(tx)?.time_zone;
    let now = tx.now();
    let rows: Vec<VersionRow> = sql(format!("{LINES} ORDER BY v.number DESC LIMIT {SHOWN}"))
        .bind::<Text, _>(strategy.as_str())
        .load(tx.conn())?;
    Ok(rows.into_iter().map(|row| line(row, now, &zone)).collect())
}

/// Reads a version with what it changed.
///
/// # Errors
/// `NotFound` if there is no such version.
pub(crate) fn version(tx: &mut impl Tx, number: i64) -> Result<VersionView> {
    let view = between(tx, number - 1, number)?;
    let can_undo = leads(tx.viewer()) && view.version.kind != Kind::Begun && !view.difference.is_empty();
    Ok(VersionView { between: Vec::new(), can_undo, ..view })
}

/// Compares two versions of the strategy in force; `from` may be 0: the state before the first.
///
/// # Errors
/// `NotFound` if there is no such version.
pub(crate) fn between(tx: &mut impl Tx, from: i64, to: i64) -> Result<VersionView> {
    let strategy = current(tx.conn())?.ok_or(Error::NotFound)?;
    let zone = organisation::view(tx)?.time_zone;
    let now = tx.now();
    if from < 0 || from >= to {
        return Err(Error::NotFound);
    }
    let conn = tx.conn();
    let rows: Vec<VersionRow> = sql(format!("{LINES} AND v.number > $2 AND v.number <= $3 ORDER BY v.number"))
        .bind::<Text, _>(strategy.as_str())
        .bind::<BigInt, _>(from)
        .bind::<BigInt, _>(to)
        .load(conn)?;
    let mut lines: Vec<VersionLine> = rows.into_iter().map(|row| line(row, now, &zone)).collect();
    let last = lines.pop().filter(|line| line.number == to).ok_or(Error::NotFound)?;
    let changes = changes(conn, &strategy, from, to)?;
    let difference = described(conn, &composed(changes), None)?;
    let latest: Option<i64> = version::table
        .filter(version::strategy_id.eq(strategy.as_str()))
        .select(diesel::dsl::max(version::number))
        .first(conn)?;
    lines.push(last.clone());
    Ok(VersionView { version: last, from, latest: latest.unwrap_or(to), between: lines, difference, can_undo: false })
}

/// Reads the changes of the versions after `from` up to `to`, the first version's first.
fn changes(conn: &mut Conn, strategy: &StrategyId, from: i64, to: i64) -> Result<Vec<Change>> {
    let rows: Vec<ChangeRow> = sql(format!("{CHANGES} AND v.number > $2 AND v.number <= $3 ORDER BY v.number"))
        .bind::<Text, _>(strategy.as_str())
        .bind::<BigInt, _>(from)
        .bind::<BigInt, _>(to)
        .load(conn)?;
    Ok(rows.into_iter().filter_map(change).collect())
}

/// Reads the changes of the version `number`, and those of all later ones, each field once.
fn changes_after(conn: &mut Conn, strategy: &StrategyId, number: i64) -> Result<Vec<Change>> {
    Ok(composed(changes(conn, strategy, number, i64::MAX)?))
}

/// Reads all nodes as the version `number` left them.
pub(crate) fn as_of(conn: &mut Conn, strategy: &StrategyId, number: i64) -> Result<Tree> {
    let mut tree = whole(conn, strategy.as_str())?;
    tree.take_back(&changes_after(conn, strategy, number)?);
    Ok(tree)
}

/// Reads what the version `number` changed; none if there is no such version.
pub(crate) fn made(conn: &mut Conn, strategy: &StrategyId, number: i64) -> Result<Option<(String, Vec<Change>)>> {
    let id: Option<String> = version::table
        .filter(version::strategy_id.eq(strategy.as_str()))
        .filter(version::number.eq(number))
        .select(version::id)
        .first(conn)
        .optional()?;
    let Some(id) = id else {
        return Ok(None);
    };
    Ok(Some((id, changes(conn, strategy, number - 1, number)?)))
}

/// Reads what was ever published of a node.
///
/// # Errors
/// `NotFound` if there is no such published node.
pub(crate) fn history(tx: &mut impl Tx, id: &NodeId) -> Result<HistoryView> {
    let place = place(tx.conn(), id)?.filter(|place| place.draft.is_none()).ok_or(Error::NotFound)?;
    let zone = organisation::view(tx)?.time_zone;
    let now = tx.now();
    let conn = tx.conn();
    let rows: Vec<VersionRow> = sql(format!(
        "{LINES} AND v.id IN (SELECT version_id FROM version_change WHERE node_id = $2) ORDER BY v.number DESC LIMIT {SHOWN}"
    ))
    .bind::<Text, _>(place.strategy.as_str())
    .bind::<Text, _>(id.as_str())
    .load(conn)?;
    let changes: Vec<ChangeRow> = sql(format!("{CHANGES} AND c.node_id = $2"))
        .bind::<Text, _>(place.strategy.as_str())
        .bind::<Text, _>(id.as_str())
        .load(conn)?;
    let mut by_version: HashMap<String, Vec<Change>> = HashMap::new();
    for row in changes {
        by_version.entry(row.version_id.clone()).or_default().extend(change(row));
    }
    let each: Vec<Vec<Change>> = rows.iter().map(|row| by_version.remove(&row.id).unwrap_or_default()).collect();
    let told = told(conn, &each)?;
    let versions = rows
        .into_iter()
        .map(|row| line(row, now, &zone))
        .zip(told)
        .filter(|(_, node)| !node.sorts.is_empty())
        .collect();
    let title = super::load::touched(conn, place.strategy.as_str(), false, &[id.as_str()], false)?.tree;
    let title = title.get(&Cell::of(id.as_str(), Field::Title));
    Ok(HistoryView { node: id.clone(), title, versions })
}

fn line(row: VersionRow, now: Timestamp, zone: &str) -> VersionLine {
    VersionLine {
        number: row.number,
        kind: Kind::read(&row.kind),
        reason: row.reason,
        by: row
            .made_by
            .map(|id| (PersonId::stored(id), row.name.clone().unwrap_or_else(|| "a former colleague".to_owned()))),
        made: ago(now, Timestamp(row.made_at), zone),
    }
}

fn change(row: ChangeRow) -> Option<Change> {
    let field = Field::read(&row.field)?;
    let cell = Cell { node: row.node_id, field, lens: row.lens_id, other: row.other_id };
    Some(Change { cell, before: row.before, after: row.after })
}
