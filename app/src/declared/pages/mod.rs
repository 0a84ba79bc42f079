//! The pages of declared work.
//!
//! Invariant: show what `api` returned and decide nothing; every act is a plain form.

mod answer;
mod by;
mod mine;
mod one;
mod sums;
mod team;
mod work;

pub use answer::AnswerWorkPage;
pub use by::DeclaredByPage;
pub use mine::DeclaredPage;
pub use one::DeclaredWorkPage;
pub use sums::SumsPage;
pub use team::DeclaredTeamPage;
pub use work::{ChangeWorkPage, DeclarePage};

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use crate::error::{Error, Result};
use crate::id::DeclaredId;
use crate::routes::links;
use crate::ui::Crumb;

/// Returns the declaration that the address names.
fn declared_id() -> Result<DeclaredId> {
    use_params_map().with_untracked(|params| params.get("id")).and_then(|id| id.parse().ok()).ok_or(Error::NotFound)
}

/// Returns what stands in the address's query under `name`.
fn query(name: &str) -> String {
    use_query_map().with_untracked(|query| query.get(name)).unwrap_or_default()
}

/// The way to a declaration: of one's own, or of somebody whose work one answers.
fn steps(is_mine: bool) -> Vec<Crumb> {
    let (href, label) =
        if is_mine { (links::DECLARED, "Off the line") } else { (links::DECLARED_TEAM, "Off the line in your team") };
    vec![Crumb { href: href.to_owned(), label: label.into() }]
}
