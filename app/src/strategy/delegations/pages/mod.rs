//! The pages of delegations.
//!
//! Invariant: show what `api` returned and decide nothing; every act is a plain form.

mod give;
mod list;
mod mine;

pub use give::DelegatePage;
pub use list::DelegationsPage;
pub(crate) use mine::Mine;
