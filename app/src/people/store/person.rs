//! A person's page.
//!
//! Invariant: reads what everybody may: name, title, team, managers, reports, posts, what they own. Somebody erased or
//! waiting is not there.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Nullable, Text};

use super::current::POSTS_IN_SIGHT;
use super::directory::{FOUND, Found};
use crate::access::{Ability, Rule, Tx};
use crate::error::{Error, Result};
use crate::id::{NodeId, PersonId, TeamId};
use crate::people::model::{Named, PersonRow, PersonView, PostView};
use crate::people::policy::EditPlace;
use crate::storage::schema::{node, person};
use crate::strategy::drafts::store::is_published;

/// How many reports are shown.
const REPORTS: i64 = 60;
/// How many managers a chain may have.
const CHAIN: usize = 20;
/// How many posts and nodes are shown.
const SHOWN: i64 = 40;

#[derive(QueryableByName)]
struct PostCells {
    #[diesel(sql_type = Text)]
    title: String,
    #[diesel(sql_type = Nullable<Text>)]
    team_id: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    team: Option<String>,
    #[diesel(sql_type = Bool)]
    is_shared: bool,
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

/// Reads a person's page.
///
/// # Errors
/// `NotFound` for somebody who is not, or no longer, in the directory.
pub(crate) fn view(tx: &mut impl Tx, id: &PersonId) -> Result<PersonView> {
    let viewer = tx.viewer().clone();
    let conn = tx.conn();
    let head: Option<(String, String, Option<String>, i64)> = person::table
        .filter(person::id.eq(id.as_str()))
        .filter(person::state.eq_any(["active", "gone"]))
        .select((person::kind, person::state, person::manager_id, person::revision))
        .first(conn)
        .optional()?;
    let Some((kind, state, manager, revision)) = head else {
        return Err(Error::NotFound);
    };
    let who = row(conn, id.as_str())?.ok_or(Error::NotFound)?;
    let is_gone = state == "gone";
    let reports: Vec<Found> = diesel::sql_query(format!(
        "{FOUND} WHERE person.manager_id = $1 AND person.state = 'active' ORDER BY person.sort_name, person.id LIMIT {REPORTS}"
    ))
    .bind::<Text, _>(id.as_str())
    .load(conn)?;
    let report_count: Count = diesel::sql_query(
        "SELECT CAST(COUNT(*) AS BIGINT) AS count FROM person WHERE manager_id = $1 AND state = 'active'",
    )
    .bind::<Text, _>(id.as_str())
    .get_result(conn)?;
    let may_edit = !is_gone && EditPlace(id.clone()).allowed(&viewer, id);
    let is_asked = may_edit && super::place::is_asked(tx, id)?;
    let conn = tx.conn();
    Ok(PersonView {
        managers: if is_gone { Vec::new() } else { chain(conn, manager)? },
        posts: if is_gone { Vec::new() } else { posts(conn, id)? },
        person: who,
        kind,
        is_gone,
        is_asked,
        reports: reports.into_iter().map(PersonRow::from).collect(),
        report_count: report_count.count,
        owns: owns(conn, id)?,
        revision,
        can: may_edit.then_some(Ability::Edit).into_iter().collect(),
    })
}

fn row(conn: &mut crate::storage::Conn, id: &str) -> Result<Option<PersonRow>> {
    let found: Option<Found> =
        diesel::sql_query(format!("{FOUND} WHERE person.id = $1")).bind::<Text, _>(id).get_result(conn).optional()?;
    Ok(found.map(PersonRow::from))
}

/// Climbs from `next` to the top.
fn chain(conn: &mut crate::storage::Conn, mut next: Option<String>) -> Result<Vec<PersonRow>> {
    let mut found: Vec<PersonRow> = Vec::new();
    while let Some(id) = next.take() {
        if found.len() >= CHAIN || found.iter().any(|above| above.id.as_str() == id) {
            break;
        }
        let Some(above) = row(conn, &id)? else { break };
        next = person::table.filter(person::id.eq(&id)).select(person::manager_id).first(conn)?;
        found.push(above);
    }
    Ok(found)
}

fn posts(conn: &mut crate::storage::Conn, id: &PersonId) -> Result<Vec<PostView>> {
    let rows: Vec<PostCells> = diesel::sql_query(format!(
        "SELECT post.title AS title, post.team_id AS team_id, team.name AS team, \
         CASE WHEN post.state = 'shared' THEN TRUE ELSE FALSE END AS is_shared \
         FROM post LEFT JOIN team ON team.id = post.team_id \
         WHERE post.holder_id = $1 AND {POSTS_IN_SIGHT} ORDER BY post.line, post.id LIMIT {SHOWN}"
    ))
    .bind::<Text, _>(id.as_str())
    .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|row| PostView {
            title: row.title,
            team: row.team_id.zip(row.team).map(|(id, name)| Named { id: TeamId::stored(id), name }),
            is_shared: row.is_shared,
        })
        .collect())
}

fn owns(conn: &mut crate::storage::Conn, id: &PersonId) -> Result<Vec<(Named<NodeId>, bool)>> {
    let rows: Vec<(String, String, Option<String>)> = node::table
        .filter(node::owner_id.eq(id.as_str()))
        .filter(node::archived_at.is_null())
        .filter(is_published())
        .order((node::handed_from_id.is_null(), node::title, node::id))
        .limit(SHOWN)
        .select((node::id, node::title, node::handed_from_id))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(id, name, handed)| {
            let id = NodeId::stored(id);
            (Named { id, name }, handed.is_some())
        })
        .collect())
}
