//! The browser of the journeys, and many editors with one each.
//!
//! Invariant: the very files that the tests use, so that the bench goes through the forms as a person does.
#![allow(dead_code, clippy::unwrap_used, clippy::panic, reason = "it is written for tests, which use the rest of it")]

#[path = "../support/answer.rs"]
mod answer;
#[path = "../support/client.rs"]
mod client;
#[path = "../support/editors.rs"]
mod editors;
#[path = "../support/page.rs"]
mod page;

pub use answer::Answer;
pub use client::Client;
pub use editors::{Edited, Round, edit};
pub use page::Page;
