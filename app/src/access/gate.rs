//! The doors to the database: `read` and `write` for somebody, `public` for nobody yet, `House` for the server itself.
//!
//! Invariant: the only makers of `Reader`, `Writer` and `PublicTx`, and so the only lenders of a connection. A write
//! looks its viewer up again inside its own transaction: rights are those of now, not of the session. Before it is committed,
//! the gaps in coverage that it made or mended are put right.

use std::sync::Arc;

use leptos::prelude::use_context;

use super::audit::{self, Event};
use super::entropy::{Entropy, Token};
use super::once::Sending;
use super::permit::{Action, Permit, Proof, granted};
use super::viewer::Viewer;
use crate::accounts::{Hashing, Site, sessions};
use crate::coverage;
use crate::error::{Error, Result};
use crate::id::PersonId;
use crate::storage::{Conn, Db};
use crate::time::{Clock, Timestamp};

/// What the server process lends to the application: the database, the clock, and its secrets. Cheap to clone.
#[derive(Clone)]
pub struct House {
    /// The database.
    pub(crate) db: Db,
    /// The clock.
    pub clock: Clock,
    /// The secret that passwords and second steps are mixed with; kept in a file outside the database.
    pub(crate) pepper: Arc<[u8; 32]>,
    /// Lets only so many passwords be hashed at once; each takes 19 MiB.
    pub(crate) hashing: Arc<Hashing>,
    /// Under which address the server is reached.
    pub(crate) site: Arc<Site>,
}

/// Who came through the door of this request: put there by the server's `authenticate`.
#[derive(Clone)]
pub struct Door {
    /// The house.
    pub house: House,
    /// Who is signed in, if anybody is.
    pub viewer: Option<Viewer>,
}

/// What reads and writes have in common.
pub trait Tx {
    /// Lends the connection.
    fn conn(&mut self) -> &mut Conn;
    /// Returns who is asking.
    fn viewer(&self) -> &Viewer;
    /// Returns the time of the request.
    fn now(&self) -> Timestamp;

    /// Asks for a permit.
    ///
    /// # Errors
    /// `NotFound`, `Forbidden` or `NotFresh`, in this order.
    fn permit<A: Action>(&mut self, action: A) -> Result<Permit<A>> {
        let (viewer, now) = (self.viewer().clone(), self.now());
        granted(self.conn(), &viewer, now, action)
    }
}

/// A connection that somebody reads with.
pub struct Reader<'a> {
    conn: &'a mut Conn,
    viewer: &'a Viewer,
    now: Timestamp,
}

/// A write transaction of somebody.
pub struct Writer<'a> {
    conn: &'a mut Conn,
    viewer: &'a Viewer,
    now: Timestamp,
    entropy: Entropy,
}

/// A write transaction of nobody yet: signing in, setting up. Accepted by `accounts` alone.
pub struct PublicTx<'a> {
    conn: &'a mut Conn,
    now: Timestamp,
    entropy: Entropy,
}

impl Tx for Reader<'_> {
    fn conn(&mut self) -> &mut Conn {
        self.conn
    }
    fn viewer(&self) -> &Viewer {
        self.viewer
    }
    fn now(&self) -> Timestamp {
        self.now
    }
}

impl Tx for Writer<'_> {
    fn conn(&mut self) -> &mut Conn {
        self.conn
    }
    fn viewer(&self) -> &Viewer {
        self.viewer
    }
    fn now(&self) -> Timestamp {
        self.now
    }

    fn permit<A: Action>(&mut self, action: A) -> Result<Permit<A>> {
        let (viewer, now) = (self.viewer, self.now);
        let permit = granted(self.conn, viewer, now, action)?;
        if A::AUDITED {
            let subject = permit.action().audited();
            self.note(A::NAME, subject.as_deref(), "")?;
        }
        Ok(permit)
    }
}

impl Writer<'_> {
    /// Returns a new id.
    pub(crate) fn new_id(&self) -> String {
        self.entropy.id(self.now)
    }

    /// Returns the source of tokens.
    pub(crate) const fn entropy(&self) -> Entropy {
        self.entropy
    }

    /// Returns who the audit trail names: a person, or nobody for the server itself.
    pub(crate) fn actor(&self) -> Option<String> {
        (!self.viewer.system).then(|| self.viewer.person.to_string())
    }

    /// Returns the proof that row writers take, for the server's own command line.
    ///
    /// # Errors
    /// `Forbidden` to anybody else.
    pub(crate) fn system(&self) -> Result<Proof> {
        if self.viewer.system { Ok(Proof::of_the_gate()) } else { Err(Error::Forbidden) }
    }

    /// Writes a further audit row beside the one that each permit writes; `detail` holds words of the code only.
    pub(crate) fn note(&mut self, action: &str, subject: Option<&str>, detail: &str) -> Result<()> {
        let (actor, now) = (self.actor(), self.now);
        let event = Event { action, subject, detail };
        audit::write(self.conn, self.entropy, now, actor.as_deref(), &event)
    }

    /// Writes a further audit row for each of `subjects`.
    pub(crate) fn note_all(&mut self, action: &str, subjects: &[String]) -> Result<()> {
        let (actor, now) = (self.actor(), self.now);
        audit::write_all(self.conn, self.entropy, now, actor.as_deref(), (action, subjects))
    }
}

impl PublicTx<'_> {
    /// Lends the connection.
    pub(crate) fn conn(&mut self) -> &mut Conn {
        self.conn
    }

    /// Returns the time of the request.
    pub(crate) const fn now(&self) -> Timestamp {
        self.now
    }

    /// Returns the source of ids and tokens.
    pub(crate) const fn entropy(&self) -> Entropy {
        self.entropy
    }

    /// Returns the proof that row writers take.
    pub(crate) const fn proof(&self) -> Proof {
        Proof::of_the_gate()
    }

    /// Writes an audit row for whoever has just proved to be `actor`; `detail` holds words of the code only.
    pub(crate) fn note(
        &mut self,
        actor: Option<&PersonId>,
        action: &str,
        subject: Option<&str>,
        detail: &str,
    ) -> Result<()> {
        let event = Event { action, subject, detail };
        let (now, actor) = (self.now, actor.map(PersonId::as_str));
        audit::write(self.conn, self.entropy, now, actor, &event)
    }
}

/// Reads as whoever is signed in.
///
/// # Errors
/// `Unauthenticated`, or what `work` says.
pub async fn read<T: Send + 'static>(work: impl FnOnce(&mut Reader<'_>) -> Result<T> + Send + 'static) -> Result<T> {
    let Door { house, viewer } = door()?;
    let viewer = viewer.ok_or(Error::Unauthenticated)?;
    house.read_as(viewer, work).await
}

/// Writes as whoever is signed in, in one transaction; once, if the form at hand carries a key. `work` may run again from
/// its beginning.
///
/// # Errors
/// `Unauthenticated`, or what `work` says; then nothing was written. `Repeated` if the same form was done before.
pub async fn write<T: Send + 'static>(work: impl Fn(&mut Writer<'_>) -> Result<T> + Send + 'static) -> Result<T> {
    let Door { house, viewer } = door()?;
    let viewer = viewer.ok_or(Error::Unauthenticated)?;
    house.write_once(viewer, &sending(), work).await
}

/// Writes before anybody is signed in.
///
/// # Errors
/// What `work` says; then nothing was written.
pub async fn public<T: Send + 'static>(work: impl Fn(&mut PublicTx<'_>) -> Result<T> + Send + 'static) -> Result<T> {
    door()?.house.public(work).await
}

/// Returns the sending of the form at hand; one without a key where there is no form.
pub(crate) fn sending() -> Sending {
    use_context().unwrap_or_default()
}

/// Returns who is signed in.
///
/// # Errors
/// `Unauthenticated` if nobody is.
pub fn viewer() -> Result<Viewer> {
    door()?.viewer.ok_or(Error::Unauthenticated)
}

/// Returns the house of this request.
///
/// # Errors
/// `Busy` where there is no request.
pub(crate) fn door() -> Result<Door> {
    use_context::<Door>().ok_or(Error::Busy)
}

impl House {
    /// Assembles the house; at most `hashes` passwords are hashed at once.
    pub fn new(db: Db, clock: Clock, pepper: [u8; 32], hashes: usize) -> Self {
        Self { db, clock, pepper: Arc::new(pepper), hashing: Arc::new(Hashing::new(hashes)), site: Arc::default() }
    }

    /// Returns the database, for `storage`'s own acts (migrate, back up).
    pub const fn db(&self) -> &Db {
        &self.db
    }

    /// Finds who holds `token`, and notes at most once a minute that the session is in use.
    ///
    /// # Errors
    /// `Busy` if the database does not answer.
    pub async fn viewer_of(&self, token: Token) -> Result<Option<Viewer>> {
        let house = self.clone();
        let found = blocking(move || {
            let now = house.clock.now();
            sessions::find(&mut *house.db.reader()?, &token, now)
        })
        .await?;
        let Some((viewer, is_due)) = found else {
            return Ok(None);
        };
        if let (true, Some(session)) = (is_due, viewer.session.clone()) {
            let now = self.clock.now();
            self.public(move |tx| sessions::touch(tx, &session, now)).await?;
        }
        Ok(Some(viewer))
    }

    /// Reads as `viewer`.
    ///
    /// # Errors
    /// What `work` says, or `Busy`.
    pub async fn read_as<T: Send + 'static>(
        &self,
        viewer: Viewer,
        work: impl FnOnce(&mut Reader<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let house = self.clone();
        blocking(move || {
            let now = house.clock.now();
            let mut conn = house.db.reader()?;
            work(&mut Reader { conn: &mut conn, viewer: &viewer, now })
        })
        .await
    }

    /// Writes as `viewer`, whose rights are looked up again inside the transaction.
    ///
    /// # Errors
    /// What `work` says, or `Unauthenticated` if the session ended meanwhile.
    pub async fn write_as<T: Send + 'static>(
        &self,
        viewer: Viewer,
        work: impl Fn(&mut Writer<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let house = self.clone();
        let mut turn = self.db.turn().await;
        blocking(move || {
            let now = house.clock.now();
            turn.run(|conn| {
                let viewer = sessions::renewed(conn, &viewer, now)?;
                let done = work(&mut Writer { conn: &mut *conn, viewer: &viewer, now, entropy: Entropy })?;
                coverage::store::settle(conn, now).map(|()| done)
            })
        })
        .await
    }

    /// Writes before anybody is signed in.
    ///
    /// # Errors
    /// What `work` says.
    pub async fn public<T: Send + 'static>(
        &self,
        work: impl Fn(&mut PublicTx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let house = self.clone();
        let mut turn = self.db.turn().await;
        blocking(move || {
            let now = house.clock.now();
            turn.run(|conn| {
                let done = work(&mut PublicTx { conn: &mut *conn, now, entropy: Entropy })?;
                coverage::store::settle(conn, now).map(|()| done)
            })
        })
        .await
    }

    /// Reads as the server itself, on a thread that may block: jobs and the command line.
    ///
    /// # Errors
    /// What `work` says.
    pub fn read_as_system<T>(&self, work: impl FnOnce(&mut Reader<'_>) -> Result<T>) -> Result<T> {
        let viewer = sessions::system();
        let mut conn = self.db.reader()?;
        work(&mut Reader { conn: &mut conn, viewer: &viewer, now: self.clock.now() })
    }

    /// Writes as the server itself, on a thread that may block: jobs and the command line.
    ///
    /// # Errors
    /// What `work` says.
    pub fn write_as_system<T>(&self, work: impl Fn(&mut Writer<'_>) -> Result<T>) -> Result<T> {
        let viewer = sessions::system();
        let now = self.clock.now();
        self.db.turn_blocking().run(|conn| {
            let done = work(&mut Writer { conn: &mut *conn, viewer: &viewer, now, entropy: Entropy })?;
            coverage::store::settle(conn, now).map(|()| done)
        })
    }
}

/// Runs `work` on a thread that may block.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    match actix_web::web::block(work).await {
        Ok(outcome) => outcome,
        Err(error) => Err(crate::storage::error::internal(&error)),
    }
}
