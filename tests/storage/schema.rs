//! The migrations and what Diesel believes of them.

use app::storage::migrate::{self, Standing};
use app::storage::{Kind, schema_columns};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use crate::support::{bare, fresh, older};

#[derive(QueryableByName, PartialEq, Debug)]
struct Column {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = BigInt)]
    needed: i64,
}

#[test]
fn every_column_is_as_diesel_believes() {
    let fresh = fresh();
    let mut conn = fresh.conn();
    for (table, columns) in schema_columns() {
        let query = match conn.kind() {
            Kind::Sqlite => {
                "SELECT name, lower(type) AS kind, \"notnull\" AS needed FROM pragma_table_info($1) ORDER BY cid"
            }
            Kind::Postgres => {
                "SELECT CAST(column_name AS TEXT) AS name, CAST(data_type AS TEXT) AS kind, \
                 CAST(CASE is_nullable WHEN 'NO' THEN 1 ELSE 0 END AS BIGINT) AS needed \
                 FROM information_schema.columns WHERE table_name = $1 AND table_schema = current_schema() \
                 ORDER BY ordinal_position"
            }
        };
        let found: Vec<Column> = diesel::sql_query(query).bind::<Text, _>(table).load(&mut conn).unwrap();
        let believed: Vec<Column> = columns
            .iter()
            .map(|(name, kind)| Column {
                name: (*name).to_owned(),
                kind: match kind.trim_start_matches("Nullable<").trim_end_matches('>').trim() {
                    "BigInt" => "bigint",
                    "Bool" => "boolean",
                    "Double" => "double precision",
                    _ => "text",
                }
                .to_owned(),
                needed: i64::from(!kind.contains("Nullable")),
            })
            .collect();
        assert_eq!(found, believed, "{table}");
    }
}

#[test]
fn migrations_go_up_down_and_up_again() {
    let bare = bare();
    let known = migrate::known_versions(bare.location.kind).len();
    assert_eq!(migrate::standing(&mut bare.conn()), Ok(Standing::Empty));
    assert_eq!(migrate::run(&bare.location), Ok(known));
    assert_eq!(migrate::standing(&mut bare.conn()), Ok(Standing::Current));
    assert_eq!(migrate::run(&bare.location), Ok(0));
    assert_eq!(migrate::revert_all(&bare.location), Ok(known));
    assert_eq!(migrate::run(&bare.location), Ok(known));
}

#[test]
fn what_the_first_program_wrote_is_kept_by_every_later_migration() {
    let bare = bare();
    let later = older::leave(&bare.location);
    assert!(later > 0);
    assert_eq!(migrate::run(&bare.location), Ok(later));
    assert_eq!(migrate::standing(&mut bare.conn()), Ok(Standing::Current));
    older::assert_kept(&bare.location);
}

#[test]
fn a_newer_database_is_left_alone() {
    let fresh = fresh();
    diesel::sql_query("INSERT INTO __diesel_schema_migrations (version) VALUES ('99990101000000')")
        .execute(&mut fresh.conn())
        .unwrap();
    assert_eq!(migrate::standing(&mut fresh.conn()), Ok(Standing::Newer("99990101000000".to_owned())));
    assert!(migrate::run(&fresh.location).unwrap_err().contains("newer Throughline"));
}

#[test]
fn both_folders_of_migrations_have_the_same_names() {
    assert_eq!(migrate::known_versions(Kind::Sqlite), migrate::known_versions(Kind::Postgres));
}
