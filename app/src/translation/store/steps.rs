//! One step of a translation: where it stands now, and the turn that says why.
//!
//! Invariant: asks the state machine, filters on the revision that was seen, and numbers the turn by the next; so no turn is
//! lost or stands twice, and of two who act at once one is told that somebody was quicker.

use diesel::prelude::*;

use super::texts;
use crate::access::{Proof, Tx as _, Writer};
use crate::error::{Error, Result};
use crate::storage::Conn;
use crate::storage::schema::{translation, translation_turn, version};
use crate::strategy::store::changed_meanwhile;
use crate::translation::model::{Refusal, Side, Standing, State, Terms};

/// What was said in a step.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry<'a> {
    /// What was done, as it is stored.
    pub act: &'static str,
    /// Which side; none for the server.
    pub side: Option<Side>,
    /// What was said with it.
    pub note: &'a str,
    /// The text that it carries.
    pub terms: Option<&'a Terms>,
    /// Whether whoever wrote the text agrees to it.
    pub agrees: bool,
}

/// What becomes of a translation's row in a step.
pub(super) struct Step<'a> {
    /// The translation.
    pub id: &'a str,
    /// The revision that was seen.
    pub revision: i64,
    /// Where it stands after it.
    pub after: Standing,
    /// Why it waits: `version`, `team`, `cycle` or nothing; with the version's number.
    pub cause: (&'static str, Option<i64>),
}

impl<'a> Entry<'a> {
    /// A turn without a text.
    pub const fn new(act: &'static str, side: Option<Side>, note: &'a str) -> Self {
        Self { act, side, note, terms: None, agrees: false }
    }
}

/// Takes a step.
///
/// # Errors
/// `Conflict` if somebody was quicker.
pub(super) fn step(tx: &mut Writer<'_>, proof: Proof, step: &Step<'_>, entry: Entry<'_>) -> Result<()> {
    let (now, after) = (tx.now().0, step.after);
    let this = translation::table.filter(translation::id.eq(step.id)).filter(translation::revision.eq(step.revision));
    let reason = if after.state.is_open() && after.state != State::Declined { "" } else { entry.note };
    let changed = diesel::update(this)
        .set((
            translation::state.eq(after.state.word()),
            translation::turn_side.eq(after.turn.map(Side::word)),
            translation::since.eq(now),
            translation::giver_agrees.eq(after.giver_agrees),
            translation::team_agrees.eq(after.team_agrees),
            translation::is_whole.eq(after.is_whole),
            translation::material.eq(after.is_material),
            translation::cause.eq(step.cause.0),
            translation::cause_number.eq(step.cause.1),
            translation::reason.eq(reason),
            translation::revision.eq(step.revision + 1),
        ))
        .execute(tx.conn())?;
    if changed == 0 {
        return Err(changed_meanwhile());
    }
    let turn = turn(tx, proof, step.id, step.revision + 1, entry)?;
    if entry.terms.is_some() {
        diesel::update(translation::table.filter(translation::id.eq(step.id)))
            .set(translation::text_turn_id.eq(&turn))
            .execute(tx.conn())?;
    }
    if after.state == State::Agreed { settle_agreed(tx, proof, step.id) } else { Ok(()) }
}

/// Notes that the text that stands is what was agreed, when, and under which version.
fn settle_agreed(tx: &mut Writer<'_>, _proof: Proof, id: &str) -> Result<()> {
    let now = tx.now().0;
    let this = translation::table.filter(translation::id.eq(id));
    let (strategy, text): (String, String) =
        this.select((translation::strategy_id, translation::text_turn_id)).first(tx.conn())?;
    let number = latest(tx.conn(), &strategy)?;
    diesel::update(this)
        .set((
            translation::agreed_turn_id.eq(text),
            translation::agreed_at.eq(now),
            translation::agreed_version.eq(number),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Returns the number of the version that is in force; none before the first.
pub(super) fn latest(conn: &mut Conn, strategy: &str) -> Result<Option<i64>> {
    Ok(version::table
        .filter(version::strategy_id.eq(strategy))
        .select(diesel::dsl::max(version::number))
        .first(conn)?)
}

/// Writes a turn, and returns its id.
pub(super) fn turn(tx: &mut Writer<'_>, proof: Proof, id: &str, number: i64, entry: Entry<'_>) -> Result<String> {
    let (row, now, actor) = (tx.new_id(), tx.now().0, tx.actor());
    let empty = Terms::default();
    let terms = entry.terms.unwrap_or(&empty);
    diesel::insert_into(translation_turn::table)
        .values((
            translation_turn::id.eq(&row),
            translation_turn::translation_id.eq(id),
            translation_turn::number.eq(number),
            translation_turn::side.eq(entry.side.map_or("server", Side::word)),
            translation_turn::person_id.eq(actor),
            translation_turn::said_at.eq(now),
            translation_turn::act.eq(entry.act),
            translation_turn::agrees.eq(entry.agrees),
            translation_turn::restatement.eq(&terms.restatement),
            translation_turn::needs.eq(&terms.needs),
            translation_turn::may_decide.eq(&terms.may_decide),
            translation_turn::nothing_because.eq(&terms.nothing_because),
            translation_turn::note.eq(entry.note),
        ))
        .execute(tx.conn())?;
    texts::write(tx, proof, &row, terms)?;
    Ok(row)
}

/// Says why an act led nowhere.
pub(super) fn refused(refusal: Refusal) -> Error {
    match refusal {
        Refusal::NotYours => Error::Forbidden,
        Refusal::TooLate => changed_meanwhile(),
        Refusal::NotWhole => Error::invalid("", "The team has not said yet in its own words what it will do."),
        Refusal::Material => {
            Error::invalid("", "The node says something else by now. Answer with a text that fits it.")
        }
    }
}
