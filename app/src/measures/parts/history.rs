//! A measure's values: a small run and its table.
//!
//! Invariant: every value that is drawn stands in the table.

use jiff::civil::Date;
use leptos::prelude::*;

use crate::measures::model::{MeasureView, Value, amount_said};
use crate::time::day_said;
use crate::ui::{Column, Sparkline, Table, Time};

/// Draws the values, newest first.
#[component]
pub(crate) fn History(
    /// The measure.
    measure: MeasureView,
    /// The organisation's day.
    today: Date,
) -> impl IntoView {
    let unit = measure.reading.unit.clone();
    let mut run: Vec<f64> =
        measure.values.iter().filter(|value| !value.is_target).filter_map(|value| value.amount).collect();
    run.reverse();
    let label = match (run.first(), run.last()) {
        (Some(first), Some(last)) => {
            format!("from {} to {} in {} values", amount_said(*first, &unit), amount_said(*last, &unit), run.len())
        }
        _ => String::new(),
    };
    let columns = vec![
        Column::words("Day"),
        Column::words("What"),
        Column::numbers("Value"),
        Column::words("How sure"),
        Column::words("Said"),
        Column::words("By"),
    ];
    let rows: Vec<_> = measure.values.iter().map(|value| row(value, &unit, today)).collect();
    view! {
        <Sparkline values=run label />
        <Table id=format!("values-{}", measure.reading.id) caption="Values, newest first" columns quiet=true>
            {rows}
        </Table>
    }
    .into_any()
}

fn row(value: &Value, unit: &str, today: Date) -> impl IntoView + use<> {
    let day = match value.measured_on {
        Some(day) => {
            view! { <Time said=day_said(today, day) exact=day.strftime("%-d %B %Y").to_string() machine=day.to_string() /> }
                .into_any()
        }
        None => "no day".into_any(),
    };
    let amount = value.amount.map_or_else(|| value.text.clone(), |amount| amount_said(amount, unit));
    view! {
        <tr>
            <td>{day}</td>
            <td>{if value.is_target { "target" } else { "actual" }}</td>
            <td class="number">{amount}</td>
            <td>{value.confidence.word()}</td>
            <td><bdi>{value.note.clone()}</bdi></td>
            <td><bdi>{value.by.clone()}</bdi></td>
        </tr>
    }
    .into_any()
}
