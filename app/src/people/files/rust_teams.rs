//! Reads the TOML tree of the Rust project's teams: one file per team, `subteam-of`, leads, members, alumni.
//!
//! Decisions: a place in a team is a post `team/handle`; the first lead leads the team, and nobody is made a manager.
//! Teams under `archive/` are closed and alumni hold no place, so neither is imported; the report counts both, and whoever
//! is known already and holds no place any more shows up as gone in the preview. Computed members
//! (`include-all-team-members` and the like) are mailing lists and not expanded.
//!
//! Invariant: people are told apart by handle without regard to case; their main team is the first they lead, else the
//! first they are in, marker teams last.

use std::collections::HashSet;
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use super::intake::{Entry, Intake, squeeze};
use super::roster::Format;
use crate::problem::Refusal;

/// Says what a team file looks like, for refusals.
pub(super) const SHAPE: &str =
    "that has a `name` and a `[people]` table with `leads` and `members` as lists of handles.";

/// Holds one team file; other tables are settings of tools and not read.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct TeamFile {
    name: Spanned<String>,
    subteam_of: Option<Spanned<String>>,
    #[serde(default)]
    kind: String,
    people: Places,
}

#[derive(Debug, Deserialize)]
struct Places {
    #[serde(default)]
    leads: Vec<Spanned<Seat>>,
    #[serde(default)]
    members: Vec<Spanned<Seat>>,
    #[serde(default)]
    alumni: Vec<Spanned<Seat>>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Seat {
    Handle(String),
    Table { github: String },
}

impl Seat {
    fn handle(&self) -> String {
        match self {
            Self::Handle(handle) | Self::Table { github: handle } => squeeze(handle),
        }
    }
}

/// Knows where the lines of a text start, so that many places in it are found fast.
struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text, starts }
    }

    /// Gives the line and the column, from 1, at which a span starts.
    fn place(&self, span: &Range<usize>) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= span.start).max(1);
        let before = self.text.get(self.starts[line - 1]..span.start).unwrap_or("");
        (line, 1 + before.chars().count())
    }
}

/// Parses one team file; none when it is TOML without a `[people]` table.
///
/// # Errors
/// Refuses wrong syntax and teams written another way, with line and column.
pub(super) fn parse(file: &str, text: &str) -> Result<Option<TeamFile>, Refusal> {
    let broken = |error: &toml::de::Error| {
        let (line, column) = error.span().map_or((0, 0), |span| Lines::new(text).place(&span));
        (line, column, error.message().to_owned())
    };
    let table = toml::from_str::<toml::Table>(text).map_err(|error| {
        let (line, column, what) = broken(&error);
        Refusal::at(file, line, column, format!("The TOML is broken here: {what}."))
    })?;
    if !table.contains_key("people") {
        return Ok(None);
    }
    toml::from_str(text).map(Some).map_err(|error| {
        let (line, column, what) = broken(&error);
        Refusal::at(file, line, column, format!("This is not a team of the Rust tree ({what}); {SHAPE}"))
    })
}

/// Reads parsed team files with their texts, live ones and archived ones.
pub(super) fn read(files: &[(&str, &str, &TeamFile)]) -> Intake {
    let mut intake = Intake::new(Format::RustTeams);
    let several = files.len() > 1;
    let (archived, live): (Vec<_>, Vec<_>) = files.iter().partition(|(file, ..)| is_archived(file));
    for (file, _, team) in &live {
        let name = squeeze(team.name.get_ref());
        if intake.teams.find(&name).is_some() {
            intake.problem(0, format!("{file}: a team `{name}` stood before; their members are put together."));
        }
        intake.teams.with_key(&name, &name, None);
    }
    let mut placed: HashSet<String> = HashSet::new();
    for (file, text, team) in &live {
        intake.files.extend(several.then(|| (*file).to_owned()));
        let prefix = if several { format!("{file}: ") } else { String::new() };
        let lines = Lines::new(text);
        let name = squeeze(team.name.get_ref());
        let index = intake.teams.with_key(&name, &name, None);
        if let Some(parent) = &team.subteam_of {
            match intake.teams.find(&squeeze(parent.get_ref())) {
                Some(parent) => intake.teams.rows[index].parent = Some(parent),
                None => {
                    let line = lines.place(&parent.span()).0;
                    intake.problem(
                        line,
                        format!(
                            "{prefix}`{name}` belongs to `{}`, which is not among the teams; it stands at the top.",
                            parent.get_ref()
                        ),
                    );
                }
            }
        }
        let marker = if team.kind == "marker-team" { 2 } else { 0 };
        let leads: HashSet<String> =
            team.people.leads.iter().map(|seat| seat.get_ref().handle().to_lowercase()).collect();
        if let Some(lead) = team.people.leads.first() {
            intake.leads.push((index, lead.get_ref().handle()));
        }
        for (seats, title, rank) in [(&team.people.leads, "Lead", marker), (&team.people.members, "", marker + 1)] {
            for seat in seats {
                let handle = seat.get_ref().handle();
                let lower = handle.to_lowercase();
                // A lead is listed among the members as well; that is the layout's custom and one place.
                if handle.is_empty() || (title.is_empty() && leads.contains(&lower)) {
                    continue;
                }
                intake.rows += 1;
                placed.insert(lower.clone());
                intake.entries.push(Entry {
                    line: lines.place(&seat.span()).0,
                    post: format!("{name}/{lower}"),
                    name: handle.clone(),
                    handle,
                    title: title.to_owned(),
                    team: Some(index),
                    rank,
                    file: intake.files.len().checked_sub(1),
                    ..Entry::default()
                });
            }
        }
    }
    let former: HashSet<String> = files
        .iter()
        .flat_map(|(_, _, team)| &team.people.alumni)
        .map(|seat| seat.get_ref().handle().to_lowercase())
        .collect();
    let former = former.difference(&placed).count();
    if former > 0 {
        intake
            .problem(0, format!("{former} people are alumni only and hold no place in a team; they are not imported."));
    }
    if !archived.is_empty() {
        intake.problem(0, format!("{} archived teams were left out.", archived.len()));
    }
    intake
}

fn is_archived(file: &str) -> bool {
    file.replace('\\', "/").split('/').rev().skip(1).any(|folder| folder == "archive")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_strings_tables_and_parents() {
        let core = "name = \"core\"\n[people]\nleads = [\"Ann\"]\nmembers = [\"ann\", { github = \"bob\", roles = [] }]\nalumni = [\"cy\"]\n";
        let docs = "name = \"docs\"\nsubteam-of = \"core\"\n[people]\nmembers = [\"bob\"]\n";
        let old = "name = \"old\"\nsubteam-of = \"gone\"\n[people]\nleads = []\nalumni = [\"bob\", \"dee\"]\n";
        let teams = [core, docs, old].map(|text| parse("f", text).unwrap().unwrap());
        let intake = read(&[
            ("core.toml", core, &teams[0]),
            ("docs.toml", docs, &teams[1]),
            ("archive/old.toml", old, &teams[2]),
        ]);
        assert_eq!(
            intake.teams.rows.iter().map(|team| (team.name.as_str(), team.parent)).collect::<Vec<_>>(),
            [("core", None), ("docs", Some(0))]
        );
        assert_eq!(
            intake.entries.iter().map(|entry| (entry.post.as_str(), entry.line)).collect::<Vec<_>>(),
            [("core/ann", 3), ("core/bob", 4), ("docs/bob", 4)]
        );
        assert_eq!(
            intake.problems.iter().map(|problem| problem.what.split(' ').next().unwrap()).collect::<Vec<_>>(),
            ["2", "1"]
        );
    }

    #[test]
    fn refuses_with_a_place() {
        let refusal = parse("f", "name = \"x\"\n[people\n").unwrap_err();
        assert_eq!((refusal.line, refusal.column > 0), (2, true));
        assert!(parse("f", "name = \"x\"\n[package]\nversion = \"1\"\n").unwrap().is_none());
        assert_eq!(parse("f", "name = \"x\"\n[people]\nmembers = [\"a\",\n 3]\n").unwrap_err().line, 3);
    }
}
