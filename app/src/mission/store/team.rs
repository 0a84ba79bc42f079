//! A member's view of their team.
//!
//! Invariant: names, titles and ownership, which everybody may read; a member's mission is marked readable only where
//! the viewer stands in that member's chain, by the same rule that guards the page.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};

use super::{objectives, reader};
use crate::access::{Rule, Tx};
use crate::error::Result;
use crate::id::{PersonId, TeamId};
use crate::mission::model::{Member, Objective, Source, TeamView};
use crate::mission::policy::{CHAIN_MAX, Chain, ReadMission};
use crate::storage::schema::{person, team};
use crate::storage::{Conn, sql};

/// How many people a team page lists.
const SHOWN: i64 = 300;

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    member: String,
    #[diesel(sql_type = Text)]
    above: String,
}

#[derive(QueryableByName)]
struct Listed {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    title: String,
    #[diesel(sql_type = Nullable<Text>)]
    team_id: Option<String>,
}

/// Reads the viewer's team.
pub(crate) fn team_view(tx: &mut impl Tx) -> Result<TeamView> {
    let viewer = tx.viewer().clone();
    let conn = tx.conn();
    let reader = reader::find(conn, &viewer.person)?;
    let own = reader.team.as_ref().map(|(id, _)| id.clone());
    let (above, lead) = match &own {
        Some(id) => around(conn, id)?,
        None => (None, None),
    };
    let objectives: Vec<Objective> = match &reader.team {
        Some((_, name)) => objectives::near(conn, &viewer.person, reader.reading.lens.as_ref())?
            .into_iter()
            .filter(|objective| objective.source == Source::Team(name.clone()))
            .collect(),
        None => Vec::new(),
    };
    let chains = chains(conn, own.as_ref(), &viewer.person)?;
    let members = members(conn, own.as_ref(), &viewer.person)?
        .into_iter()
        .map(|row| {
            let id = PersonId::stored(row.id);
            let managers = chains.get(&id).cloned().unwrap_or_default();
            Member {
                readable: ReadMission(id.clone()).allowed(&viewer, &Chain::follow(id.clone(), managers)),
                id,
                name: row.name,
                title: row.title,
                same_team: row.team_id.as_deref() == own.as_ref().map(TeamId::as_str),
            }
        })
        .collect();
    Ok(TeamView { team: reader.team, above, lead, objectives, members })
}

type Around = (Option<(TeamId, String)>, Option<(PersonId, String)>);

fn around(conn: &mut Conn, id: &TeamId) -> Result<Around> {
    let parent = diesel::alias!(team as parent);
    type Found = (Option<String>, Option<String>, Option<String>, Option<String>);
    let found: Found = team::table
        .left_join(parent.on(parent.field(team::id).nullable().eq(team::parent_id)))
        .left_join(person::table.on(person::id.nullable().eq(team::lead_id)))
        .filter(team::id.eq(id.as_str()))
        .select((
            parent.field(team::id).nullable(),
            parent.field(team::name).nullable(),
            person::id.nullable(),
            person::name.nullable(),
        ))
        .first(conn)?;
    let (above_id, above, lead_id, lead) = found;
    Ok((
        above_id.zip(above).map(|(id, name)| (TeamId::stored(id), name)),
        lead_id.zip(lead).map(|(id, name)| (PersonId::stored(id), name)),
    ))
}

fn members(conn: &mut Conn, team: Option<&TeamId>, viewer: &PersonId) -> Result<Vec<Listed>> {
    Ok(sql(format!(
        "SELECT id, name, title, team_id FROM person \
         WHERE (team_id = $1 OR manager_id = $2) AND state = 'active' AND id <> $2 ORDER BY sort_name, id LIMIT {SHOWN}"
    ))
    .bind::<Text, _>(team.map_or("", TeamId::as_str))
    .bind::<Text, _>(viewer.as_str())
    .load(conn)?)
}

/// Returns the chain above each person of the team and each who reports to the viewer, all at once.
fn chains(conn: &mut Conn, team: Option<&TeamId>, viewer: &PersonId) -> Result<HashMap<PersonId, Vec<PersonId>>> {
    let rows: Vec<Row> = sql("WITH RECURSIVE chain (member, above, depth) AS (\
           SELECT p.id, p.manager_id, CAST(1 AS BIGINT) FROM person p \
           WHERE (p.team_id = $1 OR p.manager_id = $2) AND p.state = 'active' \
           UNION ALL SELECT chain.member, p.manager_id, chain.depth + 1 \
           FROM chain JOIN person p ON p.id = chain.above WHERE chain.depth < $3) \
         SELECT member, above FROM chain WHERE above IS NOT NULL ORDER BY member, depth")
    .bind::<Text, _>(team.map_or("", TeamId::as_str))
    .bind::<Text, _>(viewer.as_str())
    .bind::<BigInt, _>(i64::try_from(CHAIN_MAX).unwrap_or(i64::MAX))
    .load(conn)?;
    let mut chains: HashMap<PersonId, Vec<PersonId>> = HashMap::new();
    for row in rows {
        chains.entry(PersonId::stored(row.member)).or_default().push(PersonId::stored(row.above));
    }
    Ok(chains)
}
