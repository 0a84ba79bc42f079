//! The measures' pages.
//!
//! Invariant: show what `api` returned and decide nothing; every act is a plain form.

mod add;
mod check_in;
mod import;
mod measure;
mod upload;
mod value;

pub use add::AddMeasurePage;
pub use check_in::CheckInPage;
pub use import::ImportPage;
pub use measure::MeasurePage;
pub use upload::UploadPage;
pub use value::ValuePage;
