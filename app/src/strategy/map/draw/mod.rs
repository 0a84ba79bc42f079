//! Writing a picture down: as a part of a page, and as a file of its own.
//!
//! Invariant: both draw the same shapes; neither decides where anything stands.

mod file;
mod page;
#[cfg(test)]
mod tests;

pub(super) use file::file;
pub(super) use page::{Drawing, Legend};
