//! Reading values to be taken away as a file.
//!
//! Invariant: one query; the values that count, of the strategy in force, newest first below each measure.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Double, Nullable, Text};

use crate::access::{Permit, Tx};
use crate::error::Result;
use crate::id::MeasureId;
use crate::measures::files::Printed;
use crate::measures::model::Confidence;
use crate::measures::policy::ExportValues;
use crate::storage::sql;
use crate::time::Timestamp;

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    measure: String,
    #[diesel(sql_type = Text)]
    node: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    unit: String,
    #[diesel(sql_type = Text)]
    role: String,
    #[diesel(sql_type = Nullable<Text>)]
    measured_on: Option<String>,
    #[diesel(sql_type = Nullable<Double>)]
    amount: Option<f64>,
    #[diesel(sql_type = Text)]
    amount_text: String,
    #[diesel(sql_type = Text)]
    confidence: String,
    #[diesel(sql_type = Text)]
    note: String,
    #[diesel(sql_type = Text)]
    source: String,
    #[diesel(sql_type = Nullable<Text>)]
    author: Option<String>,
    #[diesel(sql_type = BigInt)]
    made_at: i64,
}

const VALUES: &str = "SELECT m.id AS measure, n.title AS node, m.name, m.unit, v.role, v.measured_on, v.amount, \
     v.amount_text, v.confidence, v.note, v.source, p.name AS author, v.made_at FROM measure_value v \
     JOIN measure m ON m.id = v.measure_id JOIN node n ON n.id = m.node_id LEFT JOIN person p ON p.id = v.made_by \
     WHERE v.removed_at IS NULL AND";
const ORDER: &str = "ORDER BY n.position, n.id, m.position, m.id, v.role, v.measured_on DESC, v.position DESC, v.id";

/// Lists the values of one measure, or of all that are in use.
pub(crate) fn values(tx: &mut impl Tx, _permit: &Permit<ExportValues>, of: Option<&MeasureId>) -> Result<Vec<Printed>> {
    let query = match of {
        Some(id) => sql(format!("{VALUES} m.id = $1 {ORDER}")).bind::<Text, _>(id.as_str()),
        None => sql(format!(
            "{VALUES} m.archived_at IS NULL AND n.archived_at IS NULL \
             AND n.strategy_id = (SELECT o.strategy_id FROM organisation o WHERE o.id = 'organisation') {ORDER}"
        )),
    };
    let rows: Vec<Row> = query.load(tx.conn())?;
    Ok(rows
        .into_iter()
        .map(|row| Printed {
            is_target: row.role == "target",
            day: row.measured_on.and_then(|day| day.parse().ok()),
            confidence: Confidence::read(&row.confidence),
            measure: row.measure,
            node: row.node,
            name: row.name,
            unit: row.unit,
            amount: row.amount,
            text: row.amount_text,
            note: row.note,
            source: row.source,
            by: row.author,
            at: Timestamp(row.made_at),
        })
        .collect())
}
