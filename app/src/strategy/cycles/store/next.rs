//! Beginning the strategy that follows a closed cycle: a draft of a strategy that nobody reads yet.
//!
//! Invariant: what comes over is what `carry` says, with what was asked for and nothing else. The strategy in force stays
//! as it is until the draft is published.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use serde_json::json;

use super::cycle::{lines, said};
use super::tree::{Spot, outline};
use crate::access::{Permit, Proof, Tx, Viewer, Writer};
use crate::error::{Error, Result};
use crate::id::{ClosingId, DraftId, StrategyId};
use crate::organisation::model::level_name;
use crate::organisation::store as organisation;
use crate::storage::bulk::Rows;
use crate::storage::schema::{
    carried, closing, closing_line, draft, measure, next_cycle, node, strategy, tenet, wording,
};
use crate::storage::{Conn, Kind, sql};
use crate::strategy::cycles::model::{BeginNext, Branch, Carried, NextView, Verdict, Wish, carry, following};
use crate::strategy::cycles::policy::{BeginNextCycle, Closing};
use crate::strategy::drafts::model::State;
use crate::strategy::drafts::store::{drafted, enrol, supports, wordings};

/// Reads what beginning the next strategy offers.
pub(crate) fn next(tx: &mut impl Tx, permit: &Permit<BeginNextCycle>) -> Result<NextView> {
    let settings = organisation::view(tx)?;
    let now = tx.now();
    let conn = tx.conn();
    let line = lines(conn, permit.closed, now, &settings.time_zone)?.pop().ok_or(Error::NotFound)?;
    let (branches, added_since) = branches(conn, permit)?;
    let deepest = branches.iter().map(|branch| branch.depth).max().unwrap_or(0);
    let counted = |depth| (level_name(&settings.levels, depth).to_owned(), carry(&branches, Wish { depth }).len());
    let all = carry(&branches, Wish { depth: deepest });
    let comes: HashSet<&str> = all.iter().map(|one| one.from.as_str()).collect();
    let measured: Vec<String> = measure::table
        .inner_join(node::table.on(node::id.eq(measure::node_id)))
        .filter(node::strategy_id.eq(permit.strategy.as_str()))
        .filter(measure::archived_at.is_null())
        .select(measure::node_id)
        .load(conn)?;
    let (cycle, first, last, name, _) = said(conn, &permit.strategy)?;
    let (cycle, first, last) = following(&cycle, first, last);
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
    Ok(NextView {
        line,
        name,
        depths: (0..=deepest).map(counted).collect(),
        moved: all.iter().filter(|one| one.is_moved).count(),
        rewritten: all.iter().filter(|one| one.verdict == Verdict::Change).count(),
        added_since,
        measures: measured.iter().filter(|node| comes.contains(node.as_str())).count(),
        cycle,
        starts_on: day(first),
        ends_on: day(last),
    })
}

/// Returns the nodes in sight with what the record says of them, and how many were added since.
fn branches(conn: &mut Conn, closing: &Closing) -> Result<(Vec<Branch>, usize)> {
    let rows: Vec<(String, String)> = closing_line::table
        .filter(closing_line::closing_id.eq(closing.id.as_str()))
        .select((closing_line::node_id, closing_line::verdict))
        .load(conn)?;
    let said: HashMap<String, String> = rows.into_iter().collect();
    let spots = outline(conn, closing.strategy.as_str())?;
    let added = spots.iter().filter(|spot| !said.contains_key(spot.id.as_str())).count();
    let branch = |spot: Spot| Branch {
        verdict: said.get(spot.id.as_str()).and_then(|word| Verdict::read(word)),
        parent: spot.parent,
        depth: spot.depth,
        id: spot.id.to_string(),
    };
    Ok((spots.into_iter().map(branch).collect(), added))
}

/// Takes the turn to begin what follows a closed cycle: of two who begin it at once one comes after the other.
fn hold(tx: &mut Writer<'_>, _proof: Proof, id: &ClosingId) -> Result<()> {
    diesel::update(closing::table.filter(closing::id.eq(id.as_str())))
        .set(closing::state.eq(closing::state))
        .execute(tx.conn())?;
    Ok(())
}

/// Begins the next strategy as a draft, whose id it returns.
///
/// # Errors
/// `Invalid` if one is drafted already, or nothing comes over.
pub(crate) fn begin_next(tx: &mut Writer<'_>, permit: &Permit<BeginNextCycle>, wish: &BeginNext) -> Result<DraftId> {
    hold(tx, permit.proof(), &permit.id)?;
    if is_drafted(tx.conn(), &permit.id)? {
        return Err(Error::invalid(
            "",
            "The next strategy is being drafted already. Go on there, or discard that draft.",
        ));
    }
    let (branches, _) = branches(tx.conn(), permit)?;
    let comes = carry(&branches, Wish { depth: wish.depth });
    if comes.is_empty() {
        return Err(Error::invalid("", "The mission was archived since, so there is nothing to begin with."));
    }
    let proof = permit.proof();
    let (id, copy) = (tx.new_id(), tx.new_id());
    strategies(tx, permit, wish, [&id, &copy])?;
    let new: HashMap<String, String> = comes.iter().map(|one| (one.from.clone(), tx.new_id())).collect();
    nodes(tx, permit, &copy, &comes, &new, wish)?;
    let links = if wish.supports { supports(tx, proof, &permit.strategy, &new)? } else { HashMap::new() };
    if wish.wordings {
        wordings(tx, proof, &permit.strategy, &new, &links)?;
        forget_becauses(tx, proof, &comes, &new)?;
    }
    let (strategy, copy) = (StrategyId::stored(id), StrategyId::stored(copy));
    enrol(tx, proof, &strategy, &copy, wish.cycle.name.as_str(), wish.limited, None)
}

/// Writes the strategy that is to follow and the row that its draft's nodes hang in.
fn strategies(
    tx: &mut Writer<'_>,
    permit: &Permit<BeginNextCycle>,
    wish: &BeginNext,
    [id, copy]: [&String; 2],
) -> Result<()> {
    let (now, actor) = (tx.now().0, tx.actor());
    let (vision, description): (String, String) = strategy::table
        .filter(strategy::id.eq(permit.strategy.as_str()))
        .select((strategy::vision, strategy::description))
        .first(tx.conn())?;
    let (vision, description) = if wish.words { (vision, description) } else { (String::new(), String::new()) };
    diesel::insert_into(strategy::table)
        .values((
            strategy::id.eq(id),
            strategy::name.eq(wish.name.as_str()),
            strategy::vision.eq(vision),
            strategy::description.eq(description),
            strategy::cycle.eq(wish.cycle.name.as_str()),
            strategy::starts_on.eq(wish.cycle.starts_on.to_string()),
            strategy::ends_on.eq(wish.cycle.ends_on.to_string()),
            strategy::created_at.eq(now),
        ))
        .execute(tx.conn())?;
    diesel::insert_into(strategy::table)
        .values((strategy::id.eq(copy), strategy::name.eq(wish.name.as_str()), strategy::created_at.eq(now)))
        .execute(tx.conn())?;
    diesel::insert_into(next_cycle::table)
        .values((
            next_cycle::id.eq(id),
            next_cycle::closing_id.eq(permit.id.as_str()),
            next_cycle::measures.eq(wish.measures.word()),
            next_cycle::begun_by.eq(actor),
            next_cycle::begun_at.eq(now),
        ))
        .execute(tx.conn())?;
    if !wish.words {
        return Ok(());
    }
    let held: Vec<(i64, String, String)> = tenet::table
        .filter(tenet::strategy_id.eq(permit.strategy.as_str()))
        .filter(tenet::archived_at.is_null())
        .select((tenet::position, tenet::name, tenet::description))
        .load(tx.conn())?;
    let mut tenets = Rows::new("tenet", &["id", "strategy_id", "position", "name", "description"]);
    for (position, name, description) in held {
        let row = tx.new_id();
        tenets.push(vec![json!(row), json!(id), json!(position), json!(name), json!(description)]);
    }
    tenets.insert(tx.conn())
}

/// Copies the nodes that come over, and notes where each came from.
fn nodes(
    tx: &mut Writer<'_>,
    permit: &Permit<BeginNextCycle>,
    copy: &str,
    comes: &[Carried],
    new: &HashMap<String, String>,
    wish: &BeginNext,
) -> Result<()> {
    let now = tx.now().0;
    let cells: Vec<_> = comes
        .iter()
        .map(|one| {
            let below = one.below.as_ref().and_then(|below| new.get(below));
            json!([one.from, new[&one.from], below, one.position, i64::from(one.is_moved)])
        })
        .collect();
    let source = match tx.conn().kind() {
        Kind::Sqlite => "json_each($1)",
        Kind::Postgres => "jsonb_array_elements(CAST($1 AS jsonb))",
    };
    let owners = if wish.owners { "n.owner_id, n.owner_team_id" } else { "NULL, NULL" };
    sql(format!(
        "WITH pair (old_id, new_id, up_id, position, moved) AS (SELECT value ->> 0, value ->> 1, value ->> 2, \
           CAST(value ->> 3 AS BIGINT), CAST(value ->> 4 AS BIGINT) FROM {source}) \
         INSERT INTO node (id, strategy_id, parent_id, position, title, description, because, owner_id, owner_team_id, \
           language, direction, unwritten, links, extras, created_at, updated_at, revision) \
         SELECT pair.new_id, $2, pair.up_id, pair.position, n.title, n.description, \
           CASE WHEN pair.moved = 1 THEN '' ELSE n.because END, {owners}, n.language, n.direction, n.unwritten, n.links, '{{}}', \
           $3, $3, 1 \
         FROM pair JOIN node n ON n.id = pair.old_id"
    ))
    .bind::<Text, _>(json!(cells).to_string())
    .bind::<Text, _>(copy)
    .bind::<BigInt, _>(now)
    .execute(tx.conn())?;
    let mut rows = Rows::new("carried", &["id", "closing_id", "from_id", "verdict"]);
    for one in comes {
        rows.push(vec![json!(new[&one.from]), json!(permit.id.as_str()), json!(one.from), json!(one.verdict.word())]);
    }
    rows.insert(tx.conn())
}

/// Takes the becauses out of the wordings of nodes that hang elsewhere now: they were about another parent.
fn forget_becauses(tx: &mut Writer<'_>, _proof: Proof, comes: &[Carried], new: &HashMap<String, String>) -> Result<()> {
    let moved: Vec<&String> = comes.iter().filter(|one| one.is_moved).filter_map(|one| new.get(&one.from)).collect();
    for moved in moved.chunks(500) {
        let of_node = || wording::table.filter(wording::node_id.eq_any(moved)).filter(wording::support_id.is_null());
        diesel::update(of_node()).set(wording::because.eq("")).execute(tx.conn())?;
        diesel::delete(of_node().filter(wording::title.eq(""))).execute(tx.conn())?;
    }
    Ok(())
}

/// The strategies that are drafted and not in force yet.
pub(crate) fn coming(conn: &mut Conn) -> Result<Vec<String>> {
    Ok(next_cycle::table.filter(next_cycle::came_at.is_null()).select(next_cycle::id).load(conn)?)
}

/// Tells whether a strategy is drafted and not in force yet.
pub(crate) fn undone(conn: &mut Conn, id: &StrategyId) -> Result<bool> {
    let found: i64 = next_cycle::table
        .filter(next_cycle::id.eq(id.as_str()))
        .filter(next_cycle::came_at.is_null())
        .count()
        .get_result(conn)?;
    Ok(found > 0)
}

/// Forgets where the nodes of a draft that is discarded came from.
pub(crate) fn forget(tx: &mut Writer<'_>, _proof: Proof, copy: &StrategyId) -> Result<()> {
    let of_copy = node::table.filter(node::strategy_id.eq(copy.as_str())).select(node::id);
    diesel::delete(carried::table.filter(carried::id.eq_any(of_copy))).execute(tx.conn())?;
    Ok(())
}

/// Tells whether a strategy is drafted from this closing.
pub(super) fn is_drafted(conn: &mut Conn, closing: &ClosingId) -> Result<bool> {
    Ok(!drafts_of(conn, closing)?.is_empty())
}

fn drafts_of(conn: &mut Conn, closing: &ClosingId) -> Result<Vec<DraftId>> {
    let ids: Vec<String> = draft::table
        .inner_join(next_cycle::table.on(next_cycle::id.eq(draft::strategy_id)))
        .filter(next_cycle::closing_id.eq(closing.as_str()))
        .filter(next_cycle::came_at.is_null())
        .filter(draft::state.eq_any([State::Open, State::Aside].map(State::word)))
        .order(draft::begun_at)
        .select(draft::id)
        .load(conn)?;
    Ok(ids.into_iter().map(DraftId::stored).collect())
}

/// Returns the draft of the strategy that is to follow a record, and its name; none for whoever does not see it.
pub(super) fn draft_after(conn: &mut Conn, viewer: &Viewer, number: i64) -> Result<Option<(DraftId, String)>> {
    let closing: Option<String> =
        closing::table.filter(closing::number.eq(number)).select(closing::id).first(conn).optional()?;
    let Some(closing) = closing else { return Ok(None) };
    for id in drafts_of(conn, &ClosingId::stored(closing))? {
        if let Some(found) = drafted(conn, &id)?.filter(|found| found.draft.is_seen_by(viewer)) {
            return Ok(Some((id, found.draft.name)));
        }
    }
    Ok(None)
}

/// Returns the strategy that came into force after a record, and its name.
pub(super) fn followed_by(conn: &mut Conn, closing: &ClosingId) -> Result<Option<(StrategyId, String)>> {
    let found: Option<(String, String)> = next_cycle::table
        .inner_join(strategy::table.on(strategy::id.eq(next_cycle::id)))
        .filter(next_cycle::closing_id.eq(closing.as_str()))
        .filter(next_cycle::came_at.is_not_null())
        .order(next_cycle::came_at.desc())
        .select((strategy::id, strategy::name))
        .first(conn)
        .optional()?;
    Ok(found.map(|(id, name)| (StrategyId::stored(id), name)))
}
