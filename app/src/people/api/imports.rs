//! Imports: the list, one of them, applying it, taking it back.
//!
//! Invariant: for the admin alone.

use leptos::prelude::*;

use crate::error::Result;
use crate::id::RunId;
use crate::people::model::{RunRow, RunView};
#[cfg(feature = "ssr")]
use crate::{
    access::{self, Tx as _},
    error::Error,
    forms::{self, Said},
    people::{policy, store, work},
    routes::links,
};

/// Lists the imports.
#[server(prefix = "/api", endpoint = "imports/list", input = server_fn::codec::GetUrl)]
pub async fn imports() -> Result<Vec<RunRow>> {
    access::read(|tx| {
        let permit = tx.permit(policy::ReadImports)?;
        store::runs::list(tx, &permit, None)
    })
    .await
}

/// Reads an import with a page of its problems.
#[server(prefix = "/api", endpoint = "imports/view", input = server_fn::codec::GetUrl)]
pub async fn import(id: RunId, page: i64) -> Result<RunView> {
    access::read(move |tx| {
        let permit = tx.permit(policy::ReadImports)?;
        store::runs::view(tx, &permit, &id, page)
    })
    .await
}

/// Applies a preview; `deactivate` is the second yes where more than 10 % would be deactivated.
#[server(prefix = "/api", endpoint = "imports/apply")]
pub async fn apply_import(id: RunId, deactivate: Option<String>) -> Result<()> {
    let (house, viewer) = (access::door()?.house, access::viewer()?);
    let outcome = work::apply_soon(&house, &viewer, &id, deactivate.is_some()).await?;
    // The page that follows says how far it is, or what it did.
    forms::say(Said::Nothing);
    if let Some(work::Applied::Asks(summary)) = outcome {
        let tally = summary.tally;
        return Err(Error::invalid(
            "deactivate",
            format!(
                "{} of {} people would be deactivated, more than 10 %. If that is right, tick this and apply again.",
                tally.gone, tally.active
            ),
        ));
    }
    forms::go(links::import(&id));
    Ok(())
}

/// Takes an import back.
#[server(prefix = "/api", endpoint = "imports/undo")]
pub async fn undo_import(id: RunId) -> Result<()> {
    let (house, viewer) = (access::door()?.house, access::viewer()?);
    work::undo(&house, &viewer, &id).await?;
    forms::go(links::import(&id));
    Ok(())
}

/// Gives up a preview, or an import whose server ended while it was being applied.
#[server(prefix = "/api", endpoint = "imports/drop")]
pub async fn drop_import(id: RunId) -> Result<()> {
    let (house, viewer) = (access::door()?.house, access::viewer()?);
    work::give_up(&house, &viewer, &id).await?;
    forms::go(links::IMPORTS);
    Ok(())
}

/// Says that a problem has been dealt with; without `settled`, that it has not.
#[server(prefix = "/api", endpoint = "imports/settle")]
pub async fn settle_problem(id: String, settled: Option<String>) -> Result<()> {
    access::write(move |tx| {
        let permit = tx.permit(policy::SettleProblem(id.clone()))?;
        store::problems::settle(tx, &permit, settled.is_some())
    })
    .await
}
