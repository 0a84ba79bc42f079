//! Connecting: which database a URL names, and how each connection is set before anybody uses it.
//!
//! Invariant: no connection is handed out without its time limits, and none to an SQLite that can lose commits.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::r2d2::{CustomizeConnection, ManageConnection};

/// A connection to either database.
#[derive(diesel::MultiConnection)]
pub enum Conn {
    /// The embedded database.
    Sqlite(SqliteConnection),
    /// A PostgreSQL server.
    Postgres(PgConnection),
}

/// Which of the two databases is in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Embedded SQLite.
    Sqlite,
    /// PostgreSQL.
    Postgres,
}

impl Conn {
    /// Returns which database this is.
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Sqlite(_) => Kind::Sqlite,
            Self::Postgres(_) => Kind::Postgres,
        }
    }
}

/// Where the database is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// Which database.
    pub kind: Kind,
    url: String,
    schema: Option<String>,
}

impl Location {
    /// Reads `sqlite:PATH` or `postgres://...`.
    ///
    /// # Errors
    /// A sentence that names what was expected.
    pub fn parse(url: &str) -> Result<Self, String> {
        if let Some(path) = url.strip_prefix("sqlite://").or_else(|| url.strip_prefix("sqlite:")) {
            if path.is_empty() {
                return Err("the database URL names no file: write sqlite:PATH".to_owned());
            }
            return Ok(Self { kind: Kind::Sqlite, url: path.to_owned(), schema: None });
        }
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            let mut url = url.to_owned();
            if !url.contains("connect_timeout=") {
                url.push(if url.contains('?') { '&' } else { '?' });
                url.push_str("connect_timeout=3");
            }
            return Ok(Self { kind: Kind::Postgres, url, schema: None });
        }
        Err("the database URL must begin with sqlite: or postgres://".to_owned())
    }

    /// Returns the same place, seen through one PostgreSQL schema (what tests use to be alone); no effect on SQLite.
    #[must_use]
    pub fn within(mut self, schema: &str) -> Self {
        self.schema = Some(schema.to_owned());
        self
    }

    /// Returns the file of an SQLite database.
    pub fn file(&self) -> Option<&str> {
        (self.kind == Kind::Sqlite).then_some(self.url.as_str())
    }

    /// Opens one connection and sets it.
    ///
    /// # Errors
    /// What the database said.
    pub fn open(&self) -> ConnectionResult<Conn> {
        let mut conn = match self.kind {
            Kind::Sqlite => Conn::Sqlite(SqliteConnection::establish(&self.url)?),
            Kind::Postgres => Conn::Postgres(PgConnection::establish(&self.url)?),
        };
        self.set(&mut conn).map_err(ConnectionError::CouldntSetupConfiguration)?;
        Ok(conn)
    }

    fn set(&self, conn: &mut Conn) -> QueryResult<()> {
        match conn {
            // busy_timeout first, or the switch to WAL itself can fail; FULL, because NORMAL loses acknowledged commits.
            Conn::Sqlite(sqlite) => sqlite.batch_execute(
                "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
                 PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA mmap_size = 0; \
                 PRAGMA journal_size_limit = 67108864; PRAGMA cache_size = -16000;",
            ),
            Conn::Postgres(postgres) => {
                postgres.batch_execute(
                    "SET statement_timeout = '5s'; SET lock_timeout = '2s'; SET jit = off; \
                     SET idle_in_transaction_session_timeout = '10s'; SET synchronous_commit = on; SET TIME ZONE 'UTC';",
                )?;
                match &self.schema {
                    Some(schema) => postgres.batch_execute(&format!("SET search_path TO \"{schema}\"")),
                    None => Ok(()),
                }
            }
        }
    }
}

impl ManageConnection for Location {
    type Connection = Conn;
    type Error = diesel::r2d2::Error;

    fn connect(&self) -> Result<Conn, Self::Error> {
        self.open().map_err(diesel::r2d2::Error::ConnectionError)
    }

    fn is_valid(&self, conn: &mut Conn) -> Result<(), Self::Error> {
        conn.batch_execute("SELECT 1").map_err(diesel::r2d2::Error::QueryError)
    }

    fn has_broken(&self, conn: &mut Conn) -> bool {
        std::thread::panicking() || diesel::r2d2::R2D2Connection::is_broken(conn)
    }
}

/// Nothing is left to customise: [`Location::open`] sets every connection.
#[derive(Debug)]
pub(super) struct AsOpened;

impl CustomizeConnection<Conn, diesel::r2d2::Error> for AsOpened {}
