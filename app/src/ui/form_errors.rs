//! What is wrong with a form, above it.
//!
//! Invariant: each line links to its field, and what was typed is kept.
//!
//! ARIA: a region with a heading that takes the focus (`autofocus` works without JavaScript because it has `tabindex`), so a screen
//! reader starts with it after the page has come back.
use super::field::field_id;
use super::maybe::Maybe;
use leptos::prelude::*;

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The name of the field; empty when the form as a whole is meant.
    pub field: String,
    /// What is wrong and what to do.
    pub message: String,
}

/// Draws the summary; nothing when there is nothing wrong.
#[component]
pub fn FormErrors(
    /// What is wrong, in the order of the fields.
    errors: Vec<FieldError>,
    /// What happened to what was typed.
    #[prop(optional, into, default = "Nothing was saved yet, and what you typed is still here.".into())]
    kept: String,
    /// What follows the names of the fields in their ids, where a page has several such forms.
    #[prop(optional, into)]
    mark: String,
) -> impl IntoView {
    (!errors.is_empty()).then(|| {
        let title = match errors.len() {
            1 => "One thing needs another look".to_owned(),
            count => format!("{count} things need another look"),
        };
        let lines: Vec<_> = errors
            .into_iter()
            .map(|error| {
                if error.field.is_empty() {
                    return view! { <li>{error.message}</li> }.into_any();
                }
                let id = field_id(&error.field, &Maybe::default());
                let href = if mark.is_empty() { format!("#{id}") } else { format!("#{id}-{mark}") };
                view! { <li><a href=href>{error.message}</a></li> }.into_any()
            })
            .collect();
        view! {
            <section class="errors" aria-labelledby="form-errors" tabindex="-1" autofocus=true>
                <h2 id="form-errors">{title}</h2>
                <ul role="list">{lines}</ul>
                <p>{kept}</p>
            </section>
        }
    })
}
