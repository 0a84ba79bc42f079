//! Reading translations.
//!
//! Invariant: see `api`.

use leptos::prelude::*;

use crate::error::Result;
use crate::id::{NodeId, TeamId, TranslationId};
use crate::translation::model::{OfNode, OfTeam, OfferView, TranslationList, TranslationView};
#[cfg(feature = "ssr")]
use crate::{
    access::{self, Tx as _},
    translation::model::State,
    translation::{policy, store},
};

/// Reads what the form that offers a node shows; `team` is the one that was chosen, `find` looks for one.
#[server(prefix = "/api", endpoint = "translations/form", input = server_fn::codec::GetUrl)]
pub async fn offer_form(id: NodeId, team: String, find: String) -> Result<OfferView> {
    access::read(move |tx| {
        let permit = tx.permit(policy::OfferNode(id))?;
        store::offering(tx, &permit, team.parse().ok().as_ref(), &find)
    })
    .await
}

/// Reads a translation, as far as the viewer may.
#[server(prefix = "/api", endpoint = "translations/view", input = server_fn::codec::GetUrl)]
pub async fn translation(id: TranslationId) -> Result<TranslationView> {
    access::read(move |tx| {
        let permit = tx.permit(policy::ReadTranslation(id))?;
        store::one(tx, &permit)
    })
    .await
}

/// Reads what the form that answers a translation shows.
#[server(prefix = "/api", endpoint = "translations/answering", input = server_fn::codec::GetUrl)]
pub async fn answer_form(id: TranslationId) -> Result<TranslationView> {
    access::read(move |tx| {
        let permit = tx.permit(policy::AnswerTranslation(id))?;
        store::answering(tx, &permit)
    })
    .await
}

/// Lists the translations of a node that are not over.
#[server(prefix = "/api", endpoint = "translations/of-node", input = server_fn::codec::GetUrl)]
pub async fn translations_of_node(id: NodeId) -> Result<OfNode> {
    access::read(move |tx| store::of_node(tx, &id)).await
}

/// Reads what a team was offered, and what it has agreed to.
#[server(prefix = "/api", endpoint = "translations/of-team", input = server_fn::codec::GetUrl)]
pub async fn translations_of_team(team: TeamId) -> Result<OfTeam> {
    access::read(move |tx| store::of_team(tx, &team)).await
}

/// Lists the translations of the strategy in force; `state` is the word of one state, or empty.
#[server(prefix = "/api", endpoint = "translations/list", input = server_fn::codec::GetUrl)]
pub async fn translations(state: String, page: i64) -> Result<TranslationList> {
    let state = State::ALL.iter().find(|(_, word)| *word == state).map(|(state, _)| *state);
    access::read(move |tx| store::list(tx, state, page)).await
}
