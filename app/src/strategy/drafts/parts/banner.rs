//! The word that a page belongs to a draft.
//!
//! Invariant: says which draft, who sees it, and where it is published.

use leptos::prelude::*;

use crate::routes::links;
use crate::strategy::model::Place;
use crate::ui::{LinkButton, Notice};

/// Draws it; nothing for what is published.
pub(crate) fn in_draft(place: &Place) -> Option<AnyView> {
    let draft = place.draft.clone()?;
    let acts =
        view! { <LinkButton href=links::publish_draft(&draft.id)>"Difference and publish"</LinkButton> }.into_any();
    let seen = match (draft.limited, draft.is_open) {
        (_, false) => "It is set aside: it can be read, and is changed once it is resumed.",
        (true, _) => "Those alone who are invited see it, until it is published.",
        (false, _) => "Leadership and those who are invited see it, until it is published.",
    };
    Some(
        view! {
            <Notice title="You are in a draft." acts>
                <a href=links::draft(&draft.id)><bdi>{draft.name}</bdi></a>". "{seen}
            </Notice>
        }
        .into_any(),
    )
}
