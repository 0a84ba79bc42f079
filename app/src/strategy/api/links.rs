//! Wordings per lens, and what a node also supports.
//!
//! Invariant: each form goes back to the page it stood on.
#![expect(clippy::too_many_arguments, reason = "a plain form sends its fields flat, one argument each")]

use leptos::prelude::*;

use crate::error::Result;
use crate::id::{LensId, NodeId, SupportId};
#[cfg(feature = "ssr")]
use crate::{
    access::{self, Tx as _},
    error::Error,
    forms::{self, Said},
    strategy::model::{Seen, WordingEdit},
    strategy::{policy, store},
    text::Prose,
};

/// Writes the words of a lens for a node, or for its further link `support`; revision 0 is for words that were not there.
#[server(prefix = "/api", endpoint = "strategy/wording")]
pub async fn write_wording(
    id: NodeId,
    lens: LensId,
    support: Option<String>,
    revision: i64,
    title: Option<String>,
    because: Option<String>,
    language: Option<String>,
    direction: Option<String>,
    seen: Option<String>,
) -> Result<()> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let edit = WordingEdit::parse(&text(&title), &text(&because), &text(&language), &text(&direction))?;
    let support: Option<SupportId> =
        support.filter(|id| !id.is_empty()).map(|id| id.parse().map_err(|_| Error::NotFound)).transpose()?;
    let seen = Seen::read(&seen.unwrap_or_default());
    let is_merged = access::write(move |tx| {
        let permit = tx.permit(policy::EditNode(id.clone()))?;
        store::write_wording(tx, &permit, &lens, support.as_ref(), &edit, (revision, &seen))
    })
    .await?;
    if is_merged {
        forms::say(Said::Merged);
    }
    Ok(())
}

/// Lets a node also support `parent`.
#[server(prefix = "/api", endpoint = "strategy/support/add")]
pub async fn add_support(id: NodeId, parent: Option<String>, because: Option<String>) -> Result<()> {
    let because = Prose::parse("because", &because.unwrap_or_default())?;
    let parent: NodeId = parent
        .and_then(|id| id.parse().ok())
        .ok_or_else(|| Error::invalid("parent", "Choose what it also supports."))?;
    forms::say(Said::Added);
    access::write(move |tx| {
        let permit = tx.permit(policy::EditNode(id.clone()))?;
        store::insert_support(tx, &permit, &parent, &because).map(drop)
    })
    .await
}

/// Changes the because of a further link.
#[server(prefix = "/api", endpoint = "strategy/support/edit")]
pub async fn edit_support(id: NodeId, support: SupportId, because: Option<String>, revision: i64) -> Result<()> {
    let because = Prose::parse("because", &because.unwrap_or_default())?;
    access::write(move |tx| {
        let permit = tx.permit(policy::EditNode(id.clone()))?;
        store::edit_support(tx, &permit, &support, &because, revision)
    })
    .await
}

/// Takes a further link away.
#[server(prefix = "/api", endpoint = "strategy/support/remove")]
pub async fn remove_support(id: NodeId, support: SupportId, revision: i64) -> Result<()> {
    forms::say(Said::Removed);
    access::write(move |tx| {
        let permit = tx.permit(policy::EditNode(id.clone()))?;
        store::remove_support(tx, &permit, &support, revision)
    })
    .await
}
