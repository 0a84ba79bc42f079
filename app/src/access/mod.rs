//! Who may do what: the viewer, the rules, and the only doors to the database.
//!
//! Invariant: `Viewer`s are made by `accounts` alone, connections are lent by `gate` alone, and a store function that
//! changes something takes a `Permit`, which only a rule that said yes can make.

mod viewer;

#[cfg(feature = "ssr")]
mod audit;
#[cfg(feature = "ssr")]
mod entropy;
#[cfg(feature = "ssr")]
mod gate;
#[cfg(feature = "ssr")]
mod once;
#[cfg(feature = "ssr")]
mod permit;

pub use viewer::{Ability, Offices, Role, Rule, Viewer};

#[cfg(feature = "ssr")]
pub use entropy::{Entropy, Token, reference};
#[cfg(feature = "ssr")]
pub use gate::{Door, House, PublicTx, Reader, Tx, Writer, public, read, viewer, write};
#[cfg(feature = "ssr")]
pub(crate) use gate::{door, sending};
#[cfg(feature = "ssr")]
pub use once::{Reply, Sending};
#[cfg(feature = "ssr")]
pub(crate) use permit::Proof;
#[cfg(feature = "ssr")]
pub use permit::{Action, Permit};
