//! What stores promise, on whichever database the environment asks for.
//!
//! Invariant: nothing in here knows which database that is, unless it is about the difference.

mod backup;
mod declared;
mod demo;
mod door;
mod exchange;
mod once;
mod people;
mod schema;
mod search;
mod values;
