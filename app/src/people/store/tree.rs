//! The tree of teams, a level at a time.
//!
//! Invariant: one query for each unfolded level at most, and never more than [`ROWS`] rows.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};

use crate::access::Tx;
use crate::error::Result;
use crate::id::{PersonId, TeamId};
use crate::people::model::{Named, TeamBranch, TeamRow, TeamsView};
use crate::storage::Conn;
use crate::storage::schema::team;

/// The most rows in sight.
const ROWS: usize = 500;
/// The deepest level that can be unfolded.
const DEPTH: usize = 20;

#[derive(QueryableByName)]
pub(super) struct Cells {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Nullable<Text>)]
    parent_id: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    lead_id: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    lead: Option<String>,
    #[diesel(sql_type = BigInt)]
    members: i64,
    #[diesel(sql_type = BigInt)]
    below: i64,
}

/// The columns of [`Cells`], and where they come from.
pub(super) const CELLS: &str = "SELECT team.id AS id, team.name AS name, team.parent_id AS parent_id, \
     person.id AS lead_id, person.name AS lead, team.members AS members, \
     (SELECT CAST(COUNT(*) AS BIGINT) FROM team AS below WHERE below.parent_id = team.id AND below.archived_at IS NULL) AS below \
     FROM team LEFT JOIN person ON person.id = team.lead_id AND person.state = 'active'";

impl From<Cells> for TeamRow {
    fn from(row: Cells) -> Self {
        Self {
            id: TeamId::stored(row.id),
            name: row.name,
            lead: row.lead_id.zip(row.lead).map(|(id, name)| Named { id: PersonId::stored(id), name }),
            members: row.members,
            below: row.below,
        }
    }
}

/// Reads the top of the tree and what is below the teams in `open`.
pub(crate) fn view(tx: &mut impl Tx, open: &[TeamId]) -> Result<TeamsView> {
    let conn = tx.conn();
    let total: i64 = team::table.filter(team::archived_at.is_null()).count().get_result(conn)?;
    let wanted: HashSet<&str> = open.iter().map(TeamId::as_str).collect();
    let mut children: HashMap<Option<String>, Vec<TeamRow>> = HashMap::new();
    let mut level: Vec<Option<String>> = vec![None];
    let mut count = 0;
    for _ in 0..DEPTH {
        let rows = below(conn, &level)?;
        count += rows.len();
        level = rows
            .iter()
            .filter(|row| row.below > 0 && wanted.contains(row.id.as_str()))
            .map(|row| Some(row.id.clone()))
            .collect();
        for row in rows {
            children.entry(row.parent_id.clone()).or_default().push(row.into());
        }
        if level.is_empty() || count > ROWS {
            break;
        }
    }
    let mut rows = Vec::new();
    unfold(&mut rows, &mut children, None, 0);
    let is_cut = rows.len() > ROWS;
    rows.truncate(ROWS);
    let open = rows.iter().filter(|row| row.is_open).map(|row| row.team.id.clone()).collect();
    Ok(TeamsView { rows, open, total, is_cut })
}

/// Lists the teams right below those of one level.
pub(super) fn below(conn: &mut Conn, parents: &[Option<String>]) -> Result<Vec<Cells>> {
    let known: Vec<&String> = parents.iter().flatten().collect();
    let condition = if known.is_empty() {
        "team.parent_id IS NULL".to_owned()
    } else {
        let places: Vec<String> = (1..=known.len()).map(|at| format!("${at}")).collect();
        format!("team.parent_id IN ({})", places.join(", "))
    };
    let mut query = diesel::sql_query(format!(
        "{CELLS} WHERE team.archived_at IS NULL AND {condition} ORDER BY team.position, team.name, team.id LIMIT {}",
        ROWS + 1
    ))
    .into_boxed();
    for parent in known {
        query = query.bind::<Text, _>(parent);
    }
    Ok(query.load(conn)?)
}

fn unfold(
    rows: &mut Vec<TeamBranch>,
    children: &mut HashMap<Option<String>, Vec<TeamRow>>,
    parent: Option<String>,
    depth: usize,
) {
    for team in children.remove(&parent).unwrap_or_default() {
        let key = Some(team.id.to_string());
        let is_open = children.contains_key(&key);
        rows.push(TeamBranch { team, depth, is_open });
        unfold(rows, children, key, depth + 1);
    }
}
