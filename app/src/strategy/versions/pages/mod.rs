//! The pages of versions.
//!
//! Invariant: show what `api` returned and decide nothing.

mod history;
mod list;
mod outline;
mod version;

pub use history::HistoryPage;
pub use list::VersionsPage;
pub use outline::PastOutlinePage;
pub use version::{ComparePage, VersionPage};

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::error::{Error, Result};
use crate::routes::links;
use crate::ui::Crumb;

/// Returns the number that stands in the address under `name`.
fn number(name: &str) -> Result<i64> {
    use_params_map().with_untracked(|params| params.get(name)).and_then(|text| text.parse().ok()).ok_or(Error::NotFound)
}

/// The way to a version.
fn steps() -> Vec<Crumb> {
    vec![
        Crumb { href: links::STRATEGY.to_owned(), label: "Strategy".into() },
        Crumb { href: links::VERSIONS.to_owned(), label: "Versions".into() },
    ]
}
