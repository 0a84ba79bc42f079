//! What several pages of cycles, and the pages of nodes and drafts, draw.
//!
//! Invariant: a verdict and a score are said in words; colour only repeats them.

mod going;
mod now;
mod past;

pub(crate) use going::{cards, going_over};
pub(crate) use now::CycleNow;
pub(crate) use past::Past;

use leptos::prelude::*;

use crate::strategy::cycles::model::{Score, Verdict};
use crate::ui::{Tag, Tone};

/// Draws what became of a node.
pub(crate) fn verdict_tag(verdict: Option<Verdict>) -> AnyView {
    let (tone, label) = match verdict {
        Some(Verdict::Keep) => (Tone::Good, "keep"),
        Some(Verdict::Change) => (Tone::Info, "change"),
        Some(Verdict::Stop) => (Tone::Plain, "stop"),
        None => (Tone::Warning, "no answer"),
    };
    view! { <Tag tone>{label}</Tag> }.into_any()
}

/// Says how far it came; nothing where nobody said.
pub(crate) const fn said_of(score: Score) -> &'static str {
    match score {
        Score::Unsaid => "",
        said => said.label(),
    }
}
