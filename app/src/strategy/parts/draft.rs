//! Why an act of one button was refused.
//!
//! Invariant: says it once, above what the button stood beside.

use leptos::prelude::*;

use crate::forms::Refused;
use crate::ui::{Notice, NoticeKind};

/// Draws why one of the acts at `paths` was refused; nothing where none was.
#[component]
pub(crate) fn Refusals(
    /// The refused form of the page.
    refused: Refused,
    /// Which acts have no form of their own to say it in.
    paths: &'static [&'static str],
) -> impl IntoView {
    let messages: Vec<String> = paths
        .iter()
        .flat_map(|path| refused.errors(path))
        .map(|(field, message)| match field.as_str() {
            "revision" => {
                "Somebody changed this while you were looking. Nothing was done; look again, then repeat it.".to_owned()
            }
            _ => message,
        })
        .collect();
    (!messages.is_empty()).then(|| {
        view! {
            <Notice kind=NoticeKind::Refused title="That was not done.">
                {messages.join(" ")}
            </Notice>
        }
    })
}
