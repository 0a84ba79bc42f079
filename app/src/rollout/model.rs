//! The teams and which of them are on, as values.
//!
//! Invariant: pure.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::access::Ability;
use crate::id::TeamId;
use crate::people::model::TeamsView;

/// The page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamsOnView {
    /// The tree of teams, as far as it is unfolded.
    pub teams: TeamsView,
    /// Of those in sight, which are on: since when, in words, and who switched them on, where that was somebody.
    pub on: HashMap<TeamId, (String, Option<String>)>,
    /// How many teams are on in all.
    pub count: i64,
    /// What the viewer may do: `Edit` which are on.
    pub can: Vec<Ability>,
}
