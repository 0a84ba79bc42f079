//! A card that a manager's answer puts on a line, and takes off it again.
//!
//! Invariant: where a card stands is all that is written; what it says is its author's, but for the words that they themselves
//! declared. The caller tells the author.

use diesel::prelude::*;

use super::cards::{check_in_force, next_position};
use crate::access::{Proof, Tx as _, Writer};
use crate::error::Result;
use crate::id::{ContributionId, NodeId, PersonId};
use crate::storage::schema::contribution;

/// Puts a card of `author` on the line of `on`: the one that is named, where it is theirs, else a new one that says `what`.
///
/// # Errors
/// `Invalid` if `on` is not in force.
pub(crate) fn give(
    tx: &mut Writer<'_>,
    _proof: Proof,
    author: &PersonId,
    card: Option<&ContributionId>,
    on: &NodeId,
    what: &str,
) -> Result<ContributionId> {
    check_in_force(tx.conn(), on)?;
    let now = tx.now().0;
    if let Some(card) = card {
        let moved = diesel::update(
            contribution::table
                .filter(contribution::id.eq(card.as_str()))
                .filter(contribution::person_id.eq(author.as_str())),
        )
        .set((
            contribution::node_id.eq(Some(on.as_str())),
            contribution::objective_id.eq(None::<String>),
            contribution::archived_at.eq(None::<i64>),
            contribution::updated_at.eq(now),
            contribution::revision.eq(contribution::revision + 1),
        ))
        .execute(tx.conn())?;
        if moved > 0 {
            return Ok(card.clone());
        }
    }
    let position = next_position(tx.conn(), author)?;
    let id = tx.new_id();
    diesel::insert_into(contribution::table)
        .values((
            contribution::id.eq(&id),
            contribution::person_id.eq(author.as_str()),
            contribution::node_id.eq(Some(on.as_str())),
            contribution::position.eq(position),
            contribution::what.eq(what),
            contribution::created_at.eq(now),
            contribution::updated_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(ContributionId::stored(id))
}

/// Takes a card off the line of `on`, if it still stands there; `put_away` where the work may stop.
pub(crate) fn take_off(
    tx: &mut Writer<'_>,
    _proof: Proof,
    card: &ContributionId,
    on: &NodeId,
    put_away: bool,
) -> Result<()> {
    let now = tx.now().0;
    diesel::update(
        contribution::table
            .filter(contribution::id.eq(card.as_str()))
            .filter(contribution::node_id.eq(on.as_str()))
            .filter(contribution::archived_at.is_null()),
    )
    .set((
        contribution::node_id.eq(None::<String>),
        contribution::objective_id.eq(None::<String>),
        contribution::archived_at.eq(put_away.then_some(now)),
        contribution::updated_at.eq(now),
        contribution::revision.eq(contribution::revision + 1),
    ))
    .execute(tx.conn())?;
    Ok(())
}
