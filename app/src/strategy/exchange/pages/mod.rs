//! The pages of import and export.
//!
//! Invariant: show what `api` returned and decide nothing; every act is a plain form.

mod changes;
mod choose;
mod export;
mod run;

pub use choose::StrategyImportPage;
pub use export::StrategyExportPage;
pub use run::ImportRunPage;
