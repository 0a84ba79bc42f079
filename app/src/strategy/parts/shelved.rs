//! The word that a page belongs to a strategy that is archived.
//!
//! Invariant: says it before anything else, and leads to that strategy's own page.

use leptos::prelude::*;

use crate::routes::links;
use crate::strategy::model::Shelf;
use crate::ui::{LinkButton, Notice, NoticeKind};

/// Draws it; nothing for what is in force.
pub(crate) fn shelved(shelf: Option<&Shelf>) -> Option<AnyView> {
    let Shelf { id, name } = shelf?.clone();
    let acts = view! { <LinkButton href=links::strategy(&id)>"Read that strategy"</LinkButton> }.into_any();
    Some(
        view! {
            <Notice kind=NoticeKind::Warning title="This is from an archived strategy." acts>
                "“"<bdi>{name}</bdi>"” is no longer in force. It can be read, and nothing in it changes."
            </Notice>
        }
        .into_any(),
    )
}
