//! A table of facts.
//!
//! Invariant: a caption, column heads with scope, and a region that scrolls by itself so that the page never does.
//!
//! ARIA: the region is named by the caption and takes the focus, so that the arrow keys scroll it.
use leptos::prelude::*;

/// The head of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// What it holds, with its unit.
    pub label: String,
    /// Whether it holds numbers, set flush at the end; give their cells the class `number`.
    pub number: bool,
}

impl Column {
    /// Makes a column of words.
    pub fn words(label: impl Into<String>) -> Self {
        Self { label: label.into(), number: false }
    }

    /// Makes a column of numbers.
    pub fn numbers(label: impl Into<String>) -> Self {
        Self { label: label.into(), number: true }
    }
}

/// Draws a table; the children are its `<tr>`s.
#[component]
pub fn Table(
    /// The id of its caption, once a page.
    #[prop(into)]
    id: String,
    /// What the table says.
    #[prop(into)]
    caption: String,
    /// Its columns.
    columns: Vec<Column>,
    /// Leaves the caption to the screen reader, where a heading above says the same.
    #[prop(optional)]
    quiet: bool,
    /// The rows.
    children: Children,
) -> impl IntoView {
    let named_by = id.clone();
    let heads: Vec<_> = columns
        .into_iter()
        .map(|column| view! { <th scope="col" class=column.number.then_some("number")>{column.label}</th> })
        .collect();
    view! {
        <div class="region" role="region" tabindex="0" aria-labelledby=named_by>
            <table class="table">
                <caption id=id class=quiet.then_some("hidden")>{caption}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{children()}</tbody>
            </table>
        </div>
    }
}
