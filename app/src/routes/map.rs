//! Links to the map.
//!
//! Invariant: a part of `links`, which nobody else formats by hand.

use crate::id::DraftId;

/// The strategy as a picture.
pub const MAP: &str = "/strategy/map";
/// The map as a file.
pub const MAP_FILE: &str = "/export/map.svg";

/// Links to the map of a draft.
pub fn draft_map(id: &DraftId) -> String {
    format!("/drafts/{id}/map")
}
