//! What becomes of proposals when a version is made or a draft is discarded.
//!
//! Invariant: in the transaction of that act. A proposal is published when a version says its words, whoever wrote them
//! there; one whose draft was published without them, or discarded, is open again.

use std::collections::HashMap;

use diesel::prelude::*;

use super::rows::{Of, lines};
use super::steps::{Entry, Stand, step};
use crate::access::{Proof, Tx, Writer};
use crate::error::Result;
use crate::id::{DraftId, LensId, NodeId, PersonId, VersionId};
use crate::storage::Conn;
use crate::storage::schema::proposal;
use crate::strategy::delegations::store::within;
use crate::strategy::model::InDraft;
use crate::strategy::policy::leads;
use crate::strategy::proposals::model::{Decided, Passage, Spoken, State};
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
    for (alive, is_said) in concerned(tx.conn(), made.strategy, made.draft.unwrap_or(""), changes)? {
        let told = (alive.id.as_str(), &alive.by, alive.revision);
        if is_said {
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

/// Lists what publishing `draft`, which changes `changes`, makes of proposals, as far as the viewer may read them: whoever
/// edits all of the draft reads all, a delegate those for their nodes, and everybody their own.
pub(crate) fn decided(tx: &mut impl Tx, strategy: &str, draft: &InDraft, changes: &[Change]) -> Result<Vec<Decided>> {
    let (viewer, now) = (tx.viewer().clone(), tx.now());
    let mut found = concerned(tx.conn(), strategy, draft.id.as_str(), changes)?;
    found.retain(|(alive, is_said)| alive.is_in_draft || *is_said);
    if !leads(&viewer) && !draft.is_open_to(&viewer) {
        let nodes: Vec<NodeId> = found.iter().map(|(alive, _)| alive.node.clone()).collect();
        let reached = within(tx.conn(), &viewer, now, &nodes)?;
        found.retain(|(alive, _)| alive.by == viewer.person || reached.contains_key(&alive.node));
    }
    let said: HashMap<String, bool> = found.into_iter().map(|(alive, is_said)| (alive.id, is_said)).collect();
    let ids: Vec<String> = said.keys().cloned().collect();
    let all = lines(tx, &Of::These(&ids))?;
    Ok(all
        .into_iter()
        .map(|line| Decided { is_said: said.get(line.id.as_str()).copied().unwrap_or_default(), line })
        .collect())
}

/// Returns the proposals of a strategy that a version of these changes concerns, and whether it says their words: those for
/// words that it changes, whoever wrote them there, and those that were taken into its `draft`.
fn concerned(conn: &mut Conn, strategy: &str, draft: &str, changes: &[Change]) -> Result<Vec<(Alive, bool)>> {
    let of_words: HashMap<&Cell, &str> = changes
        .iter()
        .filter(|change| change.cell.other.is_empty() && is_proposed(change))
        .map(|change| (&change.cell, change.after.as_str()))
        .collect();
    // All that are alive, and not those of the nodes that change: an import changes more than a query can name.
    let rows: Vec<Row> = alive().filter(proposal::strategy_id.eq(strategy)).load(conn)?;
    let mut found = Vec::new();
    for alive in rows.into_iter().filter_map(|row| read(row, draft)) {
        let says = match of_words.get(&alive.passage.cell(alive.node.as_str())) {
            Some(after) => Some((*after).to_owned()),
            // The version does not change these words, so it says what is published.
            None if alive.is_in_draft => {
                let (field, lens) = (alive.passage.field, alive.passage.lens.as_ref());
                read_text(conn, &alive.node, field, lens)?.map(|written| written.text)
            }
            None => continue,
        };
        let is_said = says.as_ref() == Some(&alive.words);
        found.push((alive, is_said));
    }
    Ok(found)
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
