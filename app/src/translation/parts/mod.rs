//! What several pages draw of translations.
//!
//! Invariant: complete without JavaScript; a state is a word.

mod acts;
mod bargain;
mod briefs;
mod fields;
mod of_team;
mod terms;

pub(crate) use acts::Acts;
pub(crate) use bargain::{Bargain, Conversation, Say};
pub(crate) use briefs::{Lines, TranslatedHere, state_tag};
pub(crate) use fields::TermsFields;
pub(crate) use of_team::OfThisTeam;
pub(crate) use terms::TermsOf;
