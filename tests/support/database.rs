//! A fresh database for one test: a temporary SQLite file, or, with `TEST_DATABASE_URL`, a PostgreSQL schema.
//!
//! Invariant: gone with the value that stands for it.

use std::sync::atomic::{AtomicU32, Ordering};

use app::access::House;
use app::storage::{Conn, Db, Location, migrate};
use app::time::{Clock, SECOND, Timestamp};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::Text;

static COUNT: AtomicU32 = AtomicU32::new(0);

/// A database that one test has for itself.
pub struct Fresh {
    /// Where it is.
    pub location: Location,
    /// The clock of the house, standing at 2026-06-15 08:00 UTC.
    pub clock: Clock,
    schema: Option<String>,
    folder: tempfile::TempDir,
}

/// Makes an empty database and migrates it.
pub fn fresh() -> Fresh {
    let fresh = bare();
    migrate::run(&fresh.location).unwrap();
    fresh
}

/// Makes an empty database of the kind that the environment asks for.
pub fn bare() -> Fresh {
    match std::env::var("TEST_DATABASE_URL") {
        Ok(url) => postgres(&url),
        Err(_) => sqlite(),
    }
}

/// Makes an empty SQLite database whatever the environment asks for.
pub fn sqlite() -> Fresh {
    let folder = tempfile::tempdir().unwrap();
    let location = Location::parse(&format!("sqlite:{}", folder.path().join("test.sqlite").display())).unwrap();
    Fresh { location, clock: clock(), schema: None, folder }
}

fn postgres(url: &str) -> Fresh {
    let schema = format!("test_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::SeqCst));
    let outside = Location::parse(url).unwrap();
    outside.open().unwrap().batch_execute(&format!("CREATE SCHEMA \"{schema}\"")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    Fresh { location: outside.within(&schema), clock: clock(), schema: Some(schema), folder }
}

fn clock() -> Clock {
    Clock::fixed(Timestamp(1_781_510_400 * SECOND))
}

impl Fresh {
    /// Opens the house on it.
    pub fn house(&self) -> House {
        House::new(Db::open(self.location.clone()).unwrap(), self.clock.clone(), [7; 32], 4)
    }

    /// Opens one plain connection.
    pub fn conn(&self) -> Conn {
        self.location.open().unwrap()
    }

    /// Returns the one text that a query selects as `text`.
    pub fn text(&self, query: &str) -> String {
        #[derive(QueryableByName)]
        struct Row {
            #[diesel(sql_type = Text)]
            text: String,
        }
        let row: Row = diesel::sql_query(query).get_result(&mut self.conn()).unwrap();
        row.text
    }

    /// Returns a path in a folder that is gone with the test.
    pub fn path(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }
}

impl Drop for Fresh {
    fn drop(&mut self) {
        if let (Some(schema), Ok(mut conn)) = (&self.schema, self.location.open()) {
            let _ = conn.batch_execute(&format!("DROP SCHEMA \"{schema}\" CASCADE"));
        }
    }
}
