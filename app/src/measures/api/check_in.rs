//! What the page of the measures that I keep calls.
//!
//! Invariant: "unchanged" names the value that was seen; where another was recorded meanwhile nobody says it is unchanged.

use leptos::prelude::*;

use crate::error::Result;
use crate::id::MeasureId;
use crate::measures::model::CheckInPage;
#[cfg(feature = "ssr")]
use crate::{
    access::{self, Tx as _},
    forms::{self, Said},
    measures::model::{Confidence, ValueEdit},
    measures::{policy, store},
    organisation,
    routes::links,
    text::Prose,
};

/// Reads the measures that the viewer keeps, those due first.
#[server(prefix = "/api", endpoint = "measure/kept", input = server_fn::codec::GetUrl)]
pub async fn kept_measures() -> Result<CheckInPage> {
    access::read(|tx| store::kept_by(tx)).await
}

/// Records a value of today and goes on to the measure `next`; `unchanged` says that `seen`, the latest value, still holds.
#[server(prefix = "/api", endpoint = "measure/check-in")]
pub async fn check_in(
    id: MeasureId,
    amount: String,
    confidence: Option<String>,
    note: Option<String>,
    seen: Option<String>,
    unchanged: Option<String>,
    next: Option<String>,
) -> Result<()> {
    let (confidence, note) = (confidence.unwrap_or_default(), note.unwrap_or_default());
    forms::say(if unchanged.is_some() { Said::Unchanged } else { Said::Recorded });
    access::write(move |tx| {
        let permit = tx.permit(policy::RecordValue(id.clone()))?;
        let zone = organisation::store::view(tx)?.time_zone;
        let today = tx.now().day(&zone);
        if unchanged.is_some() {
            let said = (seen.as_deref().unwrap_or(""), Confidence::read(&confidence), Prose::parse("note", &note)?);
            return store::unchanged(tx, &permit, said, today);
        }
        let value = ValueEdit::parse(&amount, "", &confidence, &note, today)?;
        store::record(tx, &permit, &value)
    })
    .await?;
    forms::go(links::check_in_at(next.and_then(|next| next.parse().ok()).as_ref()));
    Ok(())
}
