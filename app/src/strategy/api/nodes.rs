//! Beginning a strategy, adding and changing its nodes.
//!
//! Invariant: a field that cannot be taken comes back with its words; an owner is found by name, or the candidates come
//! back to choose from. Who only looks (`look`) saves nothing.
#![expect(clippy::too_many_arguments, reason = "a plain form sends its fields flat, one argument each")]

use leptos::prelude::*;

use crate::error::Result;
use crate::id::NodeId;
#[cfg(feature = "ssr")]
use crate::{
    access::{self, Tx as _},
    forms::{self, Said},
    routes::links as to,
    strategy::model::{NodeEdit, NodeFields, Seen, outline_path},
    strategy::{policy, store},
    text::Title,
};

/// Begins a strategy with its mission.
#[server(prefix = "/api", endpoint = "strategy/begin")]
pub async fn begin_strategy(name: String, mission: String) -> Result<()> {
    let (name, mission) = (Title::parse("name", &name)?, Title::parse("mission", &mission)?);
    let id = access::write(move |tx| {
        let permit = tx.permit(policy::BeginStrategy)?;
        store::nodes::begin(tx, &permit, &name, &mission)
    })
    .await?;
    forms::go(to::node(&id));
    Ok(())
}

/// Adds a node below `id`, and goes on to the outline there (`from` is what its address asked for).
#[server(prefix = "/api", endpoint = "strategy/add")]
pub async fn add_node(
    id: NodeId,
    title: String,
    because: Option<String>,
    description: Option<String>,
    owner: Option<String>,
    owner_search: Option<String>,
    look: Option<String>,
    language: Option<String>,
    direction: Option<String>,
    links: Option<String>,
    from: Option<String>,
) -> Result<()> {
    if let Some(at) = look {
        return access::read(move |tx| tx.permit(policy::AddNode(id)).and(Err(store::looked(&at)))).await;
    }
    let fields = NodeFields {
        title,
        because: because.unwrap_or_default(),
        description: description.unwrap_or_default(),
        owner: owner.unwrap_or_default(),
        language: language.unwrap_or_default(),
        direction: direction.unwrap_or_default(),
        links: links.unwrap_or_default(),
        ..NodeFields::default()
    };
    let edit = fields.parse()?;
    let words = owner_search.unwrap_or_default();
    let (added, home) = access::write(move |tx| {
        let permit = tx.permit(policy::AddNode(id.clone()))?;
        let edit = owned(tx, &edit, &words)?;
        let added = store::nodes::insert(tx, &permit, &edit)?;
        Ok((added, permit.outline()))
    })
    .await?;
    forms::say(Said::Added);
    forms::go(outline_path(&home, from.as_deref(), Some(&added), None));
    Ok(())
}

/// Changes what a node says; `revision` is the one that its author saw.
#[server(prefix = "/api", endpoint = "strategy/edit")]
pub async fn edit_node(
    id: NodeId,
    revision: i64,
    title: String,
    because: Option<String>,
    description: Option<String>,
    owner: Option<String>,
    owner_search: Option<String>,
    look: Option<String>,
    starts_on: Option<String>,
    ends_on: Option<String>,
    language: Option<String>,
    direction: Option<String>,
    links: Option<String>,
    seen: Option<String>,
) -> Result<()> {
    if let Some(at) = look {
        return access::read(move |tx| tx.permit(policy::EditNode(id)).and(Err(store::looked(&at)))).await;
    }
    let fields = NodeFields {
        title,
        because: because.unwrap_or_default(),
        description: description.unwrap_or_default(),
        owner: owner.unwrap_or_default(),
        starts_on: starts_on.unwrap_or_default(),
        ends_on: ends_on.unwrap_or_default(),
        language: language.unwrap_or_default(),
        direction: direction.unwrap_or_default(),
        links: links.unwrap_or_default(),
    };
    let edit = fields.parse()?;
    let words = owner_search.unwrap_or_default();
    let page = to::node(&id);
    let seen = Seen::read(&seen.unwrap_or_default());
    let is_merged = access::write(move |tx| {
        let permit = tx.permit(policy::EditNode(id.clone()))?;
        let edit = owned(tx, &edit, &words)?;
        store::nodes::save(tx, &permit, &edit, revision, &seen)
    })
    .await?;
    if is_merged {
        forms::say(Said::Merged);
    }
    forms::go(page);
    Ok(())
}

/// Notes that a node which was handed over has been taken over.
#[server(prefix = "/api", endpoint = "strategy/take-over")]
pub async fn take_over_node(id: NodeId) -> Result<()> {
    access::write(move |tx| {
        let permit = tx.permit(policy::TakeOverNode(id.clone()))?;
        store::nodes::take_over(tx, &permit)
    })
    .await
}

/// Returns the edit with the owner that `words` mean.
#[cfg(feature = "ssr")]
fn owned(tx: &mut access::Writer<'_>, edit: &NodeEdit, words: &str) -> Result<NodeEdit> {
    let owner = store::one_owner(tx.conn(), words, edit.owner.clone(), store::Sought::Anybody)?;
    Ok(NodeEdit { owner, ..edit.clone() })
}
