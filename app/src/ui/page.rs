//! The body of a page: one column of text, and a quiet rail beside it on wide screens.
//!
//! Invariant: one `<main id="main">`, the target of the skip link; each page has one `h1`, drawn by `PageHead` or by the line.
//!
//! ARIA: the rail is `complementary` and follows the text in reading order.
use super::maybe::Maybe;
use leptos::prelude::*;

/// Says how wide the text may run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Width {
    /// One column of 60 to 75 characters.
    #[default]
    Text,
    /// A column and a rail: the children are the column in one element, then `Beside`.
    Railed,
    /// Wide, for tables.
    Wide,
}

/// Draws the main part of a page.
#[component]
pub fn Page(
    /// How wide.
    #[prop(optional)]
    width: Width,
    /// What stands in it.
    children: Children,
) -> impl IntoView {
    let class = match width {
        Width::Text => "page text",
        Width::Railed => "page railed",
        Width::Wide => "page wide",
    };
    view! { <main id="main" class=class tabindex="-1">{children()}</main> }
}

/// Draws the rail; its children are `<section>`s with an `h2` each.
#[component]
pub fn Beside(
    /// What the rail holds, for a screen reader.
    #[prop(into)]
    label: String,
    /// The sections.
    children: Children,
) -> impl IntoView {
    view! { <aside class="beside" aria-label=label>{children()}</aside> }
}

/// Draws the heading of a page, with a sentence on what it is for and its acts at the end.
#[component]
pub fn PageHead(
    /// The heading.
    #[prop(into)]
    title: super::phrase::Phrase,
    /// What this page is for.
    #[prop(optional, into)]
    lead: Maybe,
    /// The acts.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="head">
            <div>
                <h1>{title.view()}</h1>
                {lead.get().map(|lead| view! { <p>{lead}</p> })}
            </div>
            {children.map(|children| view! { <div class="cluster">{children()}</div> })}
        </div>
    }
}
