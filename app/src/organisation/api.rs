//! What the organisation's pages and forms call.
//!
//! Invariant: every function goes through a door of `access`; reads change nothing.

use leptos::prelude::*;

use super::model::OrganisationView;
use crate::error::Result;
use crate::id::LensId;
#[cfg(feature = "ssr")]
use crate::{
    access::{self, Tx as _},
    forms::{self, Said},
    organisation::{model::Settings, policy, store},
    text::Title,
};

/// Reads the settings.
#[server(prefix = "/api", endpoint = "organisation/view", input = server_fn::codec::GetUrl)]
pub async fn organisation() -> Result<OrganisationView> {
    access::read(|tx| store::settings(tx)).await
}

/// Changes name, time zone and level names; `levels` are lines.
#[server(prefix = "/api", endpoint = "organisation/edit")]
pub async fn edit_organisation(name: String, time_zone: String, levels: String, revision: i64) -> Result<()> {
    let settings = Settings::parse(&name, &time_zone, &levels)?;
    access::write(move |tx| {
        let permit = tx.permit(policy::EditOrganisation)?;
        store::update(tx, &permit, &settings, revision)
    })
    .await
}

/// Adds a lens.
#[server(prefix = "/api", endpoint = "lens/add")]
pub async fn add_lens(name: String) -> Result<()> {
    let name = Title::parse("name", &name)?;
    forms::say(Said::Added);
    access::write(move |tx| {
        let permit = tx.permit(policy::AddLens)?;
        store::insert_lens(tx, &permit, &name).map(drop)
    })
    .await
}

/// Renames a lens.
#[server(prefix = "/api", endpoint = "lens/rename")]
pub async fn rename_lens(id: LensId, name: String, revision: i64) -> Result<()> {
    let name = Title::parse("name", &name)?;
    access::write(move |tx| {
        let permit = tx.permit(policy::EditLens(id.clone()))?;
        store::rename_lens(tx, &permit, &name, revision)
    })
    .await
}

/// Takes a lens out of use.
#[server(prefix = "/api", endpoint = "lens/archive")]
pub async fn archive_lens(id: LensId) -> Result<()> {
    access::write(move |tx| {
        let permit = tx.permit(policy::EditLens(id.clone()))?;
        store::archive_lens(tx, &permit)
    })
    .await
}

/// Brings a lens back into use.
#[server(prefix = "/api", endpoint = "lens/restore")]
pub async fn restore_lens(id: LensId) -> Result<()> {
    access::write(move |tx| {
        let permit = tx.permit(policy::EditLens(id.clone()))?;
        store::restore_lens(tx, &permit)
    })
    .await
}

/// Makes a lens the one of whoever chose none.
#[server(prefix = "/api", endpoint = "lens/default")]
pub async fn make_lens_default(id: LensId) -> Result<()> {
    access::write(move |tx| {
        let permit = tx.permit(policy::EditLens(id.clone()))?;
        store::make_default(tx, &permit)
    })
    .await
}
