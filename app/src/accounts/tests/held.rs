//! What somebody takes away as a file, against the schema.

use std::collections::BTreeSet;

use diesel::prelude::*;
use diesel::sql_types::Text;

use super::support::Home;
use crate::accounts::store::held::{Column, KEPT_OUT, SECTIONS, TOLD};
use crate::storage::schema::TABLES;
use crate::storage::{Conn, Kind};

/// Columns whose names say that they hold somebody's id, beside all that end in `_by`.
const NAMES: [&str; 12] = [
    "person_id",
    "owner_id",
    "manager_id",
    "lead_id",
    "holder_id",
    "actor_id",
    "about_id",
    "by_id",
    "handed_from_id",
    "subject_id",
    "account_id",
    "session_id",
];
/// What ends in `_by` and is nobody: the value that took a value's place.
const NOBODY: Column = ("measure_value", "replaced_by");

#[derive(QueryableByName)]
struct Reference {
    #[diesel(sql_type = Text)]
    name: String,
}

/// The columns of a table that refer to people, as SQLite knows them.
fn references(conn: &mut Conn, table: &str) -> Vec<String> {
    if conn.kind() == Kind::Postgres {
        return Vec::new();
    }
    let query =
        "SELECT \"from\" AS name FROM pragma_foreign_key_list($1) WHERE \"table\" IN ('person', 'account', 'session')";
    let found: Vec<Reference> = diesel::sql_query(query).bind::<Text, _>(table).load(conn).unwrap();
    found.into_iter().map(|found| found.name).collect()
}

#[test]
fn every_column_that_holds_somebody_s_id_is_in_their_file_or_kept_out_with_a_reason() {
    let home = Home::new();
    let mut found: BTreeSet<Column> = BTreeSet::new();
    let mut there: BTreeSet<Column> = BTreeSet::new();
    for (table, columns) in TABLES {
        let refers = references(&mut home.conn(), table);
        for (column, _) in *columns {
            there.insert((table, column));
            let is_named = NAMES.contains(column) || column.ends_with("_by");
            if (is_named || refers.contains(&(*column).to_owned())) && (*table, *column) != NOBODY {
                found.insert((table, column));
            }
        }
    }
    let sections = SECTIONS.iter().flat_map(|section| section.columns).copied();
    let elsewhere = TOLD.iter().chain(KEPT_OUT).map(|(column, _)| *column);
    let known: BTreeSet<Column> = sections.chain(elsewhere).collect();
    let missing: Vec<_> = found.difference(&known).collect();
    assert!(missing.is_empty(), "these hold somebody's id; tell them in `store/held.rs` or say why not: {missing:?}");
    let gone: Vec<_> = known.difference(&there).collect();
    assert!(gone.is_empty(), "these are not there any more: {gone:?}");
    assert!(KEPT_OUT.iter().all(|(_, reason)| reason.len() > 20));
}
