//! The net under a handler: a panic becomes an error and the connection lives on.
//! Invariant: what the panic said is neither answered nor logged; it may quote somebody's words.

use std::future::Future;
use std::panic::AssertUnwindSafe;

use futures_util::FutureExt;

/// That a handler panicked, and nothing more.
#[derive(Debug)]
pub struct Panicked;

/// Runs a handler to its end, or to its panic.
///
/// # Errors
/// Returns `Panicked` when the handler panicked.
pub async fn caught<T>(handler: impl Future<Output = T>) -> Result<T, Panicked> {
    // What the handler held is dropped with it; nothing of ours is shared with it unguarded.
    AssertUnwindSafe(handler).catch_unwind().await.map_err(|_| Panicked)
}

/// Makes a panic write one line with its place, and not its words, to the log.
pub fn log_places() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map_or_else(|| "an unknown place".to_owned(), ToString::to_string);
        tracing::error!(target: "throughline", %place, "panicked");
    }));
}
