//! An owner's name, leading to their page.
//!
//! Invariant: always the same look for a person and for a team.

use leptos::prelude::*;

use crate::routes::links;
use crate::strategy::model::Owner;
use crate::ui::{PersonLink, TeamLink};

/// Draws the name of an owner.
#[component]
pub(crate) fn OwnerName(
    /// Who it is.
    owner: Owner,
    /// What they are called.
    name: String,
) -> impl IntoView {
    match owner {
        Owner::Person(id) => view! { <PersonLink name href=links::person(&id) /> }.into_any(),
        Owner::Team(id) => view! { <TeamLink name href=links::team(&id) /> }.into_any(),
    }
}
