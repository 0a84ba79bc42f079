//! What comes first.
//!
//! Invariant: everything ranked holds every term. A word in a name counts more than any word elsewhere, the very word
//! more than a form of it, and that more than a beginning; of equals the shorter name comes first, then the alphabet.

use std::cmp::Reverse;

use super::terms::Term;

/// What a term found in a field counts: the name; the name in the words of a lens; becauses, titles and addresses; the
/// description.
const FIELDS: [u32; 4] = [8, 5, 3, 1];

/// Something that may match, with its words by field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found<'a> {
    /// Whose words they are.
    pub id: &'a str,
    /// The words of each field, the most telling first.
    pub fields: Vec<Vec<&'a str>>,
}

/// Returns the ids of what holds every term, best first.
pub(crate) fn ranked<'a>(found: &[Found<'a>], terms: &[Term]) -> Vec<&'a str> {
    let mut scored: Vec<_> = found
        .iter()
        .filter_map(|one| {
            let name = one.fields.first().cloned().unwrap_or_default();
            Some((Reverse(score(one, terms)?), name.len(), name, one.id))
        })
        .collect();
    scored.sort_unstable();
    scored.into_iter().map(|(.., id)| id).collect()
}

/// Adds up the best place of each term; none if one of them is nowhere.
fn score(found: &Found<'_>, terms: &[Term]) -> Option<u32> {
    let of_term = |term: &Term| {
        found
            .fields
            .iter()
            .zip(FIELDS)
            .flat_map(|(words, weight)| words.iter().map(move |word| (word, weight)))
            .filter_map(|(word, weight)| term.near(word).map(|near| 4 * weight + near as u32))
            .max()
    };
    terms.iter().map(of_term).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::model::{Sort, Terms};

    fn order(typed: &str, texts: &[(&'static str, &'static str)]) -> Vec<&'static str> {
        let found: Vec<Found<'static>> = texts
            .iter()
            .map(|(id, text)| Found {
                id,
                fields: text.split('|').map(|field| field.split_whitespace().collect()).collect(),
            })
            .collect();
        ranked(&found, &Terms::read(typed).of(Sort::Strategy))
    }

    #[test]
    fn the_best_comes_first() {
        let texts = [
            ("described", "a shop|||repair"),
            ("because", "a shop||repair|"),
            ("worded", "a shop|repair||"),
            ("begins", "repairable shop|||"),
            ("form", "repairs shop|||"),
            ("same, longer", "the repair shop of a town|||"),
            ("same, b", "repair b|||"),
            ("same, a", "repair a|||"),
            ("not at all", "a shop|||"),
        ];
        let expected = ["same, a", "same, b", "same, longer", "form", "begins", "worded", "because", "described"];
        assert_eq!(order("repair", &texts), expected);
        let mut turned = texts;
        turned.reverse();
        assert_eq!(order("repair", &turned), expected);
    }

    #[test]
    fn every_term_has_to_be_found_and_each_counts() {
        let texts = [
            ("apart", "repair|||shop"),
            ("one", "repair|||"),
            ("both", "shop repair|||"),
            ("beginning", "repair shopping|||"),
        ];
        assert_eq!(order("repair shop", &texts), ["both", "beginning", "apart"]);
        assert_eq!(order("repair shop tram", &texts), [""; 0]);
    }
}
