//! Recording values, correcting them, removing them and bringing them back.
//!
//! Invariant: a value is never rewritten. Its id is its revision: whoever corrects or removes one that somebody else
//! corrected or removed meanwhile is told so.

use diesel::prelude::*;
use jiff::civil::Date;

use super::changes::measured;
use super::readings::one;
use crate::access::{Action, Permit, Tx as _, Viewer, Writer};
use crate::error::{Error, Result};
use crate::id::{MeasureId, ValueId};
use crate::measures::model::{BY_HAND, Confidence, ValueEdit, number_said};
use crate::measures::policy::{CorrectValue, Measured, RecordValue, Valued};
use crate::storage::Conn;
use crate::storage::schema::measure_value;
use crate::strategy::store::changed_meanwhile;
use crate::text::Prose;

impl Action for RecordValue {
    const NAME: &'static str = "measure.record";

    fn subject(&self, conn: &mut Conn, _viewer: &Viewer) -> Result<Option<Measured>> {
        measured(conn, &self.0)
    }

    fn audited(&self) -> Option<String> {
        Some(self.0.to_string())
    }
}

impl Action for CorrectValue {
    const NAME: &'static str = "measure.correct";

    fn subject(&self, conn: &mut Conn, _viewer: &Viewer) -> Result<Option<Valued>> {
        valued(conn, &self.0)
    }

    /// The value itself; its row says what became of it.
    fn audited(&self) -> Option<String> {
        Some(self.0.to_string())
    }
}

/// Records a value after the others.
pub(crate) fn record(tx: &mut Writer<'_>, permit: &Permit<RecordValue>, value: &ValueEdit) -> Result<()> {
    let last: Option<i64> = measure_value::table
        .filter(measure_value::measure_id.eq(permit.id.as_str()))
        .select(diesel::dsl::max(measure_value::position))
        .first(tx.conn())?;
    let (id, now, by) = (tx.new_id(), tx.now().0, tx.actor());
    diesel::insert_into(measure_value::table)
        .values((
            measure_value::id.eq(id),
            measure_value::measure_id.eq(permit.id.as_str()),
            measure_value::role.eq("actual"),
            measure_value::position.eq(last.map_or(0, |last| last + 1)),
            measure_value::measured_on.eq(value.measured_on.to_string()),
            measure_value::amount.eq(value.amount),
            measure_value::note.eq(value.note.as_str()),
            measure_value::confidence.eq(value.confidence.word()),
            measure_value::made_by.eq(by),
            measure_value::made_at.eq(now),
            measure_value::source.eq(BY_HAND),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Records the latest value once more, for `today`; `seen` is what whoever says so has seen as the latest.
///
/// # Errors
/// `Invalid` if there is none, or somebody recorded another meanwhile.
pub(crate) fn unchanged(
    tx: &mut Writer<'_>,
    permit: &Permit<RecordValue>,
    (seen, confidence, note): (&str, Confidence, Prose),
    today: Date,
) -> Result<()> {
    let latest = one(tx.conn(), &permit.id)?.latest;
    if let Some(latest) = latest.as_ref().filter(|latest| latest.id.as_str() != seen) {
        let now = latest.amount.map_or_else(|| latest.text.clone(), number_said);
        let what = format!("Somebody recorded {now} meanwhile. Look whether that is what you mean, and say it again.");
        return Err(Error::invalid("amount", what));
    }
    let value = ValueEdit { confidence, note, ..ValueEdit::unchanged(latest.as_ref(), today)? };
    record(tx, permit, &value)
}

/// Puts a value right: a new one takes its place, and the old one stays, out of count.
///
/// # Errors
/// `Conflict` if somebody corrected or removed it meanwhile.
pub(crate) fn correct(tx: &mut Writer<'_>, permit: &Permit<CorrectValue>, edit: &ValueEdit) -> Result<()> {
    type Row = (Option<String>, Option<f64>, String, Option<String>, String, String, i64, String);
    let (day, amount, words, starts_on, note, confidence, position, extras): Row = measure_value::table
        .filter(measure_value::id.eq(permit.id.as_str()))
        .select((
            measure_value::measured_on,
            measure_value::amount,
            measure_value::amount_text,
            measure_value::starts_on,
            measure_value::note,
            measure_value::confidence,
            measure_value::position,
            measure_value::extras,
        ))
        .first(tx.conn())?;
    let says_the_same = amount == Some(edit.amount)
        && day.as_deref() == Some(edit.measured_on.to_string().as_str())
        && note == edit.note.as_str()
        && confidence == edit.confidence.word();
    if says_the_same && !permit.is_withdrawn {
        return Ok(());
    }
    let (id, now, by) = (tx.new_id(), tx.now().0, tx.actor());
    withdraw(tx, permit, Some(&id))?;
    // What a file kept beside a number still belongs to it; what it kept beside words does not.
    let extras = if words.is_empty() { extras } else { "{}".to_owned() };
    diesel::insert_into(measure_value::table)
        .values((
            measure_value::id.eq(id),
            measure_value::measure_id.eq(permit.measured.id.as_str()),
            measure_value::role.eq("actual"),
            measure_value::position.eq(position),
            measure_value::starts_on.eq(starts_on),
            measure_value::measured_on.eq(edit.measured_on.to_string()),
            measure_value::amount.eq(edit.amount),
            measure_value::note.eq(edit.note.as_str()),
            measure_value::confidence.eq(edit.confidence.word()),
            measure_value::extras.eq(extras),
            measure_value::made_by.eq(by),
            measure_value::made_at.eq(now),
            measure_value::source.eq(BY_HAND),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Takes a value out of count; it stays in the history and can be brought back.
///
/// # Errors
/// `Conflict` if somebody corrected or removed it meanwhile.
pub(crate) fn remove(tx: &mut Writer<'_>, permit: &Permit<CorrectValue>) -> Result<()> {
    withdraw(tx, permit, None)
}

/// Brings back a value that was removed.
///
/// # Errors
/// `Invalid` if it counts already, or another stands in its place.
pub(crate) fn bring_back(tx: &mut Writer<'_>, permit: &Permit<CorrectValue>) -> Result<()> {
    let changed = diesel::update(
        measure_value::table
            .filter(measure_value::id.eq(permit.id.as_str()))
            .filter(measure_value::removed_at.is_not_null())
            .filter(measure_value::replaced_by.is_null()),
    )
    .set((measure_value::removed_at.eq(None::<i64>), measure_value::removed_by.eq(None::<String>)))
    .execute(tx.conn())?;
    match changed {
        0 => Err(Error::invalid("", "This value counts already, or was corrected to another that does.")),
        _ => Ok(()),
    }
}

fn withdraw(tx: &mut Writer<'_>, permit: &Permit<CorrectValue>, instead: Option<&str>) -> Result<()> {
    let (now, by) = (tx.now().0, tx.actor());
    let changed = diesel::update(
        measure_value::table
            .filter(measure_value::id.eq(permit.id.as_str()))
            .filter(measure_value::removed_at.is_null()),
    )
    .set((measure_value::removed_at.eq(now), measure_value::removed_by.eq(by), measure_value::replaced_by.eq(instead)))
    .execute(tx.conn())?;
    if changed == 0 { Err(changed_meanwhile()) } else { Ok(()) }
}

/// Reads what the rule of a value looks at; none if it is no actual.
pub(crate) fn valued(conn: &mut Conn, id: &ValueId) -> Result<Option<Valued>> {
    let row: Option<(String, Option<i64>)> = measure_value::table
        .filter(measure_value::id.eq(id.as_str()))
        .filter(measure_value::role.eq("actual"))
        .select((measure_value::measure_id, measure_value::removed_at))
        .first(conn)
        .optional()?;
    let Some((measure, removed_at)) = row else {
        return Ok(None);
    };
    let measured: Option<Measured> = measured(conn, &MeasureId::stored(measure))?;
    Ok(measured.map(|measured| Valued { id: id.clone(), is_withdrawn: removed_at.is_some(), measured }))
}
