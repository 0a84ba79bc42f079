//! What the pages of measures and of nodes draw of a measure.
//!
//! Invariant: a stale value says so in words.

mod fields;
mod history;
mod record;
mod withdrawn;

use jiff::civil::Date;

use crate::measures::model::{Reading, elapsed};
use crate::time::day_said;
use crate::ui::Gauge;

pub(crate) use fields::MeasureFieldset;
pub(crate) use history::History;
pub(crate) use record::{Record, ValueFieldset};
pub(crate) use withdrawn::{RESTORE_VALUE, WithdrawnValues, restore_form, told};

/// Returns what a measure's bar shows on `today`; `since` is when its time began to run.
pub(crate) fn gauge(reading: &Reading, since: Option<Date>, today: Date) -> Gauge {
    let stale = reading.is_stale(today);
    let latest = reading.latest.as_ref();
    let told = latest.and_then(|latest| {
        let day = day_said(today, latest.measured_on?);
        Some(match (stale, latest.confidence.word()) {
            (true, _) if reading.said().is_empty() => format!("stale since {day}"),
            (true, _) => format!("{}, stale since {day}", reading.said()),
            (false, "") => day,
            (false, sure) => format!("{day}, {sure}"),
        })
    });
    Gauge {
        name: if reading.name.is_empty() { "A measure without a name".into() } else { reading.name.clone().into() },
        now: reading.said(),
        from: reading
            .start
            .map(|start| format!("from {}", crate::measures::model::amount_said(start, &reading.unit)))
            .into(),
        told: told.into(),
        share: reading.share(),
        elapsed: since.zip(reading.due_on).and_then(|(since, due)| elapsed(since, due, today)),
        stale,
    }
}
