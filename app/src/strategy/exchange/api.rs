//! What the pages and forms of import and export call.
//!
//! Invariant: every function goes through a door of `access`; an import is compared before the turn to write is asked for,
//! and carries the state of the strategy that its author saw.

use leptos::prelude::*;

use super::model::{ChoiceView, ExportView, RunView};
use crate::error::Result;
use crate::id::RunId;
#[cfg(feature = "ssr")]
use crate::{
    access::{self, Tx as _},
    error::Error,
    forms,
    routes::links,
    strategy::exchange::{policy, preparation, store},
    strategy::files::{Export, print},
};

/// Reads what an import would go into, and the last imports.
#[server(prefix = "/api", endpoint = "strategy/imports", input = server_fn::codec::GetUrl)]
pub async fn strategy_imports() -> Result<ChoiceView> {
    access::read(|tx| {
        let permit = tx.permit(policy::ImportStrategy)?;
        store::choice(tx, &permit)
    })
    .await
}

/// Reads one import.
#[server(prefix = "/api", endpoint = "strategy/import", input = server_fn::codec::GetUrl)]
pub async fn strategy_import(id: RunId) -> Result<RunView> {
    access::read(move |tx| {
        let permit = tx.permit(policy::OpenImport(id))?;
        store::view(tx, &permit)
    })
    .await
}

/// Carries an import out; `stamp` is the state of the strategy that its author saw, `rename` asks for the file's name and
/// description to be taken over too.
#[server(prefix = "/api", endpoint = "strategy/import/apply")]
pub async fn apply_strategy_import(id: RunId, stamp: Option<String>, rename: Option<String>) -> Result<()> {
    let seen = stamp.unwrap_or_default();
    let prepared = prepared(id.clone(), rename.is_some()).await?;
    if !prepared.summary.is_new && prepared.stamp != seen {
        let message = "The strategy was changed since this was compared, so nothing was imported. Compare again, and then decide.";
        return Err(Error::invalid("", message));
    }
    let page = links::strategy_import(&id);
    access::write(move |tx| {
        let permit = tx.permit(policy::OpenImport(id.clone()))?;
        store::apply_preview(tx, &permit, &prepared)
    })
    .await?;
    forms::go(page);
    Ok(())
}

/// Compares an import with the strategy as it is now.
#[server(prefix = "/api", endpoint = "strategy/import/compare")]
pub async fn compare_strategy_import(id: RunId) -> Result<()> {
    let prepared = prepared(id.clone(), false).await?;
    access::write(move |tx| {
        let permit = tx.permit(policy::OpenImport(id.clone()))?;
        store::refresh_preview(tx, &permit, &prepared)
    })
    .await
}

/// Drops an import that was not carried out.
#[server(prefix = "/api", endpoint = "strategy/import/drop")]
pub async fn drop_strategy_import(id: RunId) -> Result<()> {
    access::write(move |tx| {
        let permit = tx.permit(policy::OpenImport(id.clone()))?;
        store::drop_run(tx, &permit)
    })
    .await?;
    forms::go(links::STRATEGY_IMPORT);
    Ok(())
}

/// Takes an import back.
#[server(prefix = "/api", endpoint = "strategy/import/undo")]
pub async fn undo_strategy_import(id: RunId) -> Result<()> {
    let run = id.clone();
    let (undoing, prepared) = access::read(move |tx| {
        let permit = tx.permit(policy::UndoImport(run))?;
        let undoing = store::undoing(tx, &permit)?;
        let prepared = preparation::undo(tx, &undoing)?;
        Ok((undoing, prepared))
    })
    .await?;
    access::write(move |tx| {
        let permit = tx.permit(policy::UndoImport(id.clone()))?;
        store::undo(tx, &permit, &undoing, prepared.as_ref())
    })
    .await
}

/// Reads what an export has and what StratML has no place for.
#[server(prefix = "/api", endpoint = "strategy/export", input = server_fn::codec::GetUrl)]
pub async fn strategy_export() -> Result<ExportView> {
    let plan = access::read(store::plan).await?;
    Ok(plan.map_or_else(ExportView::default, |plan| {
        let losses = print(&plan, Export::Stratml).losses;
        let mut nodes = 0;
        plan.visit(|_, _| nodes += 1);
        ExportView::new(plan.name, nodes, losses.into_iter().map(|loss| loss.what))
    }))
}

#[cfg(feature = "ssr")]
async fn prepared(id: RunId, renames: bool) -> Result<preparation::Prepared> {
    access::read(move |tx| {
        let permit = tx.permit(policy::OpenImport(id))?;
        let order = preparation::Order { renames, ..store::order(tx, &permit)? };
        preparation::import(tx, &order)
    })
    .await
}
