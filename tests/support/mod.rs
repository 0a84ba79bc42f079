//! What tests share: a database and a server of their own, people to be, a browser without JavaScript.
//!
//! Invariant: no two tests share a database, a file or a port.

mod answer;
mod app;
pub mod authenticator;
mod client;
mod database;
mod editors;
pub mod older;
mod page;
mod persona;
mod program;
mod rows;
mod translations;
mod world;

pub use answer::Answer;
pub use app::TestApp;
pub use client::Client;
pub use database::{Fresh, bare, fresh, sqlite};
pub use editors::{Round, edit};
pub use page::Page;
pub use persona::Persona;
pub use program::{program, skipped};
pub use world::World;
