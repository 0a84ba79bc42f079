//! The pages of drafts.
//!
//! Invariant: show what `api` returned and decide nothing; every act is a plain form.

mod choice;
mod list;
mod outline;
mod publish;
mod settings;

pub use choice::DraftForPage;
pub use list::DraftsPage;
pub use outline::DraftPage;
pub use publish::PublishPage;
pub use settings::DraftSettingsPage;

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::error::{Error, Result};
use crate::id::DraftId;
use crate::routes::links;
use crate::strategy::drafts::model::{DraftLine, State};
use crate::ui::{Crumb, Tab, Tag, Tone};

/// Returns the draft that the address names.
pub(crate) fn draft_id() -> Result<DraftId> {
    use_params_map().with_untracked(|params| params.get("id")).and_then(|id| id.parse().ok()).ok_or(Error::NotFound)
}

/// The way to a draft.
pub(crate) fn steps() -> Vec<Crumb> {
    vec![
        Crumb { href: links::STRATEGY.to_owned(), label: "Strategy".into() },
        Crumb { href: links::DRAFTS.to_owned(), label: "Drafts".into() },
    ]
}

/// The pages of one draft.
pub(crate) fn tabs(draft: &DraftLine, here: &str) -> Vec<Tab> {
    let changes = format!("Difference and publish ({})", draft.changes);
    [
        (links::draft(&draft.id), "Outline".to_owned()),
        (links::draft_map(&draft.id), "Map".to_owned()),
        (links::publish_draft(&draft.id), changes),
        (links::draft_settings(&draft.id), "Settings".to_owned()),
    ]
    .into_iter()
    .map(|(href, label)| Tab { current: href == here, href, label })
    .collect()
}

/// Where a draft stands, and who sees it.
pub(crate) fn standing(draft: &DraftLine) -> AnyView {
    let tone = match draft.state {
        State::Open => Tone::Info,
        State::Aside => Tone::Plain,
        State::Published => Tone::Good,
        State::Discarded => Tone::Plain,
    };
    let limited = draft.limited.then(|| view! { " "<Tag tone=Tone::Warning>"limited"</Tag> });
    let next = draft.is_next.then(|| view! { " "<Tag tone=Tone::Info>"next cycle"</Tag> });
    let said = draft.state.said();
    view! { <Tag tone>{said}</Tag>{next}{limited} }.into_any()
}

/// Who began a draft and when.
fn begun(draft: &DraftLine) -> String {
    match &draft.begun_by {
        Some(name) => format!("Begun by {name}, {}", draft.begun),
        None => format!("Begun {}", draft.begun),
    }
}
