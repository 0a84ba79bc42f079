//! What tests share: a database and a server of their own, people to be, a browser without JavaScript.
//!
//! Invariant: no two tests share a database, a file or a port.

mod answer;
mod app;
mod client;
mod database;
mod page;
mod program;
mod world;

pub use answer::Answer;
pub use app::TestApp;
pub use client::Client;
pub use database::{Fresh, bare, fresh, sqlite};
pub use page::Page;
pub use program::{program, skipped};
pub use world::{Persona, World};
