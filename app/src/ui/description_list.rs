//! Pairs of a word and what it is.
//!
//! Invariant: a pair without a value is not drawn; whoever wants to show a gap says so in words.
use super::phrase::Phrase;
use leptos::prelude::*;

/// A word and what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The word.
    pub term: String,
    /// What it is.
    pub value: Phrase,
}

impl Pair {
    /// Makes a pair.
    pub fn new(term: impl Into<String>, value: impl Into<Phrase>) -> Self {
        Self { term: term.into(), value: value.into() }
    }
}

/// Draws the pairs; on a phone the word stands above.
#[component]
pub fn DescriptionList(
    /// The pairs, in order.
    pairs: Vec<Pair>,
) -> impl IntoView {
    let rows: Vec<_> = pairs
        .into_iter()
        .filter(|pair| !pair.value.is_empty())
        .map(|pair| view! { <div><dt>{pair.term}</dt><dd>{pair.value.view()}</dd></div> })
        .collect();
    view! { <dl class="pairs">{rows}</dl> }
}
