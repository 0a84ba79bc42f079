//! What the pages and forms of drafts call.
//!
//! Invariant: every function goes through a door of `access`; of a draft that somebody may not see they are told nothing.

use leptos::prelude::*;

use super::model::{ChoiceView, DraftLine, DraftView, PublishView};
use crate::error::Result;
use crate::id::{ConflictId, DraftId, NodeId, PersonId};
#[cfg(feature = "ssr")]
use crate::{
    access::{self, Tx as _},
    error::Error,
    forms::{self, Said},
    routes::links,
    strategy::drafts::{model::Chosen, policy, store},
    strategy::model::{Asked, Owner},
    strategy::store as strategy,
    text::Title,
};

/// Lists the drafts that the viewer sees.
#[server(prefix = "/api", endpoint = "drafts/list", input = server_fn::codec::GetUrl)]
pub async fn drafts() -> Result<Vec<DraftLine>> {
    access::read(|tx| store::list(tx)).await
}

/// Reads a draft's outline as its address says; `asked` is what stands behind the question mark.
#[server(prefix = "/api", endpoint = "drafts/view", input = server_fn::codec::GetUrl)]
pub async fn draft(id: DraftId, asked: String) -> Result<DraftView> {
    access::read(move |tx| {
        let permit = tx.permit(policy::ReadDraft(id))?;
        store::outline(tx, &permit, &Asked::read(&asked))
    })
    .await
}

/// Reads the head of a draft.
#[server(prefix = "/api", endpoint = "drafts/one", input = server_fn::codec::GetUrl)]
pub async fn draft_head(id: DraftId) -> Result<DraftLine> {
    access::read(move |tx| {
        let permit = tx.permit(policy::ReadDraft(id))?;
        store::one(tx, &permit)
    })
    .await
}

/// Reads what a draft changes, whom it affects, and what has to be chosen first.
#[server(prefix = "/api", endpoint = "drafts/difference", input = server_fn::codec::GetUrl)]
pub async fn draft_difference(id: DraftId) -> Result<PublishView> {
    access::read(move |tx| {
        let permit = tx.permit(policy::ReadDraft(id))?;
        store::publishing(tx, &permit)
    })
    .await
}

/// Reads in which draft a published node can be changed.
#[server(prefix = "/api", endpoint = "drafts/choice", input = server_fn::codec::GetUrl)]
pub async fn draft_choice(id: NodeId) -> Result<ChoiceView> {
    access::read(move |tx| store::choice(tx, &id)).await
}

/// Begins a draft, and goes on to edit the node that it is begun for (`node`), or to its outline.
#[server(prefix = "/api", endpoint = "drafts/begin")]
pub async fn begin_draft(node: Option<String>, name: Option<String>, limited: Option<String>) -> Result<()> {
    let node: Option<NodeId> = node.and_then(|id| id.parse().ok());
    let name = match name.filter(|name| !name.trim().is_empty()) {
        Some(name) => Some(Title::parse("name", &name)?),
        None => None,
    };
    let begun = access::write(move |tx| {
        let permit = tx.permit(policy::BeginDraft)?;
        store::begin(tx, &permit, name.as_ref(), limited.is_some(), node.as_ref())
    })
    .await?;
    forms::say(Said::Nothing);
    forms::go(begun.node.as_ref().map_or_else(|| links::draft(&begun.draft), links::edit_node));
    Ok(())
}

/// Names a draft, and says whether it is seen by the invited alone.
#[server(prefix = "/api", endpoint = "drafts/name")]
pub async fn name_draft(id: DraftId, revision: i64, name: String, limited: Option<String>) -> Result<()> {
    let name = Title::parse("name", &name)?;
    access::write(move |tx| {
        let permit = tx.permit(policy::SteerDraft(id.clone()))?;
        store::name(tx, &permit, &name, limited.is_some(), revision)
    })
    .await
}

/// Invites whom `owner_search` means, or the chosen `owner`; with `partly` for what is delegated to them alone.
#[server(prefix = "/api", endpoint = "drafts/invite")]
pub async fn invite_to_draft(
    id: DraftId,
    owner: Option<String>,
    owner_search: Option<String>,
    partly: Option<String>,
) -> Result<()> {
    let chosen = Owner::read("owner", &owner.unwrap_or_default())?;
    let words = owner_search.unwrap_or_default();
    forms::say(Said::Added);
    access::write(move |tx| {
        let permit = tx.permit(policy::SteerDraft(id.clone()))?;
        match strategy::one_owner(tx.conn(), &words, chosen.clone(), strategy::Sought::People)? {
            Some(Owner::Person(person)) => store::invite(tx, &permit, &person, partly.is_none()),
            _ => Err(Error::invalid("owner_search", "Write whom you invite.")),
        }
    })
    .await
}

/// Takes an invitation back.
#[server(prefix = "/api", endpoint = "drafts/uninvite")]
pub async fn uninvite_from_draft(id: DraftId, person: PersonId) -> Result<()> {
    forms::say(Said::Removed);
    access::write(move |tx| {
        let permit = tx.permit(policy::SteerDraft(id.clone()))?;
        store::uninvite(tx, &permit, &person)
    })
    .await
}

/// Sets a draft aside.
#[server(prefix = "/api", endpoint = "drafts/aside")]
pub async fn set_draft_aside(id: DraftId) -> Result<()> {
    access::write(move |tx| {
        let permit = tx.permit(policy::SteerDraft(id.clone()))?;
        store::set_aside(tx, &permit)
    })
    .await
}

/// Resumes a draft.
#[server(prefix = "/api", endpoint = "drafts/resume")]
pub async fn resume_draft(id: DraftId) -> Result<()> {
    access::write(move |tx| {
        let permit = tx.permit(policy::SteerDraft(id.clone()))?;
        store::resume(tx, &permit)
    })
    .await
}

/// Discards a draft; `sure` is the confirmation.
#[server(prefix = "/api", endpoint = "drafts/discard")]
pub async fn discard_draft(id: DraftId, sure: Option<String>) -> Result<()> {
    let is_sure = sure.is_some();
    access::write(move |tx| {
        let permit = tx.permit(policy::SteerDraft(id.clone()))?;
        if !is_sure {
            return Err(Error::invalid("sure", "Tick this if everything written in this draft is to go."));
        }
        store::discard(tx, &permit)
    })
    .await?;
    forms::say(Said::Removed);
    forms::go(links::DRAFTS);
    Ok(())
}

/// Publishes a draft as the next version; `reason` says what changed and why, `cards` what becomes of people's cards where
/// the next cycle begins with it: `follow` or `ask`.
#[server(prefix = "/api", endpoint = "drafts/publish")]
pub async fn publish_draft(id: DraftId, reason: String, cards: Option<String>) -> Result<()> {
    let reason = Title::parse("reason", &reason)?;
    let follow = cards.as_deref().map(|word| word == "follow");
    let number = access::write(move |tx| {
        let permit = tx.permit(policy::PublishDraft(id.clone()))?;
        store::publish_with(tx, &permit, &reason, follow)
    })
    .await?;
    forms::say(Said::Nothing);
    forms::go(links::version(number));
    Ok(())
}

/// Chooses between what is published (`published`) and what was drafted (`mine`).
#[server(prefix = "/api", endpoint = "drafts/choose")]
pub async fn choose_text(id: ConflictId, chosen: String) -> Result<()> {
    let chosen = Chosen::read(&chosen).ok_or_else(|| Error::invalid("chosen", "Choose one of the two."))?;
    access::write(move |tx| {
        let permit = tx.permit(policy::ChooseText(id.clone()))?;
        store::choose(tx, &permit, chosen)
    })
    .await
}

/// Begins a draft that takes a version back.
#[server(prefix = "/api", endpoint = "drafts/undo")]
pub async fn undo_version(number: i64) -> Result<()> {
    let draft = access::write(move |tx| {
        let permit = tx.permit(policy::TakeVersionBack)?;
        store::undo(tx, &permit, number)
    })
    .await?;
    forms::say(Said::Nothing);
    forms::go(links::publish_draft(&draft));
    Ok(())
}
