//! What the pages of versions call.
//!
//! Invariant: reads alone; every version is read by everybody who is signed in.

use leptos::prelude::*;

use super::model::{HistoryView, PastOutline, VersionLine, VersionView};
use crate::error::Result;
use crate::id::NodeId;
#[cfg(feature = "ssr")]
use crate::{access, strategy::model::Asked, strategy::versions::store};

/// Lists the versions, the latest first.
#[server(prefix = "/api", endpoint = "versions/list", input = server_fn::codec::GetUrl)]
pub async fn versions() -> Result<Vec<VersionLine>> {
    access::read(|tx| store::list(tx)).await
}

/// Reads a version with what it changed.
#[server(prefix = "/api", endpoint = "versions/view", input = server_fn::codec::GetUrl)]
pub async fn version(number: i64) -> Result<VersionView> {
    access::read(move |tx| store::version(tx, number)).await
}

/// Compares two versions.
#[server(prefix = "/api", endpoint = "versions/compare", input = server_fn::codec::GetUrl)]
pub async fn compare_versions(from: i64, to: i64) -> Result<VersionView> {
    access::read(move |tx| store::between(tx, from, to)).await
}

/// Reads the outline as a version left it; `asked` is what stands behind the question mark.
#[server(prefix = "/api", endpoint = "versions/outline", input = server_fn::codec::GetUrl)]
pub async fn outline_then(number: i64, asked: String) -> Result<PastOutline> {
    access::read(move |tx| store::past_outline(tx, number, &Asked::read(&asked))).await
}

/// Reads what was ever published of a node.
#[server(prefix = "/api", endpoint = "versions/history", input = server_fn::codec::GetUrl)]
pub async fn node_history(id: NodeId) -> Result<HistoryView> {
    access::read(move |tx| store::history(tx, &id)).await
}
