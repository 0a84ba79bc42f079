//! The reference of a request: in the log, in the answer, and on every page that says no.
//! Invariant: it is ours; one that comes with a request is overwritten before anybody reads it.

use std::fmt;

use actix_web::dev::ServiceRequest;
use actix_web::http::header::{HeaderName, HeaderValue};
use uuid::Uuid;

/// The header that carries it, towards the product and back to the client.
pub const HEADER: HeaderName = HeaderName::from_static("x-request-id");

/// A request's reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RequestId(Uuid);

impl RequestId {
    /// Makes a reference of a fresh id.
    #[must_use]
    pub fn new(id: Uuid) -> Self {
        Self(id)
    }

    /// Returns the value of the header.
    #[must_use]
    pub fn value(self) -> HeaderValue {
        // A UUID is ASCII; the fallback is never taken and keeps this free of a panic.
        HeaderValue::from_str(&self.0.to_string()).unwrap_or(HeaderValue::from_static("-"))
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Gives a request its reference, in place of whatever it brought.
pub fn assign(request: &mut ServiceRequest, id: RequestId) {
    request.headers_mut().insert(HEADER, id.value());
}
