//! What a file of values says beside what is known already.
//!
//! Invariant: pure. The same measure, day and source with the same value again is nothing, with another it is a correction;
//! what somebody corrected or removed by hand comes back only when the file says something new.

use std::collections::HashMap;

use jiff::civil::Date;

use super::{Catalogue, Known, Line, Sheet, numbers, shortened};
use crate::measures::model::{Confidence, FILE, Sort, number_said};
use crate::problem::Problem;
use crate::text::folded;

/// A value that is stored.
#[derive(Debug, Clone, PartialEq)]
pub struct KnownValue {
    /// Its id.
    pub id: String,
    /// Its measure.
    pub measure: String,
    /// Whether it is a target.
    pub is_target: bool,
    /// Its day.
    pub day: Option<Date>,
    /// Where it comes from.
    pub source: String,
    /// The number.
    pub amount: Option<f64>,
    /// The words of the source, where it gave no number.
    pub text: String,
    /// One sentence.
    pub note: String,
    /// How sure somebody was.
    pub confidence: Confidence,
    /// Its place among those of its measure.
    pub position: i64,
    /// When it was recorded, in microseconds.
    pub made_at: i64,
    /// Whether it counts.
    pub counts: bool,
    /// Whether it came in a file of values.
    pub is_imported: bool,
    /// What was put in its place.
    pub replaced_by: Option<String>,
}

/// A value to be written.
#[derive(Debug, Clone, PartialEq)]
pub struct New {
    /// Its line in the file.
    pub line: usize,
    /// The id of its measure.
    pub measure: String,
    /// What the measure is called.
    pub name: String,
    /// The measure's unit.
    pub unit: String,
    /// Its day.
    pub day: Date,
    /// The number.
    pub amount: f64,
    /// One sentence.
    pub note: String,
    /// How sure somebody was.
    pub confidence: Confidence,
    /// Where it comes from.
    pub source: String,
    /// Its place among those of its measure.
    pub position: i64,
    /// The value that it takes the place of: its id, and what it said.
    pub instead: Option<(String, String)>,
}

/// What a file would do.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Compared {
    /// How many rows the file has.
    pub rows: usize,
    /// What would be written, corrections among it.
    pub new: Vec<New>,
    /// How many rows say what is known already.
    pub unchanged: usize,
    /// How many rows name no measure that there is, or none beyond doubt.
    pub unknown: usize,
    /// What a person should look at, in the order of lines.
    pub problems: Vec<Problem>,
}

impl Compared {
    /// Returns how many values are new, and how many take the place of others.
    pub fn counts(&self) -> (usize, usize) {
        let corrected = self.new.iter().filter(|one| one.instead.is_some()).count();
        (self.new.len() - corrected, corrected)
    }
}

/// Compares a sheet with what is known, on `today`; without a catalogue only the sheet itself is looked at.
pub fn compare(sheet: &Sheet, catalogue: Option<&Catalogue>, values: &[KnownValue], today: Date) -> Compared {
    let mut out = Compared { rows: sheet.rows, problems: sheet.problems.clone(), ..Compared::default() };
    let mut work = Work::new(values);
    for line in &sheet.lines {
        let mut told = None;
        match work.one(sheet, line, catalogue, today, &mut told) {
            Ok(Fate::New(new)) => out.new.push(*new),
            Ok(Fate::Unchanged) => out.unchanged += 1,
            Ok(Fate::Unseen) => {}
            Err(Trouble::Unknown(what)) => {
                out.unknown += 1;
                out.problems.push(Problem::new(line.line, format!("{what} The row was left out.")));
                continue;
            }
            Err(Trouble::Refused(what)) => {
                out.problems.push(Problem::new(line.line, format!("{what} The row was left out.")));
                continue;
            }
        }
        out.problems.extend(told.map(|told| Problem::new(line.line, told)));
    }
    out.problems.sort_by_key(|problem| problem.line);
    out
}

enum Fate {
    New(Box<New>),
    Unchanged,
    /// There is nothing to compare it with.
    Unseen,
}

enum Trouble {
    Unknown(String),
    Refused(String),
}

type Key = (String, Date, String);

struct Work<'a> {
    by_id: HashMap<&'a str, &'a KnownValue>,
    by_key: HashMap<Key, Vec<&'a KnownValue>>,
    targets: HashMap<(&'a str, Option<Date>), Vec<&'a KnownValue>>,
    next: HashMap<String, i64>,
    /// The line that spoke of a day first, what it said, and whether that was new.
    seen: HashMap<Key, (usize, f64, bool)>,
}

impl<'a> Work<'a> {
    fn new(values: &'a [KnownValue]) -> Self {
        let mut work = Self {
            by_id: HashMap::new(),
            by_key: HashMap::new(),
            targets: HashMap::new(),
            next: HashMap::new(),
            seen: HashMap::new(),
        };
        for value in values {
            work.by_id.insert(&value.id, value);
            let next = work.next.entry(value.measure.clone()).or_default();
            *next = (*next).max(value.position + 1);
            match value.day {
                _ if value.is_target => work.targets.entry((&value.measure, value.day)).or_default().push(value),
                Some(day) => {
                    let key = (value.measure.clone(), day, folded(&value.source));
                    work.by_key.entry(key).or_default().push(value);
                }
                None => {}
            }
        }
        work
    }

    fn one(
        &mut self,
        sheet: &Sheet,
        line: &Line,
        catalogue: Option<&Catalogue>,
        today: Date,
        told: &mut Option<String>,
    ) -> Result<Fate, Trouble> {
        let Some(catalogue) = catalogue else {
            // Words may be right for a milestone, so only what cannot be a number of anything is told.
            let number = numbers::read(&line.value, sheet.commas);
            if milestone(&line.value).is_none() {
                *told = number.map_err(Trouble::Refused)?.told;
            }
            return Ok(Fate::Unseen);
        };
        let known = catalogue.find(&line.measure).map_err(Trouble::Unknown)?;
        if line.is_target {
            return self.target(known, line, sheet.commas);
        }
        if !known.may {
            return Err(Trouble::Refused(format!(
                "You do not keep “{}”, so you cannot record its values.",
                shortened(&known.name)
            )));
        }
        if line.day > today {
            return Err(Trouble::Refused(format!("The day {} has not come yet.", line.day)));
        }
        let source = match (line.source.as_str(), known.feed.as_str()) {
            ("", "") => FILE.to_owned(),
            ("", feed) => feed.to_owned(),
            (source, _) => source.to_owned(),
        };
        let key = (known.id.clone(), line.day, folded(&source));
        let stored: Vec<&KnownValue> = self.by_key.get(&key).cloned().unwrap_or_default();
        if stored.iter().any(|value| value.counts && value.amount.is_none() && value.text.trim() == line.value) {
            return Ok(Fate::Unchanged);
        }
        let amount = amount(known, line, sheet.commas, told).map_err(Trouble::Refused)?;
        let says_the_same = |value: &KnownValue| {
            value.amount == Some(amount)
                && (line.note.is_empty() || line.note == value.note)
                && (line.confidence == Confidence::Unsaid || line.confidence == value.confidence)
        };
        let last_imported = self.last_imported(&stored);
        let counting = stored.iter().filter(|value| value.counts);
        let is_known = counting.clone().any(|value| says_the_same(value)) || last_imported.is_some_and(says_the_same);
        if let Some((first, said, was_new)) = self.seen.get(&key) {
            return match (*said == amount, is_known && !was_new) {
                (false, false) => Err(Trouble::Refused(format!(
                    "Line {first} says otherwise for this day. One day of one source has one value: remove one of the two."
                ))),
                _ => Ok(Fate::Unchanged),
            };
        }
        self.seen.insert(key, (line.line, amount, !is_known));
        if is_known {
            return Ok(Fate::Unchanged);
        }
        let before = last_imported
            .and_then(|value| self.standing_for(value))
            .or_else(|| counting.max_by_key(|value| value.position).copied());
        let position = match before {
            Some(before) => before.position,
            None => {
                let next = self.next.entry(known.id.clone()).or_default();
                *next += 1;
                *next - 1
            }
        };
        let said = |value: &KnownValue| value.amount.map_or_else(|| value.text.clone(), number_said);
        Ok(Fate::New(Box::new(New {
            line: line.line,
            measure: known.id.clone(),
            name: known.name.clone(),
            unit: known.unit.clone(),
            day: line.day,
            amount,
            note: line.note.clone(),
            confidence: line.confidence,
            source,
            position,
            instead: before.map(|before| (before.id.clone(), said(before))),
        })))
    }

    /// Returns what a file said last of a day and source: what no later file corrected.
    fn last_imported(&self, stored: &[&'a KnownValue]) -> Option<&'a KnownValue> {
        let is_last = |value: &&&'a KnownValue| {
            let mut at: &KnownValue = value;
            for _ in 0..self.by_id.len() {
                match at.replaced_by.as_deref().and_then(|id| self.by_id.get(id)) {
                    Some(next) if stored.iter().any(|one| one.is_imported && one.id == next.id) => return false,
                    Some(next) => at = next,
                    None => break,
                }
            }
            true
        };
        let imported = stored.iter().filter(|value| value.is_imported).filter(is_last);
        imported.max_by_key(|value| (value.made_at, &value.id)).copied()
    }

    /// Returns what counts in the place of a value, if anything does: itself, or the end of its corrections.
    fn standing_for(&self, value: &'a KnownValue) -> Option<&'a KnownValue> {
        let mut at = value;
        // No chain is longer than all values.
        for _ in 0..self.by_id.len() {
            match at.replaced_by.as_deref().and_then(|id| self.by_id.get(id)) {
                Some(next) if !at.counts => at = next,
                _ => break,
            }
        }
        Some(at).filter(|at| at.counts)
    }

    fn target(&self, known: &Known, line: &Line, commas: bool) -> Result<Fate, Trouble> {
        let stored = self.targets.get(&(known.id.as_str(), Some(line.day)));
        let number = numbers::read(&line.value, commas).ok().map(|number| number.value);
        let is_known = stored
            .into_iter()
            .flatten()
            .any(|value| (number.is_some() && value.amount == number) || value.text.trim() == line.value);
        if is_known {
            return Ok(Fate::Unchanged);
        }
        Err(Trouble::Refused("A target is changed with the measure itself, not by a file of values.".to_owned()))
    }
}

/// Reads the value for its measure: in its unit, or whether it is reached.
fn amount(known: &Known, line: &Line, commas: bool, told: &mut Option<String>) -> Result<f64, String> {
    if !line.unit.is_empty() && folded(&line.unit) != folded(&known.unit) {
        return Err(format!("The file has it in “{}”, the measure is in “{}”.", shortened(&line.unit), known.unit));
    }
    if known.sort == Sort::Milestone {
        return milestone(&line.value).ok_or_else(|| {
            format!(
                "“{}” says not whether this was reached. Write reached or not reached, or 1 or 0.",
                shortened(&line.value)
            )
        });
    }
    let number = numbers::read(&line.value, commas)?;
    if !number.unit.is_empty() && folded(&number.unit) != folded(&known.unit) {
        let unit = if known.unit.is_empty() { "has no unit".to_owned() } else { format!("is in “{}”", known.unit) };
        return Err(format!("“{}” names a unit, and the measure {unit}.", shortened(&line.value)));
    }
    *told = number.told;
    Ok(number.value)
}

/// Reads whether a milestone was reached.
fn milestone(text: &str) -> Option<f64> {
    match folded(text).as_str() {
        "1" | "reached" | "yes" | "done" | "true" => Some(1.0),
        "0" | "not reached" | "not reached yet" | "no" | "open" | "false" => Some(0.0),
        _ => None,
    }
}
