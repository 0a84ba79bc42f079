//! Passing on what somebody owns.
//!
//! Invariant: what is passed on is marked with whose it was until somebody takes it over.

use diesel::prelude::*;

use crate::access::{Proof, Tx as _, Writer};
use crate::error::Result;
use crate::id::PersonId;
use crate::storage::schema::node;

/// Passes every node of `from` to `to`, to be taken over.
///
/// The proof of any permit will do: it belongs to the act by which somebody stops owning things.
pub(crate) fn hand_over(tx: &mut Writer<'_>, _proof: Proof, from: &PersonId, to: &PersonId) -> Result<usize> {
    let passed = diesel::update(node::table.filter(node::owner_id.eq(from.as_str())))
        .set((
            node::owner_id.eq(to.as_str()),
            node::handed_from_id.eq(from.as_str()),
            node::revision.eq(node::revision + 1),
        ))
        .execute(tx.conn())?;
    Ok(passed)
}

/// Passes one node of `from` on to `to`, to be taken over.
///
/// The proof of any permit will do: it belongs to the act by which somebody says that it is not theirs.
pub(crate) fn hand_one(
    tx: &mut Writer<'_>,
    _proof: Proof,
    id: &str,
    (from, to): (&PersonId, &PersonId),
) -> Result<usize> {
    let passed = diesel::update(node::table.filter(node::id.eq(id)).filter(node::owner_id.eq(from.as_str())))
        .set((
            node::owner_id.eq(to.as_str()),
            node::handed_from_id.eq(from.as_str()),
            node::revision.eq(node::revision + 1),
        ))
        .execute(tx.conn())?;
    Ok(passed)
}

/// Takes back what [`hand_one`] passed on, as long as nobody has taken it over; `before` is whose it was marked to have been.
pub(crate) fn hand_back(
    tx: &mut Writer<'_>,
    _proof: Proof,
    id: &str,
    (to, from): (&PersonId, &PersonId),
    before: Option<&PersonId>,
) -> Result<usize> {
    let passed = diesel::update(
        node::table
            .filter(node::id.eq(id))
            .filter(node::owner_id.eq(from.as_str()))
            .filter(node::handed_from_id.eq(to.as_str())),
    )
    .set((
        node::owner_id.eq(to.as_str()),
        node::handed_from_id.eq(before.map(PersonId::as_str)),
        node::revision.eq(node::revision + 1),
    ))
    .execute(tx.conn())?;
    Ok(passed)
}
