//! What the pages and forms of an import of values call.
//!
//! Invariant: every function goes through a door of `access`; what is recorded is compared anew.

use leptos::prelude::*;

use crate::error::Result;
use crate::id::RunId;
use crate::measures::model::{ImportPage, UploadPage};
#[cfg(feature = "ssr")]
use crate::{
    access::{self, Tx as _},
    forms::{self, Said},
    measures::{policy, store, work},
    routes::links,
};

/// Reads the last imports, for whoever may read a file in.
#[server(prefix = "/api", endpoint = "measure/imports", input = server_fn::codec::GetUrl)]
pub async fn value_imports() -> Result<UploadPage> {
    access::read(|tx| {
        let permit = tx.permit(policy::ImportValues)?;
        store::upload_page(tx, &permit)
    })
    .await
}

/// Reads one import.
#[server(prefix = "/api", endpoint = "measure/import", input = server_fn::codec::GetUrl)]
pub async fn value_import(id: RunId) -> Result<ImportPage> {
    access::read(move |tx| {
        let permit = tx.permit(policy::OpenValueImport(id))?;
        store::import_page(tx, &permit)
    })
    .await
}

/// Records what was previewed.
#[server(prefix = "/api", endpoint = "measure/import/apply")]
pub async fn apply_value_import(id: RunId) -> Result<()> {
    // The page that follows says what it did.
    forms::say(Said::Nothing);
    work::apply(&id).await?;
    forms::go(links::value_import(&id));
    Ok(())
}

/// Drops a preview.
#[server(prefix = "/api", endpoint = "measure/import/drop")]
pub async fn drop_value_import(id: RunId) -> Result<()> {
    forms::say(Said::Nothing);
    access::write(move |tx| {
        let permit = tx.permit(policy::OpenValueImport(id.clone()))?;
        store::drop_preview(tx, &permit)
    })
    .await?;
    forms::go(links::VALUES_IMPORT);
    Ok(())
}
