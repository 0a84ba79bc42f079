//! Lines of sight: the stations above any number of nodes, in the words of a lens.
//!
//! Invariant: three queries for any number of nodes: stations, their measures, their further links.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Nullable, Text};

use super::moves::DEPTH_MAX;
use super::rows::{day, owner};
use crate::error::Result;
use crate::id::{LensId, NodeId, SupportId};
use crate::measures;
use crate::storage::{Conn, array, found, listed, sql};
use crate::strategy::model::{Branch, Line, Station, Written};

#[derive(QueryableByName)]
struct StationRow {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Nullable<Text>)]
    parent_id: Option<String>,
    #[diesel(sql_type = Text)]
    title: String,
    #[diesel(sql_type = Text)]
    because: String,
    #[diesel(sql_type = Text)]
    language: String,
    #[diesel(sql_type = Text)]
    direction: String,
    #[diesel(sql_type = Bool)]
    unwritten: bool,
    #[diesel(sql_type = Nullable<Text>)]
    owner_id: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    owner_team_id: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    starts_on: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    ends_on: Option<String>,
    #[diesel(sql_type = Nullable<BigInt>)]
    archived_at: Option<i64>,
    #[diesel(sql_type = Text)]
    links: String,
    #[diesel(sql_type = Nullable<BigInt>)]
    pillar: Option<i64>,
    #[diesel(sql_type = Nullable<Text>)]
    lens_title: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    lens_because: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    lens_language: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    lens_direction: Option<String>,
}

#[derive(QueryableByName)]
struct PlaceRow {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Nullable<Text>)]
    parent_id: Option<String>,
    #[diesel(sql_type = BigInt)]
    position: i64,
}

#[derive(QueryableByName)]
struct BranchRow {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Text)]
    node_id: String,
    #[diesel(sql_type = Text)]
    parent_id: String,
    #[diesel(sql_type = Text)]
    title: String,
    #[diesel(sql_type = Text)]
    title_language: String,
    #[diesel(sql_type = Text)]
    title_direction: String,
    #[diesel(sql_type = Text)]
    because: String,
    #[diesel(sql_type = Text)]
    language: String,
    #[diesel(sql_type = Text)]
    direction: String,
    #[diesel(sql_type = Nullable<BigInt>)]
    pillar: Option<i64>,
}

/// Returns the line down to each of `nodes`, in their order; a node that does not exist has none.
///
/// Without a `lens` the default words are used.
pub(crate) fn ancestry(conn: &mut Conn, nodes: &[NodeId], lens: Option<&LensId>) -> Result<Vec<Line>> {
    let mut found = stations(conn, nodes, lens)?;
    let mut ids: Vec<NodeId> =
        found.values().flat_map(|line| line.stations.iter().map(|station| station.id.clone())).collect();
    ids.sort();
    ids.dedup();
    let readings = measures::store::readings(conn, &ids)?;
    let branches = branches(conn, &ids, lens)?;
    for station in found.values_mut().flat_map(|line| &mut line.stations) {
        station.measures = readings.get(&station.id).cloned().unwrap_or_default();
        station.supports = branches.get(&station.id).cloned().unwrap_or_default();
    }
    Ok(nodes.iter().filter_map(|id| found.get(id).cloned()).collect())
}

/// The same with titles and becauses alone: one query, in which a node that several lines share stands once.
pub(crate) fn stations(conn: &mut Conn, nodes: &[NodeId], lens: Option<&LensId>) -> Result<HashMap<NodeId, Line>> {
    if nodes.is_empty() {
        return Ok(HashMap::new());
    }
    let (start, pillar, found) = (listed(conn.kind(), 1), pillar("n"), found(conn.kind(), "node n", "line.id"));
    let rows: Vec<StationRow> = sql(format!(
        "WITH RECURSIVE line (id, parent_id) AS (\
           SELECT n.id, n.parent_id FROM node n WHERE n.id IN {start} \
           UNION SELECT n.id, n.parent_id FROM line JOIN node n ON n.id = line.parent_id) \
         SELECT n.id, n.parent_id, n.title, n.because, n.language, n.direction, n.unwritten, n.owner_id, n.owner_team_id, \
           n.starts_on, n.ends_on, n.archived_at, n.links, {pillar} AS pillar, w.title AS lens_title, \
           w.because AS lens_because, w.language AS lens_language, w.direction AS lens_direction \
         FROM line {found} LEFT JOIN wording w ON w.node_id = n.id AND w.support_id IS NULL AND w.lens_id = $2"
    ))
    .bind::<Text, _>(array(conn.kind(), nodes.iter().map(NodeId::as_str)))
    .bind::<Text, _>(lens.map_or("", LensId::as_str))
    .load(conn)?;
    let known: HashMap<NodeId, Known> =
        rows.into_iter().map(|row| (NodeId::stored(row.id.clone()), known(row))).collect();
    Ok(nodes.iter().filter_map(|node| Some((node.clone(), line(node, &known)?))).collect())
}

/// A node of a line, what it hangs below, and the place of its pillar if it is one.
struct Known {
    station: Station,
    parent: Option<NodeId>,
    pillar: Option<usize>,
}

/// Puts the line down to `node` together; none if it is not known.
fn line(node: &NodeId, known: &HashMap<NodeId, Known>) -> Option<Line> {
    let mut up: Vec<&Known> = vec![known.get(node)?];
    while let Some(above) = up.last().and_then(|last| known.get(last.parent.as_ref()?)) {
        if up.len() == known.len() {
            break;
        }
        up.push(above);
    }
    let stations =
        up.iter().rev().enumerate().map(|(level, known)| Station { level, ..known.station.clone() }).collect();
    Some(Line { node: node.clone(), stations, pillar: up.iter().find_map(|known| known.pillar) })
}

/// Returns where each of the rows `ids` stands in its tree, as the positions from the mission down: one query.
pub(crate) fn places<'a>(
    conn: &mut Conn,
    ids: impl Iterator<Item = &'a str> + Clone,
) -> Result<HashMap<&'a str, Vec<i64>>> {
    let start = listed(conn.kind(), 1);
    let rows: Vec<PlaceRow> = sql(format!(
        "WITH RECURSIVE line (id, parent_id, position) AS (\
           SELECT n.id, n.parent_id, n.position FROM node n WHERE n.id IN {start} \
           UNION SELECT n.id, n.parent_id, n.position FROM line JOIN node n ON n.id = line.parent_id) SELECT * FROM line"
    ))
    .bind::<Text, _>(array(conn.kind(), ids.clone()))
    .load(conn)?;
    let known: HashMap<&str, &PlaceRow> = rows.iter().map(|row| (row.id.as_str(), row)).collect();
    let place = |id: &str| {
        let mut place = Vec::new();
        let mut at = known.get(id);
        while let Some(row) = at.filter(|_| place.len() < known.len()) {
            place.push(row.position);
            at = row.parent_id.as_deref().and_then(|parent| known.get(parent));
        }
        place.reverse();
        place
    };
    Ok(ids.map(|id| (id, place(id))).collect())
}

/// Returns the place of the pillar in the row `of` among the pillars in sight; nothing for any other node.
fn pillar(of: &str) -> String {
    format!(
        "CASE WHEN {of}.parent_id IS NOT NULL AND (SELECT m.parent_id FROM node m WHERE m.id = {of}.parent_id) IS NULL \
         THEN (SELECT COUNT(*) FROM node s WHERE s.parent_id = {of}.parent_id AND s.archived_at IS NULL \
         AND s.position < {of}.position) END"
    )
}

fn branches(conn: &mut Conn, nodes: &[NodeId], lens: Option<&LensId>) -> Result<HashMap<NodeId, Vec<Branch>>> {
    if nodes.is_empty() {
        return Ok(HashMap::new());
    }
    let (wanted, pillar) = (listed(conn.kind(), 1), pillar("up"));
    let rows: Vec<BranchRow> = sql(format!(
        "WITH RECURSIVE link (id) AS (SELECT s.id FROM support s WHERE s.node_id IN {wanted}), \
         up (link_id, parent_id, position, depth) AS (\
           SELECT s.id, t.parent_id, t.position, CAST(0 AS BIGINT) FROM link JOIN support s ON s.id = link.id \
           JOIN node t ON t.id = s.parent_id \
           UNION ALL SELECT up.link_id, n.parent_id, n.position, up.depth + 1 \
           FROM up JOIN node n ON n.id = up.parent_id WHERE up.depth < $2), \
         hue (link_id, pillar) AS (SELECT link_id, MAX(pillar) FROM (SELECT up.link_id, {pillar} AS pillar FROM up) AS each \
           GROUP BY link_id) \
         SELECT s.id, s.node_id, s.parent_id, hue.pillar, \
           COALESCE(NULLIF(tw.title, ''), t.title) AS title, \
           CASE WHEN tw.title <> '' THEN tw.language ELSE t.language END AS title_language, \
           CASE WHEN tw.title <> '' THEN tw.direction ELSE t.direction END AS title_direction, \
           COALESCE(NULLIF(sw.because, ''), s.because) AS because, \
           CASE WHEN sw.because <> '' THEN sw.language ELSE c.language END AS language, \
           CASE WHEN sw.because <> '' THEN sw.direction ELSE c.direction END AS direction \
         FROM link JOIN support s ON s.id = link.id JOIN node t ON t.id = s.parent_id JOIN node c ON c.id = s.node_id \
         LEFT JOIN hue ON hue.link_id = s.id \
         LEFT JOIN wording tw ON tw.node_id = t.id AND tw.support_id IS NULL AND tw.lens_id = $3 \
         LEFT JOIN wording sw ON sw.support_id = s.id AND sw.lens_id = $3 \
         WHERE t.archived_at IS NULL ORDER BY s.node_id, title, s.id"
    ))
    .bind::<Text, _>(array(conn.kind(), nodes.iter().map(NodeId::as_str)))
    .bind::<BigInt, _>(DEPTH_MAX)
    .bind::<Text, _>(lens.map_or("", LensId::as_str))
    .load(conn)?;
    let mut branches: HashMap<NodeId, Vec<Branch>> = HashMap::new();
    for row in rows {
        branches.entry(NodeId::stored(row.node_id)).or_default().push(Branch {
            id: SupportId::stored(row.id),
            parent: NodeId::stored(row.parent_id),
            title: Written::new(row.title, &row.title_language, &row.title_direction),
            because: Written::new(row.because, &row.language, &row.direction),
            pillar: row.pillar.and_then(|place| usize::try_from(place).ok()),
        });
    }
    Ok(branches)
}

fn known(row: StationRow) -> Known {
    let default = |text: String| Written::new(text, &row.language, &row.direction);
    let in_lens = |text: Option<String>| {
        Written::new(
            text.unwrap_or_default(),
            row.lens_language.as_deref().unwrap_or(""),
            row.lens_direction.as_deref().unwrap_or(""),
        )
    };
    let (title, because) = (in_lens(row.lens_title), in_lens(row.lens_because));
    let station = Station {
        level: 0,
        title_in_lens: !title.is_empty(),
        because_in_lens: !because.is_empty(),
        title: title.or(default(row.title)),
        because: because.or(default(row.because)),
        id: NodeId::stored(row.id),
        unwritten: row.unwritten,
        owner: owner(row.owner_id, row.owner_team_id),
        starts_on: day(row.starts_on.as_deref()),
        ends_on: day(row.ends_on.as_deref()),
        archived: row.archived_at.is_some(),
        links: row.links,
        measures: Vec::new(),
        supports: Vec::new(),
    };
    let pillar = row.pillar.and_then(|place| usize::try_from(place).ok());
    Known { station, parent: row.parent_id.map(NodeId::stored), pillar }
}
