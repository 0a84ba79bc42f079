//! What the form of a value says, checked.
//!
//! Invariant: the number of a `ValueEdit` is finite, and its day has come.

use jiff::civil::Date;

use super::edit::amount;
use super::{Confidence, Value};
use crate::error::{Error, FieldErrors, Result};
use crate::strategy::model::day;
use crate::text::Prose;

/// The fields of a value's form, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ValueFields {
    /// The number.
    pub amount: String,
    /// The day it stands for.
    pub measured_on: String,
    /// How sure its author is.
    pub confidence: String,
    /// One sentence.
    pub note: String,
}

/// A value to record.
#[derive(Debug, Clone, PartialEq)]
pub struct ValueEdit {
    /// The number.
    pub amount: f64,
    /// The day it stands for.
    pub measured_on: Date,
    /// How sure its author is.
    pub confidence: Confidence,
    /// One sentence.
    pub note: Prose,
}

impl ValueFields {
    /// The names of the fields and what they are called, in their order on the form.
    pub const NAMES: [(&'static str, &'static str); 4] =
        [("amount", "Value"), ("measured_on", "Day"), ("confidence", "How sure"), ("note", "One sentence")];

    /// Returns the texts in the order of [`Self::NAMES`].
    pub fn texts(&self) -> [&str; 4] {
        [&self.amount, &self.measured_on, &self.confidence, &self.note]
    }

    /// Returns what the form of `value` holds.
    pub fn of(value: &Value) -> Self {
        Self {
            amount: value.amount.map(|amount| amount.to_string()).unwrap_or_default(),
            measured_on: value.measured_on.map(|day| day.to_string()).unwrap_or_default(),
            confidence: value.confidence.word().to_owned(),
            note: value.note.clone(),
        }
    }
}

impl ValueEdit {
    /// Checks the fields of a value; without a day it stands for `today`.
    ///
    /// # Errors
    /// `Invalid` with a message for each field that cannot be taken; a day after `today` cannot.
    pub fn parse(text: &str, day_text: &str, sure: &str, note: &str, today: Date) -> Result<Self> {
        let mut errors = FieldErrors::default();
        let amount = amount("amount", text)
            .and_then(|amount| amount.ok_or_else(|| Error::invalid("amount", "Write the value.")));
        let amount = errors.keep(amount);
        let measured_on = errors.keep(day("measured_on", day_text)).map(|day| day.unwrap_or(today));
        if measured_on.is_some_and(|day| day > today) {
            errors.add("measured_on", "This day has not come yet.");
        }
        let note = errors.keep(Prose::parse("note", note));
        match (amount, measured_on, note) {
            (Some(amount), Some(measured_on), Some(note)) if errors.0.is_empty() => {
                Ok(Self { amount, measured_on, confidence: Confidence::read(sure), note })
            }
            _ => Err(Error::Invalid(errors)),
        }
    }

    /// Returns `latest` once more, for `today`.
    ///
    /// # Errors
    /// `Invalid` if there is no number that could be the same.
    pub fn unchanged(latest: Option<&Value>, today: Date) -> Result<Self> {
        let Some((latest, amount)) = latest.and_then(|latest| Some((latest, latest.amount?))) else {
            return Err(Error::invalid(
                "amount",
                "There is no value yet that could be unchanged. Write the first one.",
            ));
        };
        Ok(Self { amount, measured_on: today, confidence: latest.confidence, note: Prose::default() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_of_tomorrow_is_refused() {
        let today = jiff::civil::date(2026, 11, 21);
        let parse = |amount: &str, day: &str| ValueEdit::parse(amount, day, "sure", "", today);
        assert!(parse("4", "2026-11-21").is_ok());
        assert_eq!(parse("4", "").unwrap().measured_on, today);
        assert!(parse("4", "2026-11-22").is_err());
        assert!(parse("", "").is_err());
    }
}
