//! Keys to press.
//!
//! Invariant: a list of keys is a help, never the only way; it is left out on touch screens by the style.
use leptos::prelude::*;

/// Draws one key.
#[component]
pub fn Kbd(
    /// Its name.
    children: Children,
) -> impl IntoView {
    view! { <kbd>{children()}</kbd> }
}

/// Draws a row of keys with what they do.
#[component]
pub fn KeyList(
    /// The keys of each act, and the act.
    keys: Vec<(Vec<&'static str>, &'static str)>,
) -> impl IntoView {
    let rows: Vec<_> = keys
        .into_iter()
        .map(|(keys, act)| {
            let keys: Vec<_> = keys.into_iter().map(|key| view! { <kbd>{key}</kbd>" " }).collect();
            view! { <li>{keys}{act}</li> }
        })
        .collect();
    view! { <ul class="keys" role="list" aria-label="Keys">{rows}</ul> }
}

/// Draws keys with what they do below one another.
#[component]
pub fn KeyTable(
    /// The keys of each act, and the act.
    keys: &'static [(&'static [&'static str], &'static str)],
) -> impl IntoView {
    let rows: Vec<_> = keys
        .iter()
        .map(|(keys, act)| {
            let keys: Vec<_> = keys.iter().map(|key| view! { <kbd>{*key}</kbd>" " }).collect();
            view! { <div><dt>{keys}</dt><dd>{*act}</dd></div> }
        })
        .collect();
    view! { <dl class="key-table">{rows}</dl> }
}
