//! A manager's answer, and what it makes of the person's card.
//!
//! Invariant: the person is told of every answer. A card that an earlier answer put on a line is taken off it by one that says
//! something else, unless its author has moved it meanwhile; its words are its author's alone.

use diesel::prelude::*;

use super::steps::{Entry, step};
use crate::access::{Permit, Tx as _, Writer};
use crate::accounts::store::notice;
use crate::declared::model::{Answer, Spoken, State};
use crate::declared::policy::AnswerDeclared;
use crate::error::Result;
use crate::id::{ContributionId, NodeId};
use crate::mission::store::given;
use crate::storage::schema::{declared, node};

/// Answers a declaration, or answers it anew.
///
/// # Errors
/// `Conflict` if it was changed or answered since `revision`; `Invalid` if what it is to serve is not in force.
pub(crate) fn answer(
    tx: &mut Writer<'_>,
    permit: &Permit<AnswerDeclared>,
    revision: i64,
    answer: &Answer,
) -> Result<()> {
    let (title, card, before): (String, Option<String>, Option<String>) = declared::table
        .filter(declared::id.eq(permit.id.as_str()))
        .select((declared::title, declared::card_id, declared::node_id))
        .first(tx.conn())?;
    let card = card.map(ContributionId::stored);
    let named: Option<(NodeId, String)> = match answer {
        Answer::Serves(node, _) => Some((node.clone(), title_of(tx, node)?)),
        Answer::Stop(_) | Answer::Keep(_) => None,
    };
    let entry = Entry {
        said: Spoken::of(answer),
        text: answer.text(),
        node: named.as_ref().map(|(node, title)| (node, title.as_str())),
    };
    step(tx, permit.proof(), (&permit.id, revision), answer.state(), &entry)?;
    let author = permit.chain.person.clone();
    match (answer, &card, before.map(NodeId::stored)) {
        (Answer::Serves(on, _), card, _) => {
            let card = given::give(tx, permit.proof(), &author, card.as_ref(), on, &title)?;
            diesel::update(declared::table.filter(declared::id.eq(permit.id.as_str())))
                .set(declared::card_id.eq(Some(card.as_str())))
                .execute(tx.conn())?;
        }
        (_, Some(card), Some(on)) if permit.state == State::Serves => {
            given::take_off(tx, permit.proof(), card, &on, matches!(answer, Answer::Stop(_)))?;
        }
        _ => {}
    }
    notice::insert_with(tx, permit.proof(), &author, "declared.answered", None)
}

/// Returns the title of a node; nothing is written of one that is not there: `give` refuses it.
fn title_of(tx: &mut Writer<'_>, id: &NodeId) -> Result<String> {
    let found: Option<String> =
        node::table.filter(node::id.eq(id.as_str())).select(node::title).first(tx.conn()).optional()?;
    Ok(found.unwrap_or_default())
}
