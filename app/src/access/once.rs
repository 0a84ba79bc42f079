//! A form that is sent twice is done once, on however many servers the two arrive.
//!
//! Invariant: the key of a form and its effect are written in one transaction or neither is, so a refused form leaves no
//! key; a key belongs to one account and one address; keys are kept for 24 hours.

use std::sync::{Arc, Mutex, PoisonError};

use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error as DieselError};
use sha2::{Digest, Sha256};

use super::entropy::Token;
use super::gate::{House, Tx, Writer};
use super::viewer::Viewer;
use crate::error::{Error, Result};
use crate::id::AccountId;
use crate::storage::Conn;
use crate::storage::schema::form_once;
use crate::time::{HOUR, Timestamp};

/// How long a key is kept, in microseconds.
const KEPT: i64 = 24 * HOUR;

/// One sending of a form: the key it carries, if it does, and what became of it. Cheap to clone; clones are the same one.
#[derive(Debug, Clone, Default)]
pub struct Sending {
    key: Option<Key>,
    state: Arc<Mutex<State>>,
}

/// What a form was answered with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reply {
    /// Where the answer led; empty for a script, which is led nowhere.
    pub location: String,
    /// The word of what was said.
    pub said: String,
}

#[derive(Debug, Clone)]
struct Key {
    path: String,
    key: String,
    digest: String,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum State {
    #[default]
    Begun,
    Written,
    Repeats,
}

impl Sending {
    /// Reads a form that posts to `path`; `parts` is all that it says, in its order. Without a key, or with one that no
    /// page of ours made, it is done each time it is sent.
    pub fn of<'a>(path: &str, key: Option<&str>, parts: impl IntoIterator<Item = &'a [u8]>) -> Self {
        let key =
            key.and_then(Token::read).map(|key| Key { path: path.to_owned(), key: key.hash(), digest: digest(parts) });
        Self { key, state: Arc::default() }
    }

    /// Tells whether something was written for this form.
    pub fn has_written(&self) -> bool {
        self.state() == State::Written
    }

    /// Tells whether the same form was done before.
    pub fn repeats(&self) -> bool {
        self.state() == State::Repeats
    }

    fn state(&self) -> State {
        *self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn is_now(&self, state: State) {
        *self.state.lock().unwrap_or_else(PoisonError::into_inner) = state;
    }
}

impl Key {
    /// Returns the id of the row: nobody else's key, and no key of another form, can be the same.
    fn row(&self, account: &AccountId) -> String {
        digest([account.as_str(), &self.path, &self.key].map(str::as_bytes))
    }
}

impl House {
    /// Writes as `viewer` what a form asks for, unless it was done when the form was sent before. Only the first write of
    /// a sending is asked; what follows belongs to it.
    ///
    /// # Errors
    /// What `work` says; `Repeated` if it was done before, `Invalid` if the key came before with other words.
    pub async fn write_once<T: Send + 'static>(
        &self,
        viewer: Viewer,
        sending: &Sending,
        work: impl Fn(&mut Writer<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let key = sending.key.clone().filter(|_| !sending.has_written());
        let done = self
            .write_as(viewer, move |tx| match &key {
                Some(key) if is_repeated(tx, key)? => Ok(None),
                _ => work(tx).map(Some),
            })
            .await?;
        sending.is_now(if done.is_some() { State::Written } else { State::Repeats });
        done.ok_or(Error::Repeated)
    }

    /// Tells whether the form was done when it was sent before. Asked ahead of the act, which may refuse what its first
    /// sending changed before it comes to write.
    ///
    /// # Errors
    /// `Invalid` if the key came before with other words; `Busy`.
    pub async fn was_done(&self, viewer: &Viewer, sending: &Sending) -> Result<bool> {
        let Some(key) = sending.key.clone().filter(|_| sending.state() == State::Begun) else {
            return Ok(sending.repeats());
        };
        let found = self
            .read_as(viewer.clone(), move |tx| {
                let (id, now) = (key.row(&tx.viewer().account), tx.now());
                found(tx.conn(), &id, &key, now)
            })
            .await?;
        if found == Found::Done {
            sending.is_now(State::Repeats);
        }
        Ok(sending.repeats())
    }

    /// Keeps what a form was answered with, for when it is sent again; nothing if it carries no key.
    ///
    /// # Errors
    /// `Busy`; then a second sending is answered without it.
    pub async fn keep_reply(&self, viewer: &Viewer, sending: &Sending, reply: Reply) -> Result<()> {
        let Some(key) = sending.key.as_ref().filter(|_| sending.has_written()) else {
            return Ok(());
        };
        let id = key.row(&viewer.account);
        self.public(move |tx| {
            let now = tx.now();
            diesel::update(form_once::table.filter(form_once::id.eq(&id)))
                .set((form_once::location.eq(&reply.location), form_once::said.eq(&reply.said)))
                .execute(tx.conn())?;
            diesel::delete(form_once::table.filter(form_once::ends_at.le(now.0))).execute(tx.conn())?;
            Ok(())
        })
        .await
    }

    /// Returns what the form was answered with when it was sent before; `None` while it is being answered.
    ///
    /// # Errors
    /// `Busy`.
    pub async fn reply_to(&self, viewer: &Viewer, sending: &Sending) -> Result<Option<Reply>> {
        let Some(id) = sending.key.as_ref().map(|key| key.row(&viewer.account)) else {
            return Ok(None);
        };
        self.read_as(viewer.clone(), move |tx| {
            let found: Option<(Option<String>, String)> = form_once::table
                .filter(form_once::id.eq(&id))
                .select((form_once::location, form_once::said))
                .first(tx.conn())
                .optional()?;
            Ok(found.and_then(|(location, said)| Some(Reply { location: location?, said })))
        })
        .await
    }
}

/// What is known of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Found {
    Nothing,
    Ended,
    Done,
}

/// Looks the key up; the same key with other words is `Invalid`.
fn found(conn: &mut Conn, id: &str, key: &Key, now: Timestamp) -> Result<Found> {
    let row: Option<(String, i64)> = form_once::table
        .filter(form_once::id.eq(id))
        .select((form_once::digest, form_once::ends_at))
        .first(conn)
        .optional()?;
    match row {
        None => Ok(Found::Nothing),
        Some((_, ends_at)) if ends_at <= now.0 => Ok(Found::Ended),
        Some((digest, _)) if digest == key.digest => Ok(Found::Done),
        Some(_) => Err(Error::invalid(
            "",
            "This form was sent once already, and that is done; what it says now was not. If you mean both, send it again.",
        )),
    }
}

/// Takes the key, in the transaction of the act; tells whether it was taken before by the same form.
fn is_repeated(tx: &mut Writer<'_>, key: &Key) -> Result<bool> {
    let (id, now) = (key.row(&tx.viewer().account), tx.now());
    match found(tx.conn(), &id, key, now)? {
        Found::Done => return Ok(true),
        Found::Ended => {
            diesel::delete(form_once::table.filter(form_once::id.eq(&id))).execute(tx.conn())?;
        }
        Found::Nothing => {}
    }
    let taken = diesel::insert_into(form_once::table)
        .values((
            form_once::id.eq(&id),
            form_once::digest.eq(&key.digest),
            form_once::said.eq(""),
            form_once::ends_at.eq(now.plus(KEPT).0),
        ))
        .execute(tx.conn());
    match taken {
        Ok(_) => Ok(false),
        // The other sending was quicker by a moment: look again in a new transaction, which sees what it did.
        Err(DieselError::DatabaseError(DatabaseErrorKind::UniqueViolation, _)) => Err(Error::Busy),
        Err(error) => Err(error.into()),
    }
}

/// Returns the hexadecimal SHA-256 over `parts`, each with its length before it.
fn digest<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update(part.len().to_be_bytes());
        digest.update(part);
    }
    digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    fn row(account: &str, path: &str, key: &str) -> Option<String> {
        let sending = Sending::of(path, Some(key), [b"what=x".as_slice()]);
        sending.key.map(|key| key.row(&AccountId::stored(account.to_owned())))
    }

    #[test]
    fn a_key_is_one_accounts_and_one_forms() {
        let other = format!("{}B", &KEY[1..]);
        let rows = [row("a", "/x", KEY), row("b", "/x", KEY), row("a", "/y", KEY), row("a", "/x", &other)];
        for (at, row) in rows.iter().enumerate() {
            assert!(row.as_ref().is_some_and(|row| row.len() == 64));
            assert!(!rows[..at].contains(row), "{at}");
        }
        assert_eq!(rows[0], row("a", "/x", KEY));
    }

    #[test]
    fn what_is_no_key_of_ours_is_none() {
        for text in ["", "x", "' OR 1=1 --", &"A".repeat(4_000)] {
            assert_eq!(row("a", "/x", text), None, "{text}");
        }
    }

    #[test]
    fn parts_do_not_run_into_each_other() {
        assert_ne!(digest([b"ab".as_slice(), b"c"]), digest([b"a".as_slice(), b"bc"]));
        assert_eq!(digest([b"ab".as_slice()]), digest([b"ab".as_slice()]));
    }
}
