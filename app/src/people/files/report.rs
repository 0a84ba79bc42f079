//! What `import people` prints: one JSON object with fixed keys, or a summary for people.
//!
//! - `rows`: data rows of a sheet, resources of a SCIM list, handles listed in a tree of teams.
//! - `people`: distinct persons, see `persons`. `teams`: distinct units; a blank is none.
//! - `roots`: posts that report to nobody. `unknown_manager`: posts that name a manager who is not in the file.
//! - `self_reports`, `cycles`: loops of one post and of more. `depth`: posts on the longest chain below a root, root = 1.
//! - `duplicates`: rows whose post (else e-mail) stood before. `vacant`: posts that are `Vacant` or `Eliminated`.
//!
//! Invariant: every key is always there, in this order; all values are numbers but `format` and `problems`.

use serde::Serialize;

use super::roster::Roster;
use crate::problem::Problem;

#[derive(Serialize)]
struct Report<'a> {
    format: &'static str,
    rows: usize,
    people: usize,
    teams: usize,
    roots: usize,
    unknown_manager: usize,
    self_reports: usize,
    cycles: usize,
    duplicates: usize,
    vacant: usize,
    depth: usize,
    problems: &'a [Problem],
}

/// Writes the report as one JSON object, without a newline.
pub fn json(roster: &Roster) -> String {
    let counts = &roster.counts;
    let report = Report {
        format: roster.format.as_str(),
        rows: counts.rows,
        people: counts.people,
        teams: counts.teams,
        roots: counts.roots,
        unknown_manager: counts.unknown_manager,
        self_reports: counts.self_reports,
        cycles: counts.cycles,
        duplicates: counts.duplicates,
        vacant: counts.vacant,
        depth: counts.depth,
        problems: &roster.problems,
    };
    // Numbers and texts alone: writing them cannot fail, and an empty object would be seen at once.
    serde_json::to_string(&report).unwrap_or_else(|_| "{}".to_owned())
}

/// Writes the report for a reader: the numbers in words, then up to `most` problems by line.
pub fn summary(roster: &Roster, most: usize) -> String {
    let counts = &roster.counts;
    let mut out = format!(
        "{}: {}, {}, {}",
        roster.format,
        some(counts.rows, "row", "rows"),
        some(counts.people, "person", "people"),
        some(counts.teams, "team", "teams"),
    );
    // Where nobody reports to anybody the numbers of a chart would say nothing.
    if counts.depth > 1 || counts.unknown_manager > 0 {
        out.push_str(&format!(", {} at the top, {}", counts.roots, some(counts.depth, "level", "levels")));
    }
    out.push_str(".\n");
    let trouble = [
        (counts.unknown_manager, "unknown manager", "unknown managers"),
        (counts.self_reports, "post reports to itself", "posts report to themselves"),
        (counts.cycles, "circle of managers", "circles of managers"),
        (counts.duplicates, "row stood before", "rows stood before"),
        (counts.vacant, "vacant post", "vacant posts"),
    ];
    let told: Vec<String> =
        trouble.iter().filter(|(count, ..)| *count > 0).map(|(count, one, more)| some(*count, one, more)).collect();
    if !told.is_empty() {
        out.push_str(&format!("{}.\n", told.join(", ")));
    }
    for problem in roster.problems.iter().take(most) {
        match problem.line {
            0 => out.push_str(&format!("{}\n", problem.what)),
            line => out.push_str(&format!("line {line}: {}\n", problem.what)),
        }
    }
    if roster.problems.len() > most {
        out.push_str(&format!("... and {} more.\n", roster.problems.len() - most));
    }
    out
}

fn some(count: usize, one: &str, more: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { more })
}
