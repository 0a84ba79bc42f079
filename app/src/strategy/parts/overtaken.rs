//! What stands in place of a form whose act somebody else did first, so that there is nothing left to do it to.
//!
//! Invariant: says what became of it, and what was typed is not lost.

use leptos::prelude::*;

use crate::error::{Error, Result};
use crate::forms::Refused;
use crate::shell::Page;
use crate::ui::{LinkButton, Notice, NoticeKind, PageHead};

/// Returns what a form's page shows; none where it is gone because somebody was quicker than the form at `path`.
///
/// # Errors
/// What `found` says otherwise.
pub(crate) fn unless_overtaken<T>(found: Result<T>, refused: &Refused, path: &str) -> Result<Option<T>> {
    match found {
        Err(Error::NotFound) if refused.path == path => Ok(None),
        found => found.map(Some),
    }
}

/// Draws the page.
#[component]
pub(crate) fn Overtaken(
    /// The form.
    refused: Refused,
    /// Where it went.
    path: &'static str,
    /// The field with words in it.
    field: &'static str,
    /// Where to go on to, and what that is called.
    on: (&'static str, &'static str),
) -> impl IntoView {
    let messages: Vec<String> = refused.errors(path).into_iter().map(|(_, message)| message).collect();
    let typed = refused.value(path, field, "");
    let typed = (!typed.trim().is_empty()).then(|| {
        view! {
            <p>"You wrote:"</p>
            <blockquote dir="auto">{typed}</blockquote>
        }
    });
    view! {
        <Page title="Somebody was quicker">
            <div class="stack">
                <PageHead title="Somebody was quicker" />
                <Notice kind=NoticeKind::Refused title="That was not done.">{messages.join(" ")}</Notice>
                {typed}
                <p><LinkButton href=on.0>{on.1}</LinkButton></p>
            </div>
        </Page>
    }
    .into_any()
}
