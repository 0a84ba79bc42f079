//! Choosing an objective: the near ones at hand, all others by a search, and "none of these".
//!
//! Invariant: works without JavaScript; the search is a link-like form (GET) that stands before the choice.

use leptos::prelude::*;

use crate::mission::model::Objective;
use crate::ui::{Choice, SubmitButton, TextInput};

/// Returns what can be ticked: the objectives, then none.
pub(in crate::mission) fn choices(offered: &[Objective], none: &str) -> Vec<Choice> {
    let mut choices: Vec<Choice> = offered
        .iter()
        .map(|objective| Choice::new(objective.moves().written(), &objective.title.text).meaning(objective.hint()))
        .collect();
    choices.push(Choice::new("none", "None of these").meaning(none));
    choices
}

/// Draws the search for an objective that is not at hand.
#[component]
pub(crate) fn Search(
    /// The page that shows what was found.
    action: String,
    /// The words that were searched for.
    find: String,
    /// How many objectives they found; none before a search.
    found: Option<usize>,
) -> impl IntoView {
    let outcome = found.map(|found| match found {
        0 => "Nothing has these words in its title. Try fewer, or one of those at hand.".to_owned(),
        1 => "One found; it stands last before “None of these”.".to_owned(),
        n => format!("{n} found; they stand after those at hand."),
    });
    view! {
        <form method="get" action=action class="form" role="search">
            <TextInput name="find" label="Not in the list? Search the strategy" kind="search" value=find hint="Words of its title" />
            <div class="acts">
                <SubmitButton>"Search"</SubmitButton>
                {outcome.map(|outcome| view! { <p class="small" role="status">{outcome}</p> })}
            </div>
        </form>
    }
}
