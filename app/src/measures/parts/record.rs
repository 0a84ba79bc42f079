//! The form that records a value.
//!
//! Invariant: the last value and today are filled in already.

use jiff::civil::Date;
use leptos::prelude::*;

use crate::forms::{Once, Refused};
use crate::measures::model::{Confidence, Reading, Sort, ValueFields};
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
    let last = reading.latest.as_ref().and_then(|latest| latest.amount);
    let fields = ValueFields {
        amount: last.map(|amount| amount.to_string()).unwrap_or_default(),
        measured_on: today.to_string(),
        ..ValueFields::default()
    };
    let measure = reading.id.to_string();
    let form = view! {
        <form class="form" method="post" action=RECORD>
            <Once />
            <FormErrors errors=errors(&refused, RECORD) mark=measure.clone() />
            <input type="hidden" name="id" value=measure />
            <ValueFieldset action=RECORD reading fields refused />
            <div class="acts"><SubmitButton>"Record"</SubmitButton></div>
        </form>
    }
    .into_any();
    view! { <Disclosure summary="Record a value" open=is_ours>{form}</Disclosure> }
}

/// Draws the value, its day, how sure, and one sentence.
#[component]
pub(crate) fn ValueFieldset(
    /// Where the form goes.
    action: &'static str,
    /// The measure.
    reading: Reading,
    /// What stands in it unless something was typed.
    fields: ValueFields,
    /// What was typed and refused.
    refused: Refused,
) -> impl IntoView {
    let id = |name: &str| format!("f-{name}-{}", reading.id);
    let value = |name: &str, otherwise: &str| refused.value(action, name, otherwise);
    let error = |name: &str| refused.error(action, name);
    let choices: Vec<Choice> = Confidence::ALL
        .into_iter()
        .filter(|confidence| *confidence != Confidence::Unsaid)
        .map(|confidence| Choice::new(confidence.word(), confidence.word()))
        .collect();
    let amount = match reading.sort {
        Sort::Milestone => view! {
            <Select id=id("amount") name="amount" label="Reached?" value=value("amount", &fields.amount) required=true
                choices=vec![Choice::new("0", "Not reached yet"), Choice::new("1", "Reached")] error=error("amount") />
        }
        .into_any(),
        Sort::Quantity | Sort::Fed => {
            let label = if reading.unit.is_empty() { "Value".to_owned() } else { format!("Value in {}", reading.unit) };
            view! {
                <TextInput id=id("amount") name="amount" label value=value("amount", &fields.amount) error=error("amount") inputmode="decimal" required=true short=true />
            }
            .into_any()
        }
    };
    view! {
        <div class="cluster between">
            {amount}
            <TextInput id=id("measured_on") name="measured_on" label="Day" kind="date" value=value("measured_on", &fields.measured_on) error=error("measured_on") short=true />
            <Select id=id("confidence") name="confidence" label="How sure are you of the target?" value=value("confidence", &fields.confidence) prompt="Not said" choices />
        </div>
        <TextInput id=id("note") name="note" label="One sentence" value=value("note", &fields.note) error=error("note") />
    }
    .into_any()
}
