//! What Throughline knows of a measure and no file format has a field for: it travels as extras with a name of ours.
//!
//! Invariant: taking them off a list gives what was put on it, and a list from elsewhere is left as it is.

use crate::measures::model::feed;
use crate::strategy::files::amounts;
use crate::strategy::files::dates;
use crate::strategy::files::plan::{Extra, PlanValue};

use super::MeasureRow;
use crate::link::Links;

const BETTER: &str = "throughline:better";
const SORT: &str = "throughline:sort";
const START: &str = "throughline:start";
const AIM: &str = "throughline:aim";
const DUE: &str = "throughline:due";
const FIRST: &str = "throughline:first-day";
const FEED: &str = "throughline:fed-by";
const STALE: &str = "throughline:stale-after-days";
const CONFIDENCE: &str = "throughline:confidence";
const LINKS: &str = "throughline:links";

/// After how many days a measure is stale unless somebody says otherwise; as the migration has it.
const STALE_AFTER: i64 = 35;

/// Returns what a measure is to reach and by when: its last target that has a number.
fn aim(targets: &[PlanValue]) -> (Option<f64>, Option<String>) {
    let last = targets.iter().rev().find(|one| one.number().is_some());
    let due = last.map(|one| one.ends_on.clone()).filter(|day| dates::is_strict(day));
    (last.and_then(PlanValue::number), due)
}

/// Takes our extras off `extras` and sets what they say; the rest comes from the targets.
pub(super) fn take(row: &mut MeasureRow, targets: &[PlanValue], extras: &mut Vec<Extra>) {
    "up".clone_into(&mut row.direction);
    "quantity".clone_into(&mut row.kind);
    row.stale_after_days = STALE_AFTER;
    (row.target_amount, row.due_on) = aim(targets);
    extras.retain(|extra| {
        let text = extra.text.as_str();
        match extra.name.as_str() {
            BETTER if text == "down" => text.clone_into(&mut row.direction),
            SORT if text == "milestone" => text.clone_into(&mut row.kind),
            START if is_plain(text) => row.start_amount = amounts::number(text),
            AIM if text.is_empty() => row.target_amount = None,
            AIM if is_plain(text) => row.target_amount = amounts::number(text),
            DUE if text.is_empty() => row.due_on = None,
            DUE if dates::is_strict(text) => row.due_on = Some(text.to_owned()),
            FIRST if dates::is_strict(text) => row.starts_on = Some(text.to_owned()),
            FEED if feed("", text).is_ok_and(|name| name == text && !name.is_empty()) => text.clone_into(&mut row.feed),
            STALE if text.parse::<i64>().is_ok() => {
                row.stale_after_days = text.parse().unwrap_or(STALE_AFTER);
            }
            _ => return true,
        }
        false
    });
}

/// Puts on `extras` what `take` would not know from the targets alone.
pub(super) fn put(row: &MeasureRow, targets: &[PlanValue], extras: &mut Vec<Extra>) {
    let mut add = |name: &str, text: String| {
        extras.push(Extra { name: name.to_owned(), text });
    };
    let (amount, due) = aim(targets);
    if row.direction == "down" {
        add(BETTER, row.direction.clone());
    }
    if row.kind == "milestone" {
        add(SORT, row.kind.clone());
    }
    if let Some(start) = row.start_amount {
        add(START, plain(start));
    }
    if !same(row.target_amount, amount) {
        add(AIM, row.target_amount.map(plain).unwrap_or_default());
    }
    if row.due_on != due {
        add(DUE, row.due_on.clone().unwrap_or_default());
    }
    if let Some(first) = &row.starts_on {
        add(FIRST, first.clone());
    }
    if !row.feed.is_empty() {
        add(FEED, row.feed.clone());
    }
    if row.stale_after_days != STALE_AFTER {
        add(STALE, row.stale_after_days.to_string());
    }
}

/// Takes how sure somebody was off the extras of a value.
pub(super) fn take_confidence(extras: &mut Vec<Extra>) -> String {
    let found = extras
        .iter()
        .position(|extra| extra.name == CONFIDENCE && matches!(extra.text.as_str(), "sure" | "fairly sure" | "unsure"));
    found.map_or_else(String::new, |at| extras.remove(at).text)
}

/// Puts how sure somebody was on the extras of a value.
pub(super) fn put_confidence(confidence: &str, extras: &mut Vec<Extra>) {
    if !confidence.is_empty() {
        extras.push(Extra { name: CONFIDENCE.to_owned(), text: confidence.to_owned() });
    }
}

/// Takes where the work is off the extras of a node; what is no list of links stays there.
pub(super) fn take_links(extras: &mut Vec<Extra>) -> String {
    let is_ours = |text: &str| !text.is_empty() && Links::parse("", text).is_ok_and(|links| links.written() == *text);
    let found = extras.iter().position(|extra| extra.name == LINKS && is_ours(&extra.text));
    found.map_or_else(String::new, |at| extras.remove(at).text)
}

/// Puts where the work is on the extras of a node.
pub(super) fn put_links(links: &str, extras: &mut Vec<Extra>) {
    if !links.is_empty() {
        extras.push(Extra { name: LINKS.to_owned(), text: links.to_owned() });
    }
}

/// Writes a number so that reading it gives the same.
pub(super) fn plain(number: f64) -> String {
    format!("{number}")
}

/// Tells whether two numbers are one: SQLite hands a number out with 15 digits.
pub(crate) fn same(one: Option<f64>, other: Option<f64>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => (one - other).abs() <= 1e-14 * one.abs().max(other.abs()),
        (None, None) => true,
        _ => false,
    }
}

fn is_plain(text: &str) -> bool {
    amounts::number(text).is_some_and(|number| plain(number) == text)
}
