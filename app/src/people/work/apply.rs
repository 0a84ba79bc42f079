//! Applying a preview: read, compare, stage in portions, put in force in one transaction.
//!
//! Invariant: nobody sees anything before that transaction, and if it does not come the directory is as it was. What is
//! written is written with the session of whoever began it; what was written in vain is cleared away by the server itself,
//! so that it goes although they signed out.

use std::sync::Arc;
use std::time::Duration;

use super::undo::clear;
use super::{aside, payload, preview, system};
use crate::access::{self, Entropy, House, Permit, Tx, Viewer, Writer};
use crate::error::{Error, Result};
use crate::id::RunId;
use crate::people::files::{Roster, Source};
use crate::people::model::Summary;
use crate::people::plan::{Occasion, Plan};
use crate::people::policy::{ImportPeople, StageImport};
use crate::people::store::stage::{self, Import, PORTION};
use crate::people::store::{self, clear as cleared, current, journal, runs};
use crate::storage::error::internal;

/// How often an import begins anew because the directory changed while it was staged.
const TRIES: usize = 3;
/// How long a form waits for an import before the page says that it goes on.
const PATIENCE: Duration = Duration::from_secs(4);

/// What became of an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Applied {
    /// It is in force.
    Done(Box<Summary>),
    /// More than 10 % would be deactivated, and nobody said yes to that; nothing was written.
    Asks(Box<Summary>),
}

/// Applies a preview to its end.
///
/// # Errors
/// Why it is not in force; then nothing of it is.
pub async fn apply(house: &House, viewer: &Viewer, run: &RunId, deactivate: bool) -> Result<Applied> {
    let source = begin(house, viewer, run).await?;
    carry_out(house, viewer, run, source, deactivate).await
}

/// Applies a preview; an import that takes long goes on after the answer, and `None` says so.
///
/// # Errors
/// As [`apply`], as far as it is known by then.
pub async fn apply_soon(house: &House, viewer: &Viewer, run: &RunId, deactivate: bool) -> Result<Option<Applied>> {
    let source = begin(house, viewer, run).await?;
    let (house, viewer, run) = (house.clone(), viewer.clone(), run.clone());
    let work = actix_web::rt::spawn(async move {
        let outcome = carry_out(&house, &viewer, &run, source, deactivate).await;
        if let Err(error) = &outcome {
            tracing::warn!(run = run.as_str(), %error, "an import was not applied");
        }
        outcome
    });
    match tokio::time::timeout(PATIENCE, work).await {
        Ok(Ok(outcome)) => outcome.map(Some),
        Ok(Err(error)) => Err(internal(&error)),
        Err(_) => Ok(None),
    }
}

/// Takes the preview's file, and clears away what an import that died left behind.
async fn begin(house: &House, viewer: &Viewer, run: &RunId) -> Result<Source> {
    let id = run.clone();
    let (packed, dead) = house
        .write_once(viewer.clone(), &access::sending(), move |tx| {
            let permit = tx.permit(ImportPeople)?;
            runs::begin(tx, &permit, &id)
        })
        .await?;
    for dead in &dead {
        // Whether the dead one is this very preview makes no difference: its rows go, and it begins anew.
        clear(house, dead).await?;
    }
    if dead.contains(run) {
        let id = run.clone();
        house
            .write_as(viewer.clone(), move |tx| {
                let permit = tx.permit(ImportPeople)?;
                runs::begin(tx, &permit, &id).map(drop)
            })
            .await?;
    }
    aside(move || payload::unpack(&packed).map_err(|error| internal(&error))).await?
}

async fn carry_out(house: &House, viewer: &Viewer, run: &RunId, source: Source, deactivate: bool) -> Result<Applied> {
    let outcome = attempts(house, viewer, run, source, deactivate).await;
    let tidied = match &outcome {
        Ok(Applied::Done(_)) => tidy(house).await,
        Ok(Applied::Asks(_)) => clear(house, run).await,
        Err(error) => take_back(house, run, error).await,
    };
    // What became of the import is what it is, whatever became of the tidying.
    if let Err(error) = tidied {
        tracing::warn!(run = run.as_str(), %error, "an import left rows that nobody sees");
    }
    outcome
}

/// Clears away what cannot be undone any more.
async fn tidy(house: &House) -> Result<()> {
    for run in &house.read_as(system(), |tx| cleared::outdated(tx)).await? {
        clear(house, run).await?;
    }
    Ok(())
}

/// Makes an import that failed a preview again, with the reason beside it.
async fn take_back(house: &House, run: &RunId, error: &Error) -> Result<()> {
    clear(house, run).await?;
    let why = match error {
        Error::Unauthenticated => "Whoever began it was signed out before it was done. Apply it again.".to_owned(),
        error => error.to_string(),
    };
    step(house, &system(), run, move |tx, permit| runs::refuse(tx, permit, &why)).await
}

async fn attempts(house: &House, viewer: &Viewer, run: &RunId, source: Source, deactivate: bool) -> Result<Applied> {
    let now = house.clock.now();
    let mut roster = aside(move || preview::read(&source).map(|roster| preview::today(roster, now))).await??;
    for _ in 0..TRIES {
        let (import, summary) = prepare(house, viewer, run, roster).await?;
        if summary.tally.asks_twice() && !deactivate {
            let new = summary.clone();
            step(house, viewer, run, move |tx, permit| runs::summarise(tx, permit, &new)).await?;
            return Ok(Applied::Asks(Box::new(summary)));
        }
        let started = summary.clone();
        step(house, viewer, run, move |tx, permit| {
            runs::touch(tx, permit)?;
            runs::summarise(tx, permit, &started)
        })
        .await?;
        let import = Arc::new(import);
        put_by(house, viewer, &import).await?;
        let (last, told) = (import.clone(), summary.clone());
        let done = step(house, viewer, run, move |tx, permit| store::finish(tx, permit, &last, &told)).await?;
        if done {
            return Ok(Applied::Done(Box::new(summary)));
        }
        clear(house, run).await?;
        begin(house, viewer, run).await.map(drop)?;
        roster = Arc::into_inner(import).ok_or(Error::Busy)?.roster;
    }
    Err(Error::Busy)
}

/// Compares the file with the directory as it is now.
async fn prepare(house: &House, viewer: &Viewer, run: &RunId, roster: Roster) -> Result<(Import, Summary)> {
    let directory = house.read_as(viewer.clone(), |tx| current::directory(tx)).await?;
    let (run, now, actor) = (run.clone(), house.clock.now(), preview::actor(viewer));
    aside(move || {
        let occasion = Occasion { run: run.as_str(), now: now.0, actor: actor.as_deref() };
        let mut plan = Plan::make(&directory, &roster, &occasion, || Entropy.id(now));
        let problems = roster.problems.len() + plan.problems.len();
        let mut summary = preview::summary(&roster, &mut plan, problems, &directory.digest);
        let posts = crate::people::plan::uppermost_first(roster.posts.len(), |post| roster.posts[post].reports_to);
        let import = Import {
            post_ids: posts.iter().map(|_| Entropy.id(now)).collect(),
            posts,
            now: now.0,
            touched: journal::touched(&plan.people),
            plan,
            roster,
            digest: directory.digest,
            run,
        };
        summary.steps = import.steps();
        (import, summary)
    })
    .await
}

/// Writes everything where nobody sees it yet.
async fn put_by(house: &House, viewer: &Viewer, import: &Arc<Import>) -> Result<()> {
    type Portion = fn(&mut Writer<'_>, &Permit<StageImport>, &Import, usize) -> Result<()>;
    let changes = import.plan.people.len().max(import.plan.old_teams.len());
    let parts: [(Portion, usize); 4] = [
        (|tx, permit, import, _| stage::teams(tx, permit, import), 1),
        (stage::people, import.plan.new.len()),
        (stage::changes, changes),
        (stage::posts, import.posts.len()),
    ];
    for (write, count) in parts {
        for from in (0..count).step_by(PORTION) {
            let import = import.clone();
            let run = import.run.clone();
            step(house, viewer, &run, move |tx, permit| write(tx, permit, &import, from)).await?;
        }
    }
    Ok(())
}

/// Writes one portion in a transaction of its own.
pub(super) async fn step<T: Send + 'static>(
    house: &House,
    viewer: &Viewer,
    run: &RunId,
    write: impl Fn(&mut Writer<'_>, &Permit<StageImport>) -> Result<T> + Send + 'static,
) -> Result<T> {
    let run = run.clone();
    house
        .write_as(viewer.clone(), move |tx| {
            let permit = tx.permit(StageImport(run.clone()))?;
            write(tx, &permit)
        })
        .await
}
