//! What the pages and forms of proposals call.
//!
//! Invariant: every function goes through a door of `access`; what a form typed is checked as the words it is to be.

use leptos::prelude::*;

use super::model::{OnNode, ProposalList, ProposalView, ProposeView, TakeView};
use crate::error::Result;
use crate::id::{NodeId, ProposalId};
#[cfg(feature = "ssr")]
use crate::{
    access::{self, Tx as _},
    error::{Error, FieldErrors},
    forms::{self, Said},
    routes::links,
    strategy::model::Seen,
    strategy::proposals::model::{Passage, Show},
    strategy::proposals::{policy, store},
    text::{Prose, Title},
};

/// Lists proposals: for leadership what `show` says (`open`, `mine`, `all`), for a delegate `let` or `mine`, for anybody else
/// their own.
#[server(prefix = "/api", endpoint = "proposals/list", input = server_fn::codec::GetUrl)]
pub async fn proposals(show: String, page: i64) -> Result<ProposalList> {
    access::read(move |tx| store::list(tx, Show::read(&show), page)).await
}

/// Lists what is proposed for a node and not decided, as far as the viewer may read it.
#[server(prefix = "/api", endpoint = "proposals/on-node", input = server_fn::codec::GetUrl)]
pub async fn proposals_on(id: NodeId) -> Result<OnNode> {
    access::read(move |tx| store::on_node(tx, &id)).await
}

/// Reads a proposal.
#[server(prefix = "/api", endpoint = "proposals/view", input = server_fn::codec::GetUrl)]
pub async fn proposal(id: ProposalId) -> Result<ProposalView> {
    access::read(move |tx| {
        let permit = tx.permit(policy::ReadProposal(id))?;
        store::one(tx, &permit)
    })
    .await
}

/// Reads what the form that proposes needs; `of` names the words, the title where it is empty.
#[server(prefix = "/api", endpoint = "proposals/form", input = server_fn::codec::GetUrl)]
pub async fn proposing(id: NodeId, of: String) -> Result<ProposeView> {
    access::read(move |tx| {
        let permit = tx.permit(policy::ProposeChange(id))?;
        let chosen = if of.is_empty() { Passage::TITLE } else { Passage::read(&of).map_err(|_| Error::NotFound)? };
        store::proposing(tx, &permit, chosen)
    })
    .await
}

/// Reads what the form that takes a proposal into a draft needs; `into` is a draft or `new`.
#[server(prefix = "/api", endpoint = "proposals/taking", input = server_fn::codec::GetUrl)]
pub async fn taking(id: ProposalId, into: String) -> Result<TakeView> {
    access::read(move |tx| {
        let permit = tx.permit(policy::ReadProposal(id))?;
        let into = store::Into::read(&into).ok_or(Error::NotFound)?;
        store::taking(tx, &permit, &into)
    })
    .await
}

/// Proposes `text` for the words `of` of a node, which were as `seen`.
#[server(prefix = "/api", endpoint = "proposals/make")]
pub async fn propose(id: NodeId, of: String, text: String, why: String, seen: String) -> Result<()> {
    let passage = Passage::read(&of)?;
    let words = words(&passage, &text, &why, &seen)?;
    let made = access::write(move |tx| {
        let permit = tx.permit(policy::ProposeChange(id.clone()))?;
        store::propose(tx, &permit, &passage, &words)
    })
    .await?;
    forms::say(Said::Proposed);
    forms::go(links::proposal(&made));
    Ok(())
}

/// Changes a proposal of one's own while nobody has decided it.
#[server(prefix = "/api", endpoint = "proposals/change")]
pub async fn change_proposal(
    id: ProposalId,
    revision: i64,
    of: String,
    text: String,
    why: String,
    seen: String,
) -> Result<()> {
    let words = words(&Passage::read(&of)?, &text, &why, &seen)?;
    forms::go(links::proposal(&id));
    access::write(move |tx| {
        let permit = tx.permit(policy::ChangeProposal(id.clone()))?;
        store::change(tx, &permit, revision, &words)
    })
    .await
}

/// Says something about a proposal.
#[server(prefix = "/api", endpoint = "proposals/answer")]
pub async fn answer_proposal(id: ProposalId, text: String) -> Result<()> {
    let text = Prose::parse("text", &text)?;
    access::write(move |tx| {
        let permit = tx.permit(policy::AnswerProposal(id.clone()))?;
        store::answer(tx, &permit, &text)
    })
    .await
}

/// Declines a proposal with a reason.
#[server(prefix = "/api", endpoint = "proposals/decline")]
pub async fn decline_proposal(id: ProposalId, revision: i64, reason: String) -> Result<()> {
    let reason = Title::parse("reason", &reason)?;
    access::write(move |tx| {
        let permit = tx.permit(policy::DecideProposal(id.clone()))?;
        store::decline(tx, &permit, revision, &reason)
    })
    .await
}

/// Writes `text` into a draft (`into`, or `new`) in place of the words that were `seen` there.
#[server(prefix = "/api", endpoint = "proposals/take")]
pub async fn take_proposal(
    id: ProposalId,
    revision: i64,
    into: String,
    of: String,
    text: String,
    seen: String,
) -> Result<()> {
    let into = store::Into::read(&into).ok_or_else(|| Error::invalid("into", "Choose a draft."))?;
    let text = Passage::read(&of)?.parse("text", &text)?;
    let seen = Seen::read(&seen);
    forms::say(Said::TakenIntoDraft);
    forms::go(links::proposal(&id));
    access::write(move |tx| {
        let permit = tx.permit(policy::DecideProposal(id.clone()))?;
        store::take(tx, &permit, (revision, &seen), &into, &text)
    })
    .await
}

/// Takes a proposal of one's own back.
#[server(prefix = "/api", endpoint = "proposals/withdraw")]
pub async fn withdraw_proposal(id: ProposalId, revision: i64) -> Result<()> {
    forms::say(Said::Withdrawn);
    access::write(move |tx| {
        let permit = tx.permit(policy::ChangeProposal(id.clone()))?;
        store::withdraw(tx, &permit, revision)
    })
    .await
}

/// Opens a proposal again.
#[server(prefix = "/api", endpoint = "proposals/reopen")]
pub async fn reopen_proposal(id: ProposalId, revision: i64) -> Result<()> {
    forms::say(Said::Reopened);
    access::write(move |tx| {
        let permit = tx.permit(policy::ReopenProposal(id.clone()))?;
        store::reopen(tx, &permit, revision)
    })
    .await
}

/// Marks what became of a proposal of one's own as read.
#[server(prefix = "/api", endpoint = "proposals/read")]
pub async fn mark_proposal_read(id: ProposalId) -> Result<()> {
    forms::say(Said::Nothing);
    access::write(move |tx| {
        let permit = tx.permit(policy::MarkNewsRead(id.clone()))?;
        store::mark_read(tx, &permit)
    })
    .await
}

/// Checks what a form proposes, all of it at once.
#[cfg(feature = "ssr")]
fn words(passage: &Passage, text: &str, why: &str, seen: &str) -> Result<store::Words> {
    let mut errors = FieldErrors::default();
    let text = errors.keep(passage.parse("text", text));
    let why = errors.keep(Title::parse("why", why));
    match (text, why) {
        (Some(text), Some(why)) => Ok(store::Words { text, why, seen: Seen::read(seen) }),
        _ => Err(Error::Invalid(errors)),
    }
}
