//! Bringing a database to this program's schema.
//!
//! Invariant: migrations run on a connection of their own, one server at a time, and never on a schema that is newer
//! than this program.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::connect::{Conn, Kind, Location};

const SQLITE: EmbeddedMigrations = embed_migrations!("../migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("../migrations/postgres");

/// The oldest SQLite that cannot lose commits when its write-ahead log is reset.
const SQLITE_FLOOR: (u32, u32, u32) = (3, 51, 3);
/// One number for "Throughline is migrating", for PostgreSQL's advisory lock.
const LOCK: i64 = 7_236_482_001;

/// How a database's schema stands to this program's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Nothing is there yet.
    Empty,
    /// The two are equal.
    Current,
    /// So many migrations are outstanding.
    Behind(usize),
    /// The database holds a migration that this program does not know.
    Newer(String),
}

#[derive(QueryableByName)]
struct Word {
    #[diesel(sql_type = Text)]
    word: String,
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

/// Returns the versions of the migrations that this program carries, oldest first.
pub fn known_versions(kind: Kind) -> Vec<String> {
    use diesel::migration::MigrationSource;
    let names = |list: Vec<String>| {
        let mut list = list;
        list.sort();
        list
    };
    match kind {
        Kind::Sqlite => names(
            MigrationSource::<diesel::sqlite::Sqlite>::migrations(&SQLITE)
                .unwrap_or_default()
                .iter()
                .map(|migration| migration.name().version().to_string())
                .collect(),
        ),
        Kind::Postgres => names(
            MigrationSource::<diesel::pg::Pg>::migrations(&POSTGRES)
                .unwrap_or_default()
                .iter()
                .map(|migration| migration.name().version().to_string())
                .collect(),
        ),
    }
}

/// Tells how the schema of the database stands.
///
/// # Errors
/// A sentence, if the database does not answer.
pub fn standing(conn: &mut Conn) -> Result<Standing, String> {
    let known = known_versions(conn.kind());
    let applied = applied(conn)?;
    if let Some(foreign) = applied.iter().find(|version| !known.contains(version)) {
        return Ok(Standing::Newer(foreign.clone()));
    }
    Ok(match known.len() - applied.len() {
        0 => Standing::Current,
        _ if applied.is_empty() => Standing::Empty,
        behind => Standing::Behind(behind),
    })
}

/// Runs every outstanding migration and returns how many there were.
///
/// # Errors
/// A sentence that says what stopped it; the migration at hand was rolled back.
pub fn run(location: &Location) -> Result<usize, String> {
    let mut conn = location.open().map_err(|error| error.to_string())?;
    if let Standing::Newer(version) = standing(&mut conn)? {
        return Err(format!("the database was made by a newer Throughline (it has migration {version}); use that one"));
    }
    match &mut conn {
        Conn::Sqlite(sqlite) => {
            check_sqlite(sqlite)?;
            // A table rebuild with foreign keys on would delete the child rows; the pragma has no effect inside a transaction.
            sqlite.batch_execute("PRAGMA foreign_keys = OFF").map_err(|error| error.to_string())?;
            let done = sqlite.run_pending_migrations(SQLITE).map_err(|error| error.to_string())?.len();
            check_references(sqlite)?;
            Ok(done)
        }
        Conn::Postgres(postgres) => {
            postgres
                .batch_execute(&format!(
                    "SET statement_timeout = 0; SET lock_timeout = 0; SELECT pg_advisory_lock({LOCK})"
                ))
                .map_err(|error| error.to_string())?;
            let done =
                postgres.run_pending_migrations(POSTGRES).map(|list| list.len()).map_err(|error| error.to_string());
            let unlocked = postgres.batch_execute(&format!("SELECT pg_advisory_unlock({LOCK})"));
            done.and_then(|done| unlocked.map(|()| done).map_err(|error| error.to_string()))
        }
    }
}

/// Takes every migration back, newest first; for tests and the drill.
///
/// # Errors
/// A sentence that says what stopped it.
pub fn revert_all(location: &Location) -> Result<usize, String> {
    let applied = applied(&mut location.open().map_err(|error| error.to_string())?)?.len();
    revert(location, applied)
}

/// Takes the newest `count` migrations back and returns how many that were. What they brought is lost.
///
/// # Errors
/// A sentence that says what stopped it.
pub fn revert(location: &Location, count: usize) -> Result<usize, String> {
    let mut conn = location.open().map_err(|error| error.to_string())?;
    if let Conn::Sqlite(sqlite) = &mut conn {
        sqlite.batch_execute("PRAGMA foreign_keys = OFF").map_err(|error| error.to_string())?;
    }
    for _ in 0..count {
        match &mut conn {
            Conn::Sqlite(sqlite) => sqlite.revert_last_migration(SQLITE).map(drop),
            Conn::Postgres(postgres) => postgres.revert_last_migration(POSTGRES).map(drop),
        }
        .map_err(|error| error.to_string())?;
    }
    Ok(count)
}

/// Copies an SQLite database to `path`, which must not exist, as one transaction sees it.
///
/// # Errors
/// What the database said.
pub fn copy_sqlite(conn: &mut Conn, path: &std::path::Path) -> Result<(), String> {
    diesel::sql_query("VACUUM INTO $1")
        .bind::<Text, _>(path.to_string_lossy().into_owned())
        .execute(conn)
        .map(|_| ())
        .map_err(|error| error.to_string())
}

/// Tells whether the database answers and is at this program's schema.
pub fn is_ready(db: &super::Db) -> bool {
    db.reader().is_ok_and(|mut conn| standing(&mut conn) == Ok(Standing::Current))
}

/// Looks at a database for `check --deploy`: name of the check, whether it passed, what was found and what to do.
pub fn findings(location: &Location) -> Vec<(&'static str, bool, String)> {
    if location.file().is_some_and(|file| !std::path::Path::new(file).exists()) {
        return vec![("database", false, "the SQLite file does not exist yet; start the server once".to_owned())];
    }
    let mut conn = match location.open() {
        Ok(conn) => conn,
        Err(error) => {
            return vec![("database", false, format!("the database cannot be reached: {error}"))];
        }
    };
    let schema = match standing(&mut conn) {
        Ok(Standing::Current) => ("schema", true, "the database is at this program's schema".to_owned()),
        Ok(Standing::Newer(version)) => ("schema", false, format!("the database is newer (migration {version})")),
        Ok(_) => ("schema", false, "the database is behind; run `throughline migrate`".to_owned()),
        Err(why) => ("schema", false, why),
    };
    let (query, wanted, name) = match conn.kind() {
        Kind::Sqlite => ("SELECT quick_check AS word FROM pragma_quick_check", "ok", "integrity"),
        Kind::Postgres => ("SELECT current_setting('fsync') AS word", "on", "durability"),
    };
    let word = diesel::sql_query(query).get_result::<Word>(&mut conn).map_or_else(|e| e.to_string(), |row| row.word);
    let sound = (name, word == wanted, format!("the database says {word:?}, {wanted:?} is right"));
    vec![("database", true, "the database answers".to_owned()), schema, sound]
}

fn applied(conn: &mut Conn) -> Result<Vec<String>, String> {
    let present = match conn.kind() {
        Kind::Sqlite => "SELECT COUNT(*) AS number FROM sqlite_master WHERE name = '__diesel_schema_migrations'",
        Kind::Postgres => {
            "SELECT COUNT(*) AS number FROM pg_class WHERE relname = '__diesel_schema_migrations' \
             AND pg_table_is_visible(oid)"
        }
    };
    let present: Number = diesel::sql_query(present).get_result(conn).map_err(|error| error.to_string())?;
    if present.number == 0 {
        return Ok(Vec::new());
    }
    diesel::sql_query("SELECT CAST(version AS TEXT) AS word FROM __diesel_schema_migrations ORDER BY version")
        .load::<Word>(conn)
        .map(|rows| rows.into_iter().map(|row| row.word).collect())
        .map_err(|error| error.to_string())
}

fn check_sqlite(conn: &mut SqliteConnection) -> Result<(), String> {
    let version: Word =
        diesel::sql_query("SELECT sqlite_version() AS word").get_result(conn).map_err(|error| error.to_string())?;
    let mut parts = version.word.split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    let found = (parts.next().unwrap_or(0), parts.next().unwrap_or(0), parts.next().unwrap_or(0));
    if found < SQLITE_FLOOR {
        return Err(format!("SQLite {} can lose commits; 3.51.3 or newer is needed", version.word));
    }
    Ok(())
}

fn check_references(conn: &mut SqliteConnection) -> Result<(), String> {
    let broken: Number = diesel::sql_query("SELECT COUNT(*) AS number FROM pragma_foreign_key_check")
        .get_result(conn)
        .map_err(|error| error.to_string())?;
    if broken.number > 0 {
        return Err(format!("{} rows refer to rows that do not exist", broken.number));
    }
    Ok(())
}
