//! What several pages of the strategy draw.
//!
//! Invariant: knows values alone; complete without JavaScript.

mod draft;
mod fields;
mod looking;
mod overtaken;
mod owner;
mod owner_field;
mod rows;
mod settle;
mod shelved;
mod words;

pub(crate) use draft::Refusals;
pub(crate) use fields::{LanguageFields, NodeFieldset};
pub(crate) use looking::{Looking, found_pages};
pub(crate) use overtaken::{Overtaken, unless_overtaken};
pub(crate) use owner::OwnerName;
pub(crate) use owner_field::{OwnerField, SaveOnEnter};
pub(crate) use rows::{PICKED, Rows, STEPS};
pub(crate) use settle::{Settle, Version};
pub(crate) use shelved::shelved;
pub(crate) use words::{errors, hue, phrase, way, way_in, way_to, with_article};
