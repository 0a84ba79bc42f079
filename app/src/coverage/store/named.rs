//! What a page says of the gaps that it shows, and what the viewer may do about each.
//!
//! Invariant: a query a sort of thing, whatever the number of gaps; only of those that are shown.

use std::collections::{BTreeSet, HashMap};

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};

use super::renew::Row;
use crate::access::Viewer;
use crate::coverage::model::{Act, Broken, Facts, Kind, Whom};
use crate::error::Result;
use crate::id::{ContributionId, MeasureId, NodeId, PersonId, TeamId, TranslationId};
use crate::storage::{Conn, array, listed, sql};
use crate::strategy::model::Written;
use crate::strategy::policy::leads;

/// One row for each thing that a gap may be about: its names, and whose it is.
#[derive(QueryableByName, Clone, Default)]
struct About {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    language: String,
    #[diesel(sql_type = Text)]
    direction: String,
    /// Who keeps it, leads it, offered it or wrote it.
    #[diesel(sql_type = Nullable<Text>)]
    person_id: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    person: Option<String>,
    /// The team that owns it, or that offered it.
    #[diesel(sql_type = Nullable<Text>)]
    other_team: Option<String>,
    /// How many are on it, or 1 where it is the team's turn.
    #[diesel(sql_type = BigInt)]
    number: i64,
}

/// How each sort of thing is named; `{}` is the list of ids.
const NODES: &str = "SELECT n.id, n.title AS name, n.language, n.direction, CAST(NULL AS TEXT) AS person_id, \
     CAST(NULL AS TEXT) AS person, CAST(NULL AS TEXT) AS other_team, CAST(0 AS BIGINT) AS number FROM node n WHERE n.id IN {}";
const TEAMS: &str = "SELECT t.id, t.name, '' AS language, '' AS direction, t.lead_id AS person_id, p.name AS person, \
     CAST(NULL AS TEXT) AS other_team, (SELECT COUNT(*) FROM person m WHERE m.team_id = t.id AND m.state = 'active') AS number \
     FROM team t LEFT JOIN person p ON p.id = t.lead_id WHERE t.id IN {}";
const MEASURES: &str = "SELECT m.id, m.name, '' AS language, '' AS direction, p.id AS person_id, p.name AS person, \
     CASE WHEN m.owner_id IS NULL THEN n.owner_team_id END AS other_team, CAST(0 AS BIGINT) AS number \
     FROM measure m JOIN node n ON n.id = m.node_id LEFT JOIN team t ON t.id = n.owner_team_id \
     LEFT JOIN person p ON p.id = COALESCE(m.owner_id, n.owner_id, t.lead_id) WHERE m.id IN {}";
const TRANSLATIONS: &str = "SELECT t.id, t.title AS name, '' AS language, '' AS direction, p.id AS person_id, p.name AS person, \
     t.giver_team_id AS other_team, CAST(CASE WHEN t.turn_side = 'team' THEN 1 ELSE 0 END AS BIGINT) AS number \
     FROM translation t LEFT JOIN team g ON g.id = t.giver_team_id LEFT JOIN person p ON p.id = COALESCE(g.lead_id, t.offered_by) \
     WHERE t.id IN {}";
const CARDS: &str = "SELECT c.id, c.what AS name, '' AS language, '' AS direction, p.id AS person_id, p.name AS person, \
     CAST(NULL AS TEXT) AS other_team, CAST(0 AS BIGINT) AS number FROM contribution c JOIN person p ON p.id = c.person_id \
     WHERE c.id IN {}";

/// Everything that the lines of a page are about.
struct Names {
    nodes: HashMap<String, About>,
    teams: HashMap<String, About>,
    subjects: HashMap<String, About>,
}

/// Makes lines of `rows`; `pillars` gives the place of each pillar.
pub(super) fn named(
    conn: &mut Conn,
    viewer: &Viewer,
    rows: Vec<Row>,
    pillars: &[(NodeId, Written)],
) -> Result<Vec<Broken>> {
    let subjects = |kinds: &[Kind]| {
        let of_kind = |row: &&Row| Kind::read(&row.kind).is_some_and(|kind| kinds.contains(&kind));
        rows.iter().filter(of_kind).map(|row| row.subject_id.as_str()).collect::<BTreeSet<_>>()
    };
    let mut found = about(conn, MEASURES, &subjects(&[Kind::Stale]))?;
    found.extend(about(conn, TRANSLATIONS, &subjects(&[Kind::Silent, Kind::Unanswered, Kind::Idle]))?);
    found.extend(about(conn, CARDS, &subjects(&[Kind::Adrift]))?);
    let names = Names {
        nodes: about(conn, NODES, &rows.iter().map(|row| row.node_id.as_str()).collect())?,
        teams: about(conn, TEAMS, &rows.iter().map(|row| row.team_id.as_str()).collect())?,
        subjects: found,
    };
    Ok(rows.iter().filter_map(|row| line(row, viewer, &names, pillars)).collect())
}

fn about(conn: &mut Conn, query: &str, ids: &BTreeSet<&str>) -> Result<HashMap<String, About>> {
    if ids.iter().all(|id| id.is_empty()) {
        return Ok(HashMap::new());
    }
    let rows: Vec<About> = sql(query.replace("{}", &listed(conn.kind(), 1)))
        .bind::<Text, _>(array(conn.kind(), ids.iter().copied()))
        .load(conn)?;
    Ok(rows.into_iter().map(|row| (row.id.clone(), row)).collect())
}

fn line(row: &Row, viewer: &Viewer, names: &Names, pillars: &[(NodeId, Written)]) -> Option<Broken> {
    let kind = Kind::read(&row.kind)?;
    let (node, team) = (names.nodes.get(&row.node_id), names.teams.get(&row.team_id));
    let subject = names.subjects.get(&row.subject_id);
    let is_me =
        |about: Option<&About>| about.and_then(|about| about.person_id.as_deref()) == Some(viewer.person.as_str());
    let is_mine = |team: Option<&str>| team.is_some() && team == viewer.team.as_ref().map(TeamId::as_str);
    let giver = subject.and_then(|about| about.other_team.as_deref());
    let facts = Facts {
        leads: leads(viewer),
        keeps: kind == Kind::Stale && (is_me(subject) || is_mine(giver)),
        speaks: is_me(team),
        is_member: is_mine(team.map(|team| team.id.as_str())),
        is_author: kind == Kind::Adrift && is_me(subject),
        gives: if giver.is_some() { is_me(subject) } else { leads(viewer) },
        is_teams_turn: subject.is_some_and(|about| about.number == 1),
    };
    let act = Act::of(kind, facts);
    let asks = match act {
        Err(Whom::Lead) => team,
        Err(Whom::Giver) if giver.is_none() => None,
        Err(Whom::Keeper | Whom::Giver | Whom::Author) => subject,
        _ => None,
    };
    let name = |about: &About| about.person.clone().filter(|name| !name.is_empty());
    let asks = asks.and_then(|about| Some((PersonId::stored(about.person_id.clone()?), name(about)?)));
    let of = |kinds: &[Kind]| subject.filter(|_| kinds.contains(&kind));
    Some(Broken {
        kind,
        subject: row.subject_id.clone(),
        since: row.since.parse().ok()?,
        node: node.map(|node| {
            (NodeId::stored(node.id.clone()), Written::new(node.name.clone(), &node.language, &node.direction))
        }),
        pillar: pillars.iter().position(|(id, _)| id.as_str() == row.pillar_id),
        team: team.map(|team| (TeamId::stored(team.id.clone()), team.name.clone(), team.number)),
        measure: of(&[Kind::Stale]).map(|one| (MeasureId::stored(one.id.clone()), one.name.clone())),
        translation: of(&[Kind::Silent, Kind::Unanswered, Kind::Idle]).map(|one| TranslationId::stored(one.id.clone())),
        card: of(&[Kind::Adrift]).and_then(|one| {
            let author = PersonId::stored(one.person_id.clone()?);
            Some((ContributionId::stored(one.id.clone()), author, name(one)?))
        }),
        act,
        asks,
    })
}
