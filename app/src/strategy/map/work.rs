//! The map as a file.
//!
//! Invariant: shows what the page at the same address shows, to those alone who may read that.

use actix_web::web::{self, Query};
use actix_web::{HttpMessage, HttpRequest, HttpResponse};
use serde::Deserialize;

use super::draw::file;
use super::model::{Address, MapView, draw};
use super::store;
use crate::access::{Door, Tx as _};
use crate::error::{Error, Result};
use crate::forms::file_answer;
use crate::id::DraftId;
use crate::routes::links;
use crate::strategy::drafts::policy::ReadDraft;

/// Which draft a file is to hold the map of.
#[derive(Debug, Deserialize)]
pub struct Wanted {
    draft: Option<String>,
}

/// Gives the map as an SVG file that needs nothing else.
pub async fn download(req: HttpRequest, wanted: Query<Wanted>) -> HttpResponse {
    let Some(door) = req.extensions().get::<Door>().cloned() else {
        return HttpResponse::ServiceUnavailable().finish();
    };
    let back = req.uri().path_and_query().map_or(links::MAP_FILE, |path| path.as_str()).to_owned();
    let text = print(&door, wanted.draft.as_deref(), req.query_string()).await;
    file_answer(&back, ("image/svg+xml; charset=utf-8", "strategy-map.svg"), text)
}

async fn print(door: &Door, draft: Option<&str>, query: &str) -> Result<String> {
    let viewer = door.viewer.clone().ok_or(Error::Unauthenticated)?;
    let draft = match draft.map(str::parse::<DraftId>) {
        Some(Ok(id)) => Some(id),
        Some(Err(_)) => return Err(Error::NotFound),
        None => None,
    };
    let address = Address::read(draft.clone(), query);
    let map: MapView = door
        .house
        .read_as(viewer, move |tx| match draft {
            Some(id) => {
                let permit = tx.permit(ReadDraft(id))?;
                store::draft_map(tx, &permit, address)
            }
            None => store::map(tx, address)?.ok_or(Error::NotFound),
        })
        .await?;
    web::block(move || file(&map, &draw(&map))).await.map_err(|_| Error::Busy)
}
