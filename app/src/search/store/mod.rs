//! Searching the index and reading what was found.
//!
//! Invariant: a search looks at a bounded number of rows whatever the size of the organisation and however common the
//! words, and reads the texts of those alone that are shown.

mod candidates;
mod directory;
mod tree;

use crate::access::{Rule, Tx};
use crate::error::Result;
use crate::id::LensId;
use crate::mission;
use crate::search::model::{Group, Hit, Piece, SearchView, Sort, Term, Terms, Text, marked};
use crate::search::policy::Search;
use crate::storage::Conn;
use crate::strategy::model::Written;

/// How many of each sort stand on the page of all sorts.
const FIRST: usize = 5;
/// How many stand on a page of one sort.
const PER_PAGE: usize = 20;

/// In whose words hits are shown.
struct Words {
    lens: Option<LensId>,
    levels: Vec<String>,
}

/// Looks for `query` in everything, or in one sort alone.
///
/// # Errors
/// What the database says.
pub(crate) fn search(tx: &mut impl Tx, query: &str, only: Option<Sort>, page: usize) -> Result<SearchView> {
    let viewer = tx.viewer().clone();
    let conn = tx.conn();
    let terms = Terms::read(query);
    let is_too_short = terms.is_too_short();
    let (per_page, mut page) = if only.is_some() { (PER_PAGE, page.max(1)) } else { (FIRST, 1) };
    let mut groups = Vec::new();
    if !is_too_short {
        let (lens, levels) = mission::store::words_of(conn, &viewer.person)?;
        let words = Words { lens, levels };
        for sort in Sort::ALL.into_iter().filter(|sort| Search.allowed(&viewer, sort)) {
            let terms = terms.of(sort);
            let (ids, is_cut) = candidates::find(conn, sort, &terms)?;
            if ids.is_empty() {
                continue;
            }
            // The other sorts are counted too, so that one can go over to them.
            let is_shown = only.is_none_or(|only| only == sort);
            if only == Some(sort) {
                page = page.min((ids.len() - 1) / PER_PAGE + 1);
            }
            let shown: Vec<String> = if is_shown {
                ids.iter().skip((page - 1) * per_page).take(per_page).cloned().collect()
            } else {
                vec![]
            };
            groups.push(Group { sort, count: ids.len(), is_cut, hits: hits(conn, sort, &shown, &terms, &words)? });
        }
    }
    let words = terms.words().to_vec();
    Ok(SearchView { query: query.to_owned(), only, words, is_too_short, groups, page, per_page })
}

/// Reads what is shown of `ids`, in their order.
fn hits(conn: &mut Conn, sort: Sort, ids: &[String], terms: &[Term], words: &Words) -> Result<Vec<Hit>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut found = match sort {
        Sort::Strategy => tree::nodes(conn, ids, terms, words)?,
        Sort::Measures => tree::measures(conn, ids, terms, words)?,
        Sort::People => directory::people(conn, ids, terms)?,
        Sort::Teams => directory::teams(conn, ids, terms)?,
    };
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

/// Marks a text as it was written.
fn text(written: &Written, terms: &[Term]) -> Text {
    in_pieces(marked(&written.text, terms), written)
}

fn in_pieces(pieces: Vec<Piece>, written: &Written) -> Text {
    Text { pieces, language: written.language.clone(), direction: written.direction }
}

/// Marks a text of which nobody said in which language it is.
fn plain(words: &str, terms: &[Term]) -> Text {
    text(&Written::new(words.to_owned(), "", ""), terms)
}
