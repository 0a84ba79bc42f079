//! A state in a word.
//!
//! Invariant: the word says the state; the tone only helps.
use super::hue::Hue;
use leptos::prelude::*;

/// Says how a state is toned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// A plain fact.
    #[default]
    Plain,
    /// In force, agreed, done.
    Good,
    /// Waiting, stale, unfinished.
    Warning,
    /// Declined, failed.
    Refused,
    /// New, changed.
    Info,
    /// In a pillar's hue.
    Of(Hue),
}

/// Draws a state.
#[component]
pub fn Tag(
    /// Its tone.
    #[prop(optional)]
    tone: Tone,
    /// The word.
    children: Children,
) -> impl IntoView {
    let class = match tone {
        Tone::Plain => "tag".to_owned(),
        Tone::Good => "tag good".to_owned(),
        Tone::Warning => "tag warning".to_owned(),
        Tone::Refused => "tag refused".to_owned(),
        Tone::Info => "tag info".to_owned(),
        Tone::Of(hue) => format!("tag hue {}", hue.class()),
    };
    view! { <span class=class>{children()}</span> }
}
