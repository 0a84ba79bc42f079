//! A measure's values: drawn, and as a table.
//!
//! Invariant: every value that is drawn stands in the table with where it comes from and when, and whoever may record has
//! the way to correct it.

use jiff::civil::Date;
use leptos::prelude::*;

use super::named;
use crate::access::Ability;
use crate::measures::model::{MeasureView, Reading, Sort, Value, amount_said};
use crate::routes::links;
use crate::time::{Timestamp, day_said};
use crate::ui::{Chart, Column, Plot, Table, Time};

/// Draws the values, newest first.
#[component]
pub(crate) fn History(
    /// The measure.
    measure: MeasureView,
    /// The first day of its node.
    since: Option<Date>,
    /// The organisation's day.
    today: Date,
) -> impl IntoView {
    let unit = measure.reading.unit.clone();
    let may_correct = measure.can.contains(&Ability::Record);
    let mut columns = vec![
        Column::words("Day"),
        Column::words("What"),
        Column::numbers("Value"),
        Column::words("How sure"),
        Column::words("Said"),
        Column::words("From"),
    ];
    if may_correct {
        columns.push(Column::words("Change"));
    }
    let plot = plot(&measure, since, today);
    let rows: Vec<_> = measure.values.iter().map(|value| row(value, &measure.reading, today, may_correct)).collect();
    let caption = format!("Values of {}, newest first", named(&measure.reading));
    view! {
        <Chart plot />
        <Table id=format!("values-{}", measure.reading.id) caption columns quiet=true>
            {rows}
        </Table>
        <p><a href=links::values_of(&measure.reading.id)>"These values as CSV"</a>{(!unit.is_empty()).then(|| format!(", in {unit}"))}</p>
    }
    .into_any()
}

/// Puts the values that have a number and a day on a drawing, with the way from start to target.
fn plot(measure: &MeasureView, since: Option<Date>, today: Date) -> Plot {
    let reading = &measure.reading;
    let mut seen: Vec<(Date, f64)> = measure
        .values
        .iter()
        .filter(|value| !value.is_target)
        .filter_map(|value| Some((value.measured_on?, value.amount?)))
        .collect();
    seen.reverse();
    let (Some((first, from)), Some((last, to))) = (seen.first().copied(), seen.last().copied()) else {
        return Plot::default();
    };
    let is_milestone = reading.sort == Sort::Milestone;
    let day = |day: Date| first.until(day).map_or(0, |span| span.get_days());
    let begun = reading.starts_on.or(since);
    let target = reading.target.filter(|_| !is_milestone);
    let aim = match (target, reading.start, begun, reading.due_on) {
        (None, ..) => Vec::new(),
        (Some(target), Some(start), Some(begun), Some(due)) if begun < due => {
            vec![(day(begun), start), (day(due), target)]
        }
        (Some(target), ..) => vec![(0, target)],
    };
    let shown = |from: Date, to: Date| [from, to].map(|day| day_said(today, day));
    let begin = aim.first().filter(|_| aim.len() > 1).map_or(first, |_| begun.map_or(first, |begun| begun.min(first)));
    let end = aim.last().filter(|_| aim.len() > 1).and(reading.due_on).map_or(last, |due| due.max(last)).max(today);
    let said = |amount: f64| match (is_milestone, amount >= 1.0) {
        (true, true) => "reached".to_owned(),
        (true, false) => "not reached".to_owned(),
        (false, _) => amount_said(amount, &reading.unit),
    };
    let aimed = target.map(|target| {
        let due = reading.due_on.map(|due| format!(" by {}", day_said(today, due))).unwrap_or_default();
        format!("; the aim is {}{due}", said(target))
    });
    let stale = reading.is_stale(today);
    Plot {
        label: format!(
            "{}: from {} ({}) to {} ({}) in {} values{}{}. The table below has them all.",
            named(reading),
            said(from),
            day_said(today, first),
            said(to),
            day_said(today, last),
            seen.len(),
            aimed.unwrap_or_default(),
            if stale { "; stale" } else { "" },
        ),
        values: seen.into_iter().map(|(at, amount)| (day(at), amount)).collect(),
        aim_said: target.map(|target| format!("aim {}", said(target))).unwrap_or_default(),
        aim,
        today: Some(day(today)),
        ends: shown(begin, end),
        unit: reading.unit.clone(),
        words: is_milestone.then_some(["not reached", "reached"]),
        stale,
    }
}

fn row(value: &Value, reading: &Reading, today: Date, may_correct: bool) -> impl IntoView + use<> {
    let said = said(value, reading);
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
            <td class="long"><bdi>{value.note.clone()}</bdi></td>
            <td class="long">{from_view(value)}</td>
            {correct}
        </tr>
    }
    .into_any()
}

/// Says a value as its measure does: a milestone is reached or not.
fn said(value: &Value, reading: &Reading) -> String {
    match (reading.sort, value.amount) {
        (Sort::Milestone, Some(amount)) if amount >= 1.0 => "reached".to_owned(),
        (Sort::Milestone, Some(_)) => "not reached".to_owned(),
        _ => value.said(&reading.unit),
    }
}

/// Draws who recorded a value or which system sent it, in which file, and when.
pub(super) fn from_view(value: &Value) -> AnyView {
    let Some(origin) = &value.origin else {
        return view! { <bdi>{value.by.clone()}</bdi> }.into_any();
    };
    let by = value.by.clone().map(|by| view! { <bdi>{by}</bdi>", " });
    let at = (origin.at > Timestamp(0)).then(|| {
        let exact = origin.at.rfc3339();
        let said = exact.get(..16).unwrap_or_default().replace('T', " ") + " UTC";
        view! { <br /><span class="small"><Time said machine=exact.clone() exact /></span> }
    });
    view! { {by}<bdi>{origin.said()}</bdi>{at} }.into_any()
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
