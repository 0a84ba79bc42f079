//! Reading the strategy.
//!
//! Invariant: reads change nothing.

use leptos::prelude::*;

use crate::error::Result;
use crate::id::NodeId;
use crate::strategy::model::{EditView, MoveView, NodeView, OutlineView};
#[cfg(feature = "ssr")]
use crate::{
    access,
    strategy::model::{Asked, Owner},
    strategy::store,
};

/// Reads the outline as its address says, none while there is no strategy; `asked` is what stands behind the question mark.
#[server(prefix = "/api", endpoint = "strategy/outline", input = server_fn::codec::GetUrl)]
pub async fn outline(asked: String) -> Result<Option<OutlineView>> {
    access::read(move |tx| store::outline(tx, &Asked::read(&asked))).await
}

/// Reads a node's page.
#[server(prefix = "/api", endpoint = "strategy/node", input = server_fn::codec::GetUrl)]
pub async fn node(id: NodeId) -> Result<NodeView> {
    access::read(move |tx| store::node_view(tx, &id)).await
}

/// Reads what the forms of a node need; `owner_words` and `node_words` are searched.
#[server(prefix = "/api", endpoint = "strategy/forms", input = server_fn::codec::GetUrl)]
pub async fn node_forms(id: NodeId, owner_words: String, owner: String, node_words: String) -> Result<EditView> {
    let chosen = Owner::read("owner", &owner).unwrap_or_default();
    access::read(move |tx| store::edit_view(tx, &id, &owner_words, chosen, &node_words)).await
}

/// Reads what the form that moves a node needs.
#[server(prefix = "/api", endpoint = "strategy/places", input = server_fn::codec::GetUrl)]
pub async fn places(id: NodeId, to: Option<NodeId>, find: String) -> Result<MoveView> {
    access::read(move |tx| store::move_view(tx, &id, to, &find)).await
}
