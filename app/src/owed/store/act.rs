//! Saying of what waits that it is not mine, taking that back, and seeing to it.
//!
//! Invariant: each is kept with its reason. What is owned goes to the manager as a leaver's does, marked with whose it was, and
//! comes back the same way as long as nobody has taken it over.

use diesel::prelude::*;

use crate::access::{Permit, Proof, Tx as _, Writer};
use crate::accounts::store::notice;
use crate::error::{Error, Result};
use crate::id::{NotMineId, PersonId};
use crate::measures::store as measures;
use crate::owed::model::Sort;
use crate::owed::policy::{GiveBack, RefuseOwed, Refused, SeeTo};
use crate::storage::schema::not_mine;
use crate::strategy::store::owned;
use crate::text::Title;

/// Passes what waits for the viewer to their manager, with the reason.
///
/// # Errors
/// `Forbidden` where nobody is above.
pub(crate) fn refuse(tx: &mut Writer<'_>, permit: &Permit<RefuseOwed>, reason: &Title) -> Result<NotMineId> {
    let RefuseOwed(sort, subject) = permit.action();
    let me = tx.viewer().person.clone();
    let to = permit.manager.clone().ok_or(Error::Forbidden)?;
    match sort {
        Sort::Node => owned::hand_one(tx, permit.proof(), subject, (&me, &to))?,
        Sort::Measure => measures::hand_one(tx, permit.proof(), subject, (&me, &to))?,
        _ => 1,
    };
    let (id, now) = (tx.new_id(), tx.now().0);
    diesel::insert_into(not_mine::table)
        .values((
            not_mine::id.eq(&id),
            not_mine::person_id.eq(me.as_str()),
            not_mine::to_id.eq(to.as_str()),
            not_mine::sort.eq(sort.word()),
            not_mine::subject_id.eq(subject),
            not_mine::title.eq(&permit.title),
            not_mine::reason.eq(reason.as_str()),
            not_mine::before_id.eq(permit.before.as_ref().map(PersonId::as_str)),
            not_mine::said_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(NotMineId::stored(id))
}

/// Takes it back, or gives it back: it waits for whoever it waited for.
///
/// # Errors
/// `Invalid` if somebody has taken it over meanwhile.
pub(crate) fn give_back(tx: &mut Writer<'_>, permit: &Permit<GiveBack>) -> Result<()> {
    let refused: &Refused = permit;
    let (proof, subject) = (permit.proof(), &refused.subject);
    let (person, from) = (&refused.person, &refused.handed_to);
    let passed = match refused.sort {
        Sort::Node => owned::hand_back(tx, proof, subject, (person, from), refused.before.as_ref())?,
        Sort::Measure => measures::hand_one(tx, proof, subject, (from, person))?,
        _ => 1,
    };
    if passed == 0 {
        return Err(Error::invalid("", "Somebody else has it by now, so it stays where it is."));
    }
    settle(tx, proof, refused, "back", "owed.given_back")
}

/// Notes that whom it went to sees to it.
pub(crate) fn see_to(tx: &mut Writer<'_>, permit: &Permit<SeeTo>) -> Result<()> {
    settle(tx, permit.proof(), permit, "taken", "owed.seen_to")
}

fn settle(tx: &mut Writer<'_>, proof: Proof, refused: &Refused, how: &str, told: &str) -> Result<()> {
    let (now, by) = (tx.now().0, tx.actor());
    diesel::update(not_mine::table.filter(not_mine::id.eq(refused.id.as_str())))
        .set((
            not_mine::settled.eq(Some(how)),
            not_mine::settled_at.eq(Some(now)),
            not_mine::settled_by.eq(by.as_deref()),
        ))
        .execute(tx.conn())?;
    if by.as_deref() == Some(refused.person.as_str()) {
        return Ok(());
    }
    notice::insert_with(tx, proof, &refused.person, told, None)
}
