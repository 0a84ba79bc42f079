//! A message that stays on the page.
//!
//! Invariant: the kind is said by a word or by the message itself, never by colour alone.
//!
//! ARIA: `status` for what went well or is worth knowing, `alert` for what was refused; both are in the page when it loads, so they
//! are read in their place.
use super::icon::{Glyph, Icon};
use super::maybe::Maybe;
use leptos::prelude::*;

/// Says what sort of message it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NoticeKind {
    /// Worth knowing.
    #[default]
    Info,
    /// It worked.
    Good,
    /// Something needs care.
    Warning,
    /// It was not done.
    Refused,
}

/// Draws a message: what happened, what is kept, what to do; acts may follow as buttons.
#[component]
pub fn Notice(
    /// What sort of message.
    #[prop(optional)]
    kind: NoticeKind,
    /// The first words, in bold.
    #[prop(optional, into)]
    title: Maybe,
    /// Buttons at the end.
    #[prop(optional)]
    acts: Option<AnyView>,
    /// The message.
    children: Children,
) -> impl IntoView {
    let (class, glyph, role) = match kind {
        NoticeKind::Info => ("notice", Glyph::Info, "status"),
        NoticeKind::Good => ("notice good", Glyph::Good, "status"),
        NoticeKind::Warning => ("notice warning", Glyph::Warning, "status"),
        NoticeKind::Refused => ("notice refused", Glyph::Refused, "alert"),
    };
    view! {
        <div class=class role=role>
            <Icon glyph=glyph />
            <div>
                {title.get().map(|title| view! { <strong>{title}</strong>" " })}
                {children()}
            </div>
            {acts}
        </div>
    }
}
