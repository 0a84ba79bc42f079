//! Beginning to close a cycle, closing it, and opening it again.
//!
//! Invariant: a record is written in the transaction that closes, a row for each node in sight, and never again; a number is
//! one more than the last.

use std::collections::HashMap;

use diesel::prelude::*;
use jiff::civil::Date;
use serde_json::json;

use super::cycle::{days, said};
use super::ground::{closed_of, hold, open_of};
use super::next::is_drafted;
use super::tree::{Answer, Spot, answers, outline};
use crate::access::{Permit, Proof, Tx, Writer};
use crate::error::{Error, Result};
use crate::id::{ClosingId, NodeId, StrategyId};
use crate::measures::store::readings;
use crate::organisation::store as organisation;
use crate::storage::bulk::Rows;
use crate::storage::schema::{closing, closing_answer};
use crate::strategy::cycles::model::{ClosingView, Counts, Gauged};
use crate::strategy::cycles::policy::{BeginClosing, CloseCycle, ReopenCycle, ReviewCycle};
use crate::text::Prose;
use crate::time::DAY;

/// How long a closed cycle can be opened again.
pub(super) const REOPENS: i64 = 30 * DAY;
/// How many of those without an answer are named before closing.
const NAMED: usize = 50;

/// Begins to close the cycle of the strategy in force; where that was begun already, goes on with it.
///
/// # Errors
/// `Invalid` while the cycle has no name, or once it is closed.
pub(crate) fn begin(tx: &mut Writer<'_>, permit: &Permit<BeginClosing>) -> Result<()> {
    let strategy: &StrategyId = permit;
    if open_of(tx.conn(), strategy)?.is_some() {
        return Ok(());
    }
    if closed_of(tx.conn(), strategy)?.is_some() {
        return Err(Error::invalid("", "This cycle is closed already. Begin the next one, or open it again."));
    }
    insert(tx, permit.proof(), strategy)?;
    Ok(())
}

fn insert(tx: &mut Writer<'_>, _proof: Proof, strategy: &StrategyId) -> Result<ClosingId> {
    let (cycle, ..) = said(tx.conn(), strategy)?;
    if cycle.is_empty() {
        return Err(Error::invalid("", "Name the cycle and say its days first: the record goes by them."));
    }
    let (id, now, actor) = (tx.new_id(), tx.now().0, tx.actor());
    diesel::insert_into(closing::table)
        .values((
            closing::id.eq(&id),
            closing::strategy_id.eq(strategy.as_str()),
            closing::state.eq("open"),
            closing::cycle.eq(cycle),
            closing::begun_by.eq(actor),
            closing::begun_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(ClosingId::stored(id))
}

/// Gives a closing up, with everything that was answered in it.
pub(crate) fn drop(tx: &mut Writer<'_>, permit: &Permit<CloseCycle>) -> Result<()> {
    hold(tx, permit.proof(), &permit.id)?;
    diesel::delete(closing_answer::table.filter(closing_answer::closing_id.eq(permit.id.as_str())))
        .execute(tx.conn())?;
    diesel::update(closing::table.filter(closing::id.eq(permit.id.as_str())))
        .set(closing::state.eq("dropped"))
        .execute(tx.conn())?;
    Ok(())
}

/// Reads what closing would leave behind.
pub(crate) fn closing(tx: &mut impl Tx, permit: &Permit<ReviewCycle>) -> Result<ClosingView> {
    let zone = organisation::view(tx)?.time_zone;
    let today = tx.now().day(&zone);
    let conn = tx.conn();
    let (cycle, first, last, ..) = said(conn, &permit.strategy)?;
    let spots = outline(conn, permit.strategy.as_str())?;
    let answers = answers(conn, &permit.id)?;
    let open: Vec<&Spot> = spots.iter().filter(|spot| !answers.contains_key(spot.id.as_str())).collect();
    Ok(ClosingView {
        id: permit.id.clone(),
        cycle,
        days: days(today, first, last),
        counts: counted(&spots, &answers),
        unanswered: open.iter().take(NAMED).map(|spot| (spot.id.clone(), spot.title.clone())).collect(),
        mission_is_open: open.iter().any(|spot| spot.parent.is_none()),
        is_early: last.is_some_and(|last| today < last),
    })
}

fn counted(spots: &[Spot], answers: &HashMap<String, Answer>) -> Counts {
    Counts::of(spots.iter().map(|spot| answers.get(spot.id.as_str()).and_then(Answer::verdict)))
}

/// Closes the cycle and returns the number of its record. `waits` is how many nodes without an answer somebody said they
/// know of.
///
/// # Errors
/// `Invalid` while nobody has answered for the mission, or if more nodes wait than somebody agreed to.
pub(crate) fn close(tx: &mut Writer<'_>, permit: &Permit<CloseCycle>, learned: &Prose, waits: usize) -> Result<i64> {
    hold(tx, permit.proof(), &permit.id)?;
    let zone = organisation::view(tx)?.time_zone;
    let today = tx.now().day(&zone);
    let spots = outline(tx.conn(), permit.strategy.as_str())?;
    let answers = answers(tx.conn(), &permit.id)?;
    let counts = counted(&spots, &answers);
    if spots.first().is_some_and(|mission| !answers.contains_key(mission.id.as_str())) {
        return Err(Error::invalid("", "Say first what becomes of the mission: the next strategy begins with it."));
    }
    if counts.open > waits {
        return Err(Error::invalid(
            "sure",
            format!(
                "{} have no answer. Tick this if they are to end with the cycle, or answer for them first.",
                counts.open
            ),
        ));
    }
    let number: Option<i64> = closing::table.select(diesel::dsl::max(closing::number)).first(tx.conn())?;
    let number = number.unwrap_or(0) + 1;
    let (cycle, first, last, ..) = said(tx.conn(), &permit.strategy)?;
    lines(tx, permit, &spots, &answers, today)?;
    let (now, actor) = (tx.now().0, tx.actor());
    diesel::update(closing::table.filter(closing::id.eq(permit.id.as_str())))
        .set((
            closing::state.eq("closed"),
            closing::number.eq(number),
            closing::cycle.eq(cycle),
            closing::starts_on.eq(first.map(|day| day.to_string())),
            closing::ends_on.eq(last.map(|day| day.to_string())),
            closing::learned.eq(learned.as_str()),
            closing::closed_by.eq(actor),
            closing::closed_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(number)
}

/// Writes the record's rows.
fn lines(
    tx: &mut Writer<'_>,
    permit: &Permit<CloseCycle>,
    spots: &[Spot],
    answers: &HashMap<String, Answer>,
    today: Date,
) -> Result<()> {
    let ids: Vec<NodeId> = spots.iter().map(|spot| spot.id.clone()).collect();
    let mut readings = readings(tx.conn(), &ids)?;
    let columns = [
        "id",
        "closing_id",
        "position",
        "depth",
        "node_id",
        "title",
        "verdict",
        "score",
        "learned",
        "said_by",
        "measures",
    ];
    let mut rows = Rows::new("closing_line", &columns);
    for (position, spot) in spots.iter().enumerate() {
        let answer = answers.get(spot.id.as_str()).cloned().unwrap_or_default();
        let measures = readings.remove(&spot.id).unwrap_or_default();
        let measures: Vec<Gauged> = measures.iter().map(|one| Gauged::of(one, spot.starts_on, today)).collect();
        let id = tx.new_id();
        rows.push(vec![
            json!(id),
            json!(permit.id.as_str()),
            json!(position),
            json!(spot.depth),
            json!(spot.id.as_str()),
            json!(spot.title),
            json!(answer.fields.verdict),
            json!(answer.fields.score),
            json!(answer.fields.learned),
            json!(answer.by),
            json!(serde_json::to_string(&measures).unwrap_or_default()),
        ]);
    }
    rows.insert(tx.conn())
}

/// Opens a closed cycle again, with everything that was answered; its record stays and says so.
///
/// # Errors
/// `Invalid` after thirty days, or once the next strategy is drafted or in force.
pub(crate) fn reopen(tx: &mut Writer<'_>, permit: &Permit<ReopenCycle>) -> Result<()> {
    let (now, actor) = (tx.now().0, tx.actor());
    if now - permit.closed_at > REOPENS {
        return Err(Error::invalid("", "It was closed more than thirty days ago and stays closed."));
    }
    if is_drafted(tx.conn(), &permit.id)? {
        return Err(Error::invalid(
            "",
            "The next strategy is being drafted from it. Discard that draft first, then open the cycle again.",
        ));
    }
    let changed =
        diesel::update(closing::table.filter(closing::id.eq(permit.id.as_str())).filter(closing::state.eq("closed")))
            .set((closing::state.eq("reopened"), closing::reopened_by.eq(actor), closing::reopened_at.eq(now)))
            .execute(tx.conn())?;
    if changed == 0 {
        return Err(Error::invalid("", "It was opened again already."));
    }
    let again = insert(tx, permit.proof(), &permit.strategy)?;
    diesel::update(closing_answer::table.filter(closing_answer::closing_id.eq(permit.id.as_str())))
        .set(closing_answer::closing_id.eq(again.as_str()))
        .execute(tx.conn())?;
    Ok(())
}
