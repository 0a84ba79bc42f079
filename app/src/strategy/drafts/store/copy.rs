//! Copying a strategy's nodes into a draft.
//!
//! Invariant: three statements copy any number of rows.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use serde_json::json;

use crate::access::{Proof, Tx as _, Writer};
use crate::error::Result;
use crate::id::StrategyId;
use crate::storage::schema::{node, strategy, support, wording};
use crate::storage::{Kind, sql};

/// Makes a copy of all nodes of `strategy`, archived ones too, with their links and wordings; returns the copy's row.
pub(super) fn copy(tx: &mut Writer<'_>, proof: Proof, from: &StrategyId, name: &str) -> Result<StrategyId> {
    let (id, now) = (tx.new_id(), tx.now().0);
    diesel::insert_into(strategy::table)
        .values((strategy::id.eq(&id), strategy::name.eq(name), strategy::created_at.eq(now)))
        .execute(tx.conn())?;
    let nodes: Vec<(String, Option<String>)> =
        node::table.filter(node::strategy_id.eq(from.as_str())).select((node::id, node::parent_id)).load(tx.conn())?;
    let new: HashMap<String, String> = nodes.iter().map(|(old, _)| (old.clone(), tx.new_id())).collect();
    let rows: Vec<_> =
        nodes.iter().map(|(old, up)| json!([old, new[old], up.as_ref().and_then(|up| new.get(up))])).collect();
    let source = source(tx.conn().kind());
    sql(format!(
        "WITH pair (old_id, new_id, up_id) AS ({source}) \
         INSERT INTO node (id, strategy_id, of_id, parent_id, position, title, description, because, label, owner_id, \
           owner_team_id, starts_on, ends_on, language, direction, unwritten, extras, created_at, updated_at, archived_at, \
           revision, links) \
         SELECT pair.new_id, $2, n.id, pair.up_id, n.position, n.title, n.description, n.because, n.label, n.owner_id, \
           n.owner_team_id, n.starts_on, n.ends_on, n.language, n.direction, n.unwritten, '{{}}', $3, $3, n.archived_at, 1, n.links \
         FROM pair JOIN node n ON n.id = pair.old_id"
    ))
    .bind::<Text, _>(json!(rows).to_string())
    .bind::<Text, _>(id.as_str())
    .bind::<BigInt, _>(now)
    .execute(tx.conn())?;
    let links = supports(tx, proof, from, &new)?;
    wordings(tx, proof, from, &new, &links)?;
    Ok(StrategyId::stored(id))
}

/// The bound rows as a table of three texts, with room for a fourth.
fn source(kind: Kind) -> String {
    let (cell, rows) = match kind {
        Kind::Sqlite => ("value ->> ", "json_each($1)"),
        Kind::Postgres => ("value ->> ", "jsonb_array_elements(CAST($1 AS jsonb))"),
    };
    format!("SELECT {cell}0, {cell}1, {cell}2 FROM {rows}")
}

/// Copies the further links of the nodes of `from` whose both ends stand in `new`; returns which is which.
pub(crate) fn supports(
    tx: &mut Writer<'_>,
    _proof: Proof,
    from: &StrategyId,
    new: &HashMap<String, String>,
) -> Result<HashMap<String, String>> {
    let rows: Vec<(String, String, String, String)> = support::table
        .inner_join(node::table.on(node::id.eq(support::node_id)))
        .filter(node::strategy_id.eq(from.as_str()))
        .select((support::id, support::node_id, support::parent_id, support::because))
        .load(tx.conn())?;
    let mut copies = crate::storage::bulk::Rows::new("support", &["id", "node_id", "parent_id", "because", "revision"]);
    let mut links = HashMap::new();
    for (id, of, other, because) in rows {
        let (Some(of), Some(other)) = (new.get(&of), new.get(&other)) else { continue };
        let copied = tx.new_id();
        copies.push(vec![json!(copied), json!(of), json!(other), json!(because), json!(1)]);
        links.insert(id, copied);
    }
    copies.insert(tx.conn())?;
    Ok(links)
}

/// Copies the wordings of the nodes of `from` that stand in `new`, and of the further links in `links`.
pub(crate) fn wordings(
    tx: &mut Writer<'_>,
    _proof: Proof,
    from: &StrategyId,
    new: &HashMap<String, String>,
    links: &HashMap<String, String>,
) -> Result<()> {
    let rows: Vec<(String, String, Option<String>)> = wording::table
        .inner_join(node::table.on(node::id.eq(wording::node_id)))
        .filter(node::strategy_id.eq(from.as_str()))
        .select((wording::id, wording::node_id, wording::support_id))
        .load(tx.conn())?;
    let mut pairs = Vec::with_capacity(rows.len());
    for (id, of, link) in rows {
        let link = match link {
            Some(link) => match links.get(&link) {
                Some(link) => Some(link),
                None => continue,
            },
            None => None,
        };
        let Some(of) = new.get(&of) else { continue };
        let copied = tx.new_id();
        pairs.push(json!([id, copied, link, of]));
    }
    let source = source(tx.conn().kind()).replacen(" FROM ", ", value ->> 3 FROM ", 1);
    sql(format!(
        "WITH pair (old_id, new_id, link_id, node_id) AS ({source}) \
         INSERT INTO wording (id, node_id, support_id, lens_id, title, because, language, direction, revision) \
         SELECT pair.new_id, pair.node_id, pair.link_id, w.lens_id, w.title, w.because, w.language, w.direction, 1 \
         FROM pair JOIN wording w ON w.id = pair.old_id"
    ))
    .bind::<Text, _>(json!(pairs).to_string())
    .execute(tx.conn())?;
    Ok(())
}
