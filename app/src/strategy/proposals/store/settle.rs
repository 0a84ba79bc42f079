//! What becomes of proposals when a version is made or a draft is discarded.
//!
//! Invariant: in the transaction of that act. A proposal is published when a version says its words, whoever wrote them
//! there; one whose draft was published without them, or discarded, is open again.

use std::collections::HashMap;

use diesel::prelude::*;

use super::steps::{Entry, Stand, step};
use crate::access::{Proof, Tx as _, Writer};
use crate::error::Result;
use crate::id::{DraftId, LensId, NodeId, PersonId, VersionId};
use crate::storage::schema::proposal;
use crate::strategy::proposals::model::{Passage, Spoken, State};
use crate::strategy::store::read_text;
use crate::strategy::versions::model::{Cell, Change};
use crate::strategy::versions::store::Made;

/// A proposal of which something may become.
struct Alive {
    id: String,
    by: PersonId,
    node: NodeId,
    passage: Passage,
    /// What was taken, or what is proposed.
    words: String,
    /// Whether it is in the draft at hand.
    is_in_draft: bool,
    revision: i64,
}

type Row = (String, String, String, String, String, String, Option<String>, Option<String>, i64);

/// Tells the proposals that a version concerns what became of them; its rows and those of its strategy are written.
pub(crate) fn settle(
    tx: &mut Writer<'_>,
    proof: Proof,
    made: &Made<'_>,
    (version, number): (&VersionId, i64),
    changes: &[Change],
) -> Result<()> {
    let of_words: HashMap<&Cell, &str> = changes
        .iter()
        .filter(|change| change.cell.other.is_empty() && is_proposed(change))
        .map(|change| (&change.cell, change.after.as_str()))
        .collect();
    let draft = made.draft.unwrap_or("");
    // All that are alive, and not those of the nodes that change: an import changes more than a query can name.
    let rows: Vec<Row> = alive().filter(proposal::strategy_id.eq(made.strategy)).load(tx.conn())?;
    for alive in rows.into_iter().filter_map(|row| read(row, draft)) {
        let cell = alive.passage.cell(alive.node.as_str());
        let says = match of_words.get(&cell) {
            Some(after) => Some((*after).to_owned()),
            None if alive.is_in_draft => {
                let (field, lens) = (alive.passage.field, alive.passage.lens.as_ref());
                read_text(tx.conn(), &alive.node, field, lens)?.map(|written| written.text)
            }
            None => continue,
        };
        let told = (alive.id.as_str(), &alive.by, alive.revision);
        if says.as_ref() == Some(&alive.words) {
            let stand = Stand { state: State::Published, version: Some(version.as_str()), ..Stand::OPEN };
            let entry = Entry { number: Some(number), ..Entry::new(Spoken::Published, "") };
            step(tx, proof, told, stand, entry)?;
        } else if alive.is_in_draft {
            let entry = Entry { number: Some(number), ..Entry::new(Spoken::Returned, "") };
            step(tx, proof, told, Stand::OPEN, entry)?;
        }
    }
    Ok(())
}

/// Opens what was taken into a draft that is discarded.
pub(crate) fn returned(tx: &mut Writer<'_>, proof: Proof, draft: &DraftId) -> Result<()> {
    let rows: Vec<Row> = alive().filter(proposal::draft_id.eq(draft.as_str())).load(tx.conn())?;
    for alive in rows.into_iter().filter_map(|row| read(row, draft.as_str())) {
        let told = (alive.id.as_str(), &alive.by, alive.revision);
        step(tx, proof, told, Stand::OPEN, Entry::new(Spoken::Returned, ""))?;
    }
    Ok(())
}

/// Whether proposals are made for the field that changed.
fn is_proposed(change: &Change) -> bool {
    let lens = Some(&change.cell.lens).filter(|lens| !lens.is_empty()).map(|lens| LensId::stored(lens.clone()));
    Passage::held(change.cell.field.word(), lens).is_some()
}

#[diesel::dsl::auto_type(no_type_alias)]
fn alive() -> _ {
    let states: [&'static str; 2] = ["open", "taken"];
    proposal::table.filter(proposal::state.eq_any(states)).order(proposal::id.asc()).select((
        proposal::id,
        proposal::person_id,
        proposal::node_id,
        proposal::field,
        proposal::lens_id,
        proposal::text,
        proposal::taken,
        proposal::draft_id,
        proposal::revision,
    ))
}

fn read(row: Row, draft: &str) -> Option<Alive> {
    let (id, by, node, field, lens, text, taken, in_draft, revision) = row;
    let lens = Some(lens).filter(|lens| !lens.is_empty()).map(LensId::stored);
    Some(Alive {
        id,
        by: PersonId::stored(by),
        node: NodeId::stored(node),
        passage: Passage::held(&field, lens)?,
        words: taken.unwrap_or(text),
        is_in_draft: !draft.is_empty() && in_draft.as_deref() == Some(draft),
        revision,
    })
}
