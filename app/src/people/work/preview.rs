//! The dry run: a file read and compared with the directory, kept with its problems until it is applied or given up.
//!
//! Invariant: writes the preview alone.

use super::{aside, payload};
use crate::access::{House, Sending, Tx, Viewer};
use crate::error::{Error, Result};
use crate::id::RunId;
use crate::people::files::{self, Roster, Source};
use crate::people::model::Summary;
use crate::people::plan::{Occasion, Plan};
use crate::people::policy::ImportPeople;
use crate::people::store::{current, runs};
use crate::storage::error::internal;

/// How many problems are kept by line; a file with more is told so in one sentence.
const PROBLEMS_KEPT: usize = 5_000;

/// Reads a file, compares it with the directory, and keeps the result.
///
/// # Errors
/// `Invalid` with file, line and column if it cannot be read.
pub async fn preview(house: &House, viewer: &Viewer, source: Source) -> Result<RunId> {
    preview_once(house, viewer, &Sending::default(), source).await
}

/// The same for a form, which is done once however often it is sent.
pub(super) async fn preview_once(house: &House, viewer: &Viewer, sending: &Sending, source: Source) -> Result<RunId> {
    may(house, viewer).await?;
    let (roster, packed) = aside(move || {
        let packed = payload::pack(&source).map_err(|error| internal(&error))?;
        Ok::<_, Error>((read(&source)?, (packed, name(&source))))
    })
    .await??;
    let now = house.clock.now();
    let roster = today(roster, now);
    let actor = actor(viewer);
    let directory = house.read_as(viewer.clone(), |tx| current::directory(tx)).await?;
    let preview = aside(move || {
        let mut number = 0;
        let occasion = Occasion { run: "", now: now.0, actor: actor.as_deref() };
        let mut plan = Plan::make(&directory, &roster, &occasion, || {
            number += 1;
            format!("new {number}")
        });
        let mut problems: Vec<(i64, String)> = roster
            .problems
            .iter()
            .chain(&plan.problems)
            .map(|problem| (i64::try_from(problem.line).unwrap_or(0), problem.what.clone()))
            .collect();
        let count = problems.len();
        if count > PROBLEMS_KEPT {
            problems.truncate(PROBLEMS_KEPT);
            problems.push((
                0,
                format!(
                    "{} more problems are not listed. Mend the file, or look at it with the command line and --json.",
                    count - PROBLEMS_KEPT
                ),
            ));
        }
        runs::Preview {
            source: packed.1,
            format: roster.format.as_str().to_owned(),
            summary: summary(&roster, &mut plan, count, &directory.digest),
            payload: packed.0,
            problems,
        }
    })
    .await?;
    house
        .write_once(viewer.clone(), sending, move |tx| {
            let permit = tx.permit(ImportPeople)?;
            runs::insert(tx, &permit, &preview)
        })
        .await
}

/// Asks the rule before anything is read.
pub(super) async fn may(house: &House, viewer: &Viewer) -> Result<()> {
    house.read_as(viewer.clone(), |tx| tx.permit(ImportPeople).map(drop)).await
}

/// Reads a file without a database; the numbers and problems are in what is returned.
///
/// # Errors
/// One sentence with file, line and column.
pub fn report(source: &Source) -> std::result::Result<Roster, String> {
    files::read(source).map_err(|refusal| refusal.to_string())
}

/// Reads a file as a form would be answered.
pub(super) fn read(source: &Source) -> Result<Roster> {
    files::read(source).map_err(|refusal| Error::invalid("file", refusal.to_string()))
}

/// Marks those whose last day has passed.
pub(super) fn today(mut roster: Roster, now: crate::time::Timestamp) -> Roster {
    roster.as_of(&now.day("UTC").to_string());
    roster
}

/// Returns the person who imports; the command line is nobody.
pub(super) fn actor(viewer: &Viewer) -> Option<String> {
    (!viewer.system).then(|| viewer.person.to_string())
}

/// Sums up what a plan does.
pub(super) fn summary(roster: &Roster, plan: &mut Plan, problems: usize, digest: &str) -> Summary {
    let counts = &roster.counts;
    Summary {
        counts: [
            ("rows", counts.rows),
            ("people", counts.people),
            ("teams", counts.teams),
            ("roots", counts.roots),
            ("unknown_manager", counts.unknown_manager),
            ("self_reports", counts.self_reports),
            ("cycles", counts.cycles),
            ("duplicates", counts.duplicates),
            ("vacant", counts.vacant),
            ("depth", counts.depth),
        ]
        .map(|(name, count)| (name.to_owned(), count))
        .to_vec(),
        tally: plan.tally,
        lists: std::mem::take(&mut plan.lists),
        problems,
        digest: digest.to_owned(),
        addresses: plan.addresses.len(),
        ..Summary::default()
    }
}

fn name(source: &Source) -> String {
    match source {
        Source::File { name, .. } => name.clone(),
        Source::Folder(files) => format!("{} files", files.len()),
    }
}
