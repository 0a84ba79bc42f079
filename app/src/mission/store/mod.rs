//! Cards in the database, and everything that the mission page reads.
//!
//! Invariant: owns `contribution`. A page is a fixed number of queries over sets: neither the size of the organisation
//! nor the number of cards adds one.

mod cards;
pub(crate) mod chain;
pub(crate) mod given;
mod objectives;
mod page;
mod preview;
mod read;
mod reader;
mod team;
mod waiting;

pub(crate) use cards::{archive, attach, begin, card_view, insert, restore, shift, update};
pub(crate) use objectives::{offered, offered_to};
pub(crate) use page::{of_person, own};
pub(crate) use preview::preview;
pub(crate) use read::mark_read;
pub(crate) use reader::{choose_lens, words_of};
pub(crate) use team::team_view;
