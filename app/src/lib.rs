//! Throughline: the product. Everything that the browser may see, and the server half of it behind `ssr`.

pub mod access;
pub mod accounts;
pub mod error;
pub mod forms;
pub mod id;
pub mod measures;
pub mod organisation;
pub mod routes;
pub mod strategy;
pub mod text;
pub mod time;

#[cfg(feature = "ssr")]
pub mod demo;
#[cfg(feature = "ssr")]
pub mod shell;
#[cfg(feature = "ssr")]
pub mod storage;
