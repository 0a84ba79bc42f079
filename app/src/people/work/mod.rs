//! The long acts on people: reading a file, applying it, taking it back, and the directory as a file.
//!
//! Invariant: nothing is parsed, compared or printed while the write door is held.

mod apply;
mod download;
mod payload;
mod preview;
mod undo;
mod upload;

pub use apply::{Applied, apply, apply_soon};
pub use download::{Shape, as_file, download};
pub use payload::folder;
pub use preview::{preview, report};
pub use undo::{give_up, undo};
pub use upload::upload;

use crate::access::Viewer;

/// Returns the server itself, for its command line.
pub fn system() -> Viewer {
    crate::accounts::sessions::system()
}

/// Runs `work` on a thread that may block.
async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> crate::error::Result<T> {
    actix_web::web::block(work).await.map_err(|error| crate::storage::error::internal(&error))
}
