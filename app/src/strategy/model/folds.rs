//! Which rows of the outline are unfolded, as it stands in the address.
//!
//! Invariant: pure, and reading what was written gives the same again; an id takes 22 characters instead of 36.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::id::NodeId;

/// How many children of one parent are shown before "show more".
pub const PAGE: i64 = 200;
/// The most rows that one address unfolds.
const MOST: usize = 120;
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The unfolded nodes, each with how many pages of its children are shown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Folds(BTreeMap<NodeId, i64>);

impl Folds {
    /// Reads `open=` of an address; what cannot be read is left out.
    pub fn read(text: &str) -> Self {
        Self(
            text.split(',')
                .filter_map(|part| {
                    let (id, pages) = part.split_once('.').unwrap_or((part, "1"));
                    Some((long(id)?, pages.parse::<i64>().ok()?.clamp(1, 100)))
                })
                .take(MOST)
                .collect(),
        )
    }

    /// Returns what stands in the address.
    pub fn written(&self) -> String {
        self.0
            .iter()
            .map(|(id, pages)| match pages {
                1 => short(id),
                _ => format!("{}.{pages}", short(id)),
            })
            .collect::<Vec<_>>()
            .join(",")
    }

    /// Returns the unfolded nodes.
    pub fn ids(&self) -> impl Iterator<Item = &NodeId> {
        self.0.keys()
    }

    /// Tells whether `id` is unfolded.
    pub fn hold(&self, id: &NodeId) -> bool {
        self.0.contains_key(id)
    }

    /// Returns how many children of `id` are shown.
    pub fn shown(&self, id: &NodeId) -> i64 {
        self.0.get(id).copied().unwrap_or(1) * PAGE
    }

    /// Returns the most children that any unfolded node shows.
    pub fn widest(&self) -> i64 {
        self.0.values().copied().max().unwrap_or(1) * PAGE
    }

    /// Unfolds `id`.
    pub fn open(&mut self, id: NodeId) {
        self.0.entry(id).or_insert(1);
    }

    /// Returns the same with `id` folded if it was open, else open.
    #[must_use]
    pub fn turned(&self, id: &NodeId) -> Self {
        let mut folds = self.clone();
        if folds.0.remove(id).is_none() {
            folds.0.insert(id.clone(), 1);
        }
        folds
    }

    /// Returns the same with one more page below `id`.
    #[must_use]
    pub fn further(&self, id: &NodeId) -> Self {
        let mut folds = self.clone();
        *folds.0.entry(id.clone()).or_insert(1) += 1;
        folds
    }
}

/// Writes an id with 22 digits of 6 bits.
pub(super) fn short(id: &NodeId) -> String {
    let hex: String = id.as_str().chars().filter(|digit| *digit != '-').collect();
    let number = u128::from_str_radix(&hex, 16).unwrap_or(0);
    (0..22).rev().map(|place| char::from(DIGITS[usize::try_from((number >> (place * 6)) & 63).unwrap_or(0)])).collect()
}

/// Reads what [`short`] wrote.
pub(super) fn long(text: &str) -> Option<NodeId> {
    if text.len() != 22 {
        return None;
    }
    let mut number: u128 = 0;
    for (place, byte) in text.bytes().enumerate() {
        let digit = u128::try_from(DIGITS.iter().position(|digit| *digit == byte)?).ok()?;
        // 22 digits hold 132 bits; an id has 128.
        if place == 0 && digit > 3 {
            return None;
        }
        number = (number << 6) | digit;
    }
    let hex = format!("{number:032x}");
    [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_written_is_read_again(numbers in prop::collection::vec((any::<u128>(), 1_i64..=100), 0..20)) {
            let mut folds = Folds::default();
            for (number, pages) in numbers {
                let hex = format!("{number:032x}");
                let id: NodeId = [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-").parse().unwrap();
                folds.0.insert(id, pages);
            }
            prop_assert_eq!(Folds::read(&folds.written()), folds);
        }
    }

    #[test]
    fn nonsense_unfolds_nothing() {
        for text in ["", ",", "abc", "_____________________A", "AAAAAAAAAAAAAAAAAAAAAA.x", "é"] {
            assert_eq!(Folds::read(text), Folds::default(), "{text}");
        }
    }

    #[test]
    fn turning_twice_changes_nothing() {
        let id: NodeId = "018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f8".parse().unwrap();
        let folds = Folds::default().turned(&id);
        assert!(folds.hold(&id));
        assert_eq!(folds.turned(&id), Folds::default());
        assert_eq!(folds.further(&id).shown(&id), 2 * PAGE);
    }
}
