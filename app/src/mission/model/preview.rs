//! A line as somebody else would read it.
//!
//! Invariant: holds no card of anybody.

use serde::{Deserialize, Serialize};

use super::view::MissionView;
use crate::id::{NodeId, TeamId};

/// The page `/strategy/{id}/preview`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// The node at the foot of the line.
    pub node: NodeId,
    /// The teams that were looked for.
    pub teams: Vec<(TeamId, String)>,
    /// The line, and in whose words it is.
    pub view: MissionView,
}
