//! Nodes and measures that were found, with the line they stand on.
//!
//! Invariant: a node is called what its own page and the outline call it for this reader; a text that holds what its name
//! does not is shown with where it is from.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::{Nullable, Text};

use super::{Words, in_pieces, text};
use crate::error::Result;
use crate::id::{MeasureId, NodeId};
use crate::organisation::model::level_name;
use crate::search::model::{self, Hit, Place, Target, Term, holds_all, marked, passage};
use crate::storage::{Conn, array, listed, sql};
use crate::strategy::model::{Line, Written};
use crate::strategy::store::lines::stations;

/// Every text of the nodes `$1` beside the titles that stand on a line, the most telling first.
const TEXTS: &str = "SELECT x.node_id, x.kind, x.words, x.language, x.direction, x.lens FROM (\
     SELECT n.id AS node_id, '1 title' AS kind, n.title AS words, n.language, n.direction, NULL AS lens, 0 AS place FROM node n WHERE n.id IN {} \
     UNION ALL SELECT w.node_id, '2 title', w.title, w.language, w.direction, l.name, l.position \
       FROM wording w JOIN lens l ON l.id = w.lens_id AND l.archived_at IS NULL WHERE w.node_id IN {} \
     UNION ALL SELECT n.id, '3 because', n.because, n.language, n.direction, NULL, 0 FROM node n WHERE n.id IN {} \
     UNION ALL SELECT w.node_id, '4 because', w.because, w.language, w.direction, l.name, l.position \
       FROM wording w JOIN lens l ON l.id = w.lens_id AND l.archived_at IS NULL WHERE w.node_id IN {} \
     UNION ALL SELECT s.node_id, '5 support', s.because, n.language, n.direction, NULL, 0 \
       FROM support s JOIN node n ON n.id = s.node_id WHERE s.node_id IN {} \
     UNION ALL SELECT n.id, '6 description', n.description, n.language, n.direction, NULL, 0 FROM node n WHERE n.id IN {}) AS x \
     WHERE x.words <> '' ORDER BY x.node_id, x.kind, x.place";

#[derive(QueryableByName)]
struct TextRow {
    #[diesel(sql_type = Text)]
    node_id: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Text)]
    words: String,
    #[diesel(sql_type = Text)]
    language: String,
    #[diesel(sql_type = Text)]
    direction: String,
    #[diesel(sql_type = Nullable<Text>)]
    lens: Option<String>,
}

#[derive(QueryableByName)]
struct MeasureRow {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Text)]
    node_id: String,
    #[diesel(sql_type = Text)]
    name: String,
}

/// Reads nodes.
pub(super) fn nodes(conn: &mut Conn, ids: &[String], terms: &[Term], words: &Words) -> Result<HashMap<String, Hit>> {
    let nodes: Vec<NodeId> = ids.iter().cloned().map(NodeId::stored).collect();
    let lines = stations(conn, &nodes, words.lens.as_ref())?;
    let list = listed(conn.kind(), 1);
    let rows: Vec<TextRow> = sql(TEXTS.replace("{}", &list))
        .bind::<Text, _>(array(conn.kind(), ids.iter().map(String::as_str)))
        .load(conn)?;
    let mut texts: HashMap<&str, Vec<&TextRow>> = HashMap::new();
    for row in &rows {
        texts.entry(&row.node_id).or_default().push(row);
    }
    let mut found = HashMap::new();
    for (id, mut line) in lines {
        let Some(station) = line.stations.pop() else { continue };
        let others = texts.get(id.as_str()).map_or(&[][..], Vec::as_slice);
        let hit = Hit {
            name: text(&station.title, terms),
            passage: elsewhere(&station.title, others, terms),
            place: place(&line, station.level, words),
            target: Target::Node(id.clone()),
        };
        found.insert(id.to_string(), hit);
    }
    Ok(found)
}

/// Reads measures.
pub(super) fn measures(conn: &mut Conn, ids: &[String], terms: &[Term], words: &Words) -> Result<HashMap<String, Hit>> {
    let list = listed(conn.kind(), 1);
    let rows: Vec<MeasureRow> = sql(format!("SELECT id, node_id, name FROM measure WHERE id IN {list}"))
        .bind::<Text, _>(array(conn.kind(), ids.iter().map(String::as_str)))
        .load(conn)?;
    let nodes: Vec<NodeId> = rows.iter().map(|row| NodeId::stored(row.node_id.clone())).collect();
    let lines = stations(conn, &nodes, words.lens.as_ref())?;
    let hits = rows.into_iter().zip(nodes).filter_map(|(row, node)| {
        let name = text(&Written::new(row.name, "", ""), terms);
        let place = Place { level: String::new(), ..place(lines.get(&node)?, 0, words) };
        let target = Target::Measure(MeasureId::stored(row.id.clone()));
        Some((row.id, Hit { target, name, place, passage: None }))
    });
    Ok(hits.collect())
}

/// Says where on the line something stands: below the mission, which everything is below.
fn place(line: &Line, level: usize, words: &Words) -> Place {
    let above = line.stations.iter().filter(|station| station.level > 0 || line.stations.len() == 1);
    Place {
        level: level_name(&words.levels, level).to_owned(),
        pillar: line.pillar,
        above: above.map(|station| text(&station.title, &[])).collect(),
    }
}

/// Returns the passage that shows most of what the name does not hold, and which text it is from.
fn elsewhere(name: &Written, texts: &[&TextRow], terms: &[Term]) -> Option<(String, model::Text)> {
    let missing: Vec<Term> =
        terms.iter().filter(|term| !holds_all(&name.text, std::slice::from_ref(term))).cloned().collect();
    let mut best: Option<(usize, &TextRow)> = None;
    for row in texts.iter().filter(|_| !missing.is_empty()) {
        let count = passage(&row.words, &missing).map_or(0, |(count, _)| count);
        if count > best.map_or(0, |(most, _)| most) {
            best = Some((count, row));
        }
    }
    let (_, row) = best?;
    let (_, pieces) = passage(&row.words, &missing)?;
    let written = Written::new(String::new(), &row.language, &row.direction);
    // A short text is shown whole, with every term marked.
    let is_whole = pieces.iter().map(|piece| piece.text.as_str()).collect::<String>() == row.words;
    let pieces = if is_whole { marked(&row.words, terms) } else { pieces };
    Some((source(row), in_pieces(pieces, &written)))
}

fn source(row: &TextRow) -> String {
    match (row.kind.as_str(), &row.lens) {
        ("2 title", Some(lens)) => format!("In the words for {lens}"),
        ("3 because", _) => "Because".to_owned(),
        ("4 because", Some(lens)) => format!("Because, in the words for {lens}"),
        ("5 support", _) => "Why it supports another".to_owned(),
        ("6 description", _) => "Description".to_owned(),
        _ => "In the default words".to_owned(),
    }
}
