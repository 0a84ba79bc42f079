//! Which answers are compressed on their way out: whole texts, never streams.
//! Invariant: an answer without a known length leaves as it is, unless it is a page; the compressor would hold its pieces back.

use actix_web::Error;
use actix_web::body::{BodySize, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderValue};
use actix_web::middleware::Next;

/// Below this, in bytes, compressing costs more than it saves.
const WORTH_IT: u64 = 1_024;

/// Marks an answer that is to stay as it is; actix's compressor, which stands outside of this, leaves a marked one alone.
///
/// # Errors
/// Passes on what the handler returned.
pub async fn mark<B: MessageBody>(request: ServiceRequest, next: Next<B>) -> Result<ServiceResponse<B>, Error> {
    let mut response = next.call(request).await?;
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
    let page = kind.starts_with("text/html");
    let text =
        page || kind.starts_with("text/") || kind.starts_with("application/json") || kind.starts_with("image/svg");
    let worth = match response.response().body().size() {
        BodySize::Sized(length) => text && length >= WORTH_IT,
        BodySize::Stream => page,
        BodySize::None => false,
    };
    if !worth && !response.headers().contains_key(header::CONTENT_ENCODING) {
        response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("identity"));
    }
    Ok(response)
}
