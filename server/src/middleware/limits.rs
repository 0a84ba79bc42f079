//! How large a body may be and how long it may take, counted as it arrives.
//! Invariant: a handler sees a plain body whole and within bounds or is not called; an upload's bytes pass one by one under the same eyes.

use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use actix_web::HttpMessage;
use actix_web::dev::{Payload, ServiceRequest};
use actix_web::error::PayloadError;
use actix_web::http::{StatusCode, header};
use actix_web::web::{Bytes, BytesMut};
use futures_util::{Stream, StreamExt};
use tokio::time::{Instant, Sleep, sleep, timeout};

use crate::http::errors::Refusal;

/// How much of a form that is too large is read on, and dropped, before it is refused.
const DROPPED: u64 = 1024 * 1024;

/// The bounds of bodies.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// The most bytes of a plain body.
    pub body: usize,
    /// How long a plain body may take to arrive.
    pub body_time: Duration,
    /// The most bytes of an upload.
    pub upload: usize,
    /// How long an upload may go without `upload_step` more bytes.
    pub upload_pause: Duration,
    /// The least bytes of an upload in each `upload_pause`.
    pub upload_step: usize,
    /// How long an upload may take in all.
    pub upload_time: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            body: 64 * 1024,
            body_time: Duration::from_secs(10),
            upload: 32 * 1024 * 1024,
            // A little under 15 s, so that the connection is closed by then.
            upload_pause: Duration::from_secs(14),
            upload_step: 4 * 1024,
            upload_time: Duration::from_secs(600),
        }
    }
}

/// What became of an upload that was handed on: the status it was stopped with, if it was.
pub type Verdict = Rc<Cell<Option<StatusCode>>>;

/// Reads a plain body whole, or puts an upload's under watch.
///
/// # Errors
/// Returns 413 for too many bytes, 408 for too slow ones, 415 for a compressed body and 400 for one that breaks off.
pub async fn receive(request: &mut ServiceRequest, limits: &Limits, upload: bool) -> Result<Verdict, Refusal> {
    let verdict = Verdict::default();
    let headers = request.headers();
    if headers.get_all(header::CONTENT_ENCODING).any(|coding| coding != "identity") {
        return Err(Refusal::hang_up(StatusCode::UNSUPPORTED_MEDIA_TYPE));
    }
    let length = headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    if length.unwrap_or(0) == 0 && !headers.contains_key(header::TRANSFER_ENCODING) {
        return Ok(verdict);
    }
    let most = if upload { limits.upload } else { limits.body };
    let mut payload = request.take_payload();
    if let Some(length) = length.filter(|length| *length > most as u64) {
        if !upload && length <= DROPPED {
            let _ = timeout(limits.body_time, drop_rest(&mut payload)).await;
        }
        return Err(Refusal::hang_up(StatusCode::PAYLOAD_TOO_LARGE));
    }
    let payload: BoxedPayloadStream = if upload {
        Box::pin(Watched::new(payload, *limits, verdict.clone()))
    } else {
        let late = |_| Refusal::hang_up(StatusCode::REQUEST_TIMEOUT);
        let whole = timeout(limits.body_time, collect(payload, most)).await.map_err(late)??;
        Box::pin(futures_util::stream::iter([Ok(whole)]))
    };
    request.set_payload(Payload::Stream { payload });
    Ok(verdict)
}

async fn collect(mut payload: Payload, most: usize) -> Result<Bytes, Refusal> {
    let mut whole = BytesMut::new();
    while let Some(piece) = payload.next().await {
        let piece = piece.map_err(|_| Refusal::hang_up(StatusCode::BAD_REQUEST))?;
        if whole.len() + piece.len() > most {
            drop(whole);
            drop_rest(&mut payload).await;
            return Err(Refusal::hang_up(StatusCode::PAYLOAD_TOO_LARGE));
        }
        whole.extend_from_slice(&piece);
    }
    Ok(whole.freeze())
}

/// Reads on and keeps nothing: a browser that is cut off while it sends a form shows no answer at all.
async fn drop_rest(payload: &mut Payload) {
    let mut dropped = 0;
    while let Some(Ok(piece)) = payload.next().await {
        dropped += piece.len() as u64;
        if dropped > DROPPED {
            return;
        }
    }
}

type BoxedPayloadStream = Pin<Box<dyn Stream<Item = Result<Bytes, PayloadError>>>>;

/// An upload on its way through.
struct Watched {
    payload: Payload,
    limits: Limits,
    verdict: Verdict,
    taken: usize,
    /// What had been taken when the present pause began.
    before: usize,
    pause: Pin<Box<Sleep>>,
    end: Pin<Box<Sleep>>,
}

impl Watched {
    fn new(payload: Payload, limits: Limits, verdict: Verdict) -> Self {
        let (pause, end) = (Box::pin(sleep(limits.upload_pause)), Box::pin(sleep(limits.upload_time)));
        Self { payload, limits, verdict, taken: 0, before: 0, pause, end }
    }

    fn stop(&self, status: StatusCode) -> Poll<Option<Result<Bytes, PayloadError>>> {
        self.verdict.set(Some(status));
        Poll::Ready(Some(Err(PayloadError::Overflow)))
    }
}

impl Stream for Watched {
    type Item = Result<Bytes, PayloadError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.end.as_mut().poll(cx).is_ready() {
            return self.stop(StatusCode::REQUEST_TIMEOUT);
        }
        if let Poll::Ready(piece) = Pin::new(&mut self.payload).poll_next(cx) {
            self.taken += piece.as_ref().and_then(|piece| piece.as_ref().ok()).map_or(0, Bytes::len);
            let over = self.taken > self.limits.upload;
            return if over { self.stop(StatusCode::PAYLOAD_TOO_LARGE) } else { Poll::Ready(piece) };
        }
        loop {
            ready!(self.pause.as_mut().poll(cx));
            if self.taken - self.before < self.limits.upload_step {
                return self.stop(StatusCode::REQUEST_TIMEOUT);
            }
            self.before = self.taken;
            let next = Instant::now() + self.limits.upload_pause;
            self.pause.as_mut().reset(next);
        }
    }
}
