//! A choice of one from a list that folds.
//!
//! Invariant: exactly the options given, the chosen one marked in the HTML, so it is right without JavaScript.
use super::field::{Field, described_by, field_id};
use super::maybe::Maybe;
use leptos::prelude::*;

/// One thing to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// What it means, where there is room to say so.
    pub hint: Maybe,
}

impl Choice {
    /// Makes a choice without a hint.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: Maybe::default() }
    }

    /// Adds what it means.
    pub fn meaning(self, hint: impl Into<Maybe>) -> Self {
        Self { hint: hint.into(), ..self }
    }
}

/// Draws a folded list with its label; for up to five choices `RadioGroup` is quicker to read.
#[component]
pub fn Select(
    /// The field's name in the form.
    #[prop(into)]
    name: String,
    /// What it is called.
    #[prop(into)]
    label: String,
    /// What can be chosen.
    choices: Vec<Choice>,
    /// What is chosen.
    #[prop(optional, into)]
    value: Maybe,
    /// A first line that chooses nothing, such as "Choose a team".
    #[prop(optional, into)]
    prompt: Maybe,
    /// How to fill it.
    #[prop(optional, into)]
    hint: Maybe,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Maybe,
    /// Whether it has to be filled.
    #[prop(optional)]
    required: bool,
    /// Its own id, where a name stands twice on a page.
    #[prop(optional, into)]
    id: Maybe,
    /// Whether the page opens with the focus here.
    #[prop(optional)]
    autofocus: bool,
) -> impl IntoView {
    let id = field_id(&name, &id);
    let described = described_by(&id, &hint, &error);
    let invalid = error.is_some().then_some("true");
    let options: Vec<_> = choices
        .into_iter()
        .map(|choice| {
            let chosen = value.as_deref() == Some(choice.value.as_str());
            view! { <option value=choice.value selected=chosen>{choice.label}</option> }
        })
        .collect();
    view! {
        <Field id=id.clone() label=label hint=hint error=error required=required>
            <select class="control" id=id name=name required=required autofocus=autofocus aria-describedby=described aria-invalid=invalid>
                {prompt.get().map(|prompt| view! { <option value="">{prompt}</option> })}
                {options}
            </select>
        </Field>
    }
}
