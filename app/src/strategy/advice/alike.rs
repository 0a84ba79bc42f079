//! Which titles are alike: by the trigrams of their words, without case, accents and stop words.
//!
//! Invariant: pure; likeness is the Jaccard index of two sets of trigrams, from 0 to 1, and does not depend on the order of
//! the two. A word is padded as PostgreSQL's `pg_trgm` does it (two spaces before, one after).

use std::collections::HashMap;

use crate::words::words;

/// From which Jaccard index on two titles say the same.
pub(super) const ALIKE: f64 = 0.7;

/// How many pairs of titles are compared at most; a strategy whose titles share nearly every word is not worth more.
const COMPARED: usize = 2_000_000;

/// Words that carry no meaning of their own.
const STOP: &[&str] = &[
    "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "in", "into", "is", "it", "its", "of", "on", "or",
    "our", "that", "the", "their", "this", "to", "we", "with", "der", "die", "das", "den", "dem", "des", "ein", "eine",
    "und", "von", "zu", "im", "mit", "fur", "auf", "unser", "unsere", "le", "la", "les", "un", "une", "et", "du", "de",
    "en", "pour", "el", "los", "y",
];

/// The trigrams of a text, each once, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shape(Vec<u64>);

impl Shape {
    /// Takes the trigrams of `text`.
    pub fn of(text: &str) -> Self {
        let all: Vec<String> = words(text).into_iter().map(|word| word.folded).collect();
        let telling = || all.iter().filter(|word| !STOP.contains(&word.as_str()));
        let kept: Vec<&String> = if telling().next().is_none() { all.iter().collect() } else { telling().collect() };
        let mut found = Vec::new();
        for word in kept {
            let padded: Vec<char> = "  ".chars().chain(word.chars()).chain([' ']).collect();
            found.extend(padded.windows(3).map(|three| three.iter().fold(0, |sum, c| sum << 21 | u64::from(*c))));
        }
        found.sort_unstable();
        found.dedup();
        Self(found)
    }

    /// Tells whether the two say the same.
    pub fn is_like(&self, other: &Self) -> bool {
        let (mine, theirs) = (self.0.len(), other.0.len());
        if mine == 0 || theirs == 0 {
            return false;
        }
        let shared = self.shared(other);
        shared as f64 >= ALIKE * (mine + theirs - shared) as f64
    }

    /// Tells whether nearly everything that this says is said by `other` too.
    pub fn is_within(&self, other: &Self) -> bool {
        !self.0.is_empty() && self.shared(other) as f64 >= 0.85 * self.0.len() as f64
    }

    fn shared(&self, other: &Self) -> usize {
        let (mut mine, mut theirs) = (self.0.iter().peekable(), other.0.iter().peekable());
        let mut shared = 0;
        while let (Some(one), Some(two)) = (mine.peek(), theirs.peek()) {
            match one.cmp(two) {
                std::cmp::Ordering::Less => drop(mine.next()),
                std::cmp::Ordering::Greater => drop(theirs.next()),
                std::cmp::Ordering::Equal => {
                    shared += 1;
                    mine.next();
                    theirs.next();
                }
            }
        }
        shared
    }
}

/// Finds the pairs among `shapes` that say the same, the earlier one first.
///
/// Two sets whose Jaccard index is at least t share one of the rarest |x| - ⌈t |x|⌉ + 1 elements of each (prefix filtering:
/// Bayardo, Ma, Srikant, "Scaling up all pairs similarity search", 2007), so only those are looked up.
pub(super) fn pairs(shapes: &[Shape]) -> Vec<(usize, usize)> {
    let mut often: HashMap<u64, u32> = HashMap::new();
    for code in shapes.iter().flat_map(|shape| &shape.0) {
        *often.entry(*code).or_default() += 1;
    }
    let mut order: Vec<usize> = (0..shapes.len()).filter(|at| !shapes[*at].0.is_empty()).collect();
    order.sort_by_key(|at| (shapes[*at].0.len(), *at));
    let mut index: HashMap<u64, Vec<usize>> = HashMap::new();
    let (mut found, mut compared) = (Vec::new(), 0);
    let mut last_seen = vec![usize::MAX; shapes.len()];
    for at in order {
        let size = shapes[at].0.len();
        let mut rarest = shapes[at].0.clone();
        rarest.sort_by_key(|code| (often.get(code).copied().unwrap_or(0), *code));
        let prefix = size - (ALIKE * size as f64).ceil() as usize + 1;
        for code in &rarest[..prefix.min(size)] {
            let known = index.entry(*code).or_default();
            for other in known.iter().copied() {
                let too_short = (shapes[other].0.len() as f64) < ALIKE * size as f64;
                if too_short || last_seen[other] == at || compared >= COMPARED {
                    continue;
                }
                last_seen[other] = at;
                compared += 1;
                if shapes[at].is_like(&shapes[other]) {
                    found.push((at.min(other), at.max(other)));
                }
            }
            known.push(at);
        }
    }
    found.sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn like(one: &str, two: &str) -> bool {
        Shape::of(one).is_like(&Shape::of(two))
    }

    #[test]
    fn what_says_the_same_is_told_from_what_does_not() {
        for (one, two, alike) in [
            ("Halve late deliveries", "Halve the late deliveries", true),
            ("Halve late deliveries", "halve LATE delivery", true),
            ("Équipes plus fortes", "Equipes plus fortes", true),
            ("Stronger teams in the north", "Stronger teams in the south", false),
            ("Reduce waiting time", "Reduce waste", false),
            ("Answer within a day", "Answer within a week", false),
            ("", "", false),
            ("The", "the", true),
        ] {
            assert_eq!(like(one, two), alike, "{one} / {two}");
            assert_eq!(like(two, one), alike, "{two} / {one}");
        }
    }

    #[test]
    fn a_because_can_say_what_the_title_says() {
        let within = |because: &str, title: &str| Shape::of(because).is_within(&Shape::of(title));
        assert!(within("we answer within a day", "Everybody gets an answer: we answer within one day"));
        assert!(!within("whoever waits asks twice", "Answer within a day"));
    }

    proptest! {
        #[test]
        fn the_filter_finds_what_comparing_all_finds(
            titles in proptest::collection::vec("(red|green|blue|fast|slow)( (cars|car|boats|the|of)){0,3}", 0..30)
        ) {
            let shapes: Vec<Shape> = titles.iter().map(|title| Shape::of(title)).collect();
            let mut expected = Vec::new();
            for one in 0..shapes.len() {
                for two in one + 1..shapes.len() {
                    if shapes[one].is_like(&shapes[two]) {
                        expected.push((one, two));
                    }
                }
            }
            prop_assert_eq!(pairs(&shapes), expected);
        }
    }
}
