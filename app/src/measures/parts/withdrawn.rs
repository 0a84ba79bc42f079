//! The values that were corrected or removed, folded away.
//!
//! Invariant: each says what became of it, by whom and when; one that was removed has the way back beside it.

use jiff::civil::Date;
use leptos::prelude::*;

use super::history::{day_view, from_view};
use crate::forms::Once;
use crate::measures::model::Withdrawn;
use crate::ui::{Column, Disclosure, SubmitButton, Table, Weight};

/// Where a value is brought back.
pub(crate) const RESTORE_VALUE: &str = "/api/measure/restore-value";

/// Draws them; nothing where there are none.
#[component]
pub(crate) fn WithdrawnValues(
    /// The values, the latest first.
    values: Vec<Withdrawn>,
    /// The measure's unit.
    unit: String,
    /// The organisation's day.
    today: Date,
    /// Whether the viewer may bring them back.
    may_restore: bool,
) -> impl IntoView {
    let count = values.len();
    let columns = vec![
        Column::words("Day"),
        Column::numbers("Value"),
        Column::words("Said"),
        Column::words("From"),
        Column::words("What became of it"),
    ];
    (count > 0).then(|| {
        let rows: Vec<_> = values.into_iter().map(|one| row(one, &unit, today, may_restore)).collect();
        let summary = if count == 1 {
            "1 value that was corrected or removed".to_owned()
        } else {
            format!("{count} values that were corrected or removed")
        };
        view! {
            <Disclosure summary>
                <Table id="withdrawn" caption="Corrected and removed, the latest first" columns quiet=true>
                    {rows}
                </Table>
            </Disclosure>
        }
    })
}

fn row(one: Withdrawn, unit: &str, today: Date, may_restore: bool) -> impl IntoView + use<> {
    let restore = (may_restore && one.is_removed()).then(|| restore_form(&one, Weight::Bare));
    let said = told(&one, unit);
    view! {
        <tr>
            <td>{day_view(&one.value, today)}</td>
            <td class="number">{one.value.said(unit)}</td>
            <td><bdi>{one.value.note.clone()}</bdi></td>
            <td>{from_view(&one.value)}</td>
            <td>{said}{restore}</td>
        </tr>
    }
    .into_any()
}

/// Says what became of a value.
pub(crate) fn told(one: &Withdrawn, unit: &str) -> String {
    let by = one.by.as_deref().map(|by| format!(" by {by}")).unwrap_or_default();
    let when = &one.when;
    match (&one.instead, &one.lapsed) {
        (Some(instead), _) => format!("corrected to {}{by}, {when}", instead.said(unit)),
        (None, Some(lapsed)) => format!("corrected to {}{by}, {when}, and that was removed since", lapsed.said(unit)),
        (None, None) => format!("removed{by}, {when}"),
    }
}

/// Draws the button that brings a value back.
pub(crate) fn restore_form(one: &Withdrawn, weight: Weight) -> AnyView {
    view! {
        <form method="post" action=RESTORE_VALUE>
            <Once />
            <input type="hidden" name="id" value=one.value.id.to_string() />
            <SubmitButton weight>"Bring it back"</SubmitButton>
        </form>
    }
    .into_any()
}
