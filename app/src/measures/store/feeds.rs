//! Reading what a file of values is compared with, and writing what it says.
//!
//! Invariant: what was read and what is written belong to one state (the stamp); a fixed number of statements, however
//! many rows there are.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};
use serde_json::json;

use crate::access::{Proof, Rule as _, Tx, Viewer, Writer};
use crate::error::{Error, FieldErrors, Result};
use crate::id::{MeasureId, NodeId, PersonId, StrategyId, TeamId};
use crate::measures::files::{Catalogue, Compared, Known, KnownValue, Sheet, compare};
use crate::measures::model::{Confidence, STRATEGY, Sort, ValueSummary};
use crate::measures::policy::{Measured, RecordValue};
use crate::organisation;
use crate::storage::bulk::{Rows, as_text, update_text};
use crate::storage::schema::measure_value;
use crate::storage::{Conn, array, listed, sql};
use crate::strategy::model::{Delegated, Place};
use crate::time::HOUR;

/// How many corrections one statement marks.
const CHUNK: usize = 2_000;

/// A file of values compared with what is stored.
#[derive(Debug, Clone)]
pub(crate) struct Prepared {
    /// What it would do.
    pub compared: Compared,
    /// The state it was compared with.
    stamp: String,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Nullable<Text>)]
    origin_id: Option<String>,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Text)]
    unit: String,
    #[diesel(sql_type = Text)]
    feed: String,
    #[diesel(sql_type = Nullable<Text>)]
    keeper: Option<String>,
    #[diesel(sql_type = BigInt)]
    revision: i64,
    #[diesel(sql_type = Text)]
    node_id: String,
    #[diesel(sql_type = Text)]
    title: String,
    #[diesel(sql_type = Text)]
    strategy_id: String,
    #[diesel(sql_type = Nullable<Text>)]
    owner_id: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    owner_team_id: Option<String>,
}

#[derive(QueryableByName)]
struct Stamp {
    #[diesel(sql_type = Text)]
    stamp: String,
}

/// A text that changes with every change of measures, values and who looks after them.
const STAMP: &str = "SELECT \
    (SELECT CAST(COUNT(*) AS TEXT) || '.' || CAST(COUNT(removed_at) AS TEXT) || '.' || CAST(COALESCE(MAX(removed_at), 0) AS TEXT) \
       || '.' || COALESCE(MAX(id), '') FROM measure_value) || '.' || \
    (SELECT CAST(COUNT(*) AS TEXT) || '.' || CAST(COALESCE(SUM(revision), 0) AS TEXT) FROM measure) || '.' || \
    (SELECT CAST(COUNT(*) AS TEXT) || '.' || CAST(COALESCE(SUM(revision), 0) AS TEXT) FROM node) || '.' || \
    (SELECT COALESCE(strategy_id, '') FROM organisation WHERE id = 'organisation') AS stamp";

const CATALOGUE: &str = "SELECT m.id, m.origin_id, m.name, m.kind, m.unit, m.feed, m.owner_id AS keeper, m.revision, \
     n.id AS node_id, n.title, n.strategy_id, n.owner_id, n.owner_team_id FROM measure m JOIN node n ON n.id = m.node_id \
     WHERE m.archived_at IS NULL AND n.archived_at IS NULL \
       AND n.strategy_id = (SELECT o.strategy_id FROM organisation o WHERE o.id = 'organisation')";

/// Compares a file with what is stored; changes nothing.
///
/// # Errors
/// `Busy` if others write all the while.
pub(crate) fn prepare(tx: &mut impl Tx, sheet: &Sheet) -> Result<Prepared> {
    let viewer = tx.viewer().clone();
    let zone = organisation::store::view(tx)?.time_zone;
    let today = tx.now().day(&zone);
    let conn = tx.conn();
    for _ in 0..5 {
        let before = stamp(conn, &viewer)?;
        let catalogue = catalogue(conn, &viewer)?;
        let values = values(conn, &catalogue.meant(sheet))?;
        if stamp(conn, &viewer)? == before {
            return Ok(Prepared { compared: compare(sheet, Some(&catalogue), &values, today), stamp: before });
        }
    }
    Err(Error::Busy)
}

fn stamp(conn: &mut Conn, viewer: &Viewer) -> Result<String> {
    let found: Option<Stamp> = sql(STAMP).get_result(conn).optional()?;
    let found = found.map(|row| row.stamp).unwrap_or_default();
    Ok(format!("{found}.{:?}.{:?}", viewer.offices, viewer.team))
}

fn catalogue(conn: &mut Conn, viewer: &Viewer) -> Result<Catalogue> {
    let rows: Vec<Row> = sql(CATALOGUE).load(conn)?;
    Ok(Catalogue::new(rows.into_iter().map(|row| known(row, viewer)).collect()))
}

/// The same rule as for a value that is typed.
fn known(row: Row, viewer: &Viewer) -> Known {
    let id = MeasureId::stored(row.id.clone());
    let measured = Measured {
        id: id.clone(),
        owner: row.keeper.map(PersonId::stored),
        archived: false,
        revision: row.revision,
        place: Place {
            id: NodeId::stored(row.node_id),
            strategy: StrategyId::stored(row.strategy_id),
            parent: None,
            position: 0,
            owner: row.owner_id.map(PersonId::stored),
            owner_team: row.owner_team_id.map(TeamId::stored),
            handed_from: None,
            archived_at: None,
            is_shelved: false,
            draft: None,
            of: None,
            delegated: Delegated::No,
            revision: 0,
        },
    };
    Known {
        may: RecordValue(id).allowed(viewer, &measured),
        sort: Sort::of(&row.kind, &row.feed),
        id: row.id,
        origin: row.origin_id,
        node: row.title,
        name: row.name,
        unit: row.unit,
        feed: row.feed,
    }
}

fn values(conn: &mut Conn, measures: &[&str]) -> Result<Vec<KnownValue>> {
    #[derive(QueryableByName)]
    #[diesel(table_name = measure_value)]
    struct Stored {
        id: String,
        measure_id: String,
        role: String,
        position: i64,
        measured_on: Option<String>,
        amount: Option<f64>,
        amount_text: String,
        note: String,
        confidence: String,
        removed_at: Option<i64>,
        replaced_by: Option<String>,
        source: String,
        import_id: Option<String>,
        made_at: i64,
    }
    let wanted = listed(conn.kind(), 1);
    let rows: Vec<Stored> = sql(format!(
        "SELECT id, measure_id, role, position, measured_on, amount, amount_text, note, confidence, removed_at, replaced_by, \
         source, import_id, made_at FROM measure_value WHERE measure_id IN {wanted}"
    ))
    .bind::<Text, _>(array(conn.kind(), measures.iter().copied()))
    .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|row| KnownValue {
            is_target: row.role == "target",
            day: row.measured_on.and_then(|day| day.parse().ok()),
            is_imported: row.import_id.is_some() && row.source != STRATEGY,
            counts: row.removed_at.is_none(),
            confidence: Confidence::read(&row.confidence),
            id: row.id,
            measure: row.measure_id,
            source: row.source,
            amount: row.amount,
            text: row.amount_text,
            note: row.note,
            position: row.position,
            made_at: row.made_at,
            replaced_by: row.replaced_by,
        })
        .collect())
}

/// Writes what was prepared as the import `run`; the caller has made that row in this transaction.
///
/// # Errors
/// `Conflict` if something was changed since it was prepared; then nothing is to be written.
pub(super) fn write(tx: &mut Writer<'_>, _proof: Proof, run: &str, prepared: &Prepared) -> Result<()> {
    let viewer = tx.viewer().clone();
    if stamp(tx.conn(), &viewer)? != prepared.stamp {
        return Err(Error::Conflict(FieldErrors(vec![(
            String::new(),
            "Somebody changed measures or values meanwhile, so nothing was recorded. Look at it, and record it again."
                .to_owned(),
        )])));
    }
    let (now, by) = (tx.now().0, tx.actor());
    let mut rows = Rows::new(
        "measure_value",
        &[
            "id",
            "measure_id",
            "role",
            "position",
            "measured_on",
            "amount",
            "note",
            "confidence",
            "made_by",
            "made_at",
            "source",
            "import_id",
        ],
    );
    let mut replaced = Vec::new();
    for new in &prepared.compared.new {
        let id = tx.new_id();
        if let Some((old, _)) = &new.instead {
            replaced.push(vec![json!(old), json!(now), json!(by), json!(id)]);
        }
        rows.push(vec![
            json!(id),
            json!(new.measure),
            json!("actual"),
            json!(new.position),
            json!(new.day.to_string()),
            json!(new.amount),
            json!(new.note),
            json!(new.confidence.word()),
            json!(by),
            json!(now),
            json!(new.source),
            json!(run),
        ]);
    }
    rows.insert(tx.conn())?;
    for chunk in replaced.chunks(CHUNK) {
        update_text(tx.conn(), "measure_value", &["id", "removed_at", "removed_by", "replaced_by"], &as_text(chunk)?)?;
    }
    Ok(())
}

/// Notes which file the values came in that a strategy's import has just written.
pub(crate) fn arrived(tx: &mut Writer<'_>, proof: Proof, file: &str) -> Result<()> {
    let (id, lately) = (tx.new_id(), tx.now().plus(-HOUR).0);
    // They carry the time at which the import was prepared, a moment ago; older ones came in another file.
    let newly = measure_value::table
        .filter(measure_value::source.eq(STRATEGY))
        .filter(measure_value::import_id.is_null())
        .filter(measure_value::made_at.ge(lately));
    let count: i64 = newly.count().get_result(tx.conn())?;
    if count == 0 {
        return Ok(());
    }
    let file = file.rsplit('/').next().unwrap_or(file);
    let summary = ValueSummary { rows: usize::try_from(count).unwrap_or(0), ..ValueSummary::default() };
    super::imports::insert(tx, proof, &id, file, &summary, None)?;
    diesel::update(newly).set(measure_value::import_id.eq(id)).execute(tx.conn())?;
    Ok(())
}
