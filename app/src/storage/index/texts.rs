//! Where the texts of each sort of subject stand.
//!
//! Invariant: names each column that a trigger watches (`migrations/*/2026-11-22-000002_search`) and no other; what a draft
//! mirrors is found where it is published.

use std::collections::BTreeMap;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};

use super::entry::{Entry, FIELDS};
use crate::storage::{Conn, listed, sql};

/// Each sort with the queries that give a subject's texts: its id, the field it belongs to, up to two texts of that field.
/// `{}` is the list of ids.
const SOURCES: [(&str, &[&str]); 4] = [
    (
        "person",
        &[
            "SELECT id, CAST(0 AS BIGINT) AS field, name AS one, NULL AS other FROM person WHERE id IN {}",
            "SELECT id, CAST(2 AS BIGINT) AS field, title AS one, email AS other FROM person WHERE id IN {}",
        ],
    ),
    ("team", &["SELECT id, CAST(0 AS BIGINT) AS field, name AS one, NULL AS other FROM team WHERE id IN {}"]),
    (
        "node",
        &[
            "SELECT id, CAST(0 AS BIGINT) AS field, title AS one, NULL AS other FROM node WHERE id IN {} AND of_id IS NULL",
            "SELECT id, CAST(2 AS BIGINT) AS field, because AS one, NULL AS other FROM node WHERE id IN {} AND of_id IS NULL",
            "SELECT id, CAST(3 AS BIGINT) AS field, description AS one, NULL AS other FROM node WHERE id IN {} AND of_id IS NULL",
            "SELECT node_id AS id, CAST(1 AS BIGINT) AS field, wording.title AS one, NULL AS other FROM wording \
             JOIN lens ON lens.id = wording.lens_id JOIN node ON node.id = wording.node_id AND node.of_id IS NULL \
             WHERE lens.archived_at IS NULL AND node_id IN {} ORDER BY wording.id",
            "SELECT node_id AS id, CAST(2 AS BIGINT) AS field, wording.because AS one, NULL AS other FROM wording \
             JOIN lens ON lens.id = wording.lens_id JOIN node ON node.id = wording.node_id AND node.of_id IS NULL \
             WHERE lens.archived_at IS NULL AND node_id IN {} ORDER BY wording.id",
            "SELECT node_id AS id, CAST(2 AS BIGINT) AS field, support.because AS one, NULL AS other FROM support \
             JOIN node ON node.id = support.node_id AND node.of_id IS NULL WHERE node_id IN {} ORDER BY support.id",
        ],
    ),
    ("measure", &["SELECT id, CAST(0 AS BIGINT) AS field, name AS one, NULL AS other FROM measure WHERE id IN {}"]),
];

/// The sorts of subjects.
pub(super) const SORTS: [&str; 4] = ["person", "team", "node", "measure"];

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = BigInt)]
    field: i64,
    #[diesel(sql_type = Text)]
    one: String,
    #[diesel(sql_type = Nullable<Text>)]
    other: Option<String>,
}

/// Reads the words of the subjects of one sort; `ids` is what `array` made. Who is not there has none.
pub(super) fn entries(conn: &mut Conn, sort: &str, ids: &str) -> QueryResult<BTreeMap<String, Entry>> {
    let sources = SOURCES.iter().find(|(name, _)| *name == sort).map_or(&[][..], |(_, sources)| sources);
    let list = listed(conn.kind(), 1);
    let mut rows: Vec<Row> = Vec::new();
    for source in sources {
        rows.extend(sql(source.replace("{}", &list)).bind::<Text, _>(ids).load::<Row>(conn)?);
    }
    let mut texts: BTreeMap<&str, [Vec<&str>; FIELDS]> = BTreeMap::new();
    for row in &rows {
        let fields = texts.entry(&row.id).or_default();
        if let Some(field) = usize::try_from(row.field).ok().and_then(|field| fields.get_mut(field)) {
            field.extend([Some(row.one.as_str()), row.other.as_deref()].into_iter().flatten());
        }
    }
    Ok(texts.into_iter().map(|(id, fields)| (id.to_owned(), Entry::of(&fields))).collect())
}
