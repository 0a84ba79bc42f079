//! Reading the record of a closed cycle.
//!
//! Invariant: everybody reads it as it was written; the names alone are those of now.

use diesel::prelude::*;

use super::close::REOPENS;
use super::cycle::lines;
use super::ground::numbered;
use super::next::{draft_after, followed_by};
use super::tree::{named, names};
use crate::access::{Ability, Rule as _, Tx};
use crate::error::{Error, Result};
use crate::id::{ClosingId, NodeId};
use crate::organisation::store as organisation;
use crate::storage::Conn;
use crate::storage::schema::{closing, closing_line};
use crate::strategy::cycles::model::{Counts, Gauged, RecordRow, RecordView, Score, Verdict};
use crate::strategy::cycles::policy::{BeginNextCycle, ReopenCycle};
use crate::time::{Timestamp, day_said};

/// How many rows a page shows.
pub(super) const PAGE: i64 = 200;

/// Reads the page of a record.
///
/// # Errors
/// `NotFound` if there is no such record.
pub(crate) fn record(tx: &mut impl Tx, number: i64, page: i64) -> Result<RecordView> {
    let settings = organisation::view(tx)?;
    let (viewer, now) = (tx.viewer().clone(), tx.now());
    let zone = &settings.time_zone;
    let conn = tx.conn();
    let closing = numbered(conn, number)?.ok_or(Error::NotFound)?;
    let line = lines(conn, Some(number), now, zone)?.pop().ok_or(Error::NotFound)?;
    let verdicts: Vec<String> = closing_line::table
        .filter(closing_line::closing_id.eq(closing.id.as_str()))
        .select(closing_line::verdict)
        .load(conn)?;
    let counts = Counts::of(verdicts.iter().map(|word| Verdict::read(word)));
    let pages = i64::try_from(counts.all().div_ceil(usize::try_from(PAGE).unwrap_or(1))).unwrap_or(1);
    let page = page.clamp(1, pages.max(1));
    let rows = rows(conn, &closing.id, Some((page - 1) * PAGE))?;
    let until = Timestamp(closing.closed_at + REOPENS);
    let may_begin = BeginNextCycle(number).allowed(&viewer, &closing);
    let may_reopen = ReopenCycle(closing.id.clone()).allowed(&viewer, &closing) && now <= until;
    let next = draft_after(conn, &viewer, number)?;
    let can = [(Ability::Add, may_begin && next.is_none()), (Ability::Archive, may_reopen && next.is_none())];
    Ok(RecordView {
        line,
        counts,
        rows,
        page: usize::try_from(page).unwrap_or(1),
        all: counts.all(),
        levels: settings.levels,
        followed_by: followed_by(conn, &closing.id)?,
        next,
        reopens_until: may_reopen.then(|| day_said(now.day(zone), until.day(zone))),
        can: can.into_iter().filter_map(|(ability, may)| may.then_some(ability)).collect(),
        id: closing.id,
    })
}

/// Reads the rows of a record: a page of them from `offset`, or all.
fn rows(conn: &mut Conn, closing: &ClosingId, offset: Option<i64>) -> Result<Vec<RecordRow>> {
    type Row = (String, String, i64, String, String, String, Option<String>, String);
    let mut query = closing_line::table
        .filter(closing_line::closing_id.eq(closing.as_str()))
        .order(closing_line::position)
        .select((
            closing_line::node_id,
            closing_line::title,
            closing_line::depth,
            closing_line::verdict,
            closing_line::score,
            closing_line::learned,
            closing_line::said_by,
            closing_line::measures,
        ))
        .into_boxed();
    if let Some(offset) = offset {
        query = query.offset(offset).limit(PAGE);
    }
    let rows: Vec<Row> = query.load(conn)?;
    let names = names(conn, rows.iter().filter_map(|row| row.6.as_deref()))?;
    Ok(rows
        .into_iter()
        .map(|(node, title, depth, verdict, score, learned, by, measures)| RecordRow {
            node: NodeId::stored(node),
            title,
            depth: usize::try_from(depth).unwrap_or(0),
            verdict: Verdict::read(&verdict),
            score: Score::read(&score),
            learned,
            by: named(&names, by.as_ref()),
            measures: serde_json::from_str::<Vec<Gauged>>(&measures).unwrap_or_default(),
        })
        .collect())
}

/// Reads all rows of a record for a file, with the cycle's name.
///
/// # Errors
/// `NotFound` if there is no such record.
pub(crate) fn exported(tx: &mut impl Tx, number: i64) -> Result<(String, Vec<RecordRow>)> {
    let conn = tx.conn();
    let found: Option<(String, String)> = closing::table
        .filter(closing::number.eq(number))
        .select((closing::id, closing::cycle))
        .first(conn)
        .optional()?;
    let (id, cycle) = found.ok_or(Error::NotFound)?;
    Ok((cycle, rows(conn, &ClosingId::stored(id), None)?))
}
