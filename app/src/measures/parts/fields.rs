//! The fields of a measure's form.
//!
//! Invariant: what was typed comes back. Fields that the chosen sort does not have are out of sight by the stylesheet alone, and
//! out of account when they are sent.

use leptos::prelude::*;

use crate::forms::Refused;
use crate::measures::model::{Keepers, MeasureFields};
use crate::strategy::model::LOOK;
use crate::strategy::parts::{OwnerField, SaveOnEnter};
use crate::ui::{Choice, RadioGroup, Select, TextInput};

/// Draws what is measured, in which unit, from where to where, by when.
#[component]
pub(crate) fn MeasureFieldset(
    /// Where the form goes.
    action: &'static str,
    /// What stands in it unless something was typed.
    fields: MeasureFields,
    /// What was typed and refused.
    refused: Refused,
    /// Whom it offers to look after the measure.
    keepers: Keepers,
) -> impl IntoView {
    let value = |name: &str, otherwise: &str| refused.value(action, name, otherwise);
    let error = |name: &str| refused.error(action, name);
    // Only where the form is the page: the page of a measure is read from its top.
    let autofocus = fields.name.is_empty() && error(LOOK).is_none();
    view! {
        <SaveOnEnter />
        <TextInput name="name" label="What is measured" value=value("name", &fields.name) error=error("name") required=true autofocus />
        <RadioGroup name="sort" label="What sort of measure" value=value("sort", &fields.sort) required=true choices=sorts() />
        <div class="cluster between of-number">
            <TextInput name="unit" label="Unit" value=value("unit", &fields.unit) error=error("unit") short=true />
            <Select name="toward" label="Better is" value=value("toward", &fields.toward) required=true
                choices=vec![Choice::new("up", "More"), Choice::new("down", "Less")] />
        </div>
        <div class="cluster between of-number">
            <TextInput name="start" label="Start" value=value("start", &fields.start) error=error("start") inputmode="decimal" short=true />
            <TextInput name="target" label="Target" value=value("target", &fields.target) error=error("target") inputmode="decimal" short=true />
        </div>
        <div class="cluster between">
            <TextInput name="starts_on" label="First day" kind="date" value=value("starts_on", &fields.starts_on) error=error("starts_on") short=true />
            <TextInput name="due_on" label="Due" kind="date" value=value("due_on", &fields.due_on) error=error("due_on") short=true />
        </div>
        <div class="of-feed">
            <TextInput name="feed" label="System that sends the values" value=value("feed", &fields.feed) error=error("feed")
                hint="What people here call it, such as “Service desk”. Its files say so in the column “source”, or say nothing." />
        </div>
        <TextInput name="stale_after_days" label="Days between values" hint="A value older than this is stale. 0 is never; a system always has a number of days."
            value=value("stale_after_days", &fields.stale_after_days) error=error("stale_after_days") inputmode="numeric" short=true />
        <OwnerField action owner=fields.owner refused owners=keepers.found named=keepers.named people_only=true />
    }
    .into_any()
}

fn sorts() -> Vec<Choice> {
    vec![
        Choice::new("quantity", "A number")
            .meaning("Somebody records it, in a unit, on its way from a start to a target."),
        Choice::new("milestone", "Reached or not").meaning("An event on a day; there is no half of it."),
        Choice::new("fed", "A number that another system sends")
            .meaning("It comes in a file, by the command line or by upload; where it is late it is stale."),
    ]
}
