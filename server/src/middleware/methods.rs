//! The methods that exist here: GET, HEAD, POST.
//! Invariant: no other method reaches Leptos 0.8.23, which panics on one it does not know (server_fn, `unreachable!`).

use actix_web::dev::ServiceRequest;
use actix_web::http::{Method, StatusCode};

use crate::http::errors::Refusal;

/// Refuses any other method, and turns HEAD into GET: the connection leaves the body of a HEAD's answer out by itself.
///
/// # Errors
/// Returns 405 for a method that is not allowed.
pub fn check(request: &mut ServiceRequest) -> Result<(), Refusal> {
    match *request.method() {
        Method::GET | Method::POST => Ok(()),
        Method::HEAD => {
            request.head_mut().method = Method::GET;
            Ok(())
        }
        _ => Err(Refusal::new(StatusCode::METHOD_NOT_ALLOWED)),
    }
}
