//! Imports and exports outside of pages: for the command line, and the routes that take and give files.
//!
//! Invariant: a file is read, checked and compared before the turn to write is asked for.

use actix_web::http::header;
use actix_web::web::{self, Payload};
use actix_web::{HttpMessage, HttpRequest, HttpResponse};

use super::model::Summary;
use super::policy::{ExportStrategy, ImportStrategy};
use super::preparation::{self, Order};
use super::store;
use crate::access::{Door, House, Tx as _};
use crate::error::{Error, Result};
use crate::forms::{answer_upload, receive as receive_form, see_other, sending_of};
use crate::problem::Refusal;
use crate::routes::links;
use crate::strategy::files::{self, Export, PlanRead, Printed};

/// How often an import from the command line is tried when others change the strategy meanwhile.
const TRIES: usize = 5;

/// Imports what was read from the file `source`, as the server itself; on a thread that may block. A file that holds
/// nothing, such as an empty template, changes nothing: its summary names no strategy.
///
/// # Errors
/// Why nothing was written.
pub fn import(house: &House, source: &str, read: PlanRead, begin_new: bool) -> Result<Summary> {
    carry_out(house, &Order::new(source, read, begin_new))
}

/// The same into the strategy in force, which takes over the file's name and description too.
///
/// # Errors
/// As [`import`].
pub fn import_renaming(house: &House, source: &str, read: PlanRead) -> Result<Summary> {
    carry_out(house, &Order { renames: true, ..Order::new(source, read, false) })
}

fn carry_out(house: &House, order: &Order) -> Result<Summary> {
    if order.is_empty() {
        return Ok(Summary::default());
    }
    let mut tries = 0;
    loop {
        tries += 1;
        let prepared = house.read_as_system(|tx| preparation::import(tx, order))?;
        let written = house.write_as_system(|tx| {
            let permit = tx.permit(ImportStrategy)?;
            store::apply(tx, &permit, order, &prepared)
        });
        match written {
            Err(Error::Conflict(_)) if tries < TRIES => {}
            outcome => return outcome.map(|_| prepared.summary),
        }
    }
}

/// Writes the strategy in force as a file, as the server itself; none while there is none.
///
/// # Errors
/// What the database said.
pub fn export(house: &House, export: Export) -> Result<Option<Printed>> {
    let plan = house.read_as_system(|tx| {
        let permit = tx.permit(ExportStrategy)?;
        store::export(tx, &permit)
    })?;
    Ok(plan.map(|plan| files::print(&plan, export)))
}

/// Registers the routes that take and give files; `authenticate` must stand before them.
pub fn configure(config: &mut web::ServiceConfig) {
    config
        .route("/upload/strategy", web::post().to(receive))
        .route("/export/strategy.{ending}", web::get().to(download));
}

/// Takes a file, reads it, and goes on to its preview.
async fn receive(req: HttpRequest, payload: Payload) -> HttpResponse {
    let Some(door) = req.extensions().get::<Door>().cloned() else {
        return HttpResponse::ServiceUnavailable().finish();
    };
    let outcome = preview(&req, &door, payload).await;
    answer_upload(&req, links::STRATEGY_IMPORT, outcome).await
}

async fn preview(req: &HttpRequest, door: &Door, payload: Payload) -> Result<String> {
    let viewer = door.viewer.clone().ok_or(Error::Unauthenticated)?;
    // Who may not import is told so before a byte of the file is read.
    let allowed = door.house.read_as(viewer.clone(), |tx| tx.permit(ImportStrategy).map(drop));
    allowed.await?;
    let mut form = receive_form(req, payload).await?;
    let begin_new = form.value("into") == Some("new");
    let Some((path, bytes)) = form.files.pop() else {
        return Err(Error::invalid("file", "Choose a file first."));
    };
    let read = web::block(move || {
        let name = path.rsplit('/').next().unwrap_or_default();
        files::read(name, &bytes).map(|read| Order::new(name, read, begin_new))
    });
    let order = read.await.map_err(|_| Error::Busy)?.map_err(|refusal| refused(&refusal))?;
    if order.is_empty() {
        return Err(Error::invalid(
            "file",
            "This is an empty template: it has places to fill in, but no text. Nothing was imported.",
        ));
    }
    let prepared = door
        .house
        .read_as(viewer.clone(), move |tx| {
            tx.permit(ImportStrategy)?;
            let prepared = preparation::import(tx, &order)?;
            let payload = serde_json::to_string(&order).map_err(|error| crate::storage::error::internal(&error))?;
            Ok((order, prepared, payload))
        })
        .await?;
    let id = door
        .house
        .write_once(viewer, &sending_of(req), move |tx| {
            let (order, prepared, payload) = &prepared;
            let permit = tx.permit(ImportStrategy)?;
            store::insert_preview(tx, &permit, order, prepared, payload)
        })
        .await?;
    Ok(links::strategy_import(&id))
}

/// Says where a file is wrong, as the message of its field.
fn refused(refusal: &Refusal) -> Error {
    let mut place = String::new();
    if refusal.line > 0 {
        place = format!("Line {}", refusal.line);
        if refusal.column > 0 {
            place.push_str(&format!(", column {}", refusal.column));
        }
        place.push_str(": ");
    }
    Error::invalid("file", format!("{place}{}", refusal.what))
}

/// Gives the strategy as a file.
async fn download(req: HttpRequest, ending: web::Path<String>) -> HttpResponse {
    let Some(door) = req.extensions().get::<Door>().cloned() else {
        return HttpResponse::ServiceUnavailable().finish();
    };
    let (format, kind) = match ending.as_str() {
        "xml" => (Export::Stratml, "application/xml; charset=utf-8"),
        "csv" => (Export::Csv, "text/csv; charset=utf-8"),
        "json" => (Export::Json, "application/json; charset=utf-8"),
        _ => return HttpResponse::NotFound().finish(),
    };
    match print(&door, format).await {
        Ok(text) => HttpResponse::Ok()
            .insert_header((header::CONTENT_TYPE, kind))
            .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"strategy.{ending}\"")))
            .body(text),
        Err(Error::Unauthenticated) => see_other(&links::sign_in(Some(links::STRATEGY_EXPORT))),
        Err(Error::NotFresh) => see_other(&links::confirm(links::STRATEGY_EXPORT)),
        Err(Error::NotFound) => HttpResponse::NotFound().finish(),
        Err(Error::Busy) => HttpResponse::ServiceUnavailable().finish(),
        Err(_) => HttpResponse::InternalServerError().finish(),
    }
}

async fn print(door: &Door, format: Export) -> Result<String> {
    let viewer = door.viewer.clone().ok_or(Error::Unauthenticated)?;
    let plan = door
        .house
        .read_as(viewer, |tx| {
            let permit = tx.permit(ExportStrategy)?;
            store::export(tx, &permit)
        })
        .await?
        .ok_or(Error::NotFound)?;
    web::block(move || files::print(&plan, format).text).await.map_err(|_| Error::Busy)
}
