//! Counting, once a period, how many people of each division have work off the line.
//!
//! Invariant: what stood at the close is counted once, after it, and written as what is shown; how many it were is written
//! nowhere, and nothing is ever counted again. Divisions are disjoint: the children of the root of the tree of teams, or its
//! roots where it has several.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use crate::access::{Permit, Proof, Tx, Writer};
use crate::declared::model::{Cell, Division, Period, SumRow, SumsView, cell};
use crate::declared::policy::ReadSums;
use crate::error::Result;
use crate::id::TeamId;
use crate::organisation::store as organisation_store;
use crate::storage::schema::{declared_period, declared_sum, organisation, team};
use crate::storage::{Conn, sql};
use crate::time::{DAY, Timestamp};

/// How old an account is before its person is counted: nobody is brought in to make up a number.
const KNOWN_FOR: i64 = 28 * DAY;
/// The deepest team.
const DEPTH: usize = 40;

#[derive(QueryableByName)]
struct Counted {
    #[diesel(sql_type = Text)]
    team_id: String,
    #[diesel(sql_type = BigInt)]
    people: i64,
    #[diesel(sql_type = BigInt)]
    eligible: i64,
    #[diesel(sql_type = BigInt)]
    persons: i64,
}

/// Returns the period that is closed and not counted yet; nothing where the organisation did not stand at its close.
pub(crate) fn due(tx: &mut impl Tx) -> Result<Option<Period>> {
    let now = tx.now();
    let found: Option<(String, i64)> =
        organisation::table.select((organisation::time_zone, organisation::created_at)).first(tx.conn()).optional()?;
    let Some((zone, created)) = found else { return Ok(None) };
    let period = Period::of(now.day(&zone)).before();
    if created >= period.closes(&zone).0 {
        return Ok(None);
    }
    let known: Option<String> = declared_period::table
        .filter(declared_period::id.eq(period.word()))
        .select(declared_period::id)
        .first(tx.conn())
        .optional()?;
    Ok(known.is_none().then_some(period))
}

/// Counts a period that is [`due`]: beside whoever writes, who would wait for it.
pub(crate) fn count(tx: &mut impl Tx, period: Period) -> Result<Vec<Counts>> {
    let zone = organisation_store::view(tx)?.time_zone;
    divisions(tx.conn(), period.opens(&zone), period.closes(&zone))
}

/// Writes what is shown of a period that was counted; whoever calls has asked in this transaction whether it is [`due`].
pub(crate) fn record(tx: &mut Writer<'_>, _proof: Proof, period: Period, divisions: &[Counts]) -> Result<()> {
    let zone = organisation_store::view(tx)?.time_zone;
    let (closes, now) = (period.closes(&zone), tx.now().0);
    diesel::insert_into(declared_period::table)
        .values((
            declared_period::id.eq(period.word()),
            declared_period::closed_at.eq(closes.0),
            declared_period::shown_at.eq(period.shown(&zone).0),
            declared_period::counted_at.eq(now),
        ))
        .execute(tx.conn())?;
    for (id, name, division, people) in divisions {
        let (low, is_top) = match cell(division) {
            Cell::NotEnough => (None, false),
            Cell::Band { low, is_top } => (Some(i64::from(low)), is_top),
        };
        let row = tx.new_id();
        diesel::insert_into(declared_sum::table)
            .values((
                declared_sum::id.eq(row),
                declared_sum::period_id.eq(period.word()),
                declared_sum::team_id.eq(id),
                declared_sum::team_name.eq(name),
                declared_sum::low.eq(low),
                declared_sum::is_top.eq(is_top),
                declared_sum::people.eq(people),
            ))
            .execute(tx.conn())?;
    }
    Ok(())
}

/// A division: its id, its name, what was counted of it, and how many people the directory has in it.
pub(crate) type Counts = (String, String, Division, i64);

/// Puts what was counted of each team together by division.
fn divisions(conn: &mut Conn, opens: Timestamp, closes: Timestamp) -> Result<Vec<Counts>> {
    let teams: Vec<(String, Option<String>, String)> = team::table
        .filter(team::archived_at.is_null())
        .order((team::name, team::id))
        .select((team::id, team::parent_id, team::name))
        .load(conn)?;
    let above: HashMap<&str, Option<&str>> =
        teams.iter().map(|(id, parent, _)| (id.as_str(), parent.as_deref())).collect();
    let roots: Vec<&str> = teams.iter().filter(|(_, parent, _)| parent.is_none()).map(|(id, ..)| id.as_str()).collect();
    let is_division = |id: &str| match roots.as_slice() {
        [root] => above.get(id).copied().flatten() == Some(root),
        _ => roots.contains(&id),
    };
    let mut found: Vec<Counts> = teams
        .iter()
        .filter(|(id, ..)| is_division(id))
        .map(|(id, _, name)| (id.clone(), name.clone(), Division::default(), 0))
        .collect();
    for counted in by_team(conn, opens, closes)? {
        let mut at = Some(counted.team_id.as_str());
        let mut steps = 0..DEPTH;
        while let Some(id) = at.filter(|id| !is_division(id)) {
            at = steps.next().and_then(|_| above.get(id).copied().flatten());
        }
        let Some((_, _, division, people)) = found.iter_mut().find(|(id, ..)| Some(id.as_str()) == at) else {
            continue;
        };
        *people += counted.people;
        division.persons += u32::try_from(counted.persons).unwrap_or(0);
        division.teams.extend(u32::try_from(counted.eligible).ok().filter(|eligible| *eligible > 0));
    }
    Ok(found)
}

/// Counts by team: who is there, who of them is counted among, and who of those has declared work that stands on no line.
///
/// Counted among are employees and contractors whose account is [`KNOWN_FOR`] old, who were in the same team all period, and
/// who were signed in during it.
fn by_team(conn: &mut Conn, opens: Timestamp, closes: Timestamp) -> Result<Vec<Counted>> {
    Ok(sql("SELECT found.team_id, CAST(COUNT(*) AS BIGINT) AS people, CAST(SUM(found.counts) AS BIGINT) AS eligible, \
           CAST(SUM(found.counts * found.declares) AS BIGINT) AS persons \
         FROM (SELECT p.team_id, \
             CASE WHEN p.kind IN ('employee', 'contractor') AND p.created_at < $1 AND COALESCE(p.moved_at, 0) < $1 \
               AND EXISTS (SELECT 1 FROM account a WHERE a.person_id = p.id AND a.disabled_at IS NULL AND a.created_at <= $2 \
                 AND (EXISTS (SELECT 1 FROM session s WHERE s.account_id = a.id AND s.seen_at >= $1) \
                   OR EXISTS (SELECT 1 FROM audit e WHERE e.actor_id = p.id AND e.action = 'session.begin' \
                     AND e.made_at >= $1 AND e.made_at < $3))) \
               THEN 1 ELSE 0 END AS counts, \
             CASE WHEN EXISTS (SELECT 1 FROM declared d JOIN declared_turn t ON t.declared_id = d.id \
               WHERE d.person_id = p.id AND t.kind IN ('declared', 'changed', 'reopened', 'keep') \
                 AND t.position = (SELECT MAX(l.position) FROM declared_turn l WHERE l.declared_id = d.id AND l.said_at < $3)) \
               THEN 1 ELSE 0 END AS declares \
           FROM person p WHERE p.state = 'active' AND p.team_id IS NOT NULL) found \
         GROUP BY found.team_id ORDER BY found.team_id")
    .bind::<BigInt, _>(opens.0)
    .bind::<BigInt, _>(closes.0 - KNOWN_FOR)
    .bind::<BigInt, _>(closes.0)
    .load(conn)?)
}

/// Reads what is shown of a period, or of the latest that is shown.
pub(crate) fn view(tx: &mut impl Tx, _permit: &Permit<ReadSums>, asked: Option<Period>) -> Result<SumsView> {
    let zone = organisation_store::view(tx)?.time_zone;
    let now = tx.now();
    let today = now.day(&zone);
    let shown: Vec<String> = declared_period::table
        .filter(declared_period::shown_at.le(now.0))
        .order(declared_period::closed_at.desc())
        .select(declared_period::id)
        .load(tx.conn())?;
    let shown: Vec<Period> = shown.iter().filter_map(|word| Period::read(word)).collect();
    let period = asked.filter(|asked| shown.contains(asked)).or_else(|| shown.first().copied());
    let rows: Vec<(String, String, Option<i64>, bool, i64)> = declared_sum::table
        .filter(declared_sum::period_id.eq(period.map(Period::word).unwrap_or_default()))
        .order((declared_sum::team_name, declared_sum::team_id))
        .select((
            declared_sum::team_id,
            declared_sum::team_name,
            declared_sum::low,
            declared_sum::is_top,
            declared_sum::people,
        ))
        .load(tx.conn())?;
    let this = Period::of(today);
    // On the first days of a period the one before it is what comes next.
    let next = if this.before().shown(&zone) > now { this.before() } else { this };
    Ok(SumsView {
        rows: rows.into_iter().map(row).collect(),
        others: shown.into_iter().filter(|other| Some(*other) != period).collect(),
        period,
        next: next.shown(&zone).day(&zone),
        today,
    })
}

fn row((id, name, low, is_top, people): (String, String, Option<i64>, bool, i64)) -> SumRow {
    let cell = match low.and_then(|low| u32::try_from(low).ok()) {
        Some(low) => Cell::Band { low, is_top },
        None => Cell::NotEnough,
    };
    SumRow { team: (TeamId::stored(id), name), cell, people }
}
