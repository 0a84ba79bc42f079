//! Reading the cycle that is being closed.
//!
//! Invariant: a fixed number of queries; measures are read for the rows of the page alone.

use std::collections::HashMap;

use diesel::prelude::*;

use super::tree::{Answer, Spot, answers, below, named, names, outline};
use crate::access::{Permit, Tx};
use crate::error::Result;
use crate::id::NodeId;
use crate::measures::model::Reading;
use crate::measures::store::readings;
use crate::organisation::model::level_name;
use crate::organisation::store as organisation;
use crate::storage::Conn;
use crate::storage::schema::{closing, closing_answer};
use crate::strategy::cycles::model::{Counts, Gauged, Only, ReviewRow, ReviewView};
use crate::strategy::cycles::policy::{Closing, ReviewCycle};
use crate::time::{Timestamp, ago};

/// How many rows a page shows.
const PAGE: usize = 40;

/// Reads the page: which rows (`only`), the one that is open (`at`), or which page.
pub(crate) fn view(
    tx: &mut impl Tx,
    permit: &Permit<ReviewCycle>,
    only: Only,
    at: Option<&NodeId>,
    page: Option<usize>,
    batch: Option<&str>,
) -> Result<ReviewView> {
    let settings = organisation::view(tx)?;
    let now = tx.now();
    let conn = tx.conn();
    let spots = outline(conn, permit.strategy.as_str())?;
    let answers = answers(conn, &permit.id)?;
    let verdict = |spot: &Spot| answers.get(spot.id.as_str()).and_then(Answer::verdict);
    let counts = Counts::of(spots.iter().map(verdict));
    // Where each row that is shown stands among all; the one that is pointed at stays in sight.
    let shown: Vec<usize> =
        (0..spots.len()).filter(|place| only.shows(verdict(&spots[*place])) || at == Some(&spots[*place].id)).collect();
    let is_open = |row: &usize| verdict(&spots[shown[*row]]).is_none();
    let pointed = at.and_then(|at| shown.iter().position(|place| spots[*place].id == *at));
    let first_open = || (0..shown.len()).find(is_open);
    let page = match (pointed, page) {
        (Some(row), _) => row / PAGE + 1,
        (None, Some(page)) => page.clamp(1, shown.len().div_ceil(PAGE).max(1)),
        (None, None) => first_open().unwrap_or(0) / PAGE + 1,
    };
    let rows = (page - 1) * PAGE..(page * PAGE).min(shown.len());
    let here = pointed.or_else(|| rows.clone().find(is_open));
    let next = here.and_then(|here| {
        let after = here + 1..shown.len();
        after
            .clone()
            .find(is_open)
            .or_else(|| (0..here).find(is_open))
            .or(after.start.lt(&after.end).then_some(after.start))
    });
    let places: Vec<usize> = shown[rows].to_vec();
    let rows = filled(conn, &spots, &places, &answers, &settings.levels, now.day(&settings.time_zone))?;
    let node = |row: usize| spots[shown[row]].id.clone();
    Ok(ReviewView {
        id: permit.id.clone(),
        cycle: permit.cycle.clone(),
        begun: begun(conn, permit, now, &settings.time_zone)?,
        counts,
        only,
        rows,
        at: here.map(node),
        next: next.map(node),
        page,
        all: shown.len(),
        batch: batch.map(|batch| said_at_once(conn, permit, batch)).transpose()?.flatten(),
    })
}

fn filled(
    conn: &mut Conn,
    spots: &[Spot],
    places: &[usize],
    answers: &HashMap<String, Answer>,
    levels: &[String],
    today: jiff::civil::Date,
) -> Result<Vec<ReviewRow>> {
    let ids: Vec<NodeId> = places.iter().map(|place| spots[*place].id.clone()).collect();
    let mut readings: HashMap<NodeId, Vec<Reading>> = readings(conn, &ids)?;
    let said = ids.iter().filter_map(|id| answers.get(id.as_str())?.by.as_deref());
    let names = names(conn, said)?;
    let waits = |spot: &Spot| !answers.contains_key(spot.id.as_str());
    Ok(places
        .iter()
        .map(|place| {
            let spot = &spots[*place];
            let answer = answers.get(spot.id.as_str()).cloned().unwrap_or_default();
            let measures = readings.remove(&spot.id).unwrap_or_default();
            ReviewRow {
                node: spot.id.clone(),
                title: spot.title.clone(),
                depth: spot.depth,
                level: level_name(levels, spot.depth).to_owned(),
                measures: measures.iter().map(|measure| Gauged::of(measure, spot.starts_on, today)).collect(),
                by: named(&names, answer.by.as_ref()),
                answer: answer.fields,
                revision: answer.revision,
                open_below: below(spots, *place).iter().filter(|spot| waits(spot)).count(),
            }
        })
        .collect())
}

fn begun(conn: &mut Conn, closing: &Closing, now: Timestamp, zone: &str) -> Result<String> {
    let (by, at): (Option<String>, i64) = closing::table
        .filter(closing::id.eq(closing.id.as_str()))
        .select((closing::begun_by, closing::begun_at))
        .first(conn)?;
    let names = names(conn, by.iter().map(String::as_str))?;
    let when = ago(now, Timestamp(at), zone);
    Ok(named(&names, by.as_ref()).map_or_else(|| format!("Begun {when}"), |name| format!("Begun {when}, by {name}")))
}

/// Returns a batch with how many of its answers still stand; none once none do.
fn said_at_once(conn: &mut Conn, closing: &Closing, batch: &str) -> Result<Option<(String, usize, String)>> {
    let verdicts: Vec<String> = closing_answer::table
        .filter(closing_answer::closing_id.eq(closing.id.as_str()))
        .filter(closing_answer::batch_id.eq(batch))
        .filter(closing_answer::revision.eq(1))
        .select(closing_answer::verdict)
        .load(conn)?;
    let count = verdicts.len();
    Ok(verdicts.into_iter().next().map(|verdict| (batch.to_owned(), count, verdict)))
}
