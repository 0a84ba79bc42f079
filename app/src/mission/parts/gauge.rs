//! A measure's reading in words and shares.
//!
//! Invariant: no number without its unit; a value that is too old is called stale, with its age.

use jiff::civil::Date;

use crate::measures::model::{Reading, Sort, amount_said, elapsed};
use crate::time::day_said;
use crate::ui::Gauge;

/// Puts a reading into the design system's words; `since` is the first day of its node.
pub(super) fn gauge(reading: &Reading, since: Option<Date>, today: Date) -> Gauge {
    let is_stale = reading.is_stale(today);
    Gauge {
        name: name(reading).into(),
        now: reading.said(),
        from: reading
            .start
            .filter(|_| reading.sort == Sort::Quantity)
            .map(|start| format!("from {}", amount_said(start, &reading.unit)))
            .into(),
        told: told(reading, today).into(),
        share: reading.share(),
        elapsed: since.zip(reading.due_on).and_then(|(since, due)| elapsed(since, due, today)),
        stale: is_stale,
    }
}

/// Says what is measured, and by when.
fn name(reading: &Reading) -> String {
    let name = if reading.name.is_empty() { "A measure without a name" } else { &reading.name };
    name.to_owned()
}

/// Says how old the latest value is and how sure its author was.
pub(super) fn told(reading: &Reading, today: Date) -> String {
    let Some(latest) = &reading.latest else {
        return String::new();
    };
    let mut parts = Vec::new();
    match latest.measured_on {
        Some(day) if reading.is_stale(today) => parts.push(format!("stale: last value {}", day_said(today, day))),
        Some(day) => parts.push(day_said(today, day)),
        None => {}
    }
    let sure = latest.confidence.word();
    if !sure.is_empty() {
        parts.push(sure.to_owned());
    }
    parts.join(", ")
}
