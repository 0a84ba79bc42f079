//! The objectives that somebody can choose from: near ones, and those that were searched for.
//!
//! Invariant: one query each, with a limit; only what is in force in the organisation's current strategy is offered.
//! Ownership is open to all and cards are not, so a manager's objectives are those they own, never those on their cards.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use crate::access::Tx;
use crate::error::Result;
use crate::id::{LensId, NodeId, PersonId};
use crate::mission::model::{Objective, Source};
use crate::storage::{Conn, sql};
use crate::strategy::model::Written;
use crate::translation::model::OnLine;
use crate::translation::store::on_lines;

/// How many objectives are offered unasked.
const NEAR: usize = 12;
/// How many a search shows.
const FOUND: i64 = 20;
/// The rank of what a manager owns; lower ones are teams, by how far they are above.
const MANAGER: i64 = 100;
/// The rank of a pillar.
const PILLAR: i64 = 200;
/// The rank of what stands below a pillar.
const BELOW: i64 = 201;

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = BigInt)]
    rank: i64,
    #[diesel(sql_type = Text)]
    team: String,
    #[diesel(sql_type = Text)]
    title: String,
    #[diesel(sql_type = Text)]
    language: String,
    #[diesel(sql_type = Text)]
    direction: String,
    #[diesel(sql_type = Text)]
    above: String,
    #[diesel(sql_type = Text)]
    above_language: String,
    #[diesel(sql_type = Text)]
    above_direction: String,
}

/// What every list selects: the titles of the node `n` and of the node `p` above it, in the lens `$2`.
const TITLES: &str = "COALESCE(NULLIF(w.title, ''), n.title) AS title, \
     CASE WHEN w.title <> '' THEN w.language ELSE n.language END AS language, \
     CASE WHEN w.title <> '' THEN w.direction ELSE n.direction END AS direction, \
     CASE WHEN p.parent_id IS NULL THEN '' ELSE COALESCE(NULLIF(pw.title, ''), p.title) END AS above, \
     CASE WHEN pw.title <> '' THEN pw.language ELSE p.language END AS above_language, \
     CASE WHEN pw.title <> '' THEN pw.direction ELSE p.direction END AS above_direction";
const JOINS: &str = "JOIN organisation o ON o.strategy_id = n.strategy_id JOIN node p ON p.id = n.parent_id \
     LEFT JOIN wording w ON w.node_id = n.id AND w.support_id IS NULL AND w.lens_id = $2 \
     LEFT JOIN wording pw ON pw.node_id = p.id AND pw.support_id IS NULL AND pw.lens_id = $2";

/// Returns what the reader can choose from: what their team has agreed to, the near ones, then what `find` finds beside them.
pub(crate) fn offered(tx: &mut impl Tx, find: &str) -> Result<Vec<Objective>> {
    let (me, now) = (tx.viewer().person.clone(), tx.now());
    let reader = super::reader::find(tx.conn(), &me)?;
    let translations = on_lines(tx.conn(), &me, (now, &reader.zone))?;
    let offered = nodes(tx.conn(), &me, reader.reading.lens.as_ref(), find)?;
    Ok(with_agreed(offered, &translations))
}

/// Returns the nodes that can be chosen for `person`, in the words that they read.
pub(crate) fn offered_to(tx: &mut impl Tx, person: &PersonId, find: &str) -> Result<Vec<Objective>> {
    let lens = super::reader::find(tx.conn(), person)?.reading.lens;
    nodes(tx.conn(), person, lens.as_ref(), find)
}

fn nodes(conn: &mut Conn, person: &PersonId, lens: Option<&LensId>, find: &str) -> Result<Vec<Objective>> {
    let mut offered = near(conn, person, lens)?;
    for objective in search(conn, find, lens)? {
        if offered.iter().all(|known| known.id != objective.id) {
            offered.push(objective);
        }
    }
    Ok(offered)
}

/// Puts what a team of the reader has agreed to before the nodes themselves, and marks those that none has.
pub(super) fn with_agreed(offered: Vec<Objective>, translations: &[OnLine]) -> Vec<Objective> {
    let agreed = || translations.iter().filter(|translation| translation.is_agreed());
    let of_teams = agreed().flat_map(|translation| {
        translation.objectives.iter().map(move |(id, title)| Objective {
            id: translation.node.clone(),
            objective: Some(id.clone()),
            title: Written::new(title.clone(), "", ""),
            above: Written::new(translation.title.clone(), "", ""),
            is_untranslated: false,
            source: Source::Agreed(translation.team.clone()),
        })
    });
    let nodes = offered.into_iter().map(|objective| {
        let is_untranslated = agreed().all(|translation| translation.node != objective.id);
        Objective { is_untranslated, ..objective }
    });
    of_teams.chain(nodes).collect()
}

/// Returns what the teams of `person` own, nearest first, then what their manager owns; where there is nothing of the
/// kind, what stands below the pillars, or the pillars alone where that is too much to choose from.
pub(super) fn near(conn: &mut Conn, person: &PersonId, lens: Option<&LensId>) -> Result<Vec<Objective>> {
    let rows: Vec<Row> = sql(format!(
        "WITH RECURSIVE up (id, parent_id, name, depth) AS (\
           SELECT t.id, t.parent_id, t.name, CAST(0 AS BIGINT) FROM person q JOIN team t ON t.id = q.team_id \
           WHERE q.id = $1 \
           UNION ALL SELECT t.id, t.parent_id, t.name, up.depth + 1 FROM up JOIN team t ON t.id = up.parent_id \
           WHERE up.depth < 20), \
         near (id, rank, team) AS (\
           SELECT n.id, up.depth, up.name FROM up JOIN node n ON n.owner_team_id = up.id \
           UNION ALL SELECT n.id, CAST({MANAGER} AS BIGINT), '' FROM person q JOIN node n ON n.owner_id = q.manager_id \
           WHERE q.id = $1 \
           UNION ALL SELECT n.id, CAST({PILLAR} AS BIGINT), '' FROM organisation o \
           JOIN node m ON m.strategy_id = o.strategy_id AND m.parent_id IS NULL JOIN node n ON n.parent_id = m.id \
           UNION ALL SELECT n.id, CAST({BELOW} AS BIGINT), '' FROM organisation o \
           JOIN node m ON m.strategy_id = o.strategy_id AND m.parent_id IS NULL \
           JOIN node b ON b.parent_id = m.id AND b.archived_at IS NULL JOIN node n ON n.parent_id = b.id) \
         SELECT n.id, near.rank, near.team, {TITLES} FROM near JOIN node n ON n.id = near.id {JOINS} \
         WHERE n.archived_at IS NULL ORDER BY near.rank, n.position, n.id LIMIT 60"
    ))
    .bind::<Text, _>(person.as_str())
    .bind::<Text, _>(lens.map_or("", LensId::as_str))
    .load(conn)?;
    let below = rows.iter().filter(|row| row.rank == BELOW).count();
    let wanted = match rows.first() {
        Some(row) if row.rank < PILLAR => 0..PILLAR,
        _ if (1..=NEAR).contains(&below) => BELOW..BELOW + 1,
        _ => PILLAR..PILLAR + 1,
    };
    let mut offered: Vec<Objective> = Vec::new();
    for row in rows {
        if wanted.contains(&row.rank) && offered.iter().all(|known| known.id.as_str() != row.id) {
            offered.push(objective(row));
        }
    }
    offered.truncate(NEAR);
    Ok(offered)
}

/// Returns what has `words` in its title, in the lens or by default; nothing for no words.
fn search(conn: &mut Conn, words: &str, lens: Option<&LensId>) -> Result<Vec<Objective>> {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let escaped = words.replace('!', "!!").replace('%', "!%").replace('_', "!_");
    let rows: Vec<Row> = sql(format!(
        "SELECT n.id, CAST(0 AS BIGINT) AS rank, '' AS team, {TITLES} \
         FROM (SELECT CAST($1 AS TEXT) AS words) asked CROSS JOIN node n {JOINS} \
         WHERE n.archived_at IS NULL \
           AND (lower(n.title) LIKE asked.words ESCAPE '!' OR lower(w.title) LIKE asked.words ESCAPE '!' \
           OR n.title LIKE $3 ESCAPE '!' OR w.title LIKE $3 ESCAPE '!') \
         ORDER BY title, n.id LIMIT {FOUND}"
    ))
    .bind::<Text, _>(format!("%{}%", escaped.to_lowercase()))
    .bind::<Text, _>(lens.map_or("", LensId::as_str))
    // SQLite lowers ASCII alone: the words as they were typed find what begins with an umlaut.
    .bind::<Text, _>(format!("%{escaped}%"))
    .load(conn)?;
    Ok(rows.into_iter().map(|row| Objective { source: Source::Found, ..objective(row) }).collect())
}

fn objective(row: Row) -> Objective {
    Objective {
        id: NodeId::stored(row.id),
        objective: None,
        is_untranslated: false,
        title: Written::new(row.title, &row.language, &row.direction),
        above: Written::new(row.above, &row.above_language, &row.above_direction),
        source: match row.rank {
            rank if rank < MANAGER => Source::Team(row.team),
            rank if rank < PILLAR => Source::Manager,
            _ => Source::Strategy,
        },
    }
}
