//! What the forms and the page of a value call.
//!
//! Invariant: the id of a value is its revision; whoever was slower is told so and loses no word.

use leptos::prelude::*;

use crate::error::Result;
use crate::id::{MeasureId, ValueId};
use crate::measures::model::ValuePage;
#[cfg(feature = "ssr")]
use crate::{
    access::{self, Tx as _},
    forms::{self, Said},
    measures::model::ValueEdit,
    measures::{policy, store},
    organisation,
    routes::links,
};

/// Reads a value's page, also if it was corrected or removed.
#[server(prefix = "/api", endpoint = "measure/value", input = server_fn::codec::GetUrl)]
pub async fn measure_value(id: ValueId) -> Result<ValuePage> {
    access::read(move |tx| store::value_page(tx, &id)).await
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
        let value = checked(tx, &amount, [&measured_on, &confidence, &note])?;
        store::record(tx, &permit, &value)
    })
    .await
}

/// Puts a value right; the old one stays in the history with who corrected it.
#[server(prefix = "/api", endpoint = "measure/correct")]
pub async fn correct_value(
    id: ValueId,
    amount: String,
    measured_on: Option<String>,
    confidence: Option<String>,
    note: Option<String>,
) -> Result<()> {
    let measure = access::write(move |tx| {
        let permit = tx.permit(policy::CorrectValue(id.clone()))?;
        let value = checked(tx, &amount, [&measured_on, &confidence, &note])?;
        store::correct(tx, &permit, &value)?;
        Ok(permit.measured.id.clone())
    })
    .await?;
    forms::go(links::measure(&measure));
    Ok(())
}

/// Takes a value out of count, and goes on to the measure, where it can be brought back.
#[server(prefix = "/api", endpoint = "measure/remove-value")]
pub async fn remove_value(id: ValueId) -> Result<()> {
    let gone = id.clone();
    let measure = access::write(move |tx| {
        let permit = tx.permit(policy::CorrectValue(id.clone()))?;
        store::remove(tx, &permit)?;
        Ok(permit.measured.id.clone())
    })
    .await?;
    // The measure says so itself, beside the way back.
    forms::say(Said::Nothing);
    forms::go(links::measure_without(&measure, &gone));
    Ok(())
}

/// Lets a value that was removed count again.
#[server(prefix = "/api", endpoint = "measure/restore-value")]
pub async fn restore_value(id: ValueId) -> Result<()> {
    forms::say(Said::Restored);
    let measure = access::write(move |tx| {
        let permit = tx.permit(policy::CorrectValue(id.clone()))?;
        store::bring_back(tx, &permit)?;
        Ok(permit.measured.id.clone())
    })
    .await?;
    forms::go(links::measure(&measure));
    Ok(())
}

/// Checks a value's form; without a day the value stands for today.
#[cfg(feature = "ssr")]
fn checked(tx: &mut access::Writer<'_>, amount: &str, rest: [&Option<String>; 3]) -> Result<ValueEdit> {
    let zone = organisation::store::view(tx)?.time_zone;
    let [measured_on, confidence, note] = rest.map(|text| text.as_deref().unwrap_or(""));
    ValueEdit::parse(amount, measured_on, confidence, note, tx.now().day(&zone))
}
