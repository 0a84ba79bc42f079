//! An answer's body on its way out: cut into pieces, counted, and noted for the watch over slow readers.
//! Invariant: no piece is larger than 64 KiB, so that a noted piece means that the client took some before it.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::web::Bytes;

use super::slow_reader::Line;
use crate::telemetry::RequestLine;

const PIECE: usize = 64 * 1024;

/// A body with its request's log line; the line is written when the body is done with.
pub struct Outflow {
    body: BoxBody,
    /// The size as it was declared; a body that was read from no longer says it.
    size: BodySize,
    rest: Bytes,
    entry: RequestLine,
    line: Option<Arc<Line>>,
}

impl Outflow {
    /// Wraps a body.
    #[must_use]
    pub fn new(body: BoxBody, mut entry: RequestLine, line: Option<Arc<Line>>) -> Self {
        let size = body.size();
        if matches!(size, BodySize::None | BodySize::Sized(0)) {
            entry.finish();
        }
        Self { body, size, rest: Bytes::new(), entry, line }
    }
}

impl MessageBody for Outflow {
    type Error = Box<dyn std::error::Error>;

    fn size(&self) -> BodySize {
        self.size
    }

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, Self::Error>>> {
        // An empty piece is skipped: a chunked answer would end with it.
        while self.rest.is_empty() {
            match ready!(Pin::new(&mut self.body).poll_next(cx)) {
                Some(Ok(piece)) => self.rest = piece,
                Some(Err(why)) => return Poll::Ready(Some(Err(why))),
                None => {
                    self.entry.finish();
                    return Poll::Ready(None);
                }
            }
        }
        let length = self.rest.len().min(PIECE);
        let piece = self.rest.split_to(length);
        self.entry.count(length);
        if matches!(self.size, BodySize::Sized(all) if all == self.entry.bytes()) {
            // actix asks a body of known length for no more once it has it all.
            self.entry.finish();
        }
        if let Some(line) = &self.line {
            line.note();
        }
        Poll::Ready(Some(Ok(piece)))
    }
}
