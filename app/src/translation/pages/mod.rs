//! The pages of translations.
//!
//! Invariant: show what `api` returned and decide nothing; every act is a plain form.

mod answer;
mod list;
mod offer;
mod one;

pub use answer::AnswerPage;
pub use list::TranslationsPage;
pub use offer::OfferPage;
pub use one::TranslationPage;

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use crate::error::{Error, Result};
use crate::id::TranslationId;
use crate::routes::links;
use crate::strategy::parts::phrase;
use crate::translation::model::Brief;
use crate::ui::Crumb;

/// Returns the translation that the address names.
fn translation_id() -> Result<TranslationId> {
    use_params_map().with_untracked(|params| params.get("id")).and_then(|id| id.parse().ok()).ok_or(Error::NotFound)
}

/// Returns what stands in the address's query under `name`.
fn query(name: &str) -> String {
    use_query_map().with_untracked(|query| query.get(name)).unwrap_or_default()
}

/// The way to a translation.
fn steps(brief: &Brief) -> Vec<Crumb> {
    let mut steps = vec![Crumb { href: links::STRATEGY.to_owned(), label: "Strategy".into() }];
    if let Some(node) = &brief.node {
        steps.push(Crumb { href: links::node(node), label: phrase(&brief.title) });
    }
    steps.push(Crumb { href: links::TRANSLATIONS.to_owned(), label: "Translations".into() });
    steps
}
