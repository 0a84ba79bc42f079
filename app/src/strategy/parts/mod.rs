//! What several pages of the strategy draw.
//!
//! Invariant: knows values alone; complete without JavaScript.

mod draft;
mod fields;
mod owner;
mod rows;
mod settle;
mod words;

pub(crate) use draft::Refusals;
pub(crate) use fields::{LanguageFields, NodeFieldset};
pub(crate) use owner::OwnerName;
pub(crate) use rows::{Rows, STEPS};
pub(crate) use settle::{Settle, Version};
pub(crate) use words::{errors, hue, phrase, way, with_article};
