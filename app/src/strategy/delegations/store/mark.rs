//! What delegations say of the rows of an outline.
//!
//! Invariant: two queries for any number of rows; a row that is not the viewer's to change offers no act.

use super::{lasting, let_in, within};
use crate::access::Tx;
use crate::error::Result;
use crate::id::NodeId;
use crate::strategy::model::{Delegated, Opened, OutlineRow, Place};

/// Says at each row who is let edit it, and how far it is open to the viewer; `place` is that of any row, and comes back as
/// that of a row which the viewer may change.
pub(crate) fn marked(tx: &mut impl Tx, mut place: Place, rows: &mut [OutlineRow]) -> Result<Place> {
    if place.is_shelved || rows.is_empty() {
        return Ok(place);
    }
    let published: Vec<NodeId> = rows.iter().map(|row| row.of.as_ref().unwrap_or(&row.id).clone()).collect();
    let mut lets = lasting(tx, &published)?;
    for (row, node) in rows.iter_mut().zip(&published) {
        row.let_edit = lets.remove(node).into_iter().flatten().map(|one| one.said()).collect();
    }
    let (viewer, now) = (tx.viewer().clone(), tx.now());
    let Some(draft) = place.draft.take() else {
        return Ok(place);
    };
    let draft = let_in(tx.conn(), &viewer, now, draft)?;
    if draft.is_let_in {
        let ids: Vec<NodeId> = rows.iter().map(|row| row.id.clone()).collect();
        let reached = within(tx.conn(), &viewer, now, &ids)?;
        for row in rows {
            row.opened = match reached.get(&row.id) {
                Some(Delegated::Below) => Opened::Wholly,
                Some(Delegated::Top) => Opened::Words,
                _ => Opened::Not,
            };
        }
        place.delegated = Delegated::Below;
    }
    place.draft = Some(draft);
    Ok(place)
}
