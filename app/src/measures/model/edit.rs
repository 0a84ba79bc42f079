//! What the form of a measure says, checked.
//!
//! Invariant: a `MeasureEdit` has a name; every number in it is finite.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{MeasureView, Sort, Toward, feed, number_said};
use crate::error::{Error, FieldErrors, Result};
use crate::id::PersonId;
use crate::strategy::model::{Owner, day};
use crate::text::{Prose, Title};

/// The fields of a measure's form, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasureFields {
    /// What is measured.
    pub name: String,
    /// `quantity`, `milestone` or `fed`.
    pub sort: String,
    /// The unit.
    pub unit: String,
    /// `up` or `down`.
    pub toward: String,
    /// Where it began.
    pub start: String,
    /// Where it is to be.
    pub target: String,
    /// Its first day.
    pub starts_on: String,
    /// By when.
    pub due_on: String,
    /// After how many days without a value it is stale; of a fed one, how often a value is expected.
    pub stale_after_days: String,
    /// The system that feeds it.
    pub feed: String,
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
    /// Its first day.
    pub starts_on: Option<Date>,
    /// By when.
    pub due_on: Option<Date>,
    /// After how many days without a value it is stale; 0 is never.
    pub stale_after_days: i64,
    /// The system that feeds it; blank where people do.
    pub feed: String,
    /// Who looks after it; nobody leaves it to the owner of its node.
    pub owner: Option<PersonId>,
}

impl MeasureFields {
    /// The names of the fields and what they are called, in their order on the form.
    pub const NAMES: [(&'static str, &'static str); 11] = [
        ("name", "What is measured"),
        ("sort", "Sort"),
        ("unit", "Unit"),
        ("toward", "Better is"),
        ("start", "Start"),
        ("target", "Target"),
        ("starts_on", "First day"),
        ("due_on", "Due"),
        ("stale_after_days", "Stale after days"),
        ("feed", "System that feeds it"),
        ("owner", "Owner"),
    ];

    /// Returns the texts in the order of [`Self::NAMES`].
    pub fn texts(&self) -> [&str; 11] {
        [
            &self.name,
            &self.sort,
            &self.unit,
            &self.toward,
            &self.start,
            &self.target,
            &self.starts_on,
            &self.due_on,
            &self.stale_after_days,
            &self.feed,
            &self.owner,
        ]
    }

    /// Returns what the form of `measure` holds.
    pub fn of(measure: &MeasureView) -> Self {
        let reading = &measure.reading;
        let amount = |amount: Option<f64>| amount.map(|amount| amount.to_string()).unwrap_or_default();
        let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        Self {
            name: reading.name.clone(),
            sort: reading.sort.word().to_owned(),
            unit: reading.unit.clone(),
            toward: reading.toward.word().to_owned(),
            start: amount(reading.start),
            target: amount(reading.target),
            starts_on: day(reading.starts_on),
            due_on: day(reading.due_on),
            stale_after_days: reading.stale_after_days.to_string(),
            feed: reading.feed.clone(),
            owner: measure.owner.as_ref().map(|(id, _)| Owner::Person(id.clone()).written()).unwrap_or_default(),
        }
    }

    /// Checks all fields; those that its sort does not have are left out of account.
    ///
    /// # Errors
    /// `Invalid` with a message for each field that cannot be taken.
    pub fn parse(&self) -> Result<MeasureEdit> {
        let mut errors = FieldErrors::default();
        let sort = Sort::read(&self.sort);
        let number = |text: &'_ str| if sort == Sort::Milestone { String::new() } else { text.to_owned() };
        let name = errors.keep(Title::parse("name", &self.name));
        let unit = errors.keep(unit(&number(&self.unit)));
        let start = errors.keep(amount("start", &number(&self.start)));
        let target = errors.keep(amount("target", &number(&self.target)));
        let starts_on = errors.keep(day("starts_on", &self.starts_on));
        let due_on = errors.keep(day("due_on", &self.due_on));
        let feed = errors.keep(if sort == Sort::Fed { fed_by(&self.feed) } else { Ok(String::new()) });
        let stale_after_days = errors.keep(stale_after(&self.stale_after_days, sort));
        let owner = errors.keep(keeper(&self.owner));
        let toward = if sort == Sort::Milestone { Toward::Up } else { Toward::read(&self.toward) };
        if let (Some(Some(start)), Some(Some(target))) = (start, target)
            && let Some(what) = way(start, target, toward)
        {
            errors.add("target", what);
        }
        if let (Some(Some(first)), Some(Some(due))) = (starts_on, due_on)
            && due <= first
        {
            errors.add(
                "due_on",
                format!("This is not after the first day, {first}. Between the two there has to be time."),
            );
        }
        let numbers = unit.zip(start).zip(target).zip(stale_after_days);
        match (name, numbers, starts_on.zip(due_on), feed, owner) {
            (
                Some(name),
                Some((((unit, start), target), stale_after_days)),
                Some((starts_on, due_on)),
                Some(feed),
                Some(owner),
            ) if errors.0.is_empty() => Ok(MeasureEdit {
                name,
                sort,
                unit,
                toward,
                start,
                target,
                starts_on,
                due_on,
                stale_after_days,
                feed,
                owner,
            }),
            _ => Err(Error::Invalid(errors)),
        }
    }
}

/// Says what is wrong with the way from `start` to `target`, if anything is.
fn way(start: f64, target: f64, toward: Toward) -> Option<String> {
    let (from, to) = (number_said(start), number_said(target));
    match toward {
        _ if start == target => {
            Some(format!("Start and target are both {from}, so there is no way to go. Write where it is to be."))
        }
        Toward::Up if target < start => Some(format!(
            "From {from} to {to} it falls, and more is said to be better. Choose “Less”, or change one of the two numbers."
        )),
        Toward::Down if target > start => Some(format!(
            "From {from} to {to} it rises, and less is said to be better. Choose “More”, or change one of the two numbers."
        )),
        _ => None,
    }
}

fn fed_by(text: &str) -> Result<String> {
    match feed("feed", text)? {
        name if name.is_empty() => {
            Err(Error::invalid("feed", "Name the system that sends the values, such as “Service desk”."))
        }
        name => Ok(name),
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

fn stale_after(text: &str, sort: Sort) -> Result<i64> {
    let (least, what) = match sort {
        Sort::Fed => (1, "Write in how many days a new value is expected, at least 1."),
        Sort::Quantity | Sort::Milestone => (0, "Write a number of days, 0 for never."),
    };
    match text.trim() {
        "" => Ok(35),
        days => days
            .parse()
            .ok()
            .filter(|days| (least..=3660).contains(days))
            .ok_or_else(|| Error::invalid("stale_after_days", what)),
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
mod tests;
