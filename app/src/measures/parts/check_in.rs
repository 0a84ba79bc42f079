//! The form of one measure on the page of those that I keep.
//!
//! Invariant: the last value is filled in; Enter records what stands there, and one button (or `u` in the field) says that
//! nothing changed. Works without JavaScript.

use leptos::prelude::*;

use crate::forms::{Once, Refused};
use crate::id::MeasureId;
use crate::measures::model::{Confidence, Reading, Sort};
use crate::strategy::parts::errors;
use crate::ui::{Choice, FormErrors, Select, SubmitButton, TextInput, Weight};

/// Where the form goes.
pub(crate) const CHECK_IN: &str = "/api/measure/check-in";

/// Draws the value, how sure, one sentence, and the two buttons.
#[component]
pub(crate) fn CheckInForm(
    /// The measure.
    reading: Reading,
    /// The measure that comes after it.
    next: Option<MeasureId>,
    /// What was typed and refused, on this page.
    refused: Refused,
    /// Whether the page is opened at it.
    here: bool,
) -> impl IntoView {
    let is_ours = refused.value(CHECK_IN, "id", "") == reading.id.as_str();
    let refused = if is_ours { refused } else { Refused::default() };
    let id = |name: &str| format!("f-{name}-{}", reading.id);
    let value = |name: &str, otherwise: &str| refused.value(CHECK_IN, name, otherwise);
    let error = |name: &str| refused.error(CHECK_IN, name);
    let latest = reading.latest.as_ref();
    let last = latest.and_then(|latest| latest.amount).map(|amount| amount.to_string()).unwrap_or_default();
    let sure = latest.map_or("", |latest| latest.confidence.word());
    let choices: Vec<Choice> = Confidence::ALL
        .into_iter()
        .filter(|confidence| *confidence != Confidence::Unsaid)
        .map(|confidence| Choice::new(confidence.word(), confidence.word()))
        .collect();
    let amount = match reading.sort {
        Sort::Milestone => view! {
            <Select id=id("amount") name="amount" label="Reached?" value=value("amount", &last) required=true autofocus=here
                choices=vec![Choice::new("0", "Not reached yet"), Choice::new("1", "Reached")] error=error("amount") />
        }
        .into_any(),
        Sort::Quantity | Sort::Fed => {
            let label = if reading.unit.is_empty() { "Value".to_owned() } else { format!("Value in {}", reading.unit) };
            view! {
                <TextInput id=id("amount") name="amount" label value=value("amount", &last) error=error("amount")
                    inputmode="decimal" autocomplete="off" required=true short=true autofocus=here />
            }
            .into_any()
        }
    };
    // Without a number there is nothing that could be the same.
    let unchanged = latest.filter(|latest| latest.amount.is_some()).map(|_| {
        view! { <SubmitButton name="unchanged" value="yes" unchecked=true key="u">"Unchanged"</SubmitButton> }
    });
    let seen = latest.map(|latest| latest.id.to_string()).unwrap_or_default();
    view! {
        <form class="check-in" method="post" action=CHECK_IN>
            <Once />
            <FormErrors errors=errors(&refused, CHECK_IN) mark=reading.id.to_string() />
            <input type="hidden" name="id" value=reading.id.to_string() />
            <input type="hidden" name="seen" value=seen />
            <input type="hidden" name="next" value=next.map(|next| next.to_string()).unwrap_or_default() />
            {amount}
            <Select id=id("confidence") name="confidence" label="How sure?"
                value=value("confidence", sure) prompt="Not said" choices />
            <TextInput id=id("note") name="note" label="One sentence" value=value("note", "") error=error("note") autocomplete="off" />
            <div class="acts">
                <SubmitButton weight=Weight::Quiet>"Record"</SubmitButton>
                {unchanged}
            </div>
        </form>
    }
    .into_any()
}
