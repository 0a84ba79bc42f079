//! A choice of one from a few that are all in sight.
//!
//! Invariant: one fieldset, its question as the legend, at most one ticked.
//!
//! ARIA: hint and error describe the fieldset; a choice's own meaning describes its input.
use super::field::{Remarks, described_by, field_id};
use super::maybe::Maybe;
use super::select::Choice;
use leptos::prelude::*;

/// Draws the choices under their question.
#[component]
pub fn RadioGroup(
    /// The field's name in the form.
    #[prop(into)]
    name: String,
    /// The question.
    #[prop(into)]
    label: String,
    /// What can be chosen.
    choices: Vec<Choice>,
    /// What is chosen.
    #[prop(optional, into)]
    value: Maybe,
    /// How to answer.
    #[prop(optional, into)]
    hint: Maybe,
    /// What is wrong with the answer.
    #[prop(optional, into)]
    error: Maybe,
    /// Whether it has to be answered.
    #[prop(optional)]
    required: bool,
    /// Its own id, where a name stands twice on a page.
    #[prop(optional, into)]
    id: Maybe,
) -> impl IntoView {
    // the first choice carries the id of the field, so that the summary of errors leads to it
    let id = field_id(&name, &id);
    let described = described_by(&id, &hint, &error);
    let choices: Vec<_> = choices
        .into_iter()
        .enumerate()
        .map(|(place, choice)| {
            let own = if place == 0 { id.clone() } else { format!("{id}-{place}") };
            let meaning = format!("{own}-meaning");
            let checked = value.as_deref() == Some(choice.value.as_str());
            view! {
                <div class="choice">
                    <input
                        type="radio"
                        id=own.clone()
                        name=name.clone()
                        value=choice.value
                        checked=checked
                        required=required
                        aria-describedby=choice.hint.is_some().then(|| meaning.clone())
                    />
                    <label for=own>{choice.label}</label>
                    {choice.hint.get().map(|hint| view! { <p class="hint" id=meaning>{hint}</p> })}
                </div>
            }
        })
        .collect();
    view! {
        <fieldset class="field" aria-describedby=described>
            <legend class="label">
                {label}
                {(!required).then(|| view! { <span class="optional">" (optional)"</span> })}
            </legend>
            <Remarks id=id hint=hint error=error />
            {choices}
        </fieldset>
    }
}
