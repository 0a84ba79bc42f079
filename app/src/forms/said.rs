//! What a page says of the act that led to it: one short sentence of a closed set, once.
//!
//! Invariant: travels in a cookie that lives for a minute and holds a word of the code, never in an address; whoever is
//! not signed in is told nothing.

use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::header::{HeaderValue, SET_COOKIE};
use leptos::prelude::use_context;
use leptos_actix::{Request, ResponseOptions};

use crate::access;

/// The cookie; it holds the word of a [`Said`] and nothing else.
const COOKIE: &str = "said";
/// How long it waits for its page, in seconds.
const WAITS: i64 = 60;

/// What can be said of an act.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Said {
    /// Something was written, and the act has no words of its own.
    #[default]
    Saved,
    /// It was saved beside the change of somebody who was quicker.
    Merged,
    /// The page that follows tells it in its own words, or nothing needs telling.
    Nothing,
    /// A card was written.
    CardWritten,
    /// A card was changed.
    CardChanged,
    /// A card moves another objective now, or none.
    CardMoved,
    /// A card was brought back.
    CardBack,
    /// A value was recorded.
    Recorded,
    /// A value was said to hold still.
    Unchanged,
    /// Something was added.
    Added,
    /// Something stands elsewhere now.
    Moved,
    /// Something was put away, on a page that offers to bring it back.
    Archived,
    /// Something was brought back.
    Restored,
    /// Something was removed for good.
    Removed,
    /// Other words were proposed.
    Proposed,
    /// A proposal was written into a draft.
    TakenIntoDraft,
    /// A proposal was taken back.
    Withdrawn,
    /// Something that was decided is open again.
    Reopened,
    /// An office was given.
    OfficeGiven,
    /// An office was taken back.
    OfficeTaken,
    /// The password is another one.
    PasswordChanged,
    /// A session, or more, was ended.
    SignedOut,
    /// Somebody is let edit a part of the strategy.
    Delegated,
    /// Nobody is let edit it by that delegation any more.
    DelegationEnded,
    /// A node was offered to a team.
    Offered,
    /// Another text of a translation was written.
    TextWritten,
    /// One side agreed to the text that stands.
    AgreedTo,
    /// A team declined what it was offered.
    DeclinedIt,
    /// An offer was taken back.
    TakenBack,
    /// What was agreed was said to hold.
    Confirmed,
    /// What was agreed is over.
    EndedIt,
    /// Work was declared to be on no line.
    WorkDeclared,
    /// A declaration was taken back.
    WorkWithdrawn,
    /// A declaration was answered.
    WorkAnswered,
    /// A team is switched on.
    TeamOn,
    /// A team is switched off.
    TeamOff,
    /// Something was said to be not mine.
    NotMine,
    /// It is theirs again who said that it is not.
    GivenBack,
    /// Whoever it went to sees to it.
    SeenTo,
}

impl Said {
    const ALL: [(Self, &'static str, &'static str); 39] = [
        (Self::Saved, "saved", "Saved."),
        (Self::Merged, "merged", "Saved, together with what somebody else changed meanwhile."),
        (Self::Nothing, "", ""),
        (Self::CardWritten, "card-written", "Your card is written. Only you and the managers above you read it."),
        (Self::CardChanged, "card-changed", "Your card is saved."),
        (Self::CardMoved, "card-moved", "Your card moves another objective now."),
        (Self::CardBack, "card-back", "Your card is back."),
        (Self::Recorded, "recorded", "The value is recorded."),
        (Self::Unchanged, "unchanged", "Recorded as unchanged."),
        (Self::Added, "added", "Added."),
        (Self::Moved, "moved", "Moved."),
        (Self::Archived, "archived", "Archived. It can be brought back from this page."),
        (Self::Restored, "restored", "It is back."),
        (Self::Removed, "removed", "Removed."),
        (Self::Proposed, "proposed", "Proposed. Leadership reads it; here you read what becomes of it."),
        (Self::TakenIntoDraft, "taken", "It is in the draft. Everybody reads it once that is published."),
        (Self::Withdrawn, "withdrawn", "Withdrawn. You can open it again here."),
        (Self::Reopened, "reopened", "It is open again."),
        (Self::OfficeGiven, "office-given", "The office is given."),
        (Self::OfficeTaken, "office-taken", "The office is taken back."),
        (Self::PasswordChanged, "password-changed", "Your password is changed. Everywhere else you are signed out."),
        (Self::SignedOut, "signed-out", "Signed out there."),
        (Self::Delegated, "delegated", "It is delegated. Everybody sees who edits it, and until when."),
        (Self::DelegationEnded, "delegation-ended", "The delegation is ended."),
        (Self::Offered, "offered", "It is offered. Whoever speaks for the team finds it on the team’s page."),
        (Self::TextWritten, "text-written", "Your text stands now. The other side reads it and answers."),
        (Self::AgreedTo, "agreed-to", "You agree to this text."),
        (Self::DeclinedIt, "declined", "Declined. Whoever offered it reads why, and has to answer."),
        (Self::TakenBack, "taken-back", "The offer is taken back."),
        (Self::Confirmed, "confirmed", "Confirmed: it holds as it was agreed."),
        (Self::EndedIt, "ended", "It is ended. What was agreed stays readable."),
        (Self::WorkDeclared, "work-declared", "Declared. You read the answer here."),
        (Self::WorkWithdrawn, "work-withdrawn", "Taken back. You can declare it again here."),
        (Self::WorkAnswered, "work-answered", "Answered. They are told, and can cite this page."),
        (Self::TeamOn, "team-on", "The team is on. The same place switches it off."),
        (Self::TeamOff, "team-off", "The team is off. The same place switches it on again."),
        (Self::NotMine, "not-mine", "It went to your manager, with your reason. You can take it back here."),
        (Self::GivenBack, "given-back", "It is with whoever had it."),
        (Self::SeenTo, "seen-to", "You see to it. They read that."),
    ];

    /// Returns the word for it; empty if nothing is said.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(said, ..)| *said == self).map_or("", |(_, word, _)| word)
    }

    /// Returns the sentence.
    pub fn sentence(self) -> &'static str {
        Self::ALL.iter().find(|(said, ..)| *said == self).map_or("", |(.., sentence)| sentence)
    }

    /// Reads the word; nothing for any other.
    pub fn read(word: &str) -> Self {
        Self::ALL.iter().find(|(_, known, _)| *known == word).map_or(Self::Nothing, |(said, ..)| *said)
    }
}

/// Returns the cookie that carries `said` to the next page.
pub(super) fn cookie(said: Said, is_secure: bool) -> Cookie<'static> {
    let age = Duration::seconds(WAITS);
    Cookie::build(COOKIE, said.word())
        .path("/")
        .http_only(true)
        .secure(is_secure)
        .same_site(SameSite::Lax)
        .max_age(age)
        .finish()
}

/// Returns what is to be said on the page at hand, and sees to it that it is said once.
pub fn take_said() -> Option<&'static str> {
    let request = use_context::<Request>()?;
    let carried = request.cookie(COOKIE)?;
    let door = access::door().ok()?;
    let mut gone = cookie(Said::Nothing, door.house.site().is_secure());
    gone.make_removal();
    if let (Some(response), Ok(value)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(&gone.to_string())) {
        response.append_header(SET_COOKIE, value);
    }
    let sentence = Said::read(carried.value()).sentence();
    (door.viewer.is_some() && !sentence.is_empty()).then_some(sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_read_back_and_no_other() {
        for (at, (said, word, sentence)) in Said::ALL.into_iter().enumerate() {
            assert_eq!((Said::read(word), said.word(), said.sentence()), (said, word, sentence));
            assert_eq!(word.is_empty(), sentence.is_empty());
            assert!(Said::ALL[..at].iter().all(|(_, other, _)| *other != word), "{word}");
        }
        for foreign in ["Saved.", "<b>", "saved; x=y"] {
            assert_eq!(Said::read(foreign), Said::Nothing);
        }
    }

    #[test]
    fn the_cookie_is_short_lived_and_out_of_reach_of_scripts() {
        let text = cookie(Said::Moved, true).to_string();
        for part in ["said=moved", "HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=60", "Secure"] {
            assert!(text.contains(part), "{text}");
        }
        assert!(!cookie(Said::Moved, false).to_string().contains("Secure"));
    }
}
