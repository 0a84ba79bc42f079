//! Everything that is held about me, as a file.
//!
//! Invariant: my own rows alone, after a fresh sign-in, and never kept by a cache.

use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, LOCATION};
use actix_web::{HttpMessage, HttpRequest, HttpResponse};

use crate::access::Door;
use crate::accounts::store::mine;
use crate::error::Error;
use crate::routes::links;

/// Answers `GET /me/data.json`.
pub async fn my_data(req: HttpRequest) -> HttpResponse {
    let door = req.extensions().get::<Door>().cloned();
    let Some(Door { house, viewer }) = door else {
        return HttpResponse::ServiceUnavailable().finish();
    };
    let Some(viewer) = viewer else {
        return to(&links::sign_in(Some(links::MY_DATA)));
    };
    match house.read_as(viewer, |tx| mine::export(tx)).await {
        Ok(data) => HttpResponse::Ok()
            .insert_header((CONTENT_DISPOSITION, "attachment; filename=\"throughline-my-data.json\""))
            .insert_header((CACHE_CONTROL, "no-store"))
            .json(data),
        Err(Error::NotFresh) => to(&links::confirm(links::ME)),
        Err(Error::Unauthenticated) => to(&links::sign_in(Some(links::MY_DATA))),
        Err(error) => HttpResponse::ServiceUnavailable().body(error.to_string()),
    }
}

fn to(path: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((LOCATION, path)).finish()
}
