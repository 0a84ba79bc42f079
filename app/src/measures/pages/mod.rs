//! The measures' pages.
//!
//! Invariant: show what `api` returned and decide nothing; every act is a plain form.

mod add;
mod measure;
mod value;

pub use add::AddMeasurePage;
pub use measure::MeasurePage;
pub use value::ValuePage;
