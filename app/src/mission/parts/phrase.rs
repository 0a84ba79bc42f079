//! A written text as the design system takes it.
//!
//! Invariant: a language is named only where it differs from the page's, so that a reader changes its voice only then.

use crate::strategy::model::{Direction, Written};
use crate::ui::{self, Phrase};

/// The language of the interface.
const PAGE: &str = "en";

/// Puts a text into the design system's words.
pub(in crate::mission) fn phrase(written: &Written) -> Phrase {
    let is_ours = written.language.is_empty() || written.language == PAGE;
    Phrase {
        text: written.text.clone(),
        lang: (!is_ours).then(|| written.language.clone()),
        dir: match written.direction {
            Direction::Rtl => ui::Direction::Rtl,
            Direction::Ltr if !is_ours => ui::Direction::Ltr,
            _ => ui::Direction::Auto,
        },
    }
}
