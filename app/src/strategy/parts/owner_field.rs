//! The field in which an owner is looked for and chosen.
//!
//! Invariant: works without JavaScript; looking saves nothing, is no error, and loses nothing that was typed elsewhere.

use leptos::prelude::*;

use crate::forms::Refused;
use crate::strategy::model::{Candidate, LOOK, Owner};
use crate::ui::{Choice, RadioGroup, SubmitButton, TextInput};

/// Draws who owns it: whoever does now, nobody, whom the typed words may mean, and a field for a name.
#[component]
pub(crate) fn OwnerField(
    /// Where the form goes.
    action: &'static str,
    /// The owner now, as a form carries it.
    owner: String,
    /// What was typed and refused.
    refused: Refused,
    /// Whom the typed words may mean.
    owners: Vec<Candidate<Owner>>,
    /// What known owners are called.
    named: Vec<Candidate<Owner>>,
    /// Whether only a person can own it.
    #[prop(optional)]
    people_only: bool,
) -> impl IntoView {
    let typed = refused.value(action, "owner_search", "").trim().to_owned();
    let looked = refused.error(action, LOOK);
    let found = if looked.is_some() { owners.len() } else { 0 };
    // The only one who can be meant is chosen already; saving is still to come.
    let chosen = match owners.as_slice() {
        [only] if looked.is_some() => only.id.written(),
        _ => refused.value(action, "owner", &owner),
    };
    let mut choices: Vec<Choice> = owners
        .into_iter()
        .chain(named)
        .map(|candidate| Choice::new(candidate.id.written(), candidate.label.text).meaning(candidate.within))
        .collect();
    let mut seen = std::collections::HashSet::new();
    choices.retain(|choice| seen.insert(choice.value.clone()));
    let who = if people_only { "a person" } else { "a person or a team" };
    let said = match (looked.is_some(), found, typed.is_empty()) {
        (true, _, true) => format!("Write a part of a name first; then {who} can be looked for."),
        (true, 0, false) => format!("Nobody was found for “{typed}”. Try a part of the name. Nothing is saved yet."),
        (true, 1, false) => format!("One was found for “{typed}” and is chosen here. Nothing is saved yet."),
        (true, _, false) => format!(
            "{found} were found for “{typed}”. Choose one, or write more of the name and look again. Nothing is saved yet."
        ),
        (false, ..) => String::new(),
    };
    // The words became the choices: sent again with one of them they would be looked up again.
    let words = if found > 0 { String::new() } else { typed };
    let group = (!choices.is_empty()).then(|| {
        choices.push(Choice::new(Owner::NOBODY, "Nobody"));
        let chosen = if chosen.is_empty() { Owner::NOBODY.to_owned() } else { chosen };
        view! {
            <RadioGroup name="owner" label="Owner" choices value=chosen error=refused.error(action, "owner") />
        }
    });
    let told = (!said.is_empty()).then(|| {
        view! { <p class="hint" role="status" tabindex="-1" autofocus=true>{said}</p> }
    });
    let hint = "A part of the name is enough. “Look” shows who may be meant and saves nothing.";
    view! {
        {told}
        {group}
        <TextInput name="owner_search" label=format!("Find {who} to own it") kind="search" value=words
            error=refused.error(action, "owner_search") hint autocomplete="off" />
        <p><SubmitButton name="look" value="yes" unchecked=true>"Look"</SubmitButton></p>
    }
    .into_any()
}

/// The first button of a form, unseen: the Enter key presses it and saves, where it would press "Look" else.
#[component]
pub(crate) fn SaveOnEnter() -> impl IntoView {
    view! { <button type="submit" class="hidden" tabindex="-1" aria-hidden="true">"Save"</button> }
}
