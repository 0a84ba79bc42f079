//! The organisation's page.
//!
//! Invariant: shows what `api` returned and decides nothing.

mod settings;

pub use settings::OrganisationPage;
