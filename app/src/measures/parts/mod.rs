//! What the pages of measures, of nodes and of the mission draw of a measure.
//!
//! Invariant: a stale value says so in words, and says nothing else of how it stands.

mod check_in;
mod fields;
mod history;
mod record;
mod withdrawn;

use jiff::civil::Date;

use crate::measures::model::{Reading, Sort, Standing, amount_said};
use crate::time::day_said;
use crate::ui::{Gauge, Tone};

pub(crate) use check_in::{CHECK_IN, CheckInForm};
pub(crate) use fields::MeasureFieldset;
pub(crate) use history::History;
pub(crate) use record::{Record, ValueFieldset};
pub(crate) use withdrawn::{RESTORE_VALUE, WithdrawnValues, restore_form, told};

/// Returns what a measure's bar shows on `today`; `since` is the first day of its node.
pub(crate) fn gauge(reading: &Reading, since: Option<Date>, today: Date) -> Gauge {
    let standing = reading.standing(since, today);
    let told = told_of(reading, today);
    Gauge {
        name: named(reading).into(),
        now: reading.said(),
        from: reading
            .start
            .filter(|_| reading.sort != Sort::Milestone)
            .map(|start| format!("from {}", amount_said(start, &reading.unit)))
            .into(),
        told: Some(told).filter(|told| !told.is_empty()).into(),
        share: reading.share(),
        elapsed: reading.elapsed(since, today),
        standing: standing.map(|standing| (tone(standing), standing.said())),
        stale: standing == Some(Standing::Stale),
    }
}

/// Returns what a measure is called.
pub(crate) fn named(reading: &Reading) -> String {
    if reading.name.is_empty() { "A measure without a name".to_owned() } else { reading.name.clone() }
}

/// Says how old the latest value is, how sure its author was, and which system sends it.
pub(crate) fn told_of(reading: &Reading, today: Date) -> String {
    let mut parts = Vec::new();
    match &reading.latest {
        Some(latest) => {
            parts.extend(latest.measured_on.map(|day| match reading.is_stale(today) {
                true => format!("last value {}", day_said(today, day)),
                false => day_said(today, day),
            }));
            parts.extend(Some(latest.confidence.word().to_owned()).filter(|sure| !sure.is_empty()));
        }
        None if reading.is_stale(today) => parts.push("nothing came yet".to_owned()),
        None => {}
    }
    if reading.sort == Sort::Fed {
        parts.push(format!("from {}, {}", reading.feed, every(reading.stale_after_days)));
    }
    parts.join(", ")
}

/// Says how often a value is expected.
fn every(days: i64) -> String {
    match days {
        1 => "every day".to_owned(),
        7 => "every week".to_owned(),
        days => format!("every {days} days"),
    }
}

const fn tone(standing: Standing) -> Tone {
    match standing {
        Standing::Stale | Standing::Behind => Tone::Warning,
        Standing::Overdue => Tone::Refused,
        Standing::Reached => Tone::Good,
        Standing::OnTime => Tone::Plain,
    }
}
