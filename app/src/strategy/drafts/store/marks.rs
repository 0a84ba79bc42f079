//! The outline of a draft, with what it changes marked on its rows.
//!
//! Invariant: a mark is a word; a row without one says what is published.

use std::collections::HashMap;

use super::lines::line;
use super::publish::ahead_of;
use crate::access::{Permit, Tx};
use crate::error::{Error, Result};
use crate::routes::links;
use crate::strategy::cycles::store as cycles;
use crate::strategy::drafts::model::DraftView;
use crate::strategy::drafts::policy::ReadDraft;
use crate::strategy::model::Asked;
use crate::strategy::store::draft_outline;
use crate::strategy::versions::store::{count, sorts_of};

/// Reads a draft's outline.
///
/// # Errors
/// `NotFound` once the draft has ended.
pub(crate) fn outline(tx: &mut impl Tx, permit: &Permit<ReadDraft>, asked: &Asked) -> Result<DraftView> {
    if !permit.state.is_alive() {
        return Err(Error::NotFound);
    }
    let home = links::draft(&permit.draft.id);
    let mut outline = draft_outline(tx, &permit.copy, asked, home)?;
    let ahead = ahead_of(tx.conn(), permit)?;
    let sorts = sorts_of(&ahead.changes);
    let marks: HashMap<&str, Vec<String>> =
        sorts.iter().map(|(node, sorts)| (*node, sorts.iter().map(|sort| sort.said().to_owned()).collect())).collect();
    for row in &mut outline.rows {
        let key = row.of.as_ref().unwrap_or(&row.id).as_str();
        row.marks = marks.get(key).cloned().unwrap_or_default();
    }
    // Of the strategy that is to follow everything is new: what matters there is what was to change and has not yet.
    let brought = cycles::brought(tx.conn(), &permit.copy)?;
    for row in &mut outline.rows {
        if let Some(waits) = brought.get(row.id.as_str()) {
            row.marks = waits.then(|| "to be rewritten".to_owned()).into_iter().collect();
        }
    }
    let draft = line(tx, permit, Some(count(&ahead.changes)))?;
    Ok(DraftView { draft, outline })
}
