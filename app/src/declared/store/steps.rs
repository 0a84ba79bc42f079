//! One step of a declaration: where it stands now, and the turn that says why.
//!
//! Invariant: filters on the revision that was seen, and numbers the turn by the next; so no turn is lost or stands twice.

use diesel::prelude::*;

use crate::access::{Proof, Tx as _, Writer};
use crate::declared::model::{Spoken, State, WorkEdit};
use crate::error::{Error, FieldErrors, Result};
use crate::id::{DeclaredId, NodeId};
use crate::storage::schema::{declared, declared_turn};

/// What was said in a step.
pub(super) struct Entry<'a> {
    /// What was done.
    pub said: Spoken,
    /// What was said with it.
    pub text: &'a str,
    /// What it serves, and its title.
    pub node: Option<(&'a NodeId, &'a str)>,
}

impl Entry<'_> {
    /// A turn that says nothing beside what was done.
    pub const fn new(said: Spoken) -> Self {
        Self { said, text: "", node: None }
    }
}

/// Takes a step with a declaration that was seen at `revision`.
///
/// # Errors
/// `Conflict` if somebody was quicker.
pub(super) fn step(
    tx: &mut Writer<'_>,
    proof: Proof,
    (id, revision): (&DeclaredId, i64),
    state: State,
    entry: &Entry<'_>,
) -> Result<()> {
    let changed =
        diesel::update(declared::table.filter(declared::id.eq(id.as_str())).filter(declared::revision.eq(revision)))
            .set((
                declared::state.eq(state.word()),
                declared::node_id.eq(entry.node.map(|(node, _)| node.as_str())),
                declared::revision.eq(revision + 1),
            ))
            .execute(tx.conn())?;
    if changed == 0 {
        return Err(Error::Conflict(FieldErrors(vec![(
            String::new(),
            "Somebody was quicker: this changed while you were writing. Look again; your words are in the form."
                .to_owned(),
        )])));
    }
    turn(tx, proof, id, revision + 1, entry)
}

/// Writes a turn, with the work as it stands.
pub(super) fn turn(
    tx: &mut Writer<'_>,
    _proof: Proof,
    id: &DeclaredId,
    position: i64,
    entry: &Entry<'_>,
) -> Result<()> {
    let (row, now, actor) = (tx.new_id(), tx.now().0, tx.actor());
    let (title, share, sentence): (String, String, String) = declared::table
        .filter(declared::id.eq(id.as_str()))
        .select((declared::title, declared::share, declared::sentence))
        .first(tx.conn())?;
    diesel::insert_into(declared_turn::table)
        .values((
            declared_turn::id.eq(row),
            declared_turn::declared_id.eq(id.as_str()),
            declared_turn::position.eq(position),
            declared_turn::kind.eq(entry.said.word()),
            declared_turn::title.eq(title),
            declared_turn::share.eq(share),
            declared_turn::sentence.eq(sentence),
            declared_turn::text.eq(entry.text),
            declared_turn::node_id.eq(entry.node.map(|(node, _)| node.as_str())),
            declared_turn::node_title.eq(entry.node.map_or("", |(_, title)| title)),
            declared_turn::person_id.eq(actor),
            declared_turn::said_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Writes what the work is now.
pub(super) fn write(tx: &mut Writer<'_>, _proof: Proof, id: &DeclaredId, work: &WorkEdit) -> Result<()> {
    diesel::update(declared::table.filter(declared::id.eq(id.as_str())))
        .set((
            declared::title.eq(work.title.as_str()),
            declared::share.eq(work.share.word()),
            declared::sentence.eq(&work.sentence),
        ))
        .execute(tx.conn())?;
    Ok(())
}
