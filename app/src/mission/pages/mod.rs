//! The mission's pages.
//!
//! Invariant: show what `api` returned and decide nothing; every act is a plain form.

mod card;
mod home;
mod new_card;
mod objective;
mod of_person;
mod preview;
mod team;

pub use card::CardPage;
pub use home::MissionPage;
pub use new_card::NewCardPage;
pub use objective::CardObjectivePage;
pub use of_person::MissionOfPage;
pub use preview::PreviewPage;
pub use team::MyTeamPage;

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use crate::error::{Error, Result};

/// Returns what stands in the address's query under `name`; empty where nothing does.
fn queried(name: &str) -> String {
    use_query_map().read_untracked().get(name).unwrap_or_default()
}

/// Returns the id that stands in the address's path.
///
/// # Errors
/// `NotFound` if it is no id.
fn id_of<T: std::str::FromStr>() -> Result<T> {
    use_params_map().read_untracked().get("id").and_then(|id| id.parse().ok()).ok_or(Error::NotFound)
}
