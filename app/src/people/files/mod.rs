//! Reads people, posts and teams from the file an organisation has, whichever of nine layouts it is.
//!
//! `read` decodes, recognises the layout by content, lets the layout's own file take the rows, and resolves them in
//! `build`. `reconcile` compares the result with the directory, `print` writes people back, `report` tells what was found.
//!
//! Invariant: the outcome depends on the bytes alone; a file is read whole, with its problems by line, or refused whole.

mod bamboohr;
mod build;
mod chart;
mod decode;
mod entra;
mod github_org;
mod google;
mod intake;
mod links;
mod managers;
mod matching;
mod paths;
mod persons;
mod plain;
mod posts;
pub mod print;
mod recognise;
pub mod reconcile;
mod references;
pub mod report;
mod roster;
mod rust_teams;
mod scim;
mod scim_groups;
mod scim_messages;
mod sheet;
#[cfg(test)]
mod tests;
mod uk_organogram;
mod units;
mod workday;
mod yaml;

pub use roster::{Counts, Format, Kind, PersonRow, PostRow, Roster, State, TeamRow, path};

use crate::problem::{Problem, Refusal};
use intake::Intake;
use recognise::Layout;

/// Holds what is to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// One file; its name is used in messages only.
    File {
        /// The name to show.
        name: String,
        /// The content.
        bytes: Vec<u8>,
    },
    /// All files below a folder, each with its path inside it.
    Folder(Vec<(String, Vec<u8>)>),
}

/// Reads a people file or a folder of team files.
///
/// # Errors
/// Refuses what is no people file, and files whose syntax is broken, with file, line, column and what to do.
pub fn read(source: &Source) -> Result<Roster, Refusal> {
    let intake = match source {
        Source::File { name, bytes } => file(name, bytes)?,
        Source::Folder(files) => folder(files)?,
    };
    Ok(build::roster(intake))
}

fn file(name: &str, bytes: &[u8]) -> Result<Intake, Refusal> {
    let (text, guessed) = decode::decode(name, bytes)?;
    let mut intake = match recognise::recognise(name, &text)? {
        Layout::Json => scim::read(name, &text)?,
        Layout::Yaml => {
            let root = yaml::read(name, &text)?;
            if !github_org::is_part(&root) {
                return Err(github_org::refusal(name, &root));
            }
            github_org::read(&[(name, &root)])
        }
        Layout::Toml => {
            let team = rust_teams::parse(name, &text)?;
            let team = team.ok_or_else(|| {
                Refusal::whole(name, format!("This TOML is no team of the Rust tree; {}", rust_teams::SHAPE))
            })?;
            rust_teams::read(&[(name, &text, &team)])
        }
        layout => {
            let mut sheet = sheet::read(name, &text)?;
            let problems = std::mem::take(&mut sheet.problems);
            let mut intake = match layout {
                Layout::BambooHr => bamboohr::read(&sheet),
                Layout::Google => google::read(&sheet),
                Layout::Entra => entra::read(&sheet),
                Layout::Workday => workday::read(&sheet),
                Layout::UkOrganogram => uk_organogram::read(&sheet),
                _ => plain::read(&sheet),
            };
            intake.problems.extend(problems);
            intake
        }
    };
    intake.problems.extend(guessed);
    Ok(intake)
}

/// Reads a tree of team files. Endings only pick the candidates; what counts is what they hold.
fn folder(files: &[(String, Vec<u8>)]) -> Result<Intake, Refusal> {
    let mut files: Vec<&(String, Vec<u8>)> =
        files.iter().filter(|(path, _)| !path.split(['/', '\\']).any(|part| part.starts_with('.'))).collect();
    // Shallow files first, so that an organisation's own file comes before those of its groups.
    files.sort_by_key(|(path, _)| (path.matches(['/', '\\']).count(), path.clone()));
    let ends = |path: &str, endings: &[&str]| endings.iter().any(|ending| path.to_lowercase().ends_with(ending));
    let mut notes: Vec<Problem> = Vec::new();
    let mut left_out: Vec<&str> = Vec::new();
    let (mut yamls, mut tomls) = (Vec::new(), Vec::new());
    for (path, bytes) in files.iter().filter(|(path, _)| ends(path, &[".yaml", ".yml"])) {
        let (text, guessed) = decode::decode(path, bytes)?;
        notes.extend(guessed.map(|problem| Problem::new(problem.line, format!("{path}: {}", problem.what))));
        let root = yaml::read(path, &text)?;
        if github_org::is_part(&root) { yamls.push((path.as_str(), root)) } else { left_out.push(path) }
    }
    for (path, bytes) in files.iter().filter(|(path, _)| ends(path, &[".toml"])) {
        let (text, guessed) = decode::decode(path, bytes)?;
        notes.extend(guessed.map(|problem| Problem::new(problem.line, format!("{path}: {}", problem.what))));
        match rust_teams::parse(path, &text)? {
            Some(team) => tomls.push((path.as_str(), text, team)),
            None => left_out.push(path),
        }
    }
    let mut intake = match (yamls.is_empty(), tomls.is_empty()) {
        (false, true) => {
            let organisations: Vec<&str> =
                yamls.iter().filter(|(_, root)| root.get("admins").is_some()).map(|(path, _)| *path).collect();
            if let [first, second, ..] = organisations[..] {
                return Err(Refusal::whole(
                    first,
                    format!("This folder holds several organisations ({first}, {second}); give the folder of one."),
                ));
            }
            github_org::read(&yamls.iter().map(|(path, root)| (*path, root)).collect::<Vec<_>>())
        }
        (true, false) => {
            rust_teams::read(&tomls.iter().map(|(path, text, team)| (*path, text.as_str(), team)).collect::<Vec<_>>())
        }
        (false, false) => {
            let what = format!(
                "This folder holds both a GitHub organisation ({}) and Rust teams ({}); give the folder of one.",
                yamls[0].0, tomls[0].0
            );
            return Err(Refusal::whole("folder", what));
        }
        (true, true) => {
            let what = "This folder holds no `org.yaml`, no `teams.yaml` and no team in TOML; give such a folder, or one of its files alone.";
            return Err(Refusal::whole("folder", what));
        }
    };
    if !left_out.is_empty() {
        let shown = left_out.iter().take(3).copied().collect::<Vec<_>>().join(", ");
        notes.push(Problem::new(
            0,
            format!(
                "{} files hold no team and were left out: {shown}{}.",
                left_out.len(),
                if left_out.len() > 3 { " ..." } else { "" }
            ),
        ));
    }
    intake.problems.extend(notes);
    Ok(intake)
}
