//! What the measures' pages and forms call.
//!
//! Invariant: every function goes through a door of `access`; reads change nothing, a change carries the revision seen.
#![expect(clippy::too_many_arguments, reason = "a plain form sends its fields flat, one argument each")]

use leptos::prelude::*;

mod check_in;
mod imports;
mod values;

pub use check_in::*;
pub use imports::*;
pub use values::*;

use super::model::{Keepers, MeasurePage};
use crate::error::Result;
use crate::id::{MeasureId, NodeId};
#[cfg(feature = "ssr")]
use crate::{
    access::{self, Tx as _},
    error::Error,
    forms::{self, Said},
    measures::model::MeasureFields,
    measures::{policy, store},
    routes::links,
    strategy::model::Owner,
    strategy::store::looked,
};

/// Reads a measure's page.
#[server(prefix = "/api", endpoint = "measure/view", input = server_fn::codec::GetUrl)]
pub async fn measure(id: MeasureId) -> Result<MeasurePage> {
    access::read(move |tx| store::page(tx, &id)?.ok_or(Error::NotFound)).await
}

/// Reads whom the form of a measure offers: whom `owner_words` may mean, and what the `owner` is called.
#[server(prefix = "/api", endpoint = "measure/keepers", input = server_fn::codec::GetUrl)]
pub async fn measure_keepers(owner_words: String, owner: String) -> Result<Keepers> {
    let known: Vec<Owner> = Owner::read("owner", &owner).unwrap_or_default().into_iter().collect();
    access::read(move |tx| store::keepers(tx.conn(), &owner_words, &known)).await
}

/// Adds a measure to a node.
#[server(prefix = "/api", endpoint = "measure/add")]
pub async fn add_measure(
    id: NodeId,
    name: String,
    sort: Option<String>,
    unit: Option<String>,
    toward: Option<String>,
    start: Option<String>,
    target: Option<String>,
    starts_on: Option<String>,
    due_on: Option<String>,
    stale_after_days: Option<String>,
    feed: Option<String>,
    owner: Option<String>,
    owner_search: Option<String>,
    look: Option<String>,
) -> Result<()> {
    if look.is_some() {
        return access::read(move |tx| tx.permit(policy::AddMeasure(id)).and(Err(looked("")))).await;
    }
    let edit =
        fields(name, [sort, unit, toward, start, target, starts_on, due_on, stale_after_days, feed, owner]).parse()?;
    let words = owner_search.unwrap_or_default();
    let page = links::node(&id);
    forms::say(Said::Added);
    access::write(move |tx| {
        let permit = tx.permit(policy::AddMeasure(id.clone()))?;
        let edit = store::kept(tx.conn(), &edit, &words)?;
        store::insert(tx, &permit, &edit).map(drop)
    })
    .await?;
    forms::go(page);
    Ok(())
}

/// Changes what a measure is.
#[server(prefix = "/api", endpoint = "measure/edit")]
pub async fn edit_measure(
    id: MeasureId,
    revision: i64,
    name: String,
    sort: Option<String>,
    unit: Option<String>,
    toward: Option<String>,
    start: Option<String>,
    target: Option<String>,
    starts_on: Option<String>,
    due_on: Option<String>,
    stale_after_days: Option<String>,
    feed: Option<String>,
    owner: Option<String>,
    owner_search: Option<String>,
    look: Option<String>,
) -> Result<()> {
    if look.is_some() {
        return access::read(move |tx| tx.permit(policy::EditMeasure(id)).and(Err(looked("")))).await;
    }
    let edit =
        fields(name, [sort, unit, toward, start, target, starts_on, due_on, stale_after_days, feed, owner]).parse()?;
    let words = owner_search.unwrap_or_default();
    let page = links::measure(&id);
    access::write(move |tx| {
        let permit = tx.permit(policy::EditMeasure(id.clone()))?;
        let edit = store::kept(tx.conn(), &edit, &words)?;
        store::edit(tx, &permit, &edit, revision)
    })
    .await?;
    forms::go(page);
    Ok(())
}

/// Puts a measure away.
#[server(prefix = "/api", endpoint = "measure/archive")]
pub async fn archive_measure(id: MeasureId, revision: i64) -> Result<()> {
    forms::say(Said::Archived);
    access::write(move |tx| {
        let permit = tx.permit(policy::EditMeasure(id.clone()))?;
        store::archive(tx, &permit, revision)
    })
    .await
}

/// Brings a measure back.
#[server(prefix = "/api", endpoint = "measure/restore")]
pub async fn restore_measure(id: MeasureId, revision: i64) -> Result<()> {
    forms::say(Said::Restored);
    access::write(move |tx| {
        let permit = tx.permit(policy::EditMeasure(id.clone()))?;
        store::restore(tx, &permit, revision)
    })
    .await
}

#[cfg(feature = "ssr")]
fn fields(name: String, rest: [Option<String>; 10]) -> MeasureFields {
    let [sort, unit, toward, start, target, starts_on, due_on, stale_after_days, feed, owner] =
        rest.map(Option::unwrap_or_default);
    MeasureFields { name, sort, unit, toward, start, target, starts_on, due_on, stale_after_days, feed, owner }
}
