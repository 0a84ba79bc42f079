//! Reading measures: with their latest value, and with their history.
//!
//! Invariant: one query for the measures of any number of nodes, one more for their history.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Double, Nullable, Text};
use jiff::civil::Date;

use crate::access::{Tx, Viewer};
use crate::error::Result;
use crate::id::{MeasureId, NodeId, PersonId, StrategyId, ValueId};
use crate::measures::model::{Confidence, HISTORY, MeasurePage, MeasureView, Origin, Reading, Sort, Toward, Value};
use crate::measures::policy::{Measured, abilities};
use crate::organisation;
use crate::storage::schema::{measure, person};
use crate::storage::{Conn, array, listed, sql};
use crate::strategy::drafts::store::ground;
use crate::strategy::model::Place;
use crate::strategy::store::lines;
use crate::time::Timestamp;

use super::changes::measured;
use super::withdrawn::withdrawn_of;

#[derive(QueryableByName)]
pub(super) struct Row {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Text)]
    node_id: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Text)]
    unit: String,
    #[diesel(sql_type = Text)]
    direction: String,
    #[diesel(sql_type = Nullable<Double>)]
    start_amount: Option<f64>,
    #[diesel(sql_type = Nullable<Double>)]
    target_amount: Option<f64>,
    #[diesel(sql_type = Nullable<Text>)]
    due_on: Option<String>,
    #[diesel(sql_type = BigInt)]
    stale_after_days: i64,
    #[diesel(sql_type = BigInt)]
    revision: i64,
    #[diesel(sql_type = Nullable<Text>)]
    starts_on: Option<String>,
    #[diesel(sql_type = Text)]
    feed: String,
    #[diesel(sql_type = Nullable<Text>)]
    value_id: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    measured_on: Option<String>,
    #[diesel(sql_type = Nullable<Double>)]
    amount: Option<f64>,
    #[diesel(sql_type = Nullable<Text>)]
    amount_text: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    note: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    confidence: Option<String>,
}

#[derive(QueryableByName)]
struct ValueRow {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Text)]
    measure_id: String,
    #[diesel(sql_type = Text)]
    role: String,
    #[diesel(sql_type = Nullable<Double>)]
    amount: Option<f64>,
    #[diesel(sql_type = Text)]
    amount_text: String,
    #[diesel(sql_type = Nullable<Text>)]
    measured_on: Option<String>,
    #[diesel(sql_type = Text)]
    confidence: String,
    #[diesel(sql_type = Text)]
    note: String,
    #[diesel(sql_type = Nullable<Text>)]
    name: Option<String>,
    #[diesel(sql_type = Text)]
    source: String,
    #[diesel(sql_type = Nullable<Text>)]
    file: Option<String>,
    #[diesel(sql_type = BigInt)]
    made_at: i64,
}

pub(super) const MEASURES: &str = "SELECT m.id, m.node_id, m.name, m.kind, m.unit, m.direction, m.start_amount, m.target_amount, m.due_on, \
     m.stale_after_days, m.revision, m.starts_on, m.feed, v.id AS value_id, v.measured_on, v.amount, v.amount_text, v.note, v.confidence \
     FROM measure m LEFT JOIN measure_value v ON v.id = (SELECT x.id FROM measure_value x \
       WHERE x.measure_id = m.id AND x.role = 'actual' AND x.removed_at IS NULL \
       ORDER BY x.measured_on DESC NULLS LAST, x.position DESC, x.id DESC LIMIT 1)";

/// Returns the measures in use of each node, in their order, with their latest actuals: one query.
pub(crate) fn readings(conn: &mut Conn, nodes: &[NodeId]) -> Result<HashMap<NodeId, Vec<Reading>>> {
    if nodes.is_empty() {
        return Ok(HashMap::new());
    }
    let wanted = listed(conn.kind(), 1);
    let rows: Vec<Row> = sql(format!(
        "{MEASURES} WHERE m.node_id IN {wanted} AND m.archived_at IS NULL ORDER BY m.node_id, m.position, m.id"
    ))
    .bind::<Text, _>(array(conn.kind(), nodes.iter().map(NodeId::as_str)))
    .load(conn)?;
    let mut found: HashMap<NodeId, Vec<Reading>> = HashMap::new();
    for reading in rows.into_iter().map(reading) {
        found.entry(reading.node.clone()).or_default().push(reading);
    }
    Ok(found)
}

/// Returns the nodes of `strategy`, which may be a draft's copy, with a measure that is stale on `today`; of a draft's nodes
/// those that they mirror, to which the measures belong.
pub(crate) fn stale_nodes(conn: &mut Conn, strategy: &StrategyId, today: Date) -> Result<Vec<String>> {
    let rows: Vec<Row> = sql(format!(
        "{MEASURES} WHERE m.archived_at IS NULL AND m.stale_after_days > 0 AND m.node_id IN (\
           SELECT COALESCE(n.of_id, n.id) FROM node n WHERE n.strategy_id = $1) ORDER BY m.node_id"
    ))
    .bind::<Text, _>(strategy.as_str())
    .load(conn)?;
    let stale = rows.into_iter().map(reading).filter(|reading| reading.is_stale(today));
    let mut nodes: Vec<String> = stale.map(|reading| reading.node.to_string()).collect();
    nodes.dedup();
    Ok(nodes)
}

/// Returns the measures in use of the node at `place` with their histories.
pub(crate) fn views_of(tx: &mut impl Tx, place: &Place) -> Result<Vec<MeasureView>> {
    let viewer = tx.viewer().clone();
    let conn = tx.conn();
    let node = place.measured();
    let readings = readings(conn, std::slice::from_ref(node))?.remove(node).unwrap_or_default();
    views(conn, &viewer, readings, place)
}

/// Reads a measure's page, also if it was put away; none if there is no such measure.
pub(crate) fn page(tx: &mut impl Tx, id: &MeasureId) -> Result<Option<MeasurePage>> {
    let zone = organisation::store::view(tx)?.time_zone;
    let (viewer, now) = (tx.viewer().clone(), tx.now());
    let conn = tx.conn();
    let Some(measured) = measured(conn, id)? else {
        return Ok(None);
    };
    let reading = one(conn, id)?;
    let measure = views(conn, &viewer, vec![reading], &measured.place)?.pop();
    let line = lines::ancestry(conn, std::slice::from_ref(&measured.place.id), None)?.pop();
    let withdrawn = withdrawn_of(conn, id, now, &zone)?;
    let shelf = ground(conn, measured.place.strategy.as_str())?.and_then(|ground| ground.shelf);
    Ok(measure.zip(line).map(|(measure, line)| MeasurePage {
        measure,
        shelf,
        archived: measured.archived,
        withdrawn,
        line,
        today: now.day(&zone),
    }))
}

/// Reads a measure with its latest actual.
pub(super) fn one(conn: &mut Conn, id: &MeasureId) -> Result<Reading> {
    let row: Row = sql(format!("{MEASURES} WHERE m.id = $1")).bind::<Text, _>(id.as_str()).get_result(conn)?;
    Ok(reading(row))
}

/// Lists the measures of a node that were put away: id and name.
pub(crate) fn archived_of(conn: &mut Conn, node: &NodeId) -> Result<Vec<(MeasureId, String)>> {
    let rows: Vec<(String, String)> = measure::table
        .filter(measure::node_id.eq(node.as_str()))
        .filter(measure::archived_at.is_not_null())
        .order((measure::position, measure::id))
        .select((measure::id, measure::name))
        .load(conn)?;
    Ok(rows.into_iter().map(|(id, name)| (MeasureId::stored(id), name)).collect())
}

fn views(conn: &mut Conn, viewer: &Viewer, readings: Vec<Reading>, place: &Place) -> Result<Vec<MeasureView>> {
    let ids: Vec<&str> = readings.iter().map(|reading| reading.id.as_str()).collect();
    let owners: Vec<(String, Option<String>, Option<String>, Option<i64>)> = measure::table
        .left_join(person::table.on(person::id.nullable().eq(measure::owner_id)))
        .filter(measure::id.eq_any(&ids))
        .select((measure::id, measure::owner_id, person::name.nullable(), measure::archived_at))
        .load(conn)?;
    let mut values = history(conn, &ids)?;
    Ok(readings
        .into_iter()
        .map(|reading| {
            let found = owners.iter().find(|(id, ..)| id == reading.id.as_str());
            let archived = found.is_some_and(|(.., archived)| archived.is_some());
            let owner = found.and_then(|(_, owner, name, _)| {
                let name = name.clone().filter(|name| !name.is_empty());
                Some((PersonId::stored(owner.clone()?), name.unwrap_or_else(|| "a former colleague".to_owned())))
            });
            let measured = Measured {
                id: reading.id.clone(),
                owner: owner.as_ref().map(|(id, _)| id.clone()),
                archived,
                revision: reading.revision,
                place: place.clone(),
            };
            MeasureView {
                values: values.remove(&reading.id).unwrap_or_default(),
                can: abilities(viewer, &measured),
                owner,
                reading,
            }
        })
        .collect())
}

fn history(conn: &mut Conn, measures: &[&str]) -> Result<HashMap<MeasureId, Vec<Value>>> {
    if measures.is_empty() {
        return Ok(HashMap::new());
    }
    let wanted = listed(conn.kind(), 1);
    let rows: Vec<ValueRow> = sql(format!(
        "SELECT v.id, v.measure_id, v.role, v.amount, v.amount_text, v.measured_on, v.confidence, v.note, p.name, \
           v.source, f.file, v.made_at FROM (\
           SELECT id, ROW_NUMBER() OVER (PARTITION BY measure_id ORDER BY measured_on DESC NULLS LAST, position DESC, id DESC) \
           AS nth FROM measure_value WHERE measure_id IN {wanted} AND removed_at IS NULL) AS newest \
         JOIN measure_value v ON v.id = newest.id LEFT JOIN person p ON p.id = v.made_by \
         LEFT JOIN value_import f ON f.id = v.import_id WHERE newest.nth <= $2 ORDER BY v.measure_id, newest.nth"
    ))
    .bind::<Text, _>(array(conn.kind(), measures.iter().copied()))
    .bind::<BigInt, _>(HISTORY)
    .load(conn)?;
    let mut values: HashMap<MeasureId, Vec<Value>> = HashMap::new();
    for row in rows {
        values.entry(MeasureId::stored(row.measure_id)).or_default().push(Value {
            id: ValueId::stored(row.id),
            is_target: row.role == "target",
            amount: row.amount,
            text: row.amount_text,
            measured_on: row.measured_on.and_then(|day| day.parse().ok()),
            confidence: Confidence::read(&row.confidence),
            note: row.note,
            by: row.name,
            origin: Some(Origin { source: row.source, file: row.file, at: Timestamp(row.made_at) }),
        });
    }
    Ok(values)
}

pub(super) fn reading(row: Row) -> Reading {
    let latest = row.value_id.map(|id| Value {
        id: ValueId::stored(id),
        is_target: false,
        amount: row.amount,
        text: row.amount_text.unwrap_or_default(),
        measured_on: row.measured_on.and_then(|day| day.parse().ok()),
        confidence: Confidence::read(row.confidence.as_deref().unwrap_or("")),
        note: row.note.unwrap_or_default(),
        by: None,
        origin: None,
    });
    Reading {
        id: MeasureId::stored(row.id),
        node: NodeId::stored(row.node_id),
        name: row.name,
        sort: Sort::of(&row.kind, &row.feed),
        unit: row.unit,
        toward: Toward::read(&row.direction),
        start: row.start_amount,
        target: row.target_amount,
        starts_on: row.starts_on.and_then(|day| day.parse().ok()),
        due_on: row.due_on.and_then(|day| day.parse().ok()),
        stale_after_days: row.stale_after_days,
        feed: row.feed,
        latest,
        revision: row.revision,
    }
}
