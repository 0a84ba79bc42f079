//! The directory as an import sees it.
//!
//! Invariant: one read; its digest changes with every change of a person or a team, for each raises a revision.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use crate::access::Tx;
use crate::error::Result;
use crate::people::plan::{Directory, PersonState, StoredPerson, StoredTeam, TeamState};
use crate::storage::Conn;
use crate::storage::schema::{account, person, post, team};

/// The posts in sight: those of the last import that is done, else those that came with no import.
pub(crate) const POSTS_IN_SIGHT: &str = "COALESCE(post.run_id, '') = COALESCE((SELECT id FROM import_run \
     WHERE kind = 'people' AND state = 'done' ORDER BY done_at DESC, id DESC LIMIT 1), '')";

#[derive(QueryableByName)]
struct Sums {
    #[diesel(sql_type = Text)]
    digest: String,
}

#[derive(QueryableByName)]
struct Held {
    #[diesel(sql_type = Text)]
    holder: String,
    #[diesel(sql_type = Text)]
    key: String,
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

type PersonCells = (
    (String, String, String),
    (Option<String>, Option<String>, Option<String>),
    (String, String, String),
    (Option<String>, Option<String>, Option<String>),
    (Option<i64>, Option<i64>, i64),
);
type TeamCells = (String, Option<String>, String, Option<String>, Option<String>, Option<i64>, i64);

/// Reads everybody and every team.
pub(crate) fn directory(tx: &mut impl Tx) -> Result<Directory> {
    let conn = tx.conn();
    // The digest first: what changes after it is noticed when the import ends.
    let digest = digest(conn)?;
    let posts = posts(conn)?;
    Ok(Directory {
        people: people(conn, posts)?,
        teams: teams(conn)?,
        admins: admins(conn)?,
        sign_ins: sign_ins(conn)?,
        digest,
    })
}

/// Returns a text that changes with every change of a person or a team.
pub(crate) fn digest(conn: &mut Conn) -> Result<String> {
    let sums: Sums = diesel::sql_query(
        "SELECT CAST(people.c AS TEXT) || ':' || CAST(people.r AS TEXT) || ':' || CAST(teams.c AS TEXT) || ':' || CAST(teams.r AS TEXT) AS digest \
         FROM (SELECT COUNT(*) AS c, COALESCE(SUM(revision), 0) AS r FROM person WHERE state <> 'waiting') AS people, \
         (SELECT COUNT(*) AS c, COALESCE(SUM(revision), 0) AS r FROM team WHERE archived_at IS NULL) AS teams",
    )
    .get_result(conn)?;
    Ok(sums.digest)
}

/// Counts whoever is there.
pub(crate) fn active(conn: &mut Conn) -> Result<i64> {
    let found: Count = diesel::sql_query("SELECT CAST(COUNT(*) AS BIGINT) AS count FROM person WHERE state = 'active'")
        .get_result(conn)?;
    Ok(found.count)
}

fn people(conn: &mut Conn, mut posts: HashMap<String, String>) -> Result<Vec<StoredPerson>> {
    let rows: Vec<PersonCells> = person::table
        .filter(person::state.eq_any(["active", "gone"]))
        .order(person::id)
        .select((
            (person::id, person::name, person::sort_name),
            (person::email, person::employee_id, person::handle),
            (person::title, person::kind, person::state),
            (person::team_id, person::manager_id, person::run_id),
            (person::gone_at, person::moved_at, person::revision),
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(name, keys, title, place, times)| StoredPerson {
            post: posts.remove(&name.0),
            id: name.0,
            state: Arc::new(PersonState {
                name: name.1,
                sort_name: name.2,
                email: keys.0,
                employee_id: keys.1,
                handle: keys.2,
                title: title.0,
                kind: title.1,
                state: title.2,
                team_id: place.0,
                manager_id: place.1,
                run_id: place.2,
                gone_at: times.0,
                moved_at: times.1,
                revision: times.2,
            }),
        })
        .collect())
}

fn teams(conn: &mut Conn) -> Result<Vec<StoredTeam>> {
    let rows: Vec<TeamCells> = team::table
        .order((team::position, team::id))
        .select((
            team::id,
            team::external_key,
            team::name,
            team::parent_id,
            team::lead_id,
            team::archived_at,
            team::revision,
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|row| StoredTeam {
            id: row.0,
            state: Arc::new(TeamState {
                external_key: row.1,
                name: row.2,
                parent_id: row.3,
                lead_id: row.4,
                archived_at: row.5,
                revision: row.6,
            }),
        })
        .collect())
}

fn admins(conn: &mut Conn) -> Result<HashSet<String>> {
    let rows: Vec<String> = account::table
        .inner_join(person::table.on(person::id.eq(account::person_id)))
        .filter(account::admin.eq(true))
        .filter(account::disabled_at.is_null())
        .filter(person::state.eq("active"))
        .select(person::id)
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

fn sign_ins(conn: &mut Conn) -> Result<HashMap<String, String>> {
    let rows: Vec<(String, String)> = account::table.select((account::person_id, account::email)).load(conn)?;
    Ok(rows.into_iter().collect())
}

/// Returns the key of each person's first post.
fn posts(conn: &mut Conn) -> Result<HashMap<String, String>> {
    let there: i64 = post::table.count().get_result(conn)?;
    if there == 0 {
        return Ok(HashMap::new());
    }
    let rows: Vec<Held> = diesel::sql_query(format!(
        "SELECT holder_id AS holder, external_key AS key FROM post \
         WHERE holder_id IS NOT NULL AND external_key IS NOT NULL AND {POSTS_IN_SIGHT} ORDER BY line"
    ))
    .load(conn)?;
    let mut keys = HashMap::new();
    for row in rows {
        keys.entry(row.holder).or_insert(row.key);
    }
    Ok(keys)
}
