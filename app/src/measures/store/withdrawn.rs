//! Reading one value, and the values that were corrected or removed.
//!
//! Invariant: what stands in the place of a corrected value is the one at the end of its corrections, if that counts.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Double, Nullable, Text};

use super::readings::one;
use super::values::valued;
use crate::access::{Ability, Rule as _, Tx};
use crate::error::{Error, Result};
use crate::id::{MeasureId, ValueId};
use crate::measures::model::{Confidence, HISTORY, Origin, Value, ValuePage, Withdrawn};
use crate::measures::policy::CorrectValue;
use crate::organisation;
use crate::storage::Conn;
use crate::strategy::store::lines;
use crate::time::{Timestamp, ago};

#[derive(Clone, QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    id: String,
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
    author: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    remover: Option<String>,
    #[diesel(sql_type = Nullable<BigInt>)]
    removed_at: Option<i64>,
    #[diesel(sql_type = Nullable<Text>)]
    replaced_by: Option<String>,
    #[diesel(sql_type = Text)]
    source: String,
    #[diesel(sql_type = Nullable<Text>)]
    file: Option<String>,
    #[diesel(sql_type = BigInt)]
    made_at: i64,
}

/// The actuals of the measure `$1`.
const ACTUALS: &str = "SELECT v.id, v.amount, v.amount_text, v.measured_on, v.confidence, v.note, a.name AS author, \
     r.name AS remover, v.removed_at, v.replaced_by, v.source, f.file, v.made_at FROM measure_value v \
     LEFT JOIN person a ON a.id = v.made_by LEFT JOIN value_import f ON f.id = v.import_id \
     LEFT JOIN person r ON r.id = v.removed_by WHERE v.measure_id = $1 AND v.role = 'actual'";

/// Lists the values of a measure that were corrected or removed, the latest first.
pub(super) fn withdrawn_of(conn: &mut Conn, id: &MeasureId, now: Timestamp, zone: &str) -> Result<Vec<Withdrawn>> {
    let rows: Vec<Row> = diesel::sql_query(format!(
        "{ACTUALS} AND v.removed_at IS NOT NULL ORDER BY v.removed_at DESC, v.id DESC LIMIT $2"
    ))
    .bind::<Text, _>(id.as_str())
    .bind::<BigInt, _>(HISTORY)
    .load(conn)?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let all = all(conn, id)?;
    Ok(rows.into_iter().filter_map(|row| withdrawn(row, &all, now, zone)).collect())
}

/// Reads the page of a value, also of one that counts no more.
///
/// # Errors
/// `NotFound` if there is no such actual.
pub(crate) fn value_page(tx: &mut impl Tx, id: &ValueId) -> Result<ValuePage> {
    let zone = organisation::store::view(tx)?.time_zone;
    let (viewer, now) = (tx.viewer().clone(), tx.now());
    let conn = tx.conn();
    let valued = valued(conn, id)?.ok_or(Error::NotFound)?;
    let measure = &valued.measured;
    let all = all(conn, &measure.id)?;
    let row = all.get(id.as_str()).cloned().ok_or(Error::NotFound)?;
    let line = lines::ancestry(conn, std::slice::from_ref(&measure.place.id), None)?.pop().ok_or(Error::NotFound)?;
    let may = CorrectValue(id.clone()).allowed(&viewer, &valued);
    Ok(ValuePage {
        value: value(row.clone()),
        withdrawn: withdrawn(row, &all, now, &zone),
        reading: one(conn, &measure.id)?,
        line,
        today: now.day(&zone),
        can: if may { vec![Ability::Record] } else { Vec::new() },
    })
}

fn all(conn: &mut Conn, id: &MeasureId) -> Result<HashMap<String, Row>> {
    let rows: Vec<Row> = diesel::sql_query(ACTUALS).bind::<Text, _>(id.as_str()).load(conn)?;
    Ok(rows.into_iter().map(|row| (row.id.clone(), row)).collect())
}

fn withdrawn(row: Row, all: &HashMap<String, Row>, now: Timestamp, zone: &str) -> Option<Withdrawn> {
    let removed_at = row.removed_at?;
    let mut last: Option<&Row> = None;
    let mut next = row.replaced_by.as_ref();
    // No chain is longer than all values, and a ring of them is left in the end.
    for _ in 0..all.len() {
        let Some(found) = next.and_then(|id| all.get(id)) else {
            break;
        };
        last = Some(found);
        next = found.replaced_by.as_ref();
    }
    let (instead, lapsed) = match last {
        Some(last) if last.removed_at.is_none() => (Some(value(last.clone())), None),
        last => (None, last.cloned().map(value)),
    };
    Some(Withdrawn {
        by: row.remover.clone(),
        when: ago(now, Timestamp(removed_at), zone),
        instead,
        lapsed,
        value: value(row),
    })
}

fn value(row: Row) -> Value {
    Value {
        id: ValueId::stored(row.id),
        is_target: false,
        amount: row.amount,
        text: row.amount_text,
        measured_on: row.measured_on.and_then(|day| day.parse().ok()),
        confidence: Confidence::read(&row.confidence),
        note: row.note,
        by: row.author,
        origin: Some(Origin { source: row.source, file: row.file, at: Timestamp(row.made_at) }),
    }
}
