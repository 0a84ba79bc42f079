//! Moving nodes, putting them away, bringing them back.
//!
//! Invariant: each act leads to the outline, where it can be taken back; `from` is what the outline's address asked for.

use leptos::prelude::*;

use crate::error::Result;
use crate::id::NodeId;
#[cfg(feature = "ssr")]
use crate::{
    access::{self, Tx as _},
    error::Error,
    forms::{self, Said},
    strategy::model::{Step, outline_path},
    strategy::{policy, store, store::moves::Spot},
};

/// Hangs a node below `parent`: before its child `before`, after its child `after`, or last.
#[server(prefix = "/api", endpoint = "strategy/move")]
pub async fn move_node(
    id: NodeId,
    revision: i64,
    parent: NodeId,
    before: Option<String>,
    after: Option<String>,
    from: Option<String>,
) -> Result<()> {
    let at = id.clone();
    let (undo, home) = access::write(move |tx| {
        let permit = tx.permit(policy::MoveNode(id.clone()))?;
        let sibling = |id: &Option<String>| id.as_deref().and_then(|id| id.parse::<NodeId>().ok());
        let (before, after) = (sibling(&before), sibling(&after));
        let spot = match (&before, &after) {
            (Some(before), _) => Spot::Before(before),
            (None, Some(after)) => Spot::After(after),
            (None, None) => Spot::Last,
        };
        let undo = store::moves::to(tx, &permit, &parent, spot, revision)?;
        Ok((undo, permit.outline()))
    })
    .await?;
    // The outline says so itself, beside the way back.
    forms::say(Said::Nothing);
    forms::go(outline_path(&home, from.as_deref(), Some(&at), Some(&undo)));
    Ok(())
}

/// Moves a node one place up or down among its siblings; `step` is a [`Step`].
#[server(prefix = "/api", endpoint = "strategy/reorder")]
pub async fn reorder_node(step: String, from: Option<String>) -> Result<()> {
    let step = Step::read(&step).ok_or(Error::NotFound)?;
    let at = step.node.clone();
    let (undo, home) = access::write(move |tx| {
        let permit = tx.permit(policy::MoveNode(step.node.clone()))?;
        let undo = store::moves::step(tx, &permit, step.is_up, step.revision)?;
        Ok((undo, permit.outline()))
    })
    .await?;
    forms::say(Said::Nothing);
    forms::go(outline_path(&home, from.as_deref(), Some(&at), Some(&undo)));
    Ok(())
}

/// Puts a node away with everything below it.
#[server(prefix = "/api", endpoint = "strategy/archive")]
pub async fn archive_node(id: NodeId, revision: i64, from: Option<String>) -> Result<()> {
    let (undo, parent, home) = access::write(move |tx| {
        let permit = tx.permit(policy::ArchiveNode(id.clone()))?;
        let undo = store::archive(tx, &permit, revision)?;
        Ok((undo, permit.parent.clone(), permit.outline()))
    })
    .await?;
    forms::say(Said::Nothing);
    forms::go(outline_path(&home, from.as_deref(), parent.as_ref(), Some(&undo)));
    Ok(())
}

/// Brings a node back with what was put away together with it.
#[server(prefix = "/api", endpoint = "strategy/restore")]
pub async fn restore_node(id: NodeId, revision: i64, from: Option<String>) -> Result<()> {
    let at = id.clone();
    let home = access::write(move |tx| {
        let permit = tx.permit(policy::ArchiveNode(id.clone()))?;
        store::restore(tx, &permit, revision)?;
        Ok(permit.outline())
    })
    .await?;
    forms::say(Said::Restored);
    forms::go(outline_path(&home, from.as_deref(), Some(&at), None));
    Ok(())
}
