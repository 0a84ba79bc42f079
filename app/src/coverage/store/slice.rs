//! The part of the organisation that the gaps of some subjects depend on.
//!
//! Invariant: a fixed number of queries over sets; holds of each subject all that [`Subjects`] names, so that the rule says of it
//! what it would say of the whole.

use std::collections::BTreeSet;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Nullable, Text};

use super::due::IN_FORCE;
use crate::coverage::model::{Card, Measure, Node, Organisation, Person, Subjects, Team, Translation};
use crate::error::Result;
use crate::id::{ContributionId, LensId, NodeId, PersonId, TeamId, TranslationId};
use crate::measures;
use crate::storage::{Conn, array, listed, sql};
use crate::time::Timestamp;
use crate::translation::model::State;

/// How many translations a team carries that has not said so.
const CARRIES: i64 = 3;

#[derive(QueryableByName)]
struct Id {
    #[diesel(sql_type = Text)]
    id: String,
}

#[derive(QueryableByName)]
struct NodeRow {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Nullable<Text>)]
    parent_id: Option<String>,
    #[diesel(sql_type = Bool)]
    is_live: bool,
    #[diesel(sql_type = Bool)]
    has_because: bool,
    #[diesel(sql_type = Nullable<Text>)]
    owner_id: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    owner_team_id: Option<String>,
    #[diesel(sql_type = BigInt)]
    updated_at: i64,
}

#[derive(QueryableByName)]
struct PersonRow {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Nullable<Text>)]
    team_id: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    manager_id: Option<String>,
    #[diesel(sql_type = Bool)]
    is_active: bool,
}

#[derive(QueryableByName)]
struct TeamRow {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Nullable<Text>)]
    parent_id: Option<String>,
    #[diesel(sql_type = Bool)]
    is_live: bool,
    #[diesel(sql_type = Nullable<Text>)]
    lens_id: Option<String>,
    #[diesel(sql_type = Nullable<BigInt>)]
    on_at: Option<i64>,
    #[diesel(sql_type = BigInt)]
    carries: i64,
}

#[derive(QueryableByName)]
struct CardRow {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Text)]
    person_id: String,
    #[diesel(sql_type = Nullable<Text>)]
    node_id: Option<String>,
}

#[derive(QueryableByName)]
struct TranslationRow {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Text)]
    node_id: String,
    #[diesel(sql_type = Text)]
    team_id: String,
    #[diesel(sql_type = Text)]
    state: String,
    #[diesel(sql_type = BigInt)]
    since: i64,
    #[diesel(sql_type = Nullable<BigInt>)]
    agreed_at: Option<i64>,
}

/// Reads what the gaps of `subjects` depend on; `zone` is the organisation's, in which its days begin.
pub(super) fn slice(conn: &mut Conn, subjects: &Subjects, zone: &str) -> Result<Organisation> {
    let mut found = Organisation::default();
    let mut nodes: BTreeSet<String> = subjects.nodes.iter().map(ToString::to_string).collect();
    let mut people = BTreeSet::new();
    let mut teams: BTreeSet<String> = subjects.teams.iter().map(ToString::to_string).collect();
    if !subjects.teams.is_empty() {
        let ids = array(conn.kind(), subjects.teams.iter().map(TeamId::as_str));
        people.extend(members(conn, &ids)?);
        nodes.extend(owned(conn, &ids)?);
        found.translations = translations(conn, &ids, zone)?;
        nodes.extend(found.translations.iter().map(|one| one.node.to_string()));
    }
    for row in cards(conn, subjects, &people)? {
        people.insert(row.person_id.clone());
        nodes.extend(row.node_id.clone());
        let card = Card { person: PersonId::stored(row.person_id), node: row.node_id.map(NodeId::stored) };
        found.cards.insert(ContributionId::stored(row.id), card);
    }
    if !subjects.nodes.is_empty() {
        let ids = array(conn.kind(), subjects.nodes.iter().map(NodeId::as_str));
        nodes.extend(children(conn, &ids)?);
        measures_of(conn, subjects, &mut found)?;
    }
    for row in up_from_nodes(conn, &nodes)? {
        people.extend(row.owner_id.clone());
        teams.extend(row.owner_team_id.clone());
        found.nodes.insert(NodeId::stored(row.id.clone()), node(row, zone));
    }
    for row in up_from_people(conn, &people)? {
        teams.extend(row.team_id.clone());
        let person = Person {
            team: row.team_id.map(TeamId::stored),
            manager: row.manager_id.map(PersonId::stored),
            is_active: row.is_active,
        };
        found.people.insert(PersonId::stored(row.id), person);
    }
    for row in up_from_teams(conn, &teams)? {
        let team = Team {
            parent: row.parent_id.map(TeamId::stored),
            is_live: row.is_live,
            lens: row.lens_id.map(LensId::stored),
            on: row.on_at.map(|at| Timestamp(at).day(zone)),
            carries: usize::try_from(row.carries).unwrap_or(0),
        };
        found.teams.insert(TeamId::stored(row.id), team);
    }
    Ok(found)
}

fn node(row: NodeRow, zone: &str) -> Node {
    Node {
        parent: row.parent_id.map(NodeId::stored),
        is_live: row.is_live,
        has_because: row.has_because,
        owner: row.owner_id.map(PersonId::stored),
        owner_team: row.owner_team_id.map(TeamId::stored),
        changed: Timestamp(row.updated_at).day(zone),
    }
}

fn ids(conn: &mut Conn, query: String, given: &str) -> Result<Vec<String>> {
    let rows: Vec<Id> = sql(query).bind::<Text, _>(given).load(conn)?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// Returns the people on some teams who are here.
fn members(conn: &mut Conn, teams: &str) -> Result<Vec<String>> {
    let list = listed(conn.kind(), 1);
    ids(conn, format!("SELECT p.id FROM person p WHERE p.team_id IN {list} AND p.state = 'active'"), teams)
}

/// Returns something that each of some teams owns, itself or through somebody in it, where it owns anything.
fn owned(conn: &mut Conn, teams: &str) -> Result<Vec<String>> {
    let list = listed(conn.kind(), 1);
    let live = format!("n.archived_at IS NULL AND n.of_id IS NULL AND n.strategy_id = {IN_FORCE}");
    let query = format!(
        "SELECT MIN(n.id) AS id FROM node n WHERE n.owner_team_id IN {list} AND {live} GROUP BY n.owner_team_id \
         UNION SELECT MIN(n.id) FROM person p JOIN node n ON n.owner_id = p.id AND n.owner_team_id IS NULL AND {live} \
         WHERE p.team_id IN {list} GROUP BY p.team_id"
    );
    ids(conn, query, teams)
}

/// Returns something that hangs in sight below each of some nodes, where anything does.
fn children(conn: &mut Conn, nodes: &str) -> Result<Vec<String>> {
    let list = listed(conn.kind(), 1);
    let query = format!(
        "SELECT MIN(n.id) AS id FROM node n WHERE n.parent_id IN {list} AND n.archived_at IS NULL AND n.of_id IS NULL \
         AND n.strategy_id = {IN_FORCE} GROUP BY n.parent_id"
    );
    ids(conn, query, nodes)
}

fn translations(conn: &mut Conn, teams: &str, zone: &str) -> Result<Vec<Translation>> {
    let list = listed(conn.kind(), 1);
    let rows: Vec<TranslationRow> = sql(format!(
        "SELECT t.id, t.node_id, t.team_id, t.state, t.since, t.agreed_at FROM translation t \
         WHERE t.team_id IN {list} AND t.state NOT IN ('withdrawn', 'ended')"
    ))
    .bind::<Text, _>(teams)
    .load(conn)?;
    let day = |at: i64| Timestamp(at).day(zone);
    let read = |row: TranslationRow| Translation {
        state: State::read(&row.state),
        id: TranslationId::stored(row.id),
        node: NodeId::stored(row.node_id),
        team: TeamId::stored(row.team_id),
        since: day(row.since),
        agreed: row.agreed_at.map(day),
    };
    Ok(rows.into_iter().map(read).collect())
}

/// Returns the cards among `subjects` and those of `people` that were not put away.
fn cards(conn: &mut Conn, subjects: &Subjects, people: &BTreeSet<String>) -> Result<Vec<CardRow>> {
    if subjects.cards.is_empty() && people.is_empty() {
        return Ok(Vec::new());
    }
    let (cards, authors) = (listed(conn.kind(), 1), listed(conn.kind(), 2));
    let rows = sql(format!(
        "SELECT c.id, c.person_id, c.node_id FROM contribution c WHERE c.id IN {cards} AND c.archived_at IS NULL \
         UNION SELECT c.id, c.person_id, c.node_id FROM contribution c WHERE c.person_id IN {authors} AND c.archived_at IS NULL"
    ))
    .bind::<Text, _>(array(conn.kind(), subjects.cards.iter().map(ContributionId::as_str)))
    .bind::<Text, _>(array(conn.kind(), people.iter().map(String::as_str)))
    .load(conn)?;
    Ok(rows)
}

fn measures_of(conn: &mut Conn, subjects: &Subjects, found: &mut Organisation) -> Result<()> {
    let nodes: Vec<NodeId> = subjects.nodes.iter().cloned().collect();
    for reading in measures::store::readings(conn, &nodes)?.into_values().flatten() {
        let counts_until = reading.counts_until();
        found.measures.push(Measure { id: reading.id, node: reading.node, counts_until });
    }
    Ok(())
}

fn up_from_nodes(conn: &mut Conn, nodes: &BTreeSet<String>) -> Result<Vec<NodeRow>> {
    let list = listed(conn.kind(), 1);
    let rows = sql(format!(
        "WITH RECURSIVE up (id) AS (SELECT n.id FROM node n WHERE n.id IN {list} \
           UNION SELECT n.parent_id FROM up JOIN node n ON n.id = up.id WHERE n.parent_id IS NOT NULL) \
         SELECT n.id, n.parent_id, (n.archived_at IS NULL AND n.strategy_id = COALESCE({IN_FORCE}, '')) AS is_live, \
           n.because <> '' AS has_because, n.owner_id, n.owner_team_id, n.updated_at \
         FROM up JOIN node n ON n.id = up.id AND n.of_id IS NULL"
    ))
    .bind::<Text, _>(array(conn.kind(), nodes.iter().map(String::as_str)))
    .load(conn)?;
    Ok(rows)
}

fn up_from_people(conn: &mut Conn, people: &BTreeSet<String>) -> Result<Vec<PersonRow>> {
    let list = listed(conn.kind(), 1);
    let rows = sql(format!(
        "WITH RECURSIVE up (id) AS (SELECT p.id FROM person p WHERE p.id IN {list} \
           UNION SELECT p.manager_id FROM up JOIN person p ON p.id = up.id WHERE p.manager_id IS NOT NULL) \
         SELECT p.id, p.team_id, p.manager_id, p.state = 'active' AS is_active FROM up JOIN person p ON p.id = up.id"
    ))
    .bind::<Text, _>(array(conn.kind(), people.iter().map(String::as_str)))
    .load(conn)?;
    Ok(rows)
}

fn up_from_teams(conn: &mut Conn, teams: &BTreeSet<String>) -> Result<Vec<TeamRow>> {
    let list = listed(conn.kind(), 1);
    let rows = sql(format!(
        "WITH RECURSIVE up (id) AS (SELECT t.id FROM team t WHERE t.id IN {list} \
           UNION SELECT t.parent_id FROM up JOIN team t ON t.id = up.id WHERE t.parent_id IS NOT NULL) \
         SELECT t.id, t.parent_id, t.archived_at IS NULL AS is_live, t.lens_id, s.on_at, COALESCE(c.carries, {CARRIES}) AS carries \
         FROM up JOIN team t ON t.id = up.id LEFT JOIN team_on s ON s.id = t.id LEFT JOIN team_capacity c ON c.id = t.id"
    ))
    .bind::<Text, _>(array(conn.kind(), teams.iter().map(String::as_str)))
    .load(conn)?;
    Ok(rows)
}
