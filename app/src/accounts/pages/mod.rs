//! The pages about accounts.
//!
//! Invariant: each shows what `api` returned and decides nothing; every act is a plain form.

mod account;
mod accounts;
mod admin;
mod approvals;
mod audit;
mod confirm;
mod enrol;
mod link;
mod me;
mod parts;
mod second_step;
mod set_up;
mod sign_in;

pub use account::AccountPage;
pub use accounts::AccountsPage;
pub use admin::AdminPage;
pub use approvals::ApprovalsPage;
pub use audit::{AuditPage, MyEventsPage};
pub use confirm::ConfirmPage;
pub use enrol::{EnrolPage, MySecondStepPage};
pub use link::LinkPage;
pub use me::MePage;
pub use second_step::SecondStepPage;
pub use set_up::SetUpPage;
pub use sign_in::SignInPage;
