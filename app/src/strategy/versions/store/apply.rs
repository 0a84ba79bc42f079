//! Writing changes into the rows of a strategy, or of a draft's copy of it.
//!
//! Invariant: a few statements for each field, however many nodes change. What is written is a tree already: the caller
//! has seen to it. A node that is new gets the id it is named by where it is published, and one of its own in a copy.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use diesel::prelude::*;
use serde_json::{Value, json};

use crate::access::{Proof, Tx as _, Writer};
use crate::error::Result;
use crate::storage::Conn;
use crate::storage::bulk::{Rows, as_text, delete_text, update_text};
use crate::storage::schema::{node, support, wording};
use crate::strategy::versions::model::{Change, Field, WORDS, Words};

/// Writes `changes` into the rows of `strategy`; in a draft's copy, `mirrors` says which row is which node's, of all that the
/// changes name.
pub(crate) fn apply(
    tx: &mut Writer<'_>,
    proof: Proof,
    strategy: &str,
    mirrors: Option<HashMap<String, String>>,
    changes: &[Change],
) -> Result<()> {
    let is_copy = mirrors.is_some();
    let mut ids = mirrors.unwrap_or_default();
    let added: BTreeSet<&str> = changes
        .iter()
        .filter(|change| change.cell.field == Field::Added && !change.after.is_empty())
        .map(|change| change.cell.node.as_str())
        .collect();
    if is_copy {
        for node in &added {
            ids.insert((*node).to_owned(), tx.new_id());
        }
    }
    let id = |key: &str| ids.get(key).map_or(key, String::as_str).to_owned();
    insert(tx, proof, strategy, is_copy, &added, changes, &id)?;
    for (field, rows) in by_field(changes, &added) {
        write(tx, proof, field, rows, &id)?;
    }
    write_supports(tx, proof, changes, &id)?;
    write_words(tx, proof, changes, &id)?;
    if is_copy { touch(tx, proof, changes, &id) } else { Ok(()) }
}

/// Notes whose words and links were written: their own rows do not tell.
fn touch(tx: &mut Writer<'_>, _proof: Proof, changes: &[Change], id: &impl Fn(&str) -> String) -> Result<()> {
    let of_others = |field| WORDS.contains(&field) || matches!(field, Field::Support | Field::SupportBecause);
    let nodes: BTreeSet<String> =
        changes.iter().filter(|change| of_others(change.cell.field)).map(|change| id(&change.cell.node)).collect();
    if nodes.is_empty() {
        return Ok(());
    }
    diesel::update(node::table.filter(node::id.eq_any(nodes))).set(node::touched.eq(true)).execute(tx.conn())?;
    Ok(())
}

/// Inserts the nodes that are new with all they say.
fn insert(
    tx: &mut Writer<'_>,
    _proof: Proof,
    strategy: &str,
    is_copy: bool,
    added: &BTreeSet<&str>,
    changes: &[Change],
    id: &impl Fn(&str) -> String,
) -> Result<()> {
    let mut cells: BTreeMap<&str, HashMap<Field, &str>> = added.iter().map(|node| (*node, HashMap::new())).collect();
    for change in changes {
        if let Some(cells) = cells.get_mut(change.cell.node.as_str()) {
            cells.insert(change.cell.field, &change.after);
        }
    }
    let now = tx.now().0;
    let columns = [
        "id",
        "strategy_id",
        "of_id",
        "parent_id",
        "position",
        "archived_at",
        "title",
        "because",
        "description",
        "owner_id",
        "owner_team_id",
        "starts_on",
        "ends_on",
        "language",
        "direction",
        "unwritten",
        "links",
        "label",
        "extras",
        "created_at",
        "updated_at",
        "revision",
        "touched",
    ];
    let mut rows = Rows::new("node", &columns);
    for (node, cells) in cells {
        let text = |field: Field| cells.get(&field).copied().unwrap_or("");
        let (person, team) = owner(text(Field::Owner));
        rows.push(vec![
            json!(id(node)),
            json!(strategy),
            json!(is_copy.then_some(node)),
            json!(some(text(Field::Parent)).map(id)),
            json!(text(Field::Position).parse().unwrap_or(0_i64)),
            json!(text(Field::Archived).parse::<i64>().ok()),
            json!(text(Field::Title)),
            json!(text(Field::Because)),
            json!(text(Field::Description)),
            json!(person),
            json!(team),
            json!(some(text(Field::StartsOn))),
            json!(some(text(Field::EndsOn))),
            json!(text(Field::Language)),
            json!(text(Field::Direction)),
            json!(!text(Field::Unwritten).is_empty()),
            json!(text(Field::Links)),
            json!(""),
            json!("{}"),
            json!(now),
            json!(now),
            json!(1),
            json!(is_copy),
        ]);
    }
    rows.insert(tx.conn())
}

/// The changes of nodes that are there already, by field.
fn by_field<'a>(changes: &'a [Change], added: &BTreeSet<&str>) -> BTreeMap<Field, Vec<&'a Change>> {
    let mut found: BTreeMap<Field, Vec<&Change>> = BTreeMap::new();
    for change in changes.iter().filter(|change| !added.contains(change.cell.node.as_str())) {
        found.entry(change.cell.field).or_default().push(change);
    }
    found
}

fn write(
    tx: &mut Writer<'_>,
    _proof: Proof,
    field: Field,
    changes: Vec<&Change>,
    id: &impl Fn(&str) -> String,
) -> Result<()> {
    let now = tx.now().0;
    let column = match field {
        // Gone where it is published: here it stays, put away, as a node of its own.
        Field::Added => "of_id",
        Field::Archived => "archived_at",
        Field::Parent => "parent_id",
        Field::Position => "position",
        Field::Title => "title",
        Field::Because => "because",
        Field::Description => "description",
        Field::Owner => "owner_id",
        Field::StartsOn => "starts_on",
        Field::EndsOn => "ends_on",
        Field::Language => "language",
        Field::Direction => "direction",
        Field::Unwritten => "unwritten",
        Field::Links => "links",
        _ => return Ok(()),
    };
    let value = |change: &Change| -> Vec<Value> {
        let text = change.after.as_str();
        match field {
            Field::Added => vec![Value::Null],
            Field::Archived => vec![json!(text.parse::<i64>().ok())],
            Field::Position => vec![json!(text.parse().unwrap_or(0_i64))],
            Field::Parent => vec![json!(some(text).map(id))],
            Field::StartsOn | Field::EndsOn => vec![json!(some(text))],
            Field::Unwritten => vec![json!(!text.is_empty())],
            Field::Owner => {
                let (person, team) = owner(text);
                vec![json!(person), json!(team), Value::Null]
            }
            _ => vec![json!(text)],
        }
    };
    let rows: Vec<Vec<Value>> = changes
        .iter()
        .map(|change| {
            let mut row = vec![json!(id(&change.cell.node))];
            row.extend(value(change));
            row.push(json!(now));
            row
        })
        .collect();
    let columns: Vec<&str> = match field {
        Field::Owner => vec!["id", "owner_id", "owner_team_id", "handed_from_id", "updated_at"],
        _ => vec!["id", column, "updated_at"],
    };
    update_text(tx.conn(), "node", &columns, &as_text(&rows)?)
}

fn write_supports(tx: &mut Writer<'_>, _proof: Proof, changes: &[Change], id: &impl Fn(&str) -> String) -> Result<()> {
    let of_links = |change: &&Change| matches!(change.cell.field, Field::Support | Field::SupportBecause);
    let touched: BTreeSet<String> = changes.iter().filter(of_links).map(|change| id(&change.cell.node)).collect();
    if touched.is_empty() {
        return Ok(());
    }
    let mut known = links(tx.conn(), &touched)?;
    let mut gone: Vec<String> = Vec::new();
    let mut new = Rows::new("support", &["id", "node_id", "parent_id", "because", "revision"]);
    let mut becauses: Vec<Vec<Value>> = Vec::new();
    for change in changes.iter().filter(of_links) {
        let link = (id(&change.cell.node), id(&change.cell.other));
        match (change.cell.field, change.after.is_empty()) {
            (Field::Support, true) => gone.extend(known.remove(&link)),
            (Field::Support, false) => {
                let row = tx.new_id();
                new.push(vec![json!(row), json!(link.0), json!(link.1), json!(""), json!(1)]);
                known.insert(link, row);
            }
            _ => {
                if let Some(row) = known.get(&link) {
                    becauses.push(vec![json!(row), json!(change.after)]);
                }
            }
        }
    }
    diesel::delete(wording::table.filter(wording::support_id.eq_any(&gone))).execute(tx.conn())?;
    delete_text(tx.conn(), "support", &json!(gone).to_string())?;
    new.insert(tx.conn())?;
    update_text(tx.conn(), "support", &["id", "because"], &as_text(&becauses)?)
}

fn links(conn: &mut Conn, nodes: &BTreeSet<String>) -> Result<HashMap<(String, String), String>> {
    let rows: Vec<(String, String, String)> = support::table
        .filter(support::node_id.eq_any(nodes))
        .select((support::node_id, support::parent_id, support::id))
        .load(conn)?;
    Ok(rows.into_iter().map(|(node, other, id)| ((node, other), id)).collect())
}

fn write_words(tx: &mut Writer<'_>, _proof: Proof, changes: &[Change], id: &impl Fn(&str) -> String) -> Result<()> {
    let of_words = |change: &&Change| WORDS.contains(&change.cell.field);
    let touched: BTreeSet<String> = changes.iter().filter(of_words).map(|change| id(&change.cell.node)).collect();
    if touched.is_empty() {
        return Ok(());
    }
    let links = links(tx.conn(), &touched)?;
    type Row = (String, String, Option<String>, String, String, String, String, String);
    let rows: Vec<Row> = wording::table
        .filter(wording::node_id.eq_any(&touched))
        .select((
            wording::id,
            wording::node_id,
            wording::support_id,
            wording::lens_id,
            wording::title,
            wording::because,
            wording::language,
            wording::direction,
        ))
        .load(tx.conn())?;
    // By node, further link and lens: the row, if there is one, and its words.
    let mut found: BTreeMap<(String, Option<String>, String), (Option<String>, Words)> = rows
        .into_iter()
        .map(|(row, node, link, lens, title, because, language, direction)| {
            ((node, link, lens), (Some(row), [title, because, language, direction]))
        })
        .collect();
    let mut written = BTreeSet::new();
    for change in changes.iter().filter(of_words) {
        let node = id(&change.cell.node);
        let link = match change.cell.other.as_str() {
            "" => None,
            other => match links.get(&(node.clone(), id(other))) {
                Some(link) => Some(link.clone()),
                None => continue,
            },
        };
        let key = (node, link, change.cell.lens.clone());
        let at = WORDS.iter().position(|field| *field == change.cell.field).unwrap_or(0);
        found.entry(key.clone()).or_default().1[at].clone_from(&change.after);
        written.insert(key);
    }
    let columns = ["id", "node_id", "support_id", "lens_id", "title", "because", "language", "direction", "revision"];
    let mut new = Rows::new("wording", &columns);
    let (mut gone, mut changed) = (Vec::new(), Vec::new());
    for key in written {
        let Some((row, [title, because, language, direction])) = found.remove(&key) else { continue };
        let is_empty = title.is_empty() && because.is_empty();
        match row {
            Some(row) if is_empty => gone.push(row),
            Some(row) => {
                changed.push(vec![json!(row), json!(title), json!(because), json!(language), json!(direction)])
            }
            None if is_empty => {}
            None => {
                let (node, link, lens) = key;
                let row = tx.new_id();
                new.push(vec![
                    json!(row),
                    json!(node),
                    json!(link),
                    json!(lens),
                    json!(title),
                    json!(because),
                    json!(language),
                    json!(direction),
                    json!(1),
                ]);
            }
        }
    }
    delete_text(tx.conn(), "wording", &json!(gone).to_string())?;
    update_text(tx.conn(), "wording", &["id", "title", "because", "language", "direction"], &as_text(&changed)?)?;
    new.insert(tx.conn())
}

/// The columns of an owner: the person's and the team's.
fn owner(text: &str) -> (Option<&str>, Option<&str>) {
    match text.split_once(':') {
        Some(("person", id)) => (Some(id), None),
        Some(("team", id)) => (None, Some(id)),
        _ => (None, None),
    }
}

fn some(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}
