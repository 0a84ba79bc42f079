//! What the map's pages call.
//!
//! Invariant: reads alone; of a draft that somebody may not see they are told nothing.

use leptos::prelude::*;

use super::model::MapView;
use crate::error::Result;
use crate::id::DraftId;
use crate::strategy::drafts::model::DraftLine;
#[cfg(feature = "ssr")]
use crate::{
    access::{self, Tx as _},
    strategy::drafts::{policy::ReadDraft, store as drafts},
    strategy::map::{model::Address, store},
};

/// Reads the map as its address says, none while there is no strategy; `asked` is what stands behind the question mark.
#[server(prefix = "/api", endpoint = "strategy/map", input = server_fn::codec::GetUrl)]
pub async fn map(asked: String) -> Result<Option<MapView>> {
    access::read(move |tx| store::map(tx, Address::read(None, &asked))).await
}

/// Reads the map of a draft; `asked` as for [`map`].
#[server(prefix = "/api", endpoint = "drafts/map", input = server_fn::codec::GetUrl)]
pub async fn draft_map(id: DraftId, asked: String) -> Result<(DraftLine, MapView)> {
    access::read(move |tx| {
        let address = Address::read(Some(id.clone()), &asked);
        let permit = tx.permit(ReadDraft(id))?;
        let map = store::draft_map(tx, &permit, address)?;
        Ok((drafts::one(tx, &permit)?, map))
    })
    .await
}
