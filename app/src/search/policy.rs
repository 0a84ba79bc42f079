//! Who may search: everybody who is signed in, and everybody finds the same.
//!
//! Invariant: pure. A sort of thing is searched only if its own pages are everybody's to read; a sort that is not (a
//! contribution card, a draft) does not become one of [`Sort`] without a rule here that asks who looks.

use crate::access::{Rule, Viewer};
use crate::search::model::Sort;

/// Look for things of a sort.
#[derive(Debug)]
pub(crate) struct Search;

impl Rule for Search {
    type Subject = Sort;

    fn allowed(&self, _viewer: &Viewer, sort: &Sort) -> bool {
        match sort {
            // Published means readable by all who sign in; so is the directory.
            Sort::Strategy | Sort::Measures | Sort::People | Sort::Teams => true,
        }
    }
}
