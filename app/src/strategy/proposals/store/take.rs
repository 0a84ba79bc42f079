//! Taking a proposal into a draft.
//!
//! Invariant: what is written is written into the words that its author saw there, by the right to edit the node in that
//! draft; nothing in a draft is overwritten unseen.

use diesel::prelude::*;

use super::steps::{Entry, Stand, step};
use super::write::{in_time, of};
use crate::access::{Ability, Permit, Tx as _, Writer};
use crate::error::{Error, Result};
use crate::id::{DraftId, NodeId};
use crate::storage::Conn;
use crate::storage::schema::{draft, node};
use crate::strategy::drafts::policy::BeginDraft;
use crate::strategy::drafts::store::begin;
use crate::strategy::model::Seen;
use crate::strategy::policy::EditNode;
use crate::strategy::proposals::model::{NEW, Spoken, State};
use crate::strategy::proposals::policy::DecideProposal;
use crate::strategy::store::nodes::place;
use crate::strategy::store::{changed_meanwhile, read_text, write_text};

/// Where a proposal is taken to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Into {
    /// A draft that is begun for it.
    New,
    /// A draft that is open.
    Draft(DraftId),
}

impl Into {
    /// Reads what an address or a form carries.
    pub(crate) fn read(text: &str) -> Option<Self> {
        if text == NEW { Some(Self::New) } else { text.parse().ok().map(Self::Draft) }
    }
}

/// Writes `text` into a draft in place of the words that were `seen` there.
///
/// # Errors
/// `Conflict` if the proposal was decided or changed since `revision`, or the words there are others by now; `NotFound` for
/// a draft that the viewer does not see; `Forbidden` for one that rests.
pub(crate) fn take(
    tx: &mut Writer<'_>,
    permit: &Permit<DecideProposal>,
    (revision, seen): (i64, &Seen),
    into: &Into,
    text: &str,
) -> Result<()> {
    in_time(permit, Ability::Decide)?;
    let published = place(tx.conn(), &permit.node)?.ok_or(Error::NotFound)?;
    if published.archived_at.is_some() {
        return Err(Error::invalid("", "The node is archived. Bring it back in a draft and publish that first."));
    }
    let (draft, mirror) = match into {
        Into::New => {
            let right = tx.permit(BeginDraft)?;
            let begun = begin(tx, &right, None, false, Some(&permit.node))?;
            (begun.draft, begun.node.ok_or(Error::NotFound)?)
        }
        Into::Draft(id) => (id.clone(), mirror(tx.conn(), id, &permit.node)?.ok_or(Error::NotFound)?),
    };
    let right = tx.permit(EditNode(mirror.clone()))?;
    let (field, lens) = (permit.passage.field, permit.passage.lens.as_ref());
    let there = read_text(tx.conn(), &mirror, field, lens)?.ok_or(Error::NotFound)?;
    if !seen.holds(0, &there.text) {
        return Err(changed_meanwhile());
    }
    if text != there.text {
        write_text(tx, &right, field, lens, text)?;
    }
    let stand =
        Stand { state: State::Taken, answered: false, draft: Some(draft.as_str()), taken: Some(text), version: None };
    step(tx, permit.proof(), of(permit, revision), stand, Entry { words: text, ..Entry::new(Spoken::Taken, "") })
}

/// Finds the node of a draft that mirrors a published one.
fn mirror(conn: &mut Conn, id: &DraftId, of: &NodeId) -> Result<Option<NodeId>> {
    let found: Option<String> = node::table
        .inner_join(draft::table.on(draft::copy_id.eq(node::strategy_id)))
        .filter(draft::id.eq(id.as_str()))
        .filter(node::of_id.eq(of.as_str()))
        .select(node::id)
        .first(conn)
        .optional()?;
    Ok(found.map(NodeId::stored))
}
