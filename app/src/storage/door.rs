//! The pool and the writers' door.
//!
//! Invariant: on SQLite all writes of this process go through one connection behind one fair lock, each in BEGIN
//! IMMEDIATE; on PostgreSQL a transaction that lost a race is tried again as a whole. The index of words is settled in
//! every write, before it is committed.

use std::sync::Arc;
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use diesel::r2d2::{Pool, PooledConnection};
use tokio::sync::{Mutex, OwnedMutexGuard};

use super::connect::{AsOpened, Conn, Kind, Location};
use super::error::is_retryable;
use super::index::{is_left, settle, write_left};
use crate::error::{Error, Result};

const READERS_SQLITE: u32 = 4;
const READERS_POSTGRES: u32 = 10;
const WAIT: Duration = Duration::from_secs(2);
const TRIES: u32 = 5;
/// How long a write waits for another process that writes into the same file.
const PATIENCE: Duration = Duration::from_secs(30);

/// The database of this process: cheap to clone, shared by all.
#[derive(Clone)]
pub struct Db {
    pool: Pool<Location>,
    writer: Option<Arc<Mutex<Conn>>>,
    location: Location,
}

/// The right to write next: on SQLite the one writing connection, on PostgreSQL any from the pool.
pub(crate) enum Turn {
    Sqlite(OwnedMutexGuard<Conn>),
    Postgres(Pool<Location>),
}

impl Db {
    /// Opens the pool. Nothing is migrated here.
    ///
    /// # Errors
    /// A sentence that says which database could not be reached and why.
    pub fn open(location: Location) -> std::result::Result<Self, String> {
        let readers = if location.kind == Kind::Sqlite { READERS_SQLITE } else { READERS_POSTGRES };
        let writer = match location.kind {
            Kind::Sqlite => Some(Arc::new(Mutex::new(writer(&location).map_err(|error| error.to_string())?))),
            Kind::Postgres => None,
        };
        let pool = Pool::builder()
            .max_size(readers)
            .min_idle(Some(1))
            .test_on_check_out(location.kind == Kind::Postgres)
            .connection_timeout(WAIT)
            .connection_customizer(Box::new(AsOpened))
            .build(location.clone())
            .map_err(|error| error.to_string())?;
        Ok(Self { pool, writer, location })
    }

    /// Returns where the database is.
    pub const fn location(&self) -> &Location {
        &self.location
    }

    /// Lends a reading connection; blocks at most 2 s, so call it on a thread that may block.
    pub(crate) fn reader(&self) -> Result<PooledConnection<Location>> {
        self.pool.get().map_err(|error| {
            tracing::warn!(%error, "no database connection within 2 s");
            Error::Busy
        })
    }

    /// Waits for the turn to write, in order of arrival.
    pub(crate) async fn turn(&self) -> Turn {
        match &self.writer {
            Some(writer) => Turn::Sqlite(writer.clone().lock_owned().await),
            None => Turn::Postgres(self.pool.clone()),
        }
    }

    /// The same for a thread that may block.
    pub(crate) fn turn_blocking(&self) -> Turn {
        match &self.writer {
            Some(writer) => Turn::Sqlite(writer.clone().blocking_lock_owned()),
            None => Turn::Postgres(self.pool.clone()),
        }
    }
}

impl Db {
    /// Writes the words of what was changed in such numbers that its own transaction left them, a portion a turn; returns
    /// at once where there is nothing. Blocks, so call it on a thread that may.
    ///
    /// # Errors
    /// What the database says; what is left then is written the next time.
    pub fn write_left_words(&self) -> Result<()> {
        while is_left(&mut *self.reader()?)? {
            self.turn_blocking().run(write_left)?;
        }
        Ok(())
    }
}

impl Turn {
    /// Runs `work` in one write transaction, writes the words of what it changed, and commits it if that succeeds.
    pub(crate) fn run<T>(&mut self, work: impl Fn(&mut Conn) -> Result<T>) -> Result<T> {
        self.run_unsettled(|conn| {
            let value = work(conn)?;
            settle(conn)?;
            Ok(value)
        })
    }

    /// The same on a schema that may be older than the index of words; the next write settles them, or the migration.
    pub(super) fn run_unsettled<T>(&mut self, work: impl Fn(&mut Conn) -> Result<T>) -> Result<T> {
        match self {
            Self::Sqlite(conn) => {
                let last = Instant::now() + PATIENCE;
                while let Err(error) = conn.batch_execute("BEGIN IMMEDIATE").map_err(Error::from) {
                    // Another process has the file; its turn ends soon.
                    if !is_retryable(&error) || Instant::now() > last {
                        return Err(error);
                    }
                }
                carry_out(&mut *conn, &work)
            }
            Self::Postgres(pool) => {
                let mut conn = pool.get().map_err(|_| Error::Busy)?;
                let mut tries = 0;
                loop {
                    conn.batch_execute("BEGIN ISOLATION LEVEL REPEATABLE READ")?;
                    match carry_out(&mut conn, &work) {
                        Err(error) if is_retryable(&error) && tries < TRIES => {
                            tries += 1;
                            std::thread::sleep(Duration::from_millis(u64::from(tries) * 7));
                        }
                        outcome => return outcome,
                    }
                }
            }
        }
    }
}

/// Opens the one writing connection of SQLite. It asks for its turn every few milliseconds: SQLite's own waiting grows to
/// 100 ms a step, and between the portions of another process's import it would find the door shut again and again.
fn writer(location: &Location) -> diesel::ConnectionResult<Conn> {
    let mut conn = location.open()?;
    conn.batch_execute("PRAGMA busy_timeout = 8").map_err(diesel::ConnectionError::CouldntSetupConfiguration)?;
    Ok(conn)
}

/// Carries out the transaction that has begun. Plain SQL and not Diesel's `transaction`, which cannot say IMMEDIATE through
/// a `MultiConnection`.
fn carry_out<T>(conn: &mut Conn, work: &impl Fn(&mut Conn) -> Result<T>) -> Result<T> {
    // A panic must not leave the one writing connection inside a transaction.
    let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| work(conn)));
    match outcome {
        Ok(Ok(value)) => match conn.batch_execute("COMMIT") {
            Ok(()) => Ok(value),
            Err(error) => {
                let _ = conn.batch_execute("ROLLBACK");
                Err(error.into())
            }
        },
        Ok(Err(error)) => {
            let _ = conn.batch_execute("ROLLBACK");
            Err(error)
        }
        Err(panic) => {
            let _ = conn.batch_execute("ROLLBACK");
            std::panic::resume_unwind(panic)
        }
    }
}

/// Runs `work` on one unchanging view of the database.
pub(crate) fn snapshot<T>(conn: &mut Conn, work: impl FnOnce(&mut Conn) -> Result<T>) -> Result<T> {
    let begin = match conn.kind() {
        Kind::Sqlite => "BEGIN",
        Kind::Postgres => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
    };
    conn.batch_execute(begin)?;
    let outcome = work(conn);
    conn.batch_execute("ROLLBACK")?;
    outcome
}
