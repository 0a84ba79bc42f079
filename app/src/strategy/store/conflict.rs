//! How a change that came too late is told.
//!
//! Invariant: the message stands under a field of its own, which is how a page knows that it has two texts to show.

use crate::error::{Error, FieldErrors};
use crate::strategy::model::STALE;

/// Returns the refusal of a change whose author had seen an older revision.
pub(crate) fn changed_meanwhile() -> Error {
    Error::Conflict(FieldErrors(vec![(
        STALE.to_owned(),
        "Somebody changed this while you were writing. Nothing is lost: both versions are below.".to_owned(),
    )]))
}
