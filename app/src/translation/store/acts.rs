//! Answering, agreeing, declining, withdrawing, confirming, ending.
//!
//! Invariant: what is agreed over the team's capacity stops something; a decision that comes too late writes nothing.

use diesel::prelude::*;

use super::capacity::load;
use super::steps::{Entry, Step, refused, step};
use super::texts;
use crate::access::{Action, Permit, Tx as _, Writer};
use crate::error::{Error, Result};
use crate::storage::schema::translation;
use crate::strategy::store::changed_meanwhile;
use crate::text::{Prose, Title};
use crate::translation::model::{Act, Side, State, Terms, Typed, name};
use crate::translation::policy::{AgreeTranslation, AnswerTranslation, OfferAnew, Sides, side};

/// Writes another text; `holds_back` says that its writer does not agree to it yet.
///
/// # Errors
/// `Conflict` if somebody was quicker; `Invalid` if it says too little, or stops too little.
pub(crate) fn answer(
    tx: &mut Writer<'_>,
    permit: &Permit<AnswerTranslation>,
    revision: i64,
    typed: &Typed,
    (note, holds_back): (&Prose, bool),
) -> Result<()> {
    let side = mine(tx, permit)?;
    let before = standing_text(tx, permit)?;
    let terms = Terms::parse(typed, &before.objectives)?;
    if before == terms && permit.standing.state != State::Confirm && permit.standing.state != State::Declined {
        return Err(Error::invalid("", "This is what it says already. Agree to it, or change something first."));
    }
    fits(tx, permit, &terms, &name("stops"))?;
    let agrees = !holds_back;
    let after = permit.standing.step(side, Act::Counter { agrees }).map_err(refused)?;
    let entry = Entry { terms: Some(&terms), agrees, ..Entry::new("counter", Some(side), note.as_str()) };
    step(tx, permit.proof(), &Step { id: permit.id.as_str(), revision, after, cause: ("", None) }, entry)
}

/// Agrees to the text that stands.
///
/// # Errors
/// `Conflict` if another text stands by now.
pub(crate) fn agree(tx: &mut Writer<'_>, permit: &Permit<AgreeTranslation>, revision: i64) -> Result<()> {
    let side = mine(tx, permit)?;
    let after = permit.standing.step(side, Act::Agree).map_err(refused)?;
    if after.state == State::Agreed {
        let terms = standing_text(tx, permit)?;
        fits(tx, permit, &terms, "")?;
    }
    let entry = Entry { agrees: true, ..Entry::new("agree", Some(side), "") };
    step(tx, permit.proof(), &Step { id: permit.id.as_str(), revision, after, cause: ("", None) }, entry)
}

/// Declines, withdraws, confirms or ends, with `reason` where one is asked for.
///
/// # Errors
/// `Conflict` if somebody was quicker; `Invalid` if what is to be confirmed needs a new text.
pub(crate) fn act<A: Action<Subject = Sides>>(
    tx: &mut Writer<'_>,
    permit: &Permit<A>,
    revision: i64,
    (act, reason): (Act, Option<&Title>),
) -> Result<()> {
    let side = mine(tx, permit)?;
    let after = permit.standing.step(side, act).map_err(refused)?;
    let word = match act {
        Act::Decline => "decline",
        Act::Withdraw => "withdraw",
        Act::Confirm => "confirm",
        _ => "end",
    };
    let entry = Entry::new(word, Some(side), reason.map_or("", Title::as_str));
    step(tx, permit.proof(), &Step { id: permit.id.as_str(), revision, after, cause: ("", None) }, entry)
}

/// Answers a decline by offering anew, with another because.
///
/// # Errors
/// `Conflict` if somebody was quicker.
pub(crate) fn offer_anew(
    tx: &mut Writer<'_>,
    permit: &Permit<OfferAnew>,
    revision: i64,
    because: &Title,
) -> Result<()> {
    let side = mine(tx, permit)?;
    let after = permit.standing.step(side, Act::Offer).map_err(refused)?;
    let entry = Entry { agrees: true, ..Entry::new("offer", Some(side), because.as_str()) };
    step(tx, permit.proof(), &Step { id: permit.id.as_str(), revision, after, cause: ("", None) }, entry)?;
    diesel::update(translation::table.filter(translation::id.eq(permit.id.as_str())))
        .set(translation::because.eq(because.as_str()))
        .execute(tx.conn())?;
    Ok(())
}

/// Returns the side that the writer speaks for.
fn mine(tx: &Writer<'_>, sides: &Sides) -> Result<Side> {
    side(tx.viewer(), sides).ok_or(Error::Forbidden)
}

/// Reads the text that stands.
fn standing_text(tx: &mut Writer<'_>, sides: &Sides) -> Result<Terms> {
    let turn: Option<String> = translation::table
        .filter(translation::id.eq(sides.id.as_str()))
        .select(translation::text_turn_id)
        .first(tx.conn())
        .optional()?;
    texts::text(tx.conn(), &turn.ok_or_else(changed_meanwhile)?)
}

/// Refuses a text that stops nothing where the team carries as much as it says it can.
fn fits(tx: &mut Writer<'_>, sides: &Sides, terms: &Terms, field: &str) -> Result<()> {
    let load = load(tx.conn(), &sides.team, Some(&sides.id))?;
    if load.is_full() && !terms.frees() {
        let said = format!(
            "The team has agreed to {} of {} that it says it can carry: say what it stops for this one.",
            load.agreed, load.carries
        );
        return Err(Error::invalid(field, said));
    }
    Ok(())
}
