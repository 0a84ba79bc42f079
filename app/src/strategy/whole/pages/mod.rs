//! The pages of whole strategies.
//!
//! Invariant: show what `api` returned and decide nothing; every act is a plain form.

mod about;
mod list;
mod tenets;
mod whole;

pub use list::StrategiesPage;
pub use whole::StrategyPage;

/// Where an archived strategy is brought back.
const BRING_BACK: &str = "/api/strategies/bring-back";
