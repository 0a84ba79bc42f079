//! Passing on who keeps one measure.
//!
//! Invariant: its values stay as they are.

use diesel::prelude::*;

use crate::access::{Proof, Tx as _, Writer};
use crate::error::Result;
use crate::id::PersonId;
use crate::storage::schema::measure;

/// Gives a measure that `from` keeps to `to`; returns how many that were, one or none.
///
/// The proof of any permit will do: it belongs to the act by which somebody says that it is not theirs, or takes that back.
pub(crate) fn hand_one(
    tx: &mut Writer<'_>,
    _proof: Proof,
    id: &str,
    (from, to): (&PersonId, &PersonId),
) -> Result<usize> {
    let passed = diesel::update(measure::table.filter(measure::id.eq(id)).filter(measure::owner_id.eq(from.as_str())))
        .set((measure::owner_id.eq(to.as_str()), measure::revision.eq(measure::revision + 1)))
        .execute(tx.conn())?;
    Ok(passed)
}
