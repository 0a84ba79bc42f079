//! The answer to whoever takes a file away.
//!
//! Invariant: no cache keeps it; whoever has to sign in first comes back to it.

use actix_web::HttpResponse;
use actix_web::http::header;

use super::see_other;
use crate::error::{Error, Result};
use crate::routes::links;

/// UTF-8 rows for a spreadsheet.
pub const CSV: &str = "text/csv; charset=utf-8";

/// Answers with the text of a file of this kind and name, or with why there is none; `back` is its address.
pub fn file_answer(back: &str, (kind, name): (&str, &str), text: Result<String>) -> HttpResponse {
    match text {
        Ok(text) => HttpResponse::Ok()
            .insert_header((header::CONTENT_TYPE, kind))
            .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")))
            .insert_header((header::CACHE_CONTROL, "no-store"))
            .body(text),
        Err(Error::Unauthenticated) => see_other(&links::sign_in(Some(back))),
        Err(Error::NotFound) => HttpResponse::NotFound().finish(),
        Err(Error::Forbidden) => HttpResponse::Forbidden().finish(),
        Err(Error::Busy) => HttpResponse::ServiceUnavailable().finish(),
        Err(_) => HttpResponse::InternalServerError().finish(),
    }
}
