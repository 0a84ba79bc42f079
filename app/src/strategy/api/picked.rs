//! Moving several nodes, or putting several away, by one act.
//!
//! Invariant: `picks` names each node with the revision that was seen; each act leads to the outline, where the whole of it can
//! be taken back.

use leptos::prelude::*;

use crate::error::Result;
use crate::id::{DraftId, NodeId};
use crate::strategy::model::PickedView;
#[cfg(feature = "ssr")]
use crate::{
    access::{self, Tx as _},
    error::Error,
    forms::{self, Said},
    strategy::drafts::policy::ReadDraft,
    strategy::model::{Pick, Undo, outline_path},
    strategy::store,
};

/// Reads what the page needs that moves ticked rows of a draft or puts them away; `to` is the parent that was chosen, `find`
/// what is searched.
#[server(prefix = "/api", endpoint = "drafts/picked", input = server_fn::codec::GetUrl)]
pub async fn picked(id: DraftId, picks: String, to: Option<NodeId>, find: String) -> Result<PickedView> {
    access::read(move |tx| {
        let permit = tx.permit(ReadDraft(id))?;
        store::picked(tx, (&permit.draft, &permit.copy), &Pick::read_all(&picks), to.as_ref(), &find)
    })
    .await
}

/// Hangs the ticked nodes below `parent`, before its child `before` or last.
#[server(prefix = "/api", endpoint = "drafts/picked/move")]
pub async fn move_picked(picks: String, parent: NodeId, before: Option<String>, from: Option<String>) -> Result<()> {
    let picks = Pick::read_all(&picks);
    let at = picks.first().map(|pick| pick.node.clone());
    let before: Option<NodeId> = before.and_then(|id| id.parse().ok());
    let (undo, home) = access::write(move |tx| store::shift(tx, &picks, &parent, before.as_ref())).await?;
    forms::say(Said::Nothing);
    forms::go(outline_path(&home, from.as_deref(), at.as_ref(), Some(&undo)));
    Ok(())
}

/// Puts the ticked nodes away, each with everything below it.
#[server(prefix = "/api", endpoint = "drafts/picked/archive")]
pub async fn archive_picked(picks: String, from: Option<String>) -> Result<()> {
    let picks = Pick::read_all(&picks);
    let (undo, parent, home) = access::write(move |tx| store::archive_all(tx, &picks)).await?;
    forms::say(Said::Nothing);
    forms::go(outline_path(&home, from.as_deref(), parent.as_ref(), Some(&undo)));
    Ok(())
}

/// Takes back what `undo` says was done with several nodes.
#[server(prefix = "/api", endpoint = "drafts/picked/undo")]
pub async fn undo_picked(undo: String, from: Option<String>) -> Result<()> {
    let undo = Undo::read(&undo).ok_or(Error::NotFound)?;
    let at = undo.nodes().first().map(|(node, _)| (*node).clone());
    let home = access::write(move |tx| match &undo {
        Undo::Shifted(shifts) => store::shift_back(tx, shifts),
        Undo::PutAway(picks) => store::restore_all(tx, picks),
        Undo::Moved { .. } | Undo::Archived(_) => Err(Error::NotFound),
    })
    .await?;
    forms::say(Said::Restored);
    forms::go(outline_path(&home, from.as_deref(), at.as_ref(), None));
    Ok(())
}
