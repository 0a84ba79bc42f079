//! What the form of a measure says, checked.
//!
//! Invariant: a `MeasureEdit` has a name; every number in it is finite.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{MeasureView, Sort, Toward};
use crate::error::{Error, FieldErrors, Result};
use crate::id::PersonId;
use crate::strategy::model::{Owner, day};
use crate::text::{Prose, Title};

/// The fields of a measure's form, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasureFields {
    /// What is measured.
    pub name: String,
    /// `quantity` or `milestone`.
    pub sort: String,
    /// The unit.
    pub unit: String,
    /// `up` or `down`.
    pub toward: String,
    /// Where it began.
    pub start: String,
    /// Where it is to be.
    pub target: String,
    /// By when.
    pub due_on: String,
    /// After how many days without a value it is stale.
    pub stale_after_days: String,
    /// Who looks after it, as [`Owner::written`].
    pub owner: String,
}

/// What is written to a measure.
#[derive(Debug, Clone, PartialEq)]
pub struct MeasureEdit {
    /// What is measured.
    pub name: Title,
    /// What sort it is.
    pub sort: Sort,
    /// The unit.
    pub unit: String,
    /// Which way is better.
    pub toward: Toward,
    /// Where it began.
    pub start: Option<f64>,
    /// Where it is to be.
    pub target: Option<f64>,
    /// By when.
    pub due_on: Option<Date>,
    /// After how many days without a value it is stale; 0 is never.
    pub stale_after_days: i64,
    /// Who looks after it; nobody leaves it to the owner of its node.
    pub owner: Option<PersonId>,
}

impl MeasureFields {
    /// The names of the fields and what they are called, in their order on the form.
    pub const NAMES: [(&'static str, &'static str); 9] = [
        ("name", "What is measured"),
        ("sort", "Sort"),
        ("unit", "Unit"),
        ("toward", "Better is"),
        ("start", "Start"),
        ("target", "Target"),
        ("due_on", "Due"),
        ("stale_after_days", "Stale after days"),
        ("owner", "Owner"),
    ];

    /// Returns the texts in the order of [`Self::NAMES`].
    pub fn texts(&self) -> [&str; 9] {
        [
            &self.name,
            &self.sort,
            &self.unit,
            &self.toward,
            &self.start,
            &self.target,
            &self.due_on,
            &self.stale_after_days,
            &self.owner,
        ]
    }

    /// Returns what the form of `measure` holds.
    pub fn of(measure: &MeasureView) -> Self {
        let reading = &measure.reading;
        let amount = |amount: Option<f64>| amount.map(|amount| amount.to_string()).unwrap_or_default();
        Self {
            name: reading.name.clone(),
            sort: reading.sort.word().to_owned(),
            unit: reading.unit.clone(),
            toward: reading.toward.word().to_owned(),
            start: amount(reading.start),
            target: amount(reading.target),
            due_on: reading.due_on.map(|day| day.to_string()).unwrap_or_default(),
            stale_after_days: reading.stale_after_days.to_string(),
            owner: measure.owner.as_ref().map(|(id, _)| Owner::Person(id.clone()).written()).unwrap_or_default(),
        }
    }

    /// Checks all fields.
    ///
    /// # Errors
    /// `Invalid` with a message for each field that cannot be taken.
    pub fn parse(&self) -> Result<MeasureEdit> {
        let mut errors = FieldErrors::default();
        let name = errors.keep(Title::parse("name", &self.name));
        let unit = errors.keep(unit(&self.unit));
        let start = errors.keep(amount("start", &self.start));
        let target = errors.keep(amount("target", &self.target));
        let due_on = errors.keep(day("due_on", &self.due_on));
        let stale_after_days = errors.keep(stale_after(&self.stale_after_days));
        let owner = errors.keep(keeper(&self.owner));
        match (name, unit, start, target, due_on, stale_after_days, owner) {
            (Some(name), Some(unit), Some(start), Some(target), Some(due_on), Some(stale_after_days), Some(owner)) => {
                Ok(MeasureEdit {
                    name,
                    sort: Sort::read(&self.sort),
                    unit,
                    toward: Toward::read(&self.toward),
                    start,
                    target,
                    due_on,
                    stale_after_days,
                    owner,
                })
            }
            _ => Err(Error::Invalid(errors)),
        }
    }
}

/// Reads who looks after a measure: a person, or nobody.
///
/// # Errors
/// `Invalid` if it is neither.
pub fn keeper(text: &str) -> Result<Option<PersonId>> {
    match Owner::read("owner", text)? {
        None => Ok(None),
        Some(Owner::Person(id)) => Ok(Some(id)),
        Some(Owner::Team(_)) => Err(Error::invalid("owner", "One person looks after a measure. Choose a person.")),
    }
}

fn unit(text: &str) -> Result<String> {
    let unit = Prose::parse("unit", text)?;
    if unit.as_str().chars().count() > 40 || unit.as_str().contains('\n') {
        return Err(Error::invalid("unit", "Write the unit in a word, such as “%” or “days”."));
    }
    Ok(unit.as_str().to_owned())
}

fn stale_after(text: &str) -> Result<i64> {
    match text.trim() {
        "" => Ok(35),
        days => days
            .parse()
            .ok()
            .filter(|days| (0..=3660).contains(days))
            .ok_or_else(|| Error::invalid("stale_after_days", "Write a number of days, 0 for never.")),
    }
}

/// Reads a number; a comma may stand for the point.
pub(super) fn amount(field: &str, text: &str) -> Result<Option<f64>> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let plain = text.replace(['\u{a0}', '\u{202f}', ' '], "");
    let plain = if plain.matches(',').count() == 1 && !plain.contains('.') { plain.replace(',', ".") } else { plain };
    let is_plain = plain.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+'));
    plain
        .parse::<f64>()
        .ok()
        .filter(|number| is_plain && number.is_finite() && number.abs() < 1e15)
        .map(Some)
        .ok_or_else(|| Error::invalid(field, "Write a number, such as 44 or 2.4."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, number) in [
            ("44", Some(Some(44.0))),
            (" 2,4 ", Some(Some(2.4))),
            ("-1.5", Some(Some(-1.5))),
            ("12 000", Some(Some(12_000.0))),
            ("", Some(None)),
            ("inf", None),
            ("NaN", None),
            ("1e9", None),
            ("44 %", None),
            ("1,200,000", None),
        ] {
            assert_eq!(amount("amount", text).ok(), number, "{text:?}");
        }
    }

    #[test]
    fn a_measure_is_looked_after_by_a_person_or_by_nobody() {
        let id = "018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f8";
        for (text, is_taken) in [("", true), (Owner::NOBODY, true), ("somebody", false)] {
            assert_eq!(keeper(text) == Ok(None), is_taken, "{text:?}");
        }
        assert_eq!(keeper(&format!("person:{id}")).unwrap().unwrap().as_str(), id);
        assert!(keeper(&format!("team:{id}")).is_err());
    }

    #[test]
    fn a_measure_needs_a_name_and_a_short_unit() {
        let fields = MeasureFields { name: "Returns".to_owned(), ..MeasureFields::default() };
        assert_eq!(fields.parse().unwrap().stale_after_days, 35);
        assert!(MeasureFields::default().parse().is_err());
        assert!(MeasureFields { unit: "x".repeat(41), ..fields.clone() }.parse().is_err());
        assert!(MeasureFields { stale_after_days: "-1".to_owned(), ..fields }.parse().is_err());
    }
}
