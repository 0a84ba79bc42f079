//! Backups: complete, portable between the databases, and refused when they are not what was written.

use std::io::{Read, Write};
use std::path::Path;

use app::storage::{Db, backup, migrate};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Double, Text};
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::support::{Fresh, bare, fresh, sqlite};

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = BigInt)]
    at: i64,
    #[diesel(sql_type = Double)]
    amount: f64,
}

const NAME: &str = "Zoë \"O'Hara\"\n\u{202e}\u{1f33f}\\";
const AMOUNT: f64 = 0.1 + 0.2;

fn fill(fresh: &Fresh) {
    let mut conn = fresh.conn();
    let run = |conn: &mut app::storage::Conn, query: &str| {
        diesel::sql_query(query).bind::<Text, _>(NAME).execute(conn).unwrap();
    };
    run(&mut conn, "INSERT INTO strategy (id, name, created_at) VALUES ('s', $1, 9007199254740993)");
    run(
        &mut conn,
        "INSERT INTO node (id, strategy_id, position, title, created_at, updated_at, unwritten) VALUES ('n', 's', 0, $1, 1, 1, TRUE)",
    );
    run(
        &mut conn,
        "INSERT INTO measure (id, node_id, position, name, kind, start_amount) VALUES ('m', 'n', 0, $1, 'quantity', 0.30000000000000004)",
    );
    // One statement: 4,500 commits would take half a minute.
    let rows: Vec<String> = (0..4_500).map(|i| format!("('{i:05}', 's', {i}, 'x')")).collect();
    diesel::sql_query(format!("INSERT INTO tenet (id, strategy_id, position, name) VALUES {}", rows.join(", ")))
        .execute(&mut conn)
        .unwrap();
}

fn check(fresh: &Fresh) {
    let found: Found = diesel::sql_query(
        "SELECT measure.name AS name, strategy.created_at AS at, measure.start_amount AS amount \
         FROM measure JOIN node ON node.id = measure.node_id JOIN strategy ON strategy.id = node.strategy_id \
         WHERE node.unwritten = TRUE",
    )
    .get_result(&mut fresh.conn())
    .unwrap();
    assert_eq!((found.name.as_str(), found.at, found.amount), (NAME, 9_007_199_254_740_993, AMOUNT));
}

#[test]
fn a_backup_is_restored_on_either_database() {
    let source = fresh();
    fill(&source);
    let file = source.path("backup");
    let sums = backup::write(&source.location, &file, source.clock.now()).unwrap();
    assert_eq!(sums.iter().find(|sum| sum.table == "tenet").map(|sum| sum.rows), Some(4_500));
    assert_eq!(backup::verify(&file).unwrap().tables, sums);
    // From the database at hand to itself, and to SQLite: with PostgreSQL at hand this crosses over, and back again.
    for target in [bare(), sqlite()] {
        migrate::run(&target.location).unwrap();
        backup::restore(&Db::open(target.location.clone()).unwrap(), &file).unwrap();
        check(&target);
        let again = target.path("again");
        assert_eq!(backup::write(&target.location, &again, source.clock.now()).unwrap(), sums);
        let back = fresh();
        backup::restore(&Db::open(back.location.clone()).unwrap(), &again).unwrap();
        check(&back);
    }
}

#[test]
fn a_backup_never_overwrites_and_is_restored_into_an_empty_database_only() {
    let source = fresh();
    fill(&source);
    let file = source.path("backup");
    backup::write(&source.location, &file, source.clock.now()).unwrap();
    assert!(backup::write(&source.location, &file, source.clock.now()).unwrap_err().contains("never overwrites"));
    let refused = backup::restore(&Db::open(source.location.clone()).unwrap(), &file).unwrap_err();
    assert!(refused.contains("not empty"), "{refused}");
    check(&source);
}

#[test]
fn a_damaged_backup_is_refused_and_nothing_is_written() {
    let source = fresh();
    fill(&source);
    let file = source.path("backup");
    backup::write(&source.location, &file, source.clock.now()).unwrap();
    let whole = std::fs::read(&file).unwrap();
    let target = fresh();
    let db = Db::open(target.location.clone()).unwrap();
    let mut flipped = whole.clone();
    flipped[whole.len() / 2] ^= 0x10;
    for (name, bytes) in [("cut", &whole[..whole.len() / 2]), ("flipped", &flipped[..]), ("empty", &[][..])] {
        let path = source.path(name);
        std::fs::write(&path, bytes).unwrap();
        assert!(backup::verify(&path).is_err(), "{name}");
        assert!(backup::restore(&db, &path).is_err(), "{name}");
    }
    backup::restore(&db, &file).unwrap();
    check(&target);
}

#[test]
fn a_backup_of_an_older_schema_is_brought_forward() {
    let source = fresh();
    fill(&source);
    let file = source.path("backup");
    backup::write(&source.location, &file, source.clock.now()).unwrap();
    let older = source.path("older");
    write_packed(&older, &as_of_the_first_schema(&read_packed(&file)));
    for target in [bare(), sqlite()] {
        migrate::run(&target.location).unwrap();
        let db = Db::open(target.location.clone()).unwrap();
        backup::restore(&db, &older).unwrap();
        check(&target);
        assert_eq!(migrate::standing(&mut target.conn()), Ok(migrate::Standing::Current));
        // A second time it is refused before anything is taken back.
        assert!(backup::restore(&db, &older).unwrap_err().contains("not empty"));
        check(&target);
        let again = target.path("again");
        let sums = backup::write(&target.location, &again, source.clock.now()).unwrap();
        assert_eq!(sums, backup::verify(&file).unwrap().tables);
    }
    let newer = source.path("newer");
    let text = read_packed(&file).replacen("\"schema\":[", "\"schema\":[\"29990101000000\",", 1);
    write_packed(&newer, &text);
    let refused = backup::restore(&Db::open(fresh().location.clone()).unwrap(), &newer).unwrap_err();
    assert!(refused.contains("newer version"), "{refused}");
}

/// Rewrites a backup to what the first release's schema held of it.
fn as_of_the_first_schema(text: &str) -> String {
    const NEW: [&str; 27] = [
        "value_import",
        "draft",
        "draft_member",
        "draft_conflict",
        "version",
        "version_change",
        "line_read",
        "closing",
        "closing_answer",
        "closing_line",
        "next_cycle",
        "carried",
        "delegation",
        "proposal",
        "proposal_turn",
        "translation",
        "translation_turn",
        "translation_objective",
        "translation_stop",
        "translation_comment",
        "team_capacity",
        "declared",
        "declared_turn",
        "declared_period",
        "declared_sum",
        "team_on",
        "not_mine",
    ];
    let later: [(&str, usize); 6] =
        [("measure", 2), ("measure_value", 5), ("tenet", 2), ("node", 3), ("strategy", 1), ("contribution", 2)];
    let (mut lines, mut sums): (Vec<String>, Vec<(String, usize, Sha256)>) = Default::default();
    let (mut drop, mut is_known) = (0, true);
    for line in text.lines() {
        let mut value: Value = serde_json::from_str(line).unwrap();
        // A table that there was not is not in the file either.
        is_known = value["table"].as_str().map_or(is_known || !value.is_array(), |table| !NEW.contains(&table));
        if !is_known {
            continue;
        }
        if let Some(row) = value.as_array_mut() {
            row.truncate(row.len() - drop);
            let (_, rows, digest) = sums.last_mut().unwrap();
            *rows += 1;
            digest.update(format!("{value}\n"));
        } else if let Some(table) = value["table"].as_str().map(str::to_owned) {
            drop = later.iter().find(|(name, _)| *name == table).map_or(0, |(_, count)| *count);
            let columns = value["columns"].as_array_mut().unwrap();
            columns.truncate(columns.len() - drop);
            sums.push((table, 0, Sha256::new()));
        } else if let Some(schema) = value.get_mut("schema") {
            schema.as_array_mut().unwrap().truncate(1);
        } else {
            let sum = |(table, rows, digest): (String, usize, Sha256)| {
                let sha256: String = digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
                json!({ "table": table, "rows": rows, "sha256": sha256 })
            };
            value["end"] = sums.drain(..).map(sum).collect();
        }
        lines.push(format!("{value}\n"));
    }
    lines.concat()
}

fn read_packed(path: &Path) -> String {
    let mut text = String::new();
    GzDecoder::new(std::fs::File::open(path).unwrap()).read_to_string(&mut text).unwrap();
    text
}

fn write_packed(path: &Path, text: &str) {
    let mut out = GzEncoder::new(std::fs::File::create(path).unwrap(), flate2::Compression::fast());
    out.write_all(text.as_bytes()).unwrap();
    out.finish().unwrap();
}
