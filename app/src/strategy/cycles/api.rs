//! What the pages and forms of cycles call.
//!
//! Invariant: every function goes through a door of `access`; of a cycle that is being closed leadership alone is told.
#![expect(clippy::too_many_arguments, reason = "a plain form sends its fields flat, one argument each")]

use leptos::prelude::*;

use super::model::{ClosingView, CyclesView, NextView, NowView, RecordView, ReviewView};
use crate::error::Result;
use crate::id::{ClosingId, NodeId, StrategyId};
#[cfg(feature = "ssr")]
use crate::{
    access::{self, Tx as _},
    error::{Error, FieldErrors},
    forms::{self, Said},
    routes::links,
    strategy::cycles::model::{AnswerFields, BeginNext, CycleEdit, Measures, Only},
    strategy::cycles::{policy, store},
    text::{Prose, Title},
};

/// Reads the cycle of the strategy in force, for other pages.
#[server(prefix = "/api", endpoint = "cycles/now", input = server_fn::codec::GetUrl)]
pub async fn cycle_now() -> Result<Option<NowView>> {
    access::read(|tx| store::now(tx)).await
}

/// Reads the cycle of the strategy in force, and those that are closed.
#[server(prefix = "/api", endpoint = "cycles/list", input = server_fn::codec::GetUrl)]
pub async fn cycles() -> Result<CyclesView> {
    access::read(|tx| store::list(tx)).await
}

/// Names a strategy's cycle and says its days.
#[server(prefix = "/api", endpoint = "cycles/set")]
pub async fn set_cycle(
    id: StrategyId,
    revision: i64,
    cycle: String,
    starts_on: Option<String>,
    ends_on: Option<String>,
) -> Result<()> {
    let edit = CycleEdit::parse(&cycle, &starts_on.unwrap_or_default(), &ends_on.unwrap_or_default())?;
    access::write(move |tx| {
        let permit = tx.permit(policy::SetCycle(id.clone()))?;
        store::set(tx, &permit, &edit, revision)
    })
    .await
}

/// Begins to close the cycle of the strategy in force, or goes on with it.
#[server(prefix = "/api", endpoint = "cycles/close/begin")]
pub async fn begin_closing() -> Result<()> {
    access::write(|tx| {
        let permit = tx.permit(policy::BeginClosing)?;
        store::begin(tx, &permit)
    })
    .await?;
    forms::say(Said::Nothing);
    forms::go(links::CLOSING);
    Ok(())
}

/// Reads the cycle that is being closed: which rows (`only`), the one that is open, which page, what can be taken back.
#[server(prefix = "/api", endpoint = "cycles/review", input = server_fn::codec::GetUrl)]
pub async fn review(
    only: Option<String>,
    at: Option<String>,
    page: Option<usize>,
    batch: Option<String>,
) -> Result<ReviewView> {
    let at: Option<NodeId> = at.and_then(|id| id.parse().ok());
    access::read(move |tx| {
        let permit = tx.permit(policy::ReviewCycle)?;
        let only = Only::read(only.as_deref().unwrap_or(""));
        store::view(tx, &permit, only, at.as_ref(), page, batch.as_deref())
    })
    .await
}

/// Says of a node what becomes of it and goes on to `next`; without a verdict, takes the answer back. `below` says the same
/// of all below it that wait.
#[server(prefix = "/api", endpoint = "cycles/answer")]
pub async fn answer_node(
    id: ClosingId,
    node: NodeId,
    revision: i64,
    verdict: Option<String>,
    score: Option<String>,
    learned: Option<String>,
    below: Option<String>,
    next: Option<String>,
    only: Option<String>,
) -> Result<()> {
    let [verdict, score, learned] = [verdict, score, learned].map(Option::unwrap_or_default);
    let edit = AnswerFields { verdict, score, learned }.parse()?;
    let batch = access::write(move |tx| {
        let permit = tx.permit(policy::CloseCycle(id.clone()))?;
        store::answer(tx, &permit, &node, &edit, revision, below.is_some())
    })
    .await?;
    forms::say(Said::Nothing);
    let next = next.and_then(|id| id.parse().ok());
    forms::go(links::closing_at(only.as_deref().unwrap_or(""), next.as_ref(), batch.as_deref()));
    Ok(())
}

/// Takes back what was said of many at once.
#[server(prefix = "/api", endpoint = "cycles/answer/undo")]
pub async fn undo_answers(id: ClosingId, batch: String) -> Result<()> {
    access::write(move |tx| {
        let permit = tx.permit(policy::CloseCycle(id.clone()))?;
        store::take_back(tx, &permit, &batch)
    })
    .await?;
    forms::say(Said::Restored);
    forms::go(links::CLOSING);
    Ok(())
}

/// Gives the closing up with everything that was answered; `sure` is the confirmation.
#[server(prefix = "/api", endpoint = "cycles/close/drop")]
pub async fn drop_closing(id: ClosingId, sure: Option<String>) -> Result<()> {
    access::write(move |tx| {
        let permit = tx.permit(policy::CloseCycle(id.clone()))?;
        if sure.is_none() {
            return Err(Error::invalid("sure", "Tick this if everything that was answered is to go."));
        }
        store::drop(tx, &permit)
    })
    .await?;
    forms::say(Said::Removed);
    forms::go(links::CYCLES);
    Ok(())
}

/// Reads what closing would leave behind.
#[server(prefix = "/api", endpoint = "cycles/closing", input = server_fn::codec::GetUrl)]
pub async fn closing() -> Result<ClosingView> {
    access::read(|tx| {
        let permit = tx.permit(policy::ReviewCycle)?;
        store::closing(tx, &permit)
    })
    .await
}

/// Closes the cycle: `learned` over all, and `sure` that the `waits` nodes without an answer end with it.
#[server(prefix = "/api", endpoint = "cycles/close")]
pub async fn close_cycle(id: ClosingId, learned: String, waits: Option<usize>, sure: Option<String>) -> Result<()> {
    let learned = Prose::parse("learned", &learned)?;
    if learned.as_str().is_empty() {
        return Err(Error::invalid("learned", "Say in one sentence what was learned over all."));
    }
    let waits = sure.and(waits).unwrap_or(0);
    let number = access::write(move |tx| {
        let permit = tx.permit(policy::CloseCycle(id.clone()))?;
        store::close(tx, &permit, &learned, waits)
    })
    .await?;
    forms::say(Said::Nothing);
    forms::go(links::cycle(number, 1));
    Ok(())
}

/// Reads the record of a closed cycle.
#[server(prefix = "/api", endpoint = "cycles/record", input = server_fn::codec::GetUrl)]
pub async fn cycle_record(number: i64, page: Option<i64>) -> Result<RecordView> {
    access::read(move |tx| store::record(tx, number, page.unwrap_or(1))).await
}

/// Opens a closed cycle again.
#[server(prefix = "/api", endpoint = "cycles/reopen")]
pub async fn reopen_cycle(id: ClosingId) -> Result<()> {
    access::write(move |tx| {
        let permit = tx.permit(policy::ReopenCycle(id.clone()))?;
        store::reopen(tx, &permit)
    })
    .await?;
    forms::say(Said::Restored);
    forms::go(links::CLOSING);
    Ok(())
}

/// Reads what beginning the next strategy offers.
#[server(prefix = "/api", endpoint = "cycles/next", input = server_fn::codec::GetUrl)]
pub async fn next_cycle(number: i64) -> Result<NextView> {
    access::read(move |tx| {
        let permit = tx.permit(policy::BeginNextCycle(number))?;
        store::next(tx, &permit)
    })
    .await
}

/// Begins the next strategy as a draft: its cycle, how deep the copy is, and what comes over with it.
#[server(prefix = "/api", endpoint = "cycles/next/begin")]
pub async fn begin_next_cycle(
    number: i64,
    name: String,
    cycle: String,
    starts_on: Option<String>,
    ends_on: Option<String>,
    depth: Option<String>,
    measures: Option<String>,
    wordings: Option<String>,
    owners: Option<String>,
    supports: Option<String>,
    words: Option<String>,
    limited: Option<String>,
) -> Result<()> {
    let asked = [starts_on, ends_on, depth, measures].map(Option::unwrap_or_default);
    let ticked = [wordings, owners, supports, words, limited].map(|tick| tick.is_some());
    let wish = wish(&name, &cycle, &asked, ticked)?;
    let draft = access::write(move |tx| {
        let permit = tx.permit(policy::BeginNextCycle(number))?;
        store::begin_next(tx, &permit, &wish)
    })
    .await?;
    forms::say(Said::Nothing);
    forms::go(links::draft(&draft));
    Ok(())
}

/// Checks what is wished of the next strategy; every wrong field is told.
#[cfg(feature = "ssr")]
fn wish(name: &str, cycle: &str, asked: &[String; 4], ticked: [bool; 5]) -> Result<BeginNext> {
    let [starts_on, ends_on, depth, measures] = asked;
    let [wordings, owners, supports, words, limited] = ticked;
    let mut errors = FieldErrors::default();
    let name = errors.keep(Title::parse("name", name));
    let cycle = errors.keep(CycleEdit::parse(cycle, starts_on, ends_on));
    let depth = depth.parse().map_err(|_| Error::invalid("depth", "Choose how much of the tree comes over."));
    let depth = errors.keep(depth);
    let measures =
        Measures::read(measures).ok_or_else(|| Error::invalid("measures", "Say what becomes of the measures."));
    let measures = errors.keep(measures);
    match (name, cycle, depth, measures) {
        (Some(name), Some(cycle), Some(depth), Some(measures)) => {
            Ok(BeginNext { name, cycle, depth, measures, wordings, owners, supports, words, limited })
        }
        _ => Err(Error::Invalid(errors)),
    }
}
