//! Changes in the words of a page: titles for ids, names for owners, one entry for each node.
//!
//! Invariant: a fixed number of queries; at most `Difference::SHOWN` nodes are named.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use diesel::prelude::*;
use diesel::sql_types::{Nullable, Text};

use crate::error::Result;
use crate::id::NodeId;
use crate::storage::schema::lens;
use crate::storage::{Conn, array, listed, sql};
use crate::strategy::model::Owner;
use crate::strategy::store::lines::places;
use crate::strategy::store::names;
use crate::strategy::versions::model::{Change, Difference, Field, FieldChange, NodeChange, Sort};

#[derive(QueryableByName)]
struct NodeRow {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Text)]
    title: String,
    #[diesel(sql_type = Nullable<Text>)]
    parent_id: Option<String>,
}

/// What ids are called.
struct Names {
    nodes: HashMap<String, (String, Option<String>)>,
    owners: HashMap<Owner, String>,
    lenses: HashMap<String, String>,
}

/// Puts `changes` into words; `ids` says which row a node is, where that is not the published one.
pub(crate) fn described(
    conn: &mut Conn,
    changes: &[Change],
    ids: Option<&HashMap<String, String>>,
) -> Result<Difference> {
    let mut by_node: BTreeMap<&str, Vec<&Change>> = BTreeMap::new();
    for change in changes.iter().filter(|change| is_shown(change)) {
        by_node.entry(&change.cell.node).or_default().push(change);
    }
    // An order that stayed is said by the parent that changed, or not at all.
    by_node.retain(|_, changes| changes.iter().any(|change| change.before != change.after));
    let along = along(conn, &mut by_node)?;
    let mut counts: BTreeMap<Sort, usize> = BTreeMap::new();
    let mut nodes: Vec<(Vec<Sort>, &str, Vec<&Change>)> =
        by_node.into_iter().map(|(node, changes)| (sorts(&changes), node, changes)).collect();
    for sort in nodes.iter().flat_map(|(sorts, ..)| sorts) {
        *counts.entry(*sort).or_default() += 1;
    }
    let row = |node| ids.and_then(|ids| ids.get(node)).map_or(node, String::as_str);
    let places = places(conn, nodes.iter().map(|(_, node, _)| row(node)))?;
    nodes.sort_by_cached_key(|(sorts, node, _)| (sorts.clone(), places.get(row(node)).cloned(), node.to_owned()));
    let more = nodes.len().saturating_sub(Difference::SHOWN);
    nodes.truncate(Difference::SHOWN);
    let names = found(conn, nodes.iter().flat_map(|(_, _, changes)| changes.iter().copied()), ids)?;
    let nodes = nodes
        .into_iter()
        .map(|(sorts, node, changes)| {
            let along = along.get(node).copied().unwrap_or(0);
            let is_gone = sorts.contains(&Sort::Gone);
            let row = (!is_gone).then(|| NodeId::stored(row(node).to_owned()));
            NodeChange { node: row, along, ..entry(sorts, node, &changes, &names) }
        })
        .collect();
    Ok(Difference { nodes, more, counts: counts.into_iter().collect() })
}

/// Puts what several versions changed about one node into words, an entry for each version.
pub(crate) fn told(conn: &mut Conn, versions: &[Vec<Change>]) -> Result<Vec<NodeChange>> {
    let names = found(conn, versions.iter().flatten(), None)?;
    let one = |changes: &Vec<Change>| {
        let changes: Vec<&Change> = changes.iter().filter(|change| is_shown(change)).collect();
        let node = changes.first().map_or("", |change| change.cell.node.as_str());
        entry(sorts(&changes), node, &changes, &names)
    };
    Ok(versions.iter().map(one).collect())
}

fn entry(sorts: Vec<Sort>, node: &str, changes: &[&Change], names: &Names) -> NodeChange {
    let title = |at: fn(&Change) -> &String| {
        changes.iter().find(|change| change.cell.field == Field::Title).map(|change| at(change).clone())
    };
    let said = title(|change| &change.after).filter(|title| !title.is_empty());
    let known = names.nodes.get(node).map(|(title, _)| title.clone());
    NodeChange {
        node: Some(NodeId::stored(node.to_owned())),
        title: said.or(known).or(title(|change| &change.before)).unwrap_or_default(),
        fields: changes.iter().filter_map(|change| field(change, &sorts, names)).collect(),
        along: 0,
        sorts,
    }
}

/// Counts the nodes that changed.
pub(crate) fn count(changes: &[Change]) -> usize {
    sorts_of(changes).len()
}

/// Returns what sort of changes each node has.
pub(crate) fn sorts_of(changes: &[Change]) -> BTreeMap<&str, Vec<Sort>> {
    let mut by_node: BTreeMap<&str, Vec<&Change>> = BTreeMap::new();
    for change in changes.iter().filter(|change| is_shown(change) && change.before != change.after) {
        by_node.entry(&change.cell.node).or_default().push(change);
    }
    by_node.into_iter().map(|(node, changes)| (node, sorts(&changes))).collect()
}

fn is_shown(change: &Change) -> bool {
    change.cell.field != Field::Position
}

/// Takes out what was put away, or came back, with a node above it, and counts it there.
fn along<'a>(conn: &mut Conn, by_node: &mut BTreeMap<&'a str, Vec<&'a Change>>) -> Result<HashMap<&'a str, usize>> {
    let only: HashSet<&str> = by_node
        .iter()
        .filter(|(_, changes)| changes.iter().all(|change| change.cell.field == Field::Archived))
        .map(|(node, _)| *node)
        .collect();
    let away: HashMap<&'a str, bool> = by_node
        .iter()
        .filter_map(|(node, changes)| {
            let change = changes.iter().find(|change| change.cell.field == Field::Archived)?;
            Some((*node, change.after.is_empty()))
        })
        .collect();
    if only.len() < 2 {
        return Ok(HashMap::new());
    }
    let rows = rows(conn, only.iter().copied())?;
    let parents: HashMap<&str, &str> =
        rows.iter().filter_map(|row| Some((row.id.as_str(), row.parent_id.as_deref()?))).collect();
    let mut counts: HashMap<&'a str, usize> = HashMap::new();
    let mut hidden = Vec::new();
    for node in &only {
        let mut top = *node;
        while let Some((above, _)) = parents.get(top).and_then(|up| away.get_key_value(up)) {
            if away[above] != away[node] {
                break;
            }
            top = above;
        }
        if let Some((top, _)) = away.get_key_value(top).filter(|(top, _)| **top != *node) {
            *counts.entry(top).or_default() += 1;
            hidden.push(*node);
        }
    }
    for node in hidden {
        by_node.remove(node);
    }
    Ok(counts)
}

fn sorts(changes: &[&Change]) -> Vec<Sort> {
    let mut found = BTreeSet::new();
    for change in changes {
        let is = !change.after.is_empty();
        found.insert(match change.cell.field {
            Field::Added if is => Sort::Added,
            Field::Added => Sort::Gone,
            Field::Archived if is => Sort::Archived,
            Field::Archived => Sort::Restored,
            Field::Order if change.before == change.after => continue,
            Field::Parent | Field::Order | Field::Position => Sort::Moved,
            Field::Owner => Sort::Owner,
            Field::StartsOn | Field::EndsOn => Sort::Days,
            Field::Support | Field::SupportBecause => Sort::Links,
            Field::WordTitle | Field::WordBecause | Field::WordLanguage | Field::WordDirection => Sort::Wordings,
            _ => Sort::Reworded,
        });
    }
    // What is new, or gone, is that alone.
    for whole in [Sort::Added, Sort::Gone] {
        if found.contains(&whole) {
            return vec![whole];
        }
    }
    found.into_iter().collect()
}

fn rows<'a>(conn: &mut Conn, ids: impl Iterator<Item = &'a str>) -> Result<Vec<NodeRow>> {
    let list = listed(conn.kind(), 1);
    Ok(sql(format!("SELECT id, title, parent_id FROM node WHERE id IN {list}"))
        .bind::<Text, _>(array(conn.kind(), ids))
        .load(conn)?)
}

fn found<'a>(
    conn: &mut Conn,
    changes: impl Iterator<Item = &'a Change>,
    ids: Option<&HashMap<String, String>>,
) -> Result<Names> {
    let (mut nodes, mut owners, mut lenses) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for change in changes {
        nodes.extend([change.cell.node.as_str(), change.cell.other.as_str()]);
        lenses.insert(change.cell.lens.as_str());
        match change.cell.field {
            Field::Parent | Field::Order => nodes.extend([change.before.as_str(), change.after.as_str()]),
            Field::Owner => owners.extend([change.before.as_str(), change.after.as_str()]),
            _ => {}
        }
    }
    let row = |key: &'a str| ids.and_then(|ids| ids.get(key)).map_or(key, String::as_str);
    let keys: HashMap<&str, &str> = nodes.iter().map(|key| (row(key), *key)).collect();
    let titles = rows(conn, keys.keys().copied())?;
    let owners: Vec<Owner> = owners.into_iter().filter_map(|text| Owner::read("", text).ok().flatten()).collect();
    let names = names(conn, &owners)?;
    let lenses: Vec<&str> = lenses.into_iter().filter(|id| !id.is_empty()).collect();
    let lenses: Vec<(String, String)> =
        lens::table.filter(lens::id.eq_any(lenses)).select((lens::id, lens::name)).load(conn)?;
    Ok(Names {
        nodes: titles
            .into_iter()
            .filter_map(|row| Some(((*keys.get(row.id.as_str())?).to_owned(), (row.title, row.parent_id))))
            .collect(),
        owners: names,
        lenses: lenses.into_iter().collect(),
    })
}

fn field(change: &Change, sorts: &[Sort], names: &Names) -> Option<FieldChange> {
    let cell = &change.cell;
    let is_new = matches!(sorts, [Sort::Added | Sort::Gone]);
    let is_said = match cell.field {
        Field::Added | Field::Position | Field::Language | Field::Direction => false,
        Field::WordLanguage | Field::WordDirection | Field::Unwritten | Field::Archived => false,
        Field::Title => !is_new,
        Field::Order => !is_new && change.before != change.after,
        _ => change.before != change.after,
    };
    if !is_said {
        return None;
    }
    let title = |id: &str| names.nodes.get(id).map(|(title, _)| title.clone()).unwrap_or_default();
    let said = |text: &str| match cell.field {
        Field::Parent => title(text),
        Field::Order if text.is_empty() => "(the first)".to_owned(),
        Field::Order => title(text),
        Field::Support => if text.is_empty() { "no" } else { "yes" }.to_owned(),
        Field::Owner => match Owner::read("", text).ok().flatten() {
            Some(owner) => names.owners.get(&owner).cloned().unwrap_or_else(|| "a former colleague".to_owned()),
            None => String::new(),
        },
        _ => text.to_owned(),
    };
    let mut label = cell.field.label().to_owned();
    if !cell.other.is_empty() {
        let link =
            if matches!(cell.field, Field::Support | Field::SupportBecause) { "" } else { ", as it also supports" };
        label = format!("{label}{link} “{}”", title(&cell.other));
    }
    if let Some(lens) = names.lenses.get(&cell.lens) {
        label = format!("{label} for {lens}");
    }
    let before = if is_new { String::new() } else { said(&change.before) };
    Some(FieldChange { label, before, after: said(&change.after) })
}
