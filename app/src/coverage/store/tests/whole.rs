//! The whole organisation, read the plain way, and the table beside what the rule says of it.
//!
//! Invariant: one select a table, without a condition that the rule knows of.

use std::collections::BTreeSet;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::super::renew::{COLUMNS, Row, rows};
use crate::coverage::model::{Card, Kind, Measure, Node, Organisation, Person, Subjects, Team, Translation, gaps};
use crate::error::Result;
use crate::id::{ContributionId, LensId, NodeId, PersonId, TeamId, TranslationId};
use crate::measures;
use crate::organisation;
use crate::storage::schema::{
    contribution, node, organisation as settings, person, team, team_capacity, team_on, translation,
};
use crate::storage::{Conn, sql};
use crate::time::Timestamp;
use crate::translation::model::State;

type NodeRow = (String, String, Option<String>, String, Option<String>, Option<String>, i64, Option<i64>);

/// Reads everything.
fn whole(conn: &mut Conn) -> Result<Organisation> {
    let zone = organisation::store::time_zone(conn)?;
    let day = |at: i64| Timestamp(at).day(&zone);
    let in_force: Option<Option<String>> = settings::table.select(settings::strategy_id).first(conn).optional()?;
    let in_force = in_force.flatten();
    let mut all = Organisation::default();
    let nodes: Vec<NodeRow> = node::table
        .filter(node::of_id.is_null())
        .select((
            node::id,
            node::strategy_id,
            node::parent_id,
            node::because,
            node::owner_id,
            node::owner_team_id,
            node::updated_at,
            node::archived_at,
        ))
        .load(conn)?;
    for (id, strategy, parent, because, owner, team, changed, archived) in nodes {
        let node = Node {
            parent: parent.map(NodeId::stored),
            is_live: archived.is_none() && Some(strategy) == in_force,
            has_because: !because.is_empty(),
            owner: owner.map(PersonId::stored),
            owner_team: team.map(TeamId::stored),
            changed: day(changed),
        };
        all.nodes.insert(NodeId::stored(id), node);
    }
    let ids: Vec<NodeId> = all.nodes.keys().cloned().collect();
    for reading in measures::store::readings(conn, &ids)?.into_values().flatten() {
        let counts_until = reading.counts_until();
        all.measures.push(Measure { id: reading.id, node: reading.node, counts_until });
    }
    let on: Vec<(String, i64)> = team_on::table.select((team_on::id, team_on::on_at)).load(conn)?;
    let carries: Vec<(String, i64)> =
        team_capacity::table.select((team_capacity::id, team_capacity::carries)).load(conn)?;
    let teams: Vec<(String, Option<String>, Option<String>, Option<i64>)> =
        team::table.select((team::id, team::parent_id, team::lens_id, team::archived_at)).load(conn)?;
    for (id, parent, lens, archived) in teams {
        let of = |rows: &[(String, i64)]| rows.iter().find(|(one, _)| *one == id).map(|(_, number)| *number);
        let team = Team {
            parent: parent.map(TeamId::stored),
            is_live: archived.is_none(),
            lens: lens.map(LensId::stored),
            on: of(&on).map(day),
            carries: usize::try_from(of(&carries).unwrap_or(3)).unwrap(),
        };
        all.teams.insert(TeamId::stored(id), team);
    }
    people(conn, &mut all)?;
    let translations: Vec<(String, String, String, String, i64, Option<i64>)> = translation::table
        .select((
            translation::id,
            translation::node_id,
            translation::team_id,
            translation::state,
            translation::since,
            translation::agreed_at,
        ))
        .load(conn)?;
    for (id, node, team, state, since, agreed) in translations {
        let state = State::read(&state);
        if !matches!(state, State::Withdrawn | State::Ended) {
            all.translations.push(Translation {
                id: TranslationId::stored(id),
                node: NodeId::stored(node),
                team: TeamId::stored(team),
                state,
                since: day(since),
                agreed: agreed.map(day),
            });
        }
    }
    Ok(all)
}

fn people(conn: &mut Conn, all: &mut Organisation) -> Result<()> {
    let people: Vec<(String, Option<String>, Option<String>, String)> =
        person::table.select((person::id, person::team_id, person::manager_id, person::state)).load(conn)?;
    for (id, team, manager, state) in people {
        let person = Person {
            team: team.map(TeamId::stored),
            manager: manager.map(PersonId::stored),
            is_active: state == "active",
        };
        all.people.insert(PersonId::stored(id), person);
    }
    let cards: Vec<(String, String, Option<String>)> = contribution::table
        .filter(contribution::archived_at.is_null())
        .select((contribution::id, contribution::person_id, contribution::node_id))
        .load(conn)?;
    for (id, author, node) in cards {
        let card = Card { person: PersonId::stored(author), node: node.map(NodeId::stored) };
        all.cards.insert(ContributionId::stored(id), card);
    }
    Ok(())
}

/// Returns what should be in the table and what is, but for the days on which something was noticed.
pub(super) fn compared(conn: &mut Conn) -> Result<(BTreeSet<Row>, BTreeSet<Row>)> {
    let all = whole(conn)?;
    let found = gaps(&all, &Subjects::all(&all));
    let held: Vec<Row> = sql(format!("SELECT {COLUMNS} FROM gap")).load(conn)?;
    let known = |row: Row| {
        let knows = Kind::read(&row.kind).is_some_and(Kind::knows_its_day);
        if knows { row } else { Row { since: String::new(), ..row } }
    };
    Ok((rows(&found, &[], None).into_iter().map(known).collect(), held.into_iter().map(known).collect()))
}

/// Returns since when there is a gap.
pub(super) fn since(conn: &mut Conn, kind: &str, subject: &str) -> Result<Option<String>> {
    let rows: Vec<Row> =
        sql(format!("SELECT {COLUMNS} FROM gap WHERE kind = $1 AND subject_id = $2 AND scope_id = ''"))
            .bind::<Text, _>(kind)
            .bind::<Text, _>(subject)
            .load(conn)?;
    Ok(rows.into_iter().next().map(|row| row.since))
}

/// Returns how many rows there are.
pub(super) fn count(conn: &mut Conn) -> Result<i64> {
    #[derive(QueryableByName)]
    struct Count {
        #[diesel(sql_type = BigInt)]
        number: i64,
    }
    let count: Count = sql("SELECT COUNT(*) AS number FROM gap").get_result(conn)?;
    Ok(count.number)
}
