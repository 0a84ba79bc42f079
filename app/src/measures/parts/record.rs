//! The form that records a value.
//!
//! Invariant: the last value and today are filled in already.

use jiff::civil::Date;
use leptos::prelude::*;

use crate::forms::{Once, Refused};
use crate::measures::model::{Confidence, Reading, Sort};
use crate::strategy::parts::errors;
use crate::ui::{Choice, Disclosure, FormErrors, Select, SubmitButton, TextInput};

/// Where the form goes.
const RECORD: &str = "/api/measure/record";

/// Draws the form, folded until it is needed.
#[component]
pub(crate) fn Record(
    /// The measure.
    reading: Reading,
    /// What was typed and refused, on this page.
    refused: Refused,
    /// The organisation's day.
    today: Date,
) -> impl IntoView {
    let is_ours = refused.value(RECORD, "id", "") == reading.id.as_str();
    let refused = if is_ours { refused } else { Refused::default() };
    let id = |name: &str| format!("f-{name}-{}", reading.id);
    let value = |name: &str, otherwise: &str| refused.value(RECORD, name, otherwise);
    let error = |name: &str| refused.error(RECORD, name);
    let last =
        reading.latest.as_ref().and_then(|latest| latest.amount).map(|amount| amount.to_string()).unwrap_or_default();
    let choices: Vec<Choice> = Confidence::ALL
        .into_iter()
        .filter(|confidence| *confidence != Confidence::Unsaid)
        .map(|confidence| Choice::new(confidence.word(), confidence.word()))
        .collect();
    let amount = match reading.sort {
        Sort::Milestone => view! {
            <Select id=id("amount") name="amount" label="Reached?" value=value("amount", &last) required=true
                choices=vec![Choice::new("0", "Not reached yet"), Choice::new("1", "Reached")] error=error("amount") />
        }
        .into_any(),
        Sort::Quantity => {
            let label = if reading.unit.is_empty() { "Value".to_owned() } else { format!("Value in {}", reading.unit) };
            view! {
                <TextInput id=id("amount") name="amount" label value=value("amount", &last) error=error("amount") inputmode="decimal" required=true short=true />
            }
            .into_any()
        }
    };
    let form = view! {
        <form class="form" method="post" action=RECORD>
            <Once />
            <FormErrors errors=errors(&refused, RECORD) />
            <input type="hidden" name="id" value=reading.id.to_string() />
            <div class="cluster between">
                {amount}
                <TextInput id=id("measured_on") name="measured_on" label="Day" kind="date" value=value("measured_on", &today.to_string()) error=error("measured_on") short=true />
                <Select id=id("confidence") name="confidence" label="How sure are you of the target?" value=value("confidence", "") prompt="Not said" choices />
            </div>
            <TextInput id=id("note") name="note" label="One sentence" value=value("note", "") error=error("note") />
            <div class="acts"><SubmitButton>"Record"</SubmitButton></div>
        </form>
    }
    .into_any();
    view! { <Disclosure summary="Record a value" open=is_ours>{form}</Disclosure> }
}
