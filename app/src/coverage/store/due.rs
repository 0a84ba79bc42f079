//! Whose gaps a write may have changed.
//!
//! Invariant: what triggers note (`migrations/*/2026-12-01-000020_coverage`) becomes nodes, teams and cards here, by one query a
//! sort; each leads to every subject that depends on it, as [`Subjects`] says.

use std::collections::BTreeMap;

use diesel::prelude::*;
use diesel::sql_types::Text;

use crate::coverage::model::Subjects;
use crate::error::Result;
use crate::id::{ContributionId, NodeId, TeamId};
use crate::storage::{Conn, array, listed, sql};

/// What was noted: of what sort, and its id.
#[derive(QueryableByName)]
pub(super) struct Due {
    #[diesel(sql_type = Text)]
    pub sort: String,
    #[diesel(sql_type = Text)]
    pub subject_id: String,
}

/// The strategy in force.
pub(super) const IN_FORCE: &str = "(SELECT o.strategy_id FROM organisation o WHERE o.id = 'organisation')";

/// What each sort leads to; `{}` is the list of what was noted. What a node's owner says of nodes that hang below it, it says of
/// those alone that nobody owns.
const LEADS_TO: [(&str, &[&str]); 7] = [
    (
        "owner",
        &[
            "SELECT DISTINCT 'team' AS sort, p.team_id AS subject_id FROM person p WHERE p.id IN {} AND p.team_id IS NOT NULL",
        ],
    ),
    (
        "children",
        &["SELECT 'node' AS sort, n.id AS subject_id FROM node n WHERE n.parent_id IN {} AND n.of_id IS NULL \
           AND n.owner_id IS NULL AND n.owner_team_id IS NULL"],
    ),
    (
        "below",
        &["WITH RECURSIVE below (id) AS (SELECT n.id FROM node n WHERE n.id IN {} \
           UNION SELECT n.id FROM below JOIN node n ON n.parent_id = below.id) \
           SELECT DISTINCT g.source AS sort, g.source_id AS subject_id FROM below \
           JOIN gap g ON g.node_id = below.id AND g.node_id <> ''"],
    ),
    (
        "on",
        &[
            "SELECT 'card' AS sort, c.id AS subject_id FROM contribution c WHERE c.node_id IN {}",
            "SELECT DISTINCT 'team' AS sort, p.team_id AS subject_id FROM contribution c JOIN person p ON p.id = c.person_id \
             WHERE c.node_id IN {} AND c.archived_at IS NULL AND p.team_id IS NOT NULL",
            "SELECT DISTINCT 'team' AS sort, t.team_id AS subject_id FROM translation t WHERE t.node_id IN {}",
        ],
    ),
    (
        "under",
        &["WITH RECURSIVE under (id) AS (SELECT t.id FROM team t WHERE t.id IN {} \
           UNION SELECT g.team_id FROM gap g WHERE g.team_id IN {} AND g.team_id <> '' \
           UNION SELECT t.id FROM under JOIN team t ON t.parent_id = under.id) \
           SELECT DISTINCT g.source AS sort, g.source_id AS subject_id FROM under \
           JOIN gap g ON g.team_id = under.id AND g.team_id <> ''"],
    ),
    (
        "owned",
        &[
            OWNED_BY_TEAM,
            OWNED_IN_TEAM,
            "SELECT 'card' AS sort, c.id AS subject_id FROM person p \
        JOIN contribution c ON c.person_id = p.id WHERE p.team_id IN {} AND c.archived_at IS NULL",
        ],
    ),
    (
        "person",
        &[
            OWNED_BY_PERSON,
            TEAMS_BELOW_PERSON,
            CARDS_BELOW_PERSON,
            "SELECT 'card' AS sort, c.id AS subject_id FROM contribution c WHERE c.person_id IN {}",
        ],
    ),
];

/// What tells about cards of people in whose chain somebody is: of those teams that agreed to something, and of single cards.
const TEAMS_BELOW_PERSON: &str = "WITH RECURSIVE below (id) AS (SELECT p.id FROM person p WHERE p.id IN {} \
       UNION SELECT p.id FROM below JOIN person p ON p.manager_id = below.id) \
     SELECT DISTINCT 'team' AS sort, p.team_id AS subject_id FROM below JOIN person p ON p.id = below.id \
     JOIN translation t ON t.team_id = p.team_id AND t.state = 'agreed'";
const CARDS_BELOW_PERSON: &str = "WITH RECURSIVE below (id) AS (SELECT p.id FROM person p WHERE p.id IN {} \
       UNION SELECT p.id FROM below JOIN person p ON p.manager_id = below.id) \
     SELECT DISTINCT g.source AS sort, g.source_id AS subject_id FROM below \
     JOIN gap g ON g.scope_id = below.id AND g.kind = 'adrift'";
const OWNED_BY_TEAM: &str = "SELECT 'node' AS sort, n.id AS subject_id FROM node n WHERE n.owner_team_id IN {} \
     AND n.of_id IS NULL UNION SELECT 'node', b.id FROM node n JOIN node b ON b.parent_id = n.id \
     AND b.owner_id IS NULL AND b.owner_team_id IS NULL AND b.of_id IS NULL WHERE n.owner_team_id IN {} AND n.of_id IS NULL";
const OWNED_IN_TEAM: &str = "SELECT 'node' AS sort, n.id AS subject_id FROM person p JOIN node n ON n.owner_id = p.id \
     AND n.of_id IS NULL WHERE p.team_id IN {} UNION SELECT 'node', b.id FROM person p JOIN node n ON n.owner_id = p.id \
     AND n.of_id IS NULL JOIN node b ON b.parent_id = n.id AND b.owner_id IS NULL AND b.owner_team_id IS NULL \
     AND b.of_id IS NULL WHERE p.team_id IN {}";
const OWNED_BY_PERSON: &str = "SELECT 'node' AS sort, n.id AS subject_id FROM node n WHERE n.owner_id IN {} \
     AND n.of_id IS NULL UNION SELECT 'node', b.id FROM node n JOIN node b ON b.parent_id = n.id \
     AND b.owner_id IS NULL AND b.owner_team_id IS NULL AND b.of_id IS NULL WHERE n.owner_id IN {} AND n.of_id IS NULL";

impl Due {
    /// Tells whether everything is to be looked at anew.
    pub fn is_all(&self) -> bool {
        self.sort == "all"
    }
}

/// Returns whose gaps may be others for what was noted.
pub(super) fn subjects(conn: &mut Conn, due: Vec<Due>) -> Result<Subjects> {
    let mut by_sort: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut found = Subjects::default();
    for row in due {
        if let Some(row) = add(&mut found, row) {
            by_sort.entry(row.sort).or_default().push(row.subject_id);
        }
    }
    let list = listed(conn.kind(), 1);
    for (sort, ids) in by_sort {
        let queries = LEADS_TO.iter().find(|(name, _)| *name == sort).map_or(&[][..], |(_, queries)| queries);
        let ids = array(conn.kind(), ids.iter().map(String::as_str));
        for query in queries {
            let rows: Vec<Due> = sql(query.replace("{}", &list)).bind::<Text, _>(ids.as_str()).load(conn)?;
            for row in rows {
                add(&mut found, row);
            }
        }
    }
    Ok(found)
}

/// Returns everything that may have a gap, or has one.
pub(super) fn everything(conn: &mut Conn) -> Result<Subjects> {
    let rows: Vec<Due> = sql(format!(
        "SELECT 'node' AS sort, n.id AS subject_id FROM node n WHERE n.strategy_id = {IN_FORCE} AND n.archived_at IS NULL \
         UNION SELECT 'team', t.id FROM team t UNION SELECT 'card', c.id FROM contribution c \
           JOIN node n ON n.id = c.node_id WHERE c.archived_at IS NULL AND (n.archived_at IS NOT NULL OR n.strategy_id <> {IN_FORCE}) \
         UNION SELECT g.source, g.source_id FROM gap g"
    ))
    .load(conn)?;
    let mut found = Subjects::default();
    for row in rows {
        add(&mut found, row);
    }
    Ok(found)
}

/// Adds a node, a team or a card, and gives anything else back.
fn add(found: &mut Subjects, row: Due) -> Option<Due> {
    match row.sort.as_str() {
        "node" => drop(found.nodes.insert(NodeId::stored(row.subject_id))),
        "team" => drop(found.teams.insert(TeamId::stored(row.subject_id))),
        "card" => drop(found.cards.insert(ContributionId::stored(row.subject_id))),
        _ => return Some(row),
    }
    None
}
