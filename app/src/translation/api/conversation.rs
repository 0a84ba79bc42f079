//! Offering, answering, agreeing, declining, commenting.
//!
//! Invariant: see `api`. Each act names the revision that its author saw.

use leptos::prelude::*;

use crate::error::Result;
use crate::id::{NodeId, TeamId, TranslationId};
use crate::translation::model::Typed;
#[cfg(feature = "ssr")]
use crate::{
    access::{self, Tx as _},
    error::Error,
    forms::{self, Said},
    routes::links,
    text::{Prose, Title},
    translation::model::Act,
    translation::{policy, store},
};

/// Offers a node to a team; `giver` is the team that offers, empty for leadership.
#[server(prefix = "/api", endpoint = "translations/offer")]
pub async fn offer_node(id: NodeId, team: TeamId, giver: String, because: String) -> Result<()> {
    let because = Title::parse("because", &because)?;
    let giver: Option<TeamId> = giver_of(&giver)?;
    let made = access::write(move |tx| {
        let permit = tx.permit(policy::OfferNode(id.clone()))?;
        store::offer(tx, &permit, &store::Offer { team: &team, giver: giver.as_ref(), because: &because })
    })
    .await?;
    forms::say(Said::Offered);
    forms::go(links::translation(&made));
    Ok(())
}

/// Writes another text of a translation; whoever `holds_back` does not agree to it yet.
#[server(prefix = "/api", endpoint = "translations/answer")]
pub async fn answer_translation(
    id: TranslationId,
    revision: i64,
    terms: Typed,
    note: Option<String>,
    holds_back: Option<String>,
) -> Result<()> {
    let note = Prose::parse("note", &note.unwrap_or_default())?;
    after(Said::TextWritten, &id);
    access::write(move |tx| {
        let permit = tx.permit(policy::AnswerTranslation(id.clone()))?;
        store::answer(tx, &permit, revision, &terms, (&note, holds_back.is_some()))
    })
    .await
}

/// Agrees to the text that stands.
#[server(prefix = "/api", endpoint = "translations/agree")]
pub async fn agree_translation(id: TranslationId, revision: i64) -> Result<()> {
    after(Said::AgreedTo, &id);
    access::write(move |tx| {
        let permit = tx.permit(policy::AgreeTranslation(id.clone()))?;
        store::agree(tx, &permit, revision)
    })
    .await
}

/// Declines a translation, with the reason that the giver has to answer.
#[server(prefix = "/api", endpoint = "translations/decline")]
pub async fn decline_translation(id: TranslationId, revision: i64, reason: String) -> Result<()> {
    let reason = Title::parse("reason", &reason)?;
    after(Said::DeclinedIt, &id);
    access::write(move |tx| {
        let permit = tx.permit(policy::DeclineTranslation(id.clone()))?;
        store::act(tx, &permit, revision, (Act::Decline, Some(&reason)))
    })
    .await
}

/// Takes an offer back.
#[server(prefix = "/api", endpoint = "translations/withdraw")]
pub async fn withdraw_translation(id: TranslationId, revision: i64, reason: String) -> Result<()> {
    let reason = Title::parse("reason", &reason)?;
    after(Said::TakenBack, &id);
    access::write(move |tx| {
        let permit = tx.permit(policy::WithdrawTranslation(id.clone()))?;
        store::act(tx, &permit, revision, (Act::Withdraw, Some(&reason)))
    })
    .await
}

/// Answers a decline by offering anew, with another because.
#[server(prefix = "/api", endpoint = "translations/offer-anew")]
pub async fn offer_anew(id: TranslationId, revision: i64, because: String) -> Result<()> {
    let because = Title::parse("because", &because)?;
    after(Said::Offered, &id);
    access::write(move |tx| {
        let permit = tx.permit(policy::OfferAnew(id.clone()))?;
        store::offer_anew(tx, &permit, revision, &because)
    })
    .await
}

/// Says that what was agreed holds as it is.
#[server(prefix = "/api", endpoint = "translations/confirm")]
pub async fn confirm_translation(id: TranslationId, revision: i64) -> Result<()> {
    after(Said::Confirmed, &id);
    access::write(move |tx| {
        let permit = tx.permit(policy::ConfirmTranslation(id.clone()))?;
        store::act(tx, &permit, revision, (Act::Confirm, None))
    })
    .await
}

/// Ends what was agreed, with a reason.
#[server(prefix = "/api", endpoint = "translations/end")]
pub async fn end_translation(id: TranslationId, revision: i64, reason: String) -> Result<()> {
    let reason = Title::parse("reason", &reason)?;
    after(Said::EndedIt, &id);
    access::write(move |tx| {
        let permit = tx.permit(policy::EndTranslation(id.clone()))?;
        store::act(tx, &permit, revision, (Act::End, Some(&reason)))
    })
    .await
}

/// Says something to a part of a translation (the whole, where `part` is empty), or proposes a `wording` for it.
#[server(prefix = "/api", endpoint = "translations/comment")]
pub async fn comment_translation(id: TranslationId, part: String, wording: Option<String>, text: String) -> Result<()> {
    let text = Prose::parse("text", &text)?;
    access::write(move |tx| {
        let permit = tx.permit(policy::CommentTranslation(id.clone()))?;
        store::comment(tx, &permit, (&part, wording.is_some()), &text)
    })
    .await
}

/// Says how many translations a team can carry.
#[server(prefix = "/api", endpoint = "translations/capacity")]
pub async fn set_capacity(team: TeamId, carries: String) -> Result<()> {
    let carries = carries.trim().parse().map_err(|_| Error::invalid("carries", "Write a number, such as 3."))?;
    access::write(move |tx| {
        let permit = tx.permit(policy::SetCapacity(team.clone()))?;
        store::set_capacity(tx, &permit, carries)
    })
    .await
}

/// Says what was done, and leads on to the translation.
#[cfg(feature = "ssr")]
fn after(said: Said, id: &TranslationId) {
    forms::say(said);
    forms::go(links::translation(id));
}

/// Reads for whom an offer is made.
#[cfg(feature = "ssr")]
fn giver_of(text: &str) -> Result<Option<TeamId>> {
    match text {
        "" | "leadership" => Ok(None),
        id => id.parse().map(Some).map_err(|_| Error::invalid("giver", "Choose from the list.")),
    }
}
