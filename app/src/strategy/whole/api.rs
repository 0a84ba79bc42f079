//! What the pages and forms of whole strategies call.
//!
//! Invariant: every function goes through a door of `access`; reads change nothing, a change carries what was seen.

use leptos::prelude::*;

use super::model::{StrategyLine, StrategyView};
use crate::error::Result;
use crate::id::{StrategyId, TenetId};
#[cfg(feature = "ssr")]
use crate::{
    access::{self, Tx as _},
    forms,
    routes::links,
    strategy::model::Asked,
    strategy::whole::{
        model::{StrategyEdit, TenetEdit},
        policy, store,
    },
};

/// Lists all strategies, the one in force first.
#[server(prefix = "/api", endpoint = "strategies/list", input = server_fn::codec::GetUrl)]
pub async fn strategies() -> Result<Vec<StrategyLine>> {
    access::read(|tx| store::list(tx)).await
}

/// Reads a strategy as a whole; `asked` is what stands behind the question mark, for its tree where it is archived.
#[server(prefix = "/api", endpoint = "strategies/view", input = server_fn::codec::GetUrl)]
pub async fn strategy(id: StrategyId, asked: String) -> Result<StrategyView> {
    access::read(move |tx| store::view(tx, &id, &Asked::read(&asked))).await
}

/// Brings an archived strategy back into force; `instead_of` is the one that was in force when somebody looked.
#[server(prefix = "/api", endpoint = "strategies/bring-back")]
pub async fn bring_back_strategy(id: StrategyId, instead_of: Option<String>) -> Result<()> {
    let instead_of: Option<StrategyId> = instead_of.and_then(|id| id.parse().ok());
    access::write(move |tx| {
        let permit = tx.permit(policy::BringBack(id.clone()))?;
        store::bring_back(tx, &permit, instead_of.as_ref())
    })
    .await?;
    forms::go(links::STRATEGIES);
    Ok(())
}

/// Changes what a strategy says of itself.
#[server(prefix = "/api", endpoint = "strategies/edit")]
pub async fn edit_strategy(
    id: StrategyId,
    revision: i64,
    name: String,
    vision: Option<String>,
    description: Option<String>,
) -> Result<()> {
    let edit = StrategyEdit::parse(&name, &vision.unwrap_or_default(), &description.unwrap_or_default())?;
    access::write(move |tx| {
        let permit = tx.permit(policy::EditStrategy(id.clone()))?;
        store::edit(tx, &permit, &edit, revision)
    })
    .await
}

/// Adds a value after the others.
#[server(prefix = "/api", endpoint = "tenet/add")]
pub async fn add_tenet(id: StrategyId, name: String, description: Option<String>) -> Result<()> {
    let edit = TenetEdit::parse(&name, &description.unwrap_or_default())?;
    access::write(move |tx| {
        let permit = tx.permit(policy::AddTenet(id.clone()))?;
        store::insert_tenet(tx, &permit, &edit)
    })
    .await
}

/// Changes what a value says.
#[server(prefix = "/api", endpoint = "tenet/edit")]
pub async fn edit_tenet(id: TenetId, revision: i64, name: String, description: Option<String>) -> Result<()> {
    let edit = TenetEdit::parse(&name, &description.unwrap_or_default())?;
    access::write(move |tx| {
        let permit = tx.permit(policy::EditTenet(id.clone()))?;
        store::edit_tenet(tx, &permit, &edit, revision)
    })
    .await
}

/// Moves a value one place `up` or `down`.
#[server(prefix = "/api", endpoint = "tenet/move")]
pub async fn move_tenet(id: TenetId, revision: i64, direction: String) -> Result<()> {
    access::write(move |tx| {
        let permit = tx.permit(policy::EditTenet(id.clone()))?;
        store::step_tenet(tx, &permit, direction == "up", revision)
    })
    .await
}

/// Removes a value; it can be brought back.
#[server(prefix = "/api", endpoint = "tenet/remove")]
pub async fn remove_tenet(id: TenetId, revision: i64) -> Result<()> {
    access::write(move |tx| {
        let permit = tx.permit(policy::EditTenet(id.clone()))?;
        store::remove_tenet(tx, &permit, revision)
    })
    .await
}

/// Brings a value back that was removed.
#[server(prefix = "/api", endpoint = "tenet/restore")]
pub async fn restore_tenet(id: TenetId, revision: i64) -> Result<()> {
    access::write(move |tx| {
        let permit = tx.permit(policy::EditTenet(id.clone()))?;
        store::restore_tenet(tx, &permit, revision)
    })
    .await
}
