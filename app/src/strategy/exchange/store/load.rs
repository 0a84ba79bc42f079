//! Reading a whole strategy, and the names it speaks of.
//!
//! Invariant: the rows and their stamp belong to one state.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;
use diesel::sql_types::Text;
use serde_json::Value;

use crate::access::{Reader, Tx};
use crate::error::{Error, Result};
use crate::id::NodeId;
use crate::storage::Conn;
use crate::storage::bulk::select_json;
use crate::storage::schema::{lens, measure, node, organisation, person, team};
use crate::strategy::exchange::policy::ExportStrategy;
use crate::strategy::exchange::rows::{LensName, Names, Record, Stored, decode};
use crate::strategy::files::plan::Plan;

/// How many ids or names one query asks for.
const ASKED: usize = 500;

const OF_NODE: &str = "node_id IN (SELECT id FROM node WHERE strategy_id = $1)";
const STAMP: &str = "SELECT \
    (SELECT CAST(COALESCE(SUM(revision), 0) AS TEXT) FROM strategy WHERE id = $1) || '.' || \
    (SELECT CAST(COUNT(*) AS TEXT) || '.' || CAST(COALESCE(SUM(revision), 0) AS TEXT) FROM node WHERE strategy_id = $1) \
    || '.' || (SELECT CAST(COUNT(*) AS TEXT) || '.' || CAST(COALESCE(SUM(revision), 0) AS TEXT) FROM support \
    WHERE node_id IN (SELECT id FROM node WHERE strategy_id = $1)) || '.' || \
    (SELECT CAST(COUNT(*) AS TEXT) || '.' || CAST(COALESCE(SUM(revision), 0) AS TEXT) FROM wording \
    WHERE node_id IN (SELECT id FROM node WHERE strategy_id = $1)) || '.' || \
    (SELECT CAST(COUNT(*) AS TEXT) || '.' || CAST(COALESCE(SUM(revision), 0) AS TEXT) FROM measure \
    WHERE node_id IN (SELECT id FROM node WHERE strategy_id = $1)) || '.' || \
    (SELECT CAST(COUNT(*) AS TEXT) || '.' || CAST(COALESCE(SUM(v.removed_at / 1000), 0) AS TEXT) FROM measure_value v \
    JOIN measure m ON m.id = v.measure_id JOIN node n ON n.id = m.node_id WHERE n.strategy_id = $1) || '.' || \
    (SELECT CAST(COUNT(*) AS TEXT) || '.' || CAST(COALESCE(SUM(revision), 0) AS TEXT) FROM tenet \
    WHERE strategy_id = $1) AS stamp";

#[derive(QueryableByName)]
struct StampRow {
    #[diesel(sql_type = Text)]
    stamp: String,
}

/// Returns the strategy that everybody reads.
pub(crate) fn current(conn: &mut Conn) -> Result<Option<String>> {
    let found: Option<Option<String>> = organisation::table.select(organisation::strategy_id).first(conn).optional()?;
    Ok(found.flatten())
}

/// Returns a text that changes with every change of the strategy.
pub(crate) fn stamp(conn: &mut Conn, strategy: &str) -> Result<String> {
    let row: StampRow = diesel::sql_query(STAMP).bind::<Text, _>(strategy).get_result(conn)?;
    Ok(row.stamp)
}

/// Reads all rows of a strategy, with the stamp of that state.
pub(crate) fn load(conn: &mut Conn, strategy: &str) -> Result<(Stored, String)> {
    for _ in 0..5 {
        let before = stamp(conn, strategy)?;
        let stored = rows(conn, strategy)?;
        if stamp(conn, strategy)? == before {
            return Ok((stored, before));
        }
    }
    Err(Error::Busy)
}

fn rows(conn: &mut Conn, strategy: &str) -> Result<Stored> {
    Ok(Stored {
        strategy: all(conn, "strategy.id = $1", strategy)?.pop().ok_or(Error::NotFound)?,
        nodes: all(conn, "strategy_id = $1", strategy)?,
        supports: all(conn, OF_NODE, strategy)?,
        wordings: all(conn, OF_NODE, strategy)?,
        measures: all(conn, OF_NODE, strategy)?,
        values: all(
            conn,
            "removed_at IS NULL AND measure_id IN (SELECT m.id FROM measure m JOIN node n ON n.id = m.node_id WHERE n.strategy_id = $1)",
            strategy,
        )?,
        tenets: all(conn, "strategy_id = $1 AND archived_at IS NULL", strategy)?,
        stakeholders: all(conn, "strategy_id = $1", strategy)?,
    })
}

fn all<T: Record>(conn: &mut Conn, condition: &'static str, strategy: &str) -> Result<Vec<T>> {
    let rows = select_json(conn, T::TABLE, T::COLUMNS, condition, strategy)?;
    rows.into_iter()
        .map(|row| serde_json::from_value(Value::Array(row)).map_err(|error| crate::storage::error::internal(&error)))
        .collect()
}

/// Reads the lenses, who owns what in `stored`, and who `plan` may mean by its owners.
pub(crate) fn names(conn: &mut Conn, stored: &Stored, plan: Option<&Plan>) -> Result<Names> {
    let lenses: Vec<(String, String)> =
        lens::table.order((lens::position, lens::name, lens::id)).select((lens::id, lens::name)).load(conn)?;
    let mut names =
        Names { lenses: lenses.into_iter().map(|(id, name)| LensName { id, name }).collect(), ..Names::default() };
    let owners = stored.nodes.iter().filter_map(|row| row.owner_id.clone());
    let owners = owners.chain(stored.measures.iter().filter_map(|row| row.owner_id.clone()));
    for some in chunks(owners) {
        let found: Vec<(String, String)> =
            person::table.filter(person::id.eq_any(some)).select((person::id, person::name)).load(conn)?;
        names.people.extend(found);
    }
    for some in chunks(stored.nodes.iter().filter_map(|row| row.owner_team_id.clone())) {
        let found: Vec<(String, String)> =
            team::table.filter(team::id.eq_any(some)).select((team::id, team::name)).load(conn)?;
        names.teams.extend(found);
    }
    if let Some(plan) = plan {
        named(conn, plan, &mut names)?;
    }
    Ok(names)
}

fn named(conn: &mut Conn, plan: &Plan, names: &mut Names) -> Result<()> {
    let mut texts: Vec<String> = plan.missions.iter().map(|one| one.owner.clone()).collect();
    plan.visit(|_, node| {
        texts.push(node.owner.clone());
        texts.extend(node.measures.iter().map(|one| one.owner.clone()));
    });
    for some in chunks(texts.into_iter().filter(|text| !text.trim().is_empty())) {
        let people: Vec<(String, String)> = person::table
            .filter(person::name.eq_any(&some))
            .filter(person::state.eq("active"))
            .select((person::name, person::id))
            .load(conn)?;
        names.person_named.extend(once(people));
        let teams: Vec<(String, String)> = team::table
            .filter(team::name.eq_any(&some))
            .filter(team::archived_at.is_null())
            .select((team::name, team::id))
            .load(conn)?;
        names.team_named.extend(once(teams));
    }
    Ok(())
}

/// Keeps the names that belong to exactly one.
fn once(all: Vec<(String, String)>) -> impl Iterator<Item = (String, String)> {
    let mut found: HashMap<String, Option<String>> = HashMap::new();
    for (name, id) in all {
        found.entry(name).and_modify(|id| *id = None).or_insert(Some(id));
    }
    found.into_iter().filter_map(|(name, id)| Some((name, id?)))
}

/// Returns which ids of the plan's own belong to something else.
pub(crate) fn taken(conn: &mut Conn, plan: &Plan, own: &HashSet<&str>) -> Result<HashSet<String>> {
    let mut ids: Vec<&str> = plan.missions.iter().map(|one| one.id.as_str()).collect();
    plan.visit(|_, node| {
        ids.push(&node.id);
        ids.extend(node.measures.iter().map(|one| one.id.as_str()));
    });
    let free = |id: &&str| id.parse::<NodeId>().is_ok() && !own.contains(id);
    let mut found = HashSet::new();
    for some in chunks(ids.into_iter().filter(free).map(str::to_owned)) {
        let nodes: Vec<String> = node::table.filter(node::id.eq_any(&some)).select(node::id).load(conn)?;
        let measures: Vec<String> = measure::table.filter(measure::id.eq_any(&some)).select(measure::id).load(conn)?;
        found.extend(nodes.into_iter().chain(measures));
    }
    Ok(found)
}

fn chunks(all: impl Iterator<Item = String>) -> Vec<Vec<String>> {
    let once: HashSet<String> = all.collect();
    let mut once: Vec<String> = once.into_iter().collect();
    once.sort();
    once.chunks(ASKED).map(<[String]>::to_vec).collect()
}

/// Reads the strategy that is in force, to be taken away as a file; none while there is none.
pub(crate) fn export(tx: &mut impl Tx, _permit: &crate::access::Permit<ExportStrategy>) -> Result<Option<Plan>> {
    read_plan(tx.conn())
}

/// Reads the strategy that is in force as a plan, as everybody who is signed in may.
pub(crate) fn plan(tx: &mut Reader<'_>) -> Result<Option<Plan>> {
    read_plan(tx.conn())
}

fn read_plan(conn: &mut Conn) -> Result<Option<Plan>> {
    let Some(id) = current(conn)? else {
        return Ok(None);
    };
    let (stored, _) = load(conn, &id)?;
    let names = names(conn, &stored, None)?;
    Ok(Some(decode(&stored, &names)))
}
