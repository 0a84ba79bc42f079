//! The pages of import and export.
//!
//! Invariant: show what `api` returned and decide nothing; every act is a plain form.

mod changes;
mod choose;
mod export;
mod run;

pub use choose::ImportPage;
pub use export::ExportPage;
pub use run::ImportRunPage;
