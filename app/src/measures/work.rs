//! Files of values outside of pages: for the command line, and the routes that take and give them.
//!
//! Invariant: a file is read, checked and compared before the turn to write is asked for.

use actix_web::http::header;
use actix_web::web::{self, Payload, Query};
use actix_web::{HttpMessage, HttpRequest, HttpResponse};
use serde::Deserialize;

use super::files::{self, Compared, Sheet};
use super::model::ValueSummary;
use super::policy::{ExportValues, ImportValues, OpenValueImport};
use super::store;
use crate::access::{self, Door, House, Tx as _};
use crate::decoding::decode;
use crate::error::{Error, Result};
use crate::forms::{answer_upload, receive as receive_form, see_other, sending_of};
use crate::id::{MeasureId, RunId};
use crate::problem::Refusal;
use crate::routes::links;

/// How often an import is tried when others record values meanwhile.
const TRIES: usize = 5;

/// Records what was read from the file `name`, as the server itself; on a thread that may block.
///
/// # Errors
/// Why nothing was recorded.
pub fn import(house: &House, name: &str, sheet: &Sheet) -> Result<ValueSummary> {
    let mut tries = 0;
    loop {
        tries += 1;
        let prepared = house.read_as_system(|tx| store::prepare(tx, sheet))?;
        let written = house.write_as_system(|tx| {
            let permit = tx.permit(ImportValues)?;
            store::apply(tx, &permit, name, &prepared)
        });
        match written {
            Err(Error::Conflict(_)) if tries < TRIES => {}
            outcome => return outcome.map(|()| store::summary(&prepared)),
        }
    }
}

/// Says what a file would record, and records nothing.
///
/// # Errors
/// What the database said.
pub fn try_out(house: &House, sheet: &Sheet) -> Result<ValueSummary> {
    house.read_as_system(|tx| store::prepare(tx, sheet)).map(|prepared| store::summary(&prepared))
}

/// Says what a file holds where there is no database to compare it with.
pub fn look_at(sheet: &Sheet) -> ValueSummary {
    let Compared { rows, problems, .. } = files::compare(sheet, None, &[], jiff::civil::Date::MAX);
    ValueSummary { rows, problems, ..ValueSummary::default() }
}

/// Prints the values of all measures, or of one, as the server itself.
///
/// # Errors
/// What the database said.
pub fn export(house: &House, of: Option<&MeasureId>) -> Result<String> {
    let values = house.read_as_system(|tx| {
        let permit = tx.permit(ExportValues)?;
        store::exported(tx, &permit, of)
    })?;
    Ok(files::print(&values))
}

/// Takes a file, reads it, and goes on to its preview.
pub async fn upload(req: HttpRequest, payload: Payload) -> HttpResponse {
    let Some(door) = req.extensions().get::<Door>().cloned() else {
        return HttpResponse::ServiceUnavailable().finish();
    };
    let outcome = preview(&req, &door, payload).await;
    answer_upload(&req, links::VALUES_IMPORT, outcome).await
}

async fn preview(req: &HttpRequest, door: &Door, payload: Payload) -> Result<String> {
    let viewer = door.viewer.clone().ok_or(Error::Unauthenticated)?;
    // Who may not import is told so before a byte of the file is read.
    door.house.read_as(viewer.clone(), |tx| tx.permit(ImportValues).map(drop)).await?;
    let mut form = receive_form(req, payload).await?;
    let Some((path, bytes)) = form.files.pop() else {
        return Err(Error::invalid("file", "Choose a file first."));
    };
    let name = path.rsplit('/').next().unwrap_or_default().to_owned();
    let file = name.clone();
    let read = web::block(move || files::read(&file, &bytes).map(|sheet| (sheet, decode(&bytes).0)));
    let (sheet, text) = read.await.map_err(|_| Error::Busy)?.map_err(|refusal| refused(&refusal))?;
    let prepared = door.house.read_as(viewer.clone(), move |tx| store::prepare(tx, &sheet)).await?;
    let id = door
        .house
        .write_once(viewer, &sending_of(req), move |tx| {
            let permit = tx.permit(ImportValues)?;
            store::insert_preview(tx, &permit, &name, &prepared, &text)
        })
        .await?;
    Ok(links::value_import(&id))
}

/// Records what was previewed, compared anew.
///
/// # Errors
/// Why nothing was recorded.
pub(super) async fn apply(id: &RunId) -> Result<()> {
    let mut tries = 0;
    loop {
        tries += 1;
        let run = id.clone();
        let prepared = access::read(move |tx| {
            let permit = tx.permit(OpenValueImport(run))?;
            let (file, text) = store::payload(tx, &permit)?;
            let sheet = files::read_text(&file, &text).map_err(|refusal| refused(&refusal))?;
            store::prepare(tx, &sheet)
        })
        .await?;
        let run = id.clone();
        let written = access::write(move |tx| {
            let permit = tx.permit(OpenValueImport(run.clone()))?;
            store::apply_preview(tx, &permit, &prepared)
        })
        .await;
        match written {
            Err(Error::Conflict(_)) if tries < TRIES => {}
            outcome => return outcome,
        }
    }
}

/// Says where a file is wrong, as the message of its field.
fn refused(refusal: &Refusal) -> Error {
    let place = match (refusal.line, refusal.column) {
        (0, _) => String::new(),
        (line, 0) => format!("Line {line}: "),
        (line, column) => format!("Line {line}, column {column}: "),
    };
    Error::invalid("file", format!("{place}{}", refusal.what))
}

/// Which values a file is to hold.
#[derive(Debug, Deserialize)]
pub struct Wanted {
    measure: Option<String>,
}

/// Gives values as a file.
pub async fn download(req: HttpRequest, wanted: Query<Wanted>) -> HttpResponse {
    let Some(door) = req.extensions().get::<Door>().cloned() else {
        return HttpResponse::ServiceUnavailable().finish();
    };
    let of = match wanted.measure.as_deref().map(str::parse::<MeasureId>) {
        Some(Ok(id)) => Some(id),
        Some(Err(_)) => return HttpResponse::NotFound().finish(),
        None => None,
    };
    let back = req.uri().path_and_query().map_or(links::VALUES_FILE, |path| path.as_str()).to_owned();
    let Some(viewer) = door.viewer.clone() else {
        return see_other(&links::sign_in(Some(&back)));
    };
    let read = door.house.read_as(viewer, move |tx| {
        let permit = tx.permit(ExportValues)?;
        store::exported(tx, &permit, of.as_ref())
    });
    match read.await {
        Ok(values) => HttpResponse::Ok()
            .insert_header((header::CONTENT_TYPE, "text/csv; charset=utf-8"))
            .insert_header((header::CONTENT_DISPOSITION, "attachment; filename=\"values.csv\""))
            .insert_header((header::CACHE_CONTROL, "no-store"))
            .body(files::print(&values)),
        Err(Error::Unauthenticated) => see_other(&links::sign_in(Some(&back))),
        Err(Error::NotFresh) => see_other(&links::confirm(&back)),
        Err(Error::Busy) => HttpResponse::ServiceUnavailable().finish(),
        Err(_) => HttpResponse::InternalServerError().finish(),
    }
}
