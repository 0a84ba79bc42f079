//! A file to send.
//!
//! Invariant: says what it takes and how large it may be before anything is sent; the form around it is `multipart/form-data`.
use super::field::{Field, described_by, field_id};
use super::maybe::Maybe;
use leptos::attr::custom::custom_attribute;
use leptos::prelude::*;

/// Draws a field for a file with its label; a file can also be dropped on it.
#[component]
pub fn FileInput(
    /// The field's name in the form.
    #[prop(into)]
    name: String,
    /// What it is called.
    #[prop(into)]
    label: String,
    /// The types it takes, as the `accept` attribute lists them.
    #[prop(optional, into)]
    accept: Maybe,
    /// What belongs in it and how large it may be.
    #[prop(optional, into)]
    hint: Maybe,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Maybe,
    /// Whether it has to be filled.
    #[prop(optional)]
    required: bool,
    /// Whether several may be chosen.
    #[prop(optional)]
    multiple: bool,
    /// Whether a whole folder is chosen; a browser that cannot do so offers its files.
    #[prop(optional)]
    folder: bool,
    /// Its own id, where a name stands twice on a page.
    #[prop(optional, into)]
    id: Maybe,
) -> impl IntoView {
    let id = field_id(&name, &id);
    let described = described_by(&id, &hint, &error);
    let whole = custom_attribute("webkitdirectory", folder);
    let invalid = error.is_some().then_some("true");
    view! {
        <Field id=id.clone() label=label hint=hint error=error required=required>
            <input
                {..whole}
                class="control"
                type="file"
                id=id
                name=name
                accept=accept.get()
                required=required
                multiple=multiple
                aria-describedby=described
                aria-invalid=invalid
            />
        </Field>
    }
}
