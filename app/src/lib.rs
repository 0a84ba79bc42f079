//! Throughline: the product. Everything that the browser may see, and the server half of it behind `ssr`.

#![recursion_limit = "512"] // A page is one type, as deep as its elements.

pub mod access;
pub mod accounts;
pub mod coverage;
pub mod declared;
pub mod error;
pub mod forms;
pub mod id;
pub mod link;
pub mod measures;
pub mod mission;
pub mod organisation;
pub mod owed;
pub mod palette;
pub mod people;
pub mod problem;
pub mod rollout;
pub mod routes;
pub mod search;
pub mod strategy;
pub mod text;
pub mod time;
pub mod translation;
pub mod ui;

#[cfg(feature = "ssr")]
pub mod decoding;
#[cfg(feature = "ssr")]
pub mod demo;
pub mod shell;
#[cfg(feature = "ssr")]
pub mod storage;
#[cfg(feature = "ssr")]
mod words;

/// Wakes the islands of the page; called by `style/assets/islands.js` once the module is there.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_islands();
}
