//! A box to tick.
//!
//! Invariant: an unticked box sends nothing, so the server reads it as `Option<String>`.
//!
//! ARIA: a native checkbox; its hint and error are joined by id.
use super::field::{described_by, field_id};
use super::maybe::Maybe;
use leptos::prelude::*;

/// Draws a box with its label beside it.
#[component]
pub fn Checkbox(
    /// The field's name in the form.
    #[prop(into)]
    name: String,
    /// What ticking it says.
    #[prop(into)]
    label: String,
    /// What is sent when it is ticked.
    #[prop(optional, default = "yes")]
    value: &'static str,
    /// Whether it is ticked.
    #[prop(optional)]
    checked: bool,
    /// What it means.
    #[prop(optional, into)]
    hint: Maybe,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Maybe,
    /// Whether it has to be ticked.
    #[prop(optional)]
    required: bool,
    /// Its own id, where a name stands twice on a page.
    #[prop(optional, into)]
    id: Maybe,
) -> impl IntoView {
    let id = field_id(&name, &id);
    let described = described_by(&id, &hint, &error);
    let invalid = error.is_some().then_some("true");
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    view! {
        <div class="choice">
            <input
                type="checkbox"
                id=id.clone()
                name=name
                value=value
                checked=checked
                required=required
                aria-describedby=described
                aria-invalid=invalid
            />
            <label for=id>{label}</label>
            {hint.get().map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> })}
            {error.get().map(|error| view! { <p class="wrong" id=error_id>{error}</p> })}
        </div>
    }
}
