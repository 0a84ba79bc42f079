//! The cycle of a strategy, and the list of those that are closed.
//!
//! Invariant: a change filters on the revision its author saw; that a cycle is being closed is told to leadership alone.

use std::collections::HashMap;

use diesel::prelude::*;
use jiff::civil::Date;

use super::ground::{closed_of, open_of};
use super::next::draft_after;
use super::tree::{answers, named, names, outline};
use crate::access::{Ability, Permit, Tx, Writer};
use crate::error::Result;
use crate::id::StrategyId;
use crate::organisation::store as organisation;
use crate::storage::Conn;
use crate::storage::schema::{closing, strategy};
use crate::strategy::cycles::model::{Counts, CycleEdit, CyclesView, NowView, RecordLine};
use crate::strategy::cycles::policy::SetCycle;
use crate::strategy::policy::leads;
use crate::strategy::store::changed_meanwhile;
use crate::strategy::store::nodes::current;
use crate::time::{Timestamp, ago, day_said};

/// How many closed cycles are listed.
const SHOWN: i64 = 200;

/// What a strategy says of its cycle: name, first day, last day, its own name, its revision.
pub(super) type Said = (String, Option<Date>, Option<Date>, String, i64);

/// Reads a strategy's cycle.
pub(super) fn said(conn: &mut Conn, id: &StrategyId) -> Result<Said> {
    let (cycle, first, last, name, revision): (String, Option<String>, Option<String>, String, i64) = strategy::table
        .filter(strategy::id.eq(id.as_str()))
        .select((strategy::cycle, strategy::starts_on, strategy::ends_on, strategy::name, strategy::revision))
        .first(conn)?;
    let day = |text: Option<String>| text.and_then(|text| text.parse().ok());
    Ok((cycle, day(first), day(last), name, revision))
}

/// Says the days of a cycle.
pub(super) fn days(today: Date, first: Option<Date>, last: Option<Date>) -> String {
    let said = |day| day_said(today, day);
    match (first.map(said), last.map(said)) {
        (Some(first), Some(last)) => format!("{first} to {last}"),
        (Some(first), None) => format!("from {first}"),
        (None, Some(last)) => format!("until {last}"),
        (None, None) => String::new(),
    }
}

/// Reads the cycle of the strategy in force, for other pages.
pub(crate) fn now(tx: &mut impl Tx) -> Result<Option<NowView>> {
    let Some(id) = current(tx.conn())? else { return Ok(None) };
    let zone = organisation::view(tx)?.time_zone;
    let (today, may_know) = (tx.now().day(&zone), leads(tx.viewer()));
    let conn = tx.conn();
    let (cycle, first, last, ..) = said(conn, &id)?;
    let is_closing = may_know && open_of(conn, &id)?.is_some();
    Ok(Some(NowView { cycle, days: days(today, first, last), closed: closed_of(conn, &id)?, is_closing }))
}

/// Reads the page `/cycles`.
pub(crate) fn list(tx: &mut impl Tx) -> Result<CyclesView> {
    let zone = organisation::view(tx)?.time_zone;
    let (viewer, now) = (tx.viewer().clone(), tx.now());
    let today = now.day(&zone);
    let conn = tx.conn();
    let records = lines(conn, None, now, &zone)?;
    let mut view = CyclesView {
        strategy: None,
        cycle: String::new(),
        starts_on: None,
        ends_on: None,
        revision: 0,
        closing: None,
        closed: None,
        next: None,
        records,
        today,
        can: Vec::new(),
    };
    let Some(id) = current(conn)? else { return Ok(view) };
    let (cycle, first, last, name, revision) = said(conn, &id)?;
    view.closed = closed_of(conn, &id)?;
    if leads(&viewer) {
        view.can.push(Ability::Edit);
        if let Some(open) = open_of(conn, &id)? {
            let answers = answers(conn, &open)?;
            let of = |id: &str| answers.get(id).and_then(super::tree::Answer::verdict);
            view.closing = Some(Counts::of(outline(conn, id.as_str())?.iter().map(|spot| of(spot.id.as_str()))));
        }
    }
    view.next = match view.closed {
        Some(number) => draft_after(conn, &viewer, number)?,
        None => None,
    };
    (view.cycle, view.starts_on, view.ends_on, view.revision) = (cycle, first, last, revision);
    view.strategy = Some((id, name));
    Ok(view)
}

/// Reads the heads of the closed cycles, the latest first; or of one.
pub(super) fn lines(conn: &mut Conn, only: Option<i64>, now: Timestamp, zone: &str) -> Result<Vec<RecordLine>> {
    type Row = (
        (Option<i64>, String, Option<String>, Option<String>, String),
        (Option<String>, Option<i64>, Option<String>, Option<i64>),
        (String, String),
    );
    let mut query = closing::table
        .inner_join(strategy::table.on(strategy::id.eq(closing::strategy_id)))
        .filter(closing::number.is_not_null())
        .into_boxed();
    if let Some(number) = only {
        query = query.filter(closing::number.eq(number));
    }
    let rows: Vec<Row> = query
        .order(closing::number.desc())
        .limit(SHOWN)
        .select((
            (closing::number, closing::cycle, closing::starts_on, closing::ends_on, closing::learned),
            (closing::closed_by, closing::closed_at, closing::reopened_by, closing::reopened_at),
            (strategy::id, strategy::name),
        ))
        .load(conn)?;
    let people = rows.iter().flat_map(|(_, (by, _, again, _), _)| by.iter().chain(again).map(String::as_str));
    let names: HashMap<String, String> = names(conn, people)?;
    let today = now.day(zone);
    let line = |((number, cycle, first, last, learned), (by, at, again_by, again_at), (id, name)): Row| {
        let day = |text: Option<String>| text.and_then(|text| text.parse().ok());
        let again = again_at.map(|at| {
            let when = ago(now, Timestamp(at), zone);
            named(&names, again_by.as_ref()).map_or_else(|| when.clone(), |name| format!("{when}, by {name}"))
        });
        RecordLine {
            number: number.unwrap_or(0),
            cycle,
            days: days(today, day(first), day(last)),
            by: named(&names, by.as_ref()),
            closed: at.map(|at| ago(now, Timestamp(at), zone)).unwrap_or_default(),
            reopened: again,
            learned,
            strategy: (StrategyId::stored(id), name),
        }
    };
    Ok(rows.into_iter().map(line).collect())
}

/// Names a strategy's cycle and says its days.
///
/// # Errors
/// `Conflict` if the strategy was changed since `revision`.
pub(crate) fn set(tx: &mut Writer<'_>, permit: &Permit<SetCycle>, edit: &CycleEdit, revision: i64) -> Result<()> {
    let seen = strategy::table.filter(strategy::id.eq(permit.id.as_str())).filter(strategy::revision.eq(revision));
    let changed = diesel::update(seen)
        .set((
            strategy::cycle.eq(edit.name.as_str()),
            strategy::starts_on.eq(edit.starts_on.to_string()),
            strategy::ends_on.eq(edit.ends_on.to_string()),
            strategy::revision.eq(revision + 1),
        ))
        .execute(tx.conn())?;
    if changed == 0 { Err(changed_meanwhile()) } else { Ok(()) }
}
