//! What is said to the parts of a translation.
//!
//! Invariant: a comment moves nothing: whose turn it is, and what stands, is as before.

use diesel::prelude::*;

use crate::access::{Permit, Tx as _, Writer};
use crate::error::{Error, Result};
use crate::storage::schema::translation_comment;
use crate::strategy::store::changed_meanwhile;
use crate::text::Prose;
use crate::translation::model::Terms;
use crate::translation::policy::CommentTranslation;

/// Says `text` to the part `line` (the whole, where it is empty), or proposes it as that part's wording.
///
/// # Errors
/// `Invalid` if nothing is said, or to no part; `Conflict` if it is over.
pub(crate) fn comment(
    tx: &mut Writer<'_>,
    permit: &Permit<CommentTranslation>,
    (line, is_wording): (&str, bool),
    text: &Prose,
) -> Result<()> {
    if !permit.standing.state.is_open() {
        return Err(changed_meanwhile());
    }
    if text.as_str().is_empty() {
        return Err(Error::invalid("text", "Write something here."));
    }
    if !line.is_empty() && Terms::default().parts().iter().all(|(word, ..)| word != line) {
        return Err(Error::invalid("line", "Choose a part from the list."));
    }
    let (row, me, now) = (tx.new_id(), tx.viewer().person.to_string(), tx.now().0);
    diesel::insert_into(translation_comment::table)
        .values((
            translation_comment::id.eq(row),
            translation_comment::translation_id.eq(permit.id.as_str()),
            translation_comment::person_id.eq(me),
            translation_comment::said_at.eq(now),
            translation_comment::line.eq(line),
            translation_comment::is_wording.eq(is_wording),
            translation_comment::text.eq(text.as_str()),
        ))
        .execute(tx.conn())?;
    Ok(())
}
