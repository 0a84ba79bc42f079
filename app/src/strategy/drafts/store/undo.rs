//! A draft that takes a published version back.
//!
//! Invariant: what was changed since is not overwritten: it is a conflict of the draft, to be chosen before publishing.

use super::begin::{Wanted, insert};
use super::bring_up::{Step, carry};
use crate::access::{Permit, Tx as _, Writer};
use crate::error::{Error, Result};
use crate::id::DraftId;
use crate::strategy::drafts::policy::TakeVersionBack;
use crate::strategy::versions::model::backwards;
use crate::strategy::versions::store::{as_of, made, skeleton};
use crate::text::Title;

/// Begins a draft that holds the opposite of the version `number`.
///
/// # Errors
/// `NotFound` if there is no such version.
pub(crate) fn undo(tx: &mut Writer<'_>, permit: &Permit<TakeVersionBack>, number: i64) -> Result<DraftId> {
    let (version, changes) = made(tx.conn(), permit, number)?.ok_or(Error::NotFound)?;
    let base = as_of(tx.conn(), permit, number)?.spots;
    let theirs = skeleton(tx.conn(), permit.as_str())?.0;
    let name = Title::parse("name", &format!("Undo version {number}"))?;
    let wanted = Wanted { name: Some(&name), limited: false, whole: true, undoes: Some(&version) };
    let (draft, copy) = insert(tx, permit.proof(), permit, &wanted)?;
    let changes = backwards(changes);
    let step = Step { changes: &changes, base: &base, theirs: &theirs };
    carry(tx, permit.proof(), &draft, copy.as_str(), &step, false)?;
    Ok(draft)
}
