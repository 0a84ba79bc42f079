//! Links to coverage; part of [`links`](super::links).
//!
//! Invariant: see `routes`.

use crate::coverage::model::{Asked, Part};
use crate::id::{NodeId, TeamId};

/// Where the chain breaks.
pub const COVERAGE: &str = "/coverage";
/// The same as a file.
pub const COVERAGE_FILE: &str = "/export/coverage.csv";

/// Links to what is asked of coverage.
pub fn coverage(asked: &Asked) -> String {
    with(COVERAGE, asked.written())
}

/// Links to where the viewer's own line breaks.
pub fn own_coverage() -> String {
    coverage(&Asked { part: Part::Line, ..Asked::default() })
}

/// Links to where the line breaks in a team and those below it.
pub fn team_coverage(id: &TeamId) -> String {
    coverage(&Asked { part: Part::Team(id.clone()), ..Asked::default() })
}

/// Links to the same as a file.
pub fn coverage_file(asked: &Asked) -> String {
    with(COVERAGE_FILE, asked.of_kind(asked.kind).written())
}

/// Links to the map with the places marked where the chain breaks, under one pillar where one is named.
pub fn coverage_map(pillar: Option<&NodeId>) -> String {
    match pillar {
        Some(pillar) => format!("{}?pillar={pillar}&show=broken", super::map::MAP),
        None => format!("{}?show=broken", super::map::MAP),
    }
}

fn with(path: &str, query: String) -> String {
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}
