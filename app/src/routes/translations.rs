//! Links to translations; part of [`links`](super::links).
//!
//! Invariant: see `routes`.

use crate::id::{NodeId, TeamId, TranslationId};

/// All translations of the strategy in force.
pub const TRANSLATIONS: &str = "/translations";
/// The same as a file.
pub const TRANSLATIONS_FILE: &str = "/export/translations.csv";

/// Links to a page of the translations in one state (its word; empty for all).
pub fn translations(state: &str, page: i64) -> String {
    match (state.is_empty(), page > 1) {
        (true, false) => TRANSLATIONS.to_owned(),
        (true, true) => format!("{TRANSLATIONS}?page={page}"),
        (false, false) => format!("{TRANSLATIONS}?state={state}"),
        (false, true) => format!("{TRANSLATIONS}?state={state}&page={page}"),
    }
}

/// Links to a translation.
pub fn translation(id: &TranslationId) -> String {
    format!("/translations/{id}")
}

/// Links to what a team stops for a translation, and does not do: an address to cite.
pub fn translation_stops(id: &TranslationId) -> String {
    format!("/translations/{id}#stops")
}

/// Links to the form that answers a translation.
pub fn answer_translation(id: &TranslationId) -> String {
    format!("/translations/{id}/answer")
}

/// Links to the form that offers a node, to a team where one is chosen.
pub fn offer_node(id: &NodeId, team: Option<&TeamId>) -> String {
    team.map_or_else(|| format!("/strategy/{id}/offer"), |team| format!("/strategy/{id}/offer?team={team}"))
}
