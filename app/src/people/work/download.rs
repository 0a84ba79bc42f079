//! The directory as a file: our CSV, JSON, or a SCIM list.
//!
//! Invariant: for the admin, after a fresh sign-in; never kept by a cache.

use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, LOCATION};
use actix_web::web::Path;
use actix_web::{HttpMessage, HttpRequest, HttpResponse};

use super::aside;
use crate::access::{Door, House, Tx, Viewer};
use crate::error::{Error, Result};
use crate::people::files::print;
use crate::people::policy::ExportPeople;
use crate::people::store::export;
use crate::routes::links;
use crate::storage::error::internal;

/// What the file looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Our own plain CSV.
    Csv,
    /// People and teams as JSON.
    Json,
    /// A SCIM 2.0 ListResponse.
    Scim,
}

impl Shape {
    /// Reads the ending of a file, or the word of a command.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "csv" => Some(Self::Csv),
            "json" => Some(Self::Json),
            "scim" | "scim.json" => Some(Self::Scim),
            _ => None,
        }
    }

    const fn parts(self) -> (&'static str, &'static str) {
        match self {
            Self::Csv => ("people.csv", "text/csv; charset=utf-8"),
            Self::Json => ("people.json", "application/json"),
            Self::Scim => ("people.scim.json", "application/scim+json"),
        }
    }
}

/// Prints the directory.
///
/// # Errors
/// Who may not, and `NotFresh` for an old sign-in.
pub async fn as_file(house: &House, viewer: &Viewer, shape: Shape) -> Result<String> {
    // Taking everybody away as a file is an act: it is audited like one.
    let (people, teams) = house
        .write_as(viewer.clone(), |tx| {
            let permit = tx.permit(ExportPeople)?;
            export::rows(tx, &permit)
        })
        .await?;
    aside(move || match shape {
        Shape::Csv => print::csv(&people, &teams).map_err(|error| internal(&error)),
        Shape::Json => Ok(print::json(&people, &teams)),
        Shape::Scim => Ok(print::scim(&people, &teams)),
    })
    .await?
}

/// Answers `GET /export/people.{shape}`.
pub async fn download(req: HttpRequest, shape: Path<String>) -> HttpResponse {
    let door = req.extensions().get::<Door>().cloned();
    let (Some(Door { house, viewer }), Some(shape)) = (door, Shape::parse(&shape)) else {
        return HttpResponse::NotFound().finish();
    };
    let Some(viewer) = viewer else {
        return to(&links::sign_in(Some(req.path())));
    };
    match as_file(&house, &viewer, shape).await {
        Ok(text) => {
            let (name, kind) = shape.parts();
            HttpResponse::Ok()
                .insert_header((CONTENT_TYPE, kind))
                .insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")))
                .insert_header((CACHE_CONTROL, "no-store"))
                .body(text)
        }
        Err(Error::Unauthenticated) => to(&links::sign_in(Some(req.path()))),
        Err(Error::NotFresh) => to(&links::confirm(req.path())),
        Err(Error::Forbidden) => HttpResponse::Forbidden().finish(),
        Err(_) => HttpResponse::ServiceUnavailable().finish(),
    }
}

fn to(path: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((LOCATION, path)).finish()
}
