//! A team's page.
//!
//! Invariant: reads what everybody may; lists are cut, their counts are not.

use diesel::prelude::*;
use diesel::sql_types::Text;

use super::current::POSTS_IN_SIGHT;
use super::directory::{FOUND, Found};
use super::tree::{CELLS, Cells, below};
use crate::access::{Ability, Rule, Tx};
use crate::error::{Error, Result};
use crate::id::{LensId, NodeId, PersonId, TeamId};
use crate::people::model::{Named, OwnedNode, PersonRow, TeamRow, TeamView};
use crate::people::policy::EditTeam;
use crate::storage::Conn;
use crate::storage::schema::{lens, node, person, team};
use crate::strategy::drafts::store::is_published;

/// How many members, posts and nodes are shown.
const SHOWN: i64 = 200;
/// How deep a team may stand.
const DEPTH: usize = 20;

#[derive(QueryableByName)]
struct Title {
    #[diesel(sql_type = Text)]
    title: String,
}

/// Reads a team's page.
///
/// # Errors
/// `NotFound` for a team that is not there.
pub(crate) fn view(tx: &mut impl Tx, id: &TeamId) -> Result<TeamView> {
    let viewer = tx.viewer().clone();
    let conn = tx.conn();
    let head: Option<(Option<String>, Option<String>, Option<i64>, i64)> = team::table
        .filter(team::id.eq(id.as_str()))
        .select((team::parent_id, team::lens_id, team::archived_at, team::revision))
        .first(conn)
        .optional()?;
    let (parent, lens_id, archived, revision) = head.ok_or(Error::NotFound)?;
    let row: Cells =
        diesel::sql_query(format!("{CELLS} WHERE team.id = $1")).bind::<Text, _>(id.as_str()).get_result(conn)?;
    let row = TeamRow::from(row);
    let members: Vec<Found> = diesel::sql_query(format!(
        "{FOUND} WHERE person.team_id = $1 AND person.state = 'active' ORDER BY person.sort_name, person.id LIMIT {SHOWN}"
    ))
    .bind::<Text, _>(id.as_str())
    .load(conn)?;
    let members: Vec<PersonRow> = members.into_iter().map(PersonRow::from).collect();
    let vacant: Vec<Title> = diesel::sql_query(format!(
        "SELECT post.title AS title FROM post WHERE post.team_id = $1 AND post.state = 'vacant' AND {POSTS_IN_SIGHT} \
         ORDER BY post.line, post.id LIMIT {SHOWN}"
    ))
    .bind::<Text, _>(id.as_str())
    .load(conn)?;
    let may_edit = archived.is_none() && EditTeam(id.clone()).allowed(&viewer, id);
    let children = below(conn, &[Some(id.to_string())])?;
    Ok(TeamView {
        above: above(conn, parent)?,
        below: children.into_iter().map(TeamRow::from).collect(),
        vacant: vacant.into_iter().map(|row| row.title).collect(),
        owns: owns(conn, id)?,
        lens: match lens_id {
            Some(id) => lenses(conn)?.into_iter().find(|lens| lens.id.as_str() == id),
            None => None,
        },
        lenses: if may_edit { lenses(conn)? } else { Vec::new() },
        candidates: if may_edit { candidates(conn, id, &row, &members)? } else { Vec::new() },
        team: row,
        members,
        is_archived: archived.is_some(),
        revision,
        can: may_edit.then_some(Ability::Edit).into_iter().collect(),
    })
}

/// Lists who may lead a team: its members, their managers, and who leads it.
pub(super) fn candidates(
    conn: &mut Conn,
    id: &TeamId,
    row: &TeamRow,
    members: &[PersonRow],
) -> Result<Vec<Named<PersonId>>> {
    let (manager, member) = diesel::alias!(person as manager, person as member);
    let managers: Vec<(String, String)> = manager
        .inner_join(member.on(member.field(person::manager_id).eq(manager.field(person::id).nullable())))
        .filter(member.field(person::team_id).eq(id.as_str()))
        .filter(member.field(person::state).eq("active"))
        .filter(manager.field(person::state).eq("active"))
        .select((manager.field(person::id), manager.field(person::name)))
        .distinct()
        .limit(SHOWN)
        .load(conn)?;
    let mut found: Vec<Named<PersonId>> = row.lead.iter().cloned().collect();
    let managers = managers.into_iter().map(|(id, name)| Named { id: PersonId::stored(id), name });
    let members = members.iter().map(|member| Named { id: member.id.clone(), name: member.name.clone() });
    for one in managers.chain(members) {
        if !found.iter().any(|known| known.id == one.id) {
            found.push(one);
        }
    }
    Ok(found)
}

fn above(conn: &mut Conn, mut next: Option<String>) -> Result<Vec<Named<TeamId>>> {
    let mut found: Vec<Named<TeamId>> = Vec::new();
    while let Some(id) = next.take() {
        if found.len() >= DEPTH {
            break;
        }
        let (name, parent): (String, Option<String>) =
            team::table.filter(team::id.eq(&id)).select((team::name, team::parent_id)).first(conn)?;
        found.push(Named { id: TeamId::stored(id), name });
        next = parent;
    }
    found.reverse();
    Ok(found)
}

fn lenses(conn: &mut Conn) -> Result<Vec<Named<LensId>>> {
    let rows: Vec<(String, String)> = lens::table
        .filter(lens::archived_at.is_null())
        .order((lens::position, lens::name))
        .select((lens::id, lens::name))
        .load(conn)?;
    Ok(rows.into_iter().map(|(id, name)| Named { id: LensId::stored(id), name }).collect())
}

fn owns(conn: &mut Conn, id: &TeamId) -> Result<Vec<OwnedNode>> {
    let rows: Vec<(String, String, String, String)> = node::table
        .filter(node::owner_team_id.eq(id.as_str()))
        .filter(node::archived_at.is_null())
        .filter(is_published())
        .order((node::position, node::title, node::id))
        .limit(SHOWN)
        .select((node::id, node::title, node::language, node::direction))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(id, name, language, direction)| OwnedNode {
            node: Named { id: NodeId::stored(id), name },
            language,
            direction,
        })
        .collect())
}
