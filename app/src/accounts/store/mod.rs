//! The tables of accounts: one file a noun.
//!
//! Invariant: owns `account`, `session`, `sign_in_link`, `sign_in_wait`, `recovery_code`, `approval` and `notice`, and
//! reads `audit`. What changes something takes a `Permit` or a `PublicTx`, or is called by a function that does.

pub(crate) mod account;
pub(crate) mod approval;
pub(crate) mod audit;
pub(crate) mod first;
pub(crate) mod following;
pub(crate) mod held;
pub(crate) mod link;
pub(crate) mod list;
pub(crate) mod mine;
pub(crate) mod notice;
pub(crate) mod office;
pub(crate) mod question;
pub(crate) mod second_step;
pub(crate) mod session;
mod subjects;
pub(crate) mod waits;

pub(crate) use link::claim_setup;
