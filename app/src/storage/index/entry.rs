//! All words of one subject, by field.
//!
//! Invariant: a word stands once, in the first field that has it; a space stands before and after each, so that ` pay`
//! finds what begins with it and ` pay ` the very word.

use std::collections::BTreeSet;

use crate::words::words;

/// How many fields a subject has: its name; its name in the words of a lens; becauses, a person's title and address; the
/// description.
pub(super) const FIELDS: usize = 4;
/// How many different words of a subject are kept.
const MOST: usize = 2_000;

/// A subject's words as they are stored: a line for each field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Entry(String);

impl Entry {
    /// Takes the words of each field's texts.
    pub(super) fn of(fields: &[Vec<&str>; FIELDS]) -> Self {
        let mut seen = BTreeSet::new();
        let mut stored = String::new();
        for (number, texts) in fields.iter().enumerate() {
            if number > 0 {
                stored.push('\n');
            }
            stored.push(' ');
            for word in texts.iter().flat_map(|text| words(text)) {
                if seen.len() < MOST && !seen.contains(&word.folded) {
                    stored.push_str(&word.folded);
                    stored.push(' ');
                    seen.insert(word.folded);
                }
            }
        }
        Self(stored)
    }

    /// Wraps what came out of the database.
    pub(crate) const fn stored(text: String) -> Self {
        Self(text)
    }

    /// Returns the text as it is stored.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns every word once.
    pub(super) fn words(&self) -> BTreeSet<&str> {
        self.0.split_whitespace().collect()
    }

    /// Returns the words of each field, the most telling first.
    pub(crate) fn fields(&self) -> impl Iterator<Item = Vec<&str>> {
        self.0.lines().map(|line| line.split_whitespace().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_stands_once_in_its_best_field() {
        let entry =
            Entry::of(&[vec!["Pay the bill"], vec!["Pay", "what we owe"], vec![], vec!["The bill, paid twice: twice"]]);
        assert_eq!(entry.as_str(), " pay the bill \n what we owe \n \n paid twice ");
        let fields: Vec<_> = entry.fields().collect();
        assert_eq!(fields, [vec!["pay", "the", "bill"], vec!["what", "we", "owe"], Vec::new(), vec!["paid", "twice"]]);
        assert_eq!(entry.words().len(), 8);
        assert_eq!(Entry::stored(entry.as_str().to_owned()), entry);
    }

    #[test]
    fn a_subject_without_words_has_empty_fields() {
        let entry = Entry::of(&Default::default());
        assert_eq!(entry.words().len(), 0);
        assert!(entry.fields().all(|words| words.is_empty()));
    }

    #[test]
    fn an_endless_text_is_cut() {
        let long: String = (0..3 * MOST).map(|n| format!("w{n} ")).collect();
        assert_eq!(Entry::of(&[vec![&long], vec![], vec![], vec![]]).words().len(), MOST);
    }
}
