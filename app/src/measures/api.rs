//! What the measures' pages and forms call.
//!
//! Invariant: every function goes through a door of `access`; reads change nothing, a change carries the revision seen.
#![expect(clippy::too_many_arguments, reason = "a plain form sends its fields flat, one argument each")]

use leptos::prelude::*;

use super::model::MeasurePage;
use crate::error::Result;
use crate::id::{MeasureId, NodeId};
#[cfg(feature = "ssr")]
use crate::{
    access::{self, Tx as _},
    error::Error,
    forms::{self, Said},
    measures::model::{MeasureFields, ValueEdit},
    measures::{policy, store},
    organisation,
    routes::links,
};

/// Reads a measure's page.
#[server(prefix = "/api", endpoint = "measure/view", input = server_fn::codec::GetUrl)]
pub async fn measure(id: MeasureId) -> Result<MeasurePage> {
    access::read(move |tx| store::page(tx, &id)?.ok_or(Error::NotFound)).await
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
    due_on: Option<String>,
    stale_after_days: Option<String>,
) -> Result<()> {
    let edit = fields(name, [sort, unit, toward, start, target, due_on, stale_after_days]).parse()?;
    let page = links::node(&id);
    forms::say(Said::Added);
    access::write(move |tx| {
        let permit = tx.permit(policy::AddMeasure(id.clone()))?;
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
    due_on: Option<String>,
    stale_after_days: Option<String>,
) -> Result<()> {
    let edit = fields(name, [sort, unit, toward, start, target, due_on, stale_after_days]).parse()?;
    let page = links::measure(&id);
    access::write(move |tx| {
        let permit = tx.permit(policy::EditMeasure(id.clone()))?;
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

/// Records a value; without a day it stands for today.
#[server(prefix = "/api", endpoint = "measure/record")]
pub async fn record_value(
    id: MeasureId,
    amount: String,
    measured_on: Option<String>,
    confidence: Option<String>,
    note: Option<String>,
) -> Result<()> {
    forms::say(Said::Recorded);
    access::write(move |tx| {
        let permit = tx.permit(policy::RecordValue(id.clone()))?;
        let zone = organisation::store::view(tx)?.time_zone;
        let value = ValueEdit::parse(
            &amount,
            measured_on.as_deref().unwrap_or(""),
            confidence.as_deref().unwrap_or(""),
            note.as_deref().unwrap_or(""),
            tx.now().day(&zone),
        )?;
        store::record(tx, &permit, &value)
    })
    .await
}

#[cfg(feature = "ssr")]
fn fields(name: String, rest: [Option<String>; 7]) -> MeasureFields {
    let [sort, unit, toward, start, target, due_on, stale_after_days] = rest.map(Option::unwrap_or_default);
    MeasureFields { name, sort, unit, toward, start, target, due_on, stale_after_days }
}
