//! The pages of what waits for somebody.
//!
//! Invariant: show what `api` returned and decide nothing; every act is a plain form.

mod list;
mod refuse;

pub use list::OwedPage;
pub use refuse::NotMinePage;
