//! A measure's values: a small run and its table.
//!
//! Invariant: every value that is drawn stands in the table, and whoever may record has the way to correct it.

use jiff::civil::Date;
use leptos::prelude::*;

use crate::access::Ability;
use crate::measures::model::{MeasureView, Value, amount_said};
use crate::routes::links;
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
    let may_correct = measure.can.contains(&Ability::Record);
    let mut columns = vec![
        Column::words("Day"),
        Column::words("What"),
        Column::numbers("Value"),
        Column::words("How sure"),
        Column::words("Said"),
        Column::words("By"),
    ];
    if may_correct {
        columns.push(Column::words("Change"));
    }
    let rows: Vec<_> = measure.values.iter().map(|value| row(value, &unit, today, may_correct)).collect();
    view! {
        <Sparkline values=run label />
        <Table id=format!("values-{}", measure.reading.id) caption="Values, newest first" columns quiet=true>
            {rows}
        </Table>
    }
    .into_any()
}

fn row(value: &Value, unit: &str, today: Date, may_correct: bool) -> impl IntoView + use<> {
    let said = value.said(unit);
    let correct = may_correct.then(|| {
        // A target is changed with the measure itself.
        let link = (!value.is_target).then(|| {
            let day = value.measured_on.map_or_else(|| "no day".to_owned(), |day| day_said(today, day));
            let label = format!("Correct {said} of {day}");
            view! { <a href=links::value(&value.id) aria-label=label>"Correct"</a> }
        });
        view! { <td>{link}</td> }
    });
    view! {
        <tr>
            <td>{day_view(value, today)}</td>
            <td>{if value.is_target { "target" } else { "actual" }}</td>
            <td class="number">{said}</td>
            <td>{value.confidence.word()}</td>
            <td><bdi>{value.note.clone()}</bdi></td>
            <td><bdi>{value.by.clone()}</bdi></td>
            {correct}
        </tr>
    }
    .into_any()
}

/// Draws the day of a value.
pub(super) fn day_view(value: &Value, today: Date) -> AnyView {
    match value.measured_on {
        Some(day) => {
            view! { <Time said=day_said(today, day) exact=day.strftime("%-d %B %Y").to_string() machine=day.to_string() /> }
                .into_any()
        }
        None => "no day".into_any(),
    }
}
