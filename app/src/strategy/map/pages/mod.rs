//! The pages of the map: of what is in force, and of a draft.
//!
//! Invariant: show what `api` returned and decide nothing; what a picture shows stands in the address.

mod draft;
mod map;
mod parts;

pub use draft::DraftMapPage;
pub use map::MapPage;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::model::Address;

/// Returns what the address asks of a map, as it stands behind the question mark.
fn asked() -> String {
    let mut pairs = form_urlencoded::Serializer::new(String::new());
    for name in Address::names() {
        if let Some(value) = use_query_map().with_untracked(|query| query.get(name)) {
            pairs.append_pair(name, &value);
        }
    }
    pairs.finish()
}
