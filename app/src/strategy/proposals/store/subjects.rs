//! What each act on proposals is about, loaded for its rule.
//!
//! Invariant: whether the viewer edits the node is asked of the drafts and of the delegations as they are now.

use diesel::prelude::*;

use crate::access::{Action, Viewer};
use crate::error::Result;
use crate::id::{LensId, NodeId, PersonId, ProposalId, StrategyId};
use crate::storage::Conn;
use crate::storage::schema::proposal;
use crate::strategy::delegations::store::looked_at;
use crate::strategy::drafts::store::mirrors;
use crate::strategy::model::{Delegated, Place};
use crate::strategy::proposals::model::{Passage, State};
use crate::strategy::proposals::policy::{
    AnswerProposal, ChangeProposal, DecideProposal, MarkNewsRead, ProposeChange, Proposed, ReadProposal, ReopenProposal,
};
use crate::strategy::store::nodes::{current, place};
use crate::time::Timestamp;

impl Action for ProposeChange {
    const NAME: &'static str = "proposal.make";

    fn subject(&self, conn: &mut Conn, _viewer: &Viewer) -> Result<Option<Place>> {
        place(conn, &self.0)
    }

    fn audited(&self) -> Option<String> {
        Some(self.0.to_string())
    }
}

/// Gives the acts on one proposal their subject.
macro_rules! on_a_proposal {
    ($($act:ident $name:literal $audited:literal)*) => { $(
        impl Action for $act {
            const NAME: &'static str = $name;
            const AUDITED: bool = $audited;

            fn subject(&self, conn: &mut Conn, viewer: &Viewer) -> Result<Option<Proposed>> {
                proposed(conn, viewer, None, &self.0)
            }

            fn subject_at(&self, conn: &mut Conn, viewer: &Viewer, now: Timestamp) -> Result<Option<Proposed>> {
                proposed(conn, viewer, Some(now), &self.0)
            }

            fn audited(&self) -> Option<String> {
                Some(self.0.to_string())
            }
        }
    )* };
}

on_a_proposal! {
    ReadProposal "proposal.read" true
    AnswerProposal "proposal.answer" true
    ChangeProposal "proposal.change" true
    DecideProposal "proposal.decide" true
    ReopenProposal "proposal.reopen" true
    MarkNewsRead "proposal.mark_read" false
}

fn proposed(conn: &mut Conn, viewer: &Viewer, now: Option<Timestamp>, id: &ProposalId) -> Result<Option<Proposed>> {
    let found: Option<(String, String, String, String, String, String, i64)> = proposal::table
        .filter(proposal::id.eq(id.as_str()))
        .select((
            proposal::person_id,
            proposal::strategy_id,
            proposal::node_id,
            proposal::field,
            proposal::lens_id,
            proposal::state,
            proposal::revision,
        ))
        .first(conn)
        .optional()?;
    let Some((by, strategy, node, field, lens, state, revision)) = found else {
        return Ok(None);
    };
    let lens = Some(lens).filter(|lens| !lens.is_empty()).map(LensId::stored);
    let Some(passage) = Passage::held(&field, lens) else {
        return Ok(None);
    };
    let node = NodeId::stored(node);
    let may_edit_node = match place(conn, &node)? {
        Some(place) => may_edit(conn, viewer, now, place)?,
        None => false,
    };
    let strategy = StrategyId::stored(strategy);
    Ok(Some(Proposed {
        id: id.clone(),
        by: PersonId::stored(by),
        is_in_force: current(conn)?.as_ref() == Some(&strategy),
        strategy,
        node,
        passage,
        state: State::read(&state),
        may_edit_node,
        revision,
    }))
}

/// Tells whether `viewer` edits a published node: in a draft that there is, or in one that they may begin because it was
/// delegated to them. Without a time no delegation is looked up.
pub(super) fn may_edit(conn: &mut Conn, viewer: &Viewer, now: Option<Timestamp>, place: Place) -> Result<bool> {
    let place = match now {
        Some(now) => looked_at(conn, viewer, now, place)?,
        None => place,
    };
    Ok(place.delegated != Delegated::No || !mirrors(conn, viewer, &place)?.is_empty())
}
