//! What somebody typed, as terms.
//!
//! Invariant: every term has to be found, the last one also as the beginning of a word. English endings are taken off on
//! both sides, so that "repairs" finds "repaired"; what is left always begins the word, so it is one range of an index.

use crate::search::model::Sort;
use crate::words::words;

/// How many terms are looked at.
const MOST: usize = 8;
/// The shortest beginning of a word that is looked for.
const SHORTEST: usize = 2;
/// How many letters a word has at least for its endings to be taken off, and for other words to begin with it.
const LONG: usize = 4;
/// Words that a sentence may hold or not without meaning something else.
const SMALL: [&str; 30] = [
    "a", "an", "and", "are", "as", "at", "be", "by", "can", "for", "from", "has", "have", "in", "is", "it", "its",
    "of", "on", "or", "our", "that", "the", "their", "this", "to", "we", "what", "which", "with",
];

/// One word that is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Term {
    /// The word, folded.
    pub word: String,
    /// What is left without its ending.
    stem: String,
    /// Whether words that only begin with it are found too.
    begins: bool,
    /// Whether its other forms are.
    forms: bool,
}

/// What somebody typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Terms(Vec<String>);

/// How near a word is to a term; more is nearer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Near {
    /// The word begins with it.
    Begins,
    /// The word is another form of it.
    Form,
    /// It is the word.
    Same,
}

impl Terms {
    /// Reads what was typed.
    pub(crate) fn read(typed: &str) -> Self {
        let mut found: Vec<String> = Vec::new();
        for word in words(typed) {
            if found.len() < MOST && !found.contains(&word.folded) {
                found.push(word.folded);
            }
        }
        Self(found)
    }

    /// Returns the words.
    pub(crate) fn words(&self) -> &[String] {
        &self.0
    }

    /// Tells whether there is too little to look for: no word of two letters or more. One letter is enough in a script
    /// that writes whole words with one.
    pub(crate) fn is_too_short(&self) -> bool {
        !self.0.iter().any(|word| word.chars().count() >= SHORTEST || word.chars().all(|letter| letter > '\u{2e7f}'))
    }

    /// Returns what has to be found in things of a sort: in sentences not the small words, in names all but their forms.
    pub(crate) fn of(&self, sort: Sort) -> Vec<Term> {
        let in_sentences = matches!(sort, Sort::Strategy | Sort::Measures);
        let is_small = |word: &String| in_sentences && SMALL.contains(&word.as_str());
        let only_small = self.0.iter().all(is_small);
        let last = self.0.last();
        self.0
            .iter()
            .filter(|word| only_small || !is_small(word) || Some(*word) == last && word.len() > SHORTEST)
            .map(|word| {
                let length = word.chars().count();
                Term {
                    word: word.clone(),
                    stem: stem(word).to_owned(),
                    begins: length >= LONG || (Some(word) == last && length >= SHORTEST),
                    forms: sort != Sort::People && length >= LONG,
                }
            })
            .collect()
    }
}

impl Term {
    /// Tells how near a word, folded, is to this term; none if it does not match.
    pub(crate) fn near(&self, word: &str) -> Option<Near> {
        if word == self.word {
            Some(Near::Same)
        } else if self.forms && stem(word) == self.stem {
            Some(Near::Form)
        } else if self.begins && word.starts_with(&self.word) {
            Some(Near::Begins)
        } else {
            None
        }
    }

    /// Returns what every matching word begins with, and whether it is the whole of it.
    pub(crate) fn beginning(&self) -> (&str, bool) {
        match (self.forms, self.begins) {
            (true, _) => (&self.stem, false),
            (false, begins) => (&self.word, !begins),
        }
    }
}

/// Returns a word without its English ending; what is left begins the word and has three letters or more.
///
/// The rules are the plain ones of the S stemmer (Harman 1991, "How effective is suffixing?") and one step beyond it:
/// plural, `-ing`, `-ed`, and then a last `e` or `y`. A word in another script, with a digit or an address is left alone.
fn stem(word: &str) -> &str {
    if word.len() < LONG || !word.bytes().all(|letter| letter.is_ascii_lowercase()) {
        return word;
    }
    let cut = |word: &'_ str, ending: &str| -> Option<usize> {
        let left = word.strip_suffix(ending)?;
        (left.len() >= 3 && left.bytes().any(|letter| b"aeiouy".contains(&letter))).then_some(left.len())
    };
    if let Some(at) = cut(word, "ies").or_else(|| cut(word, "ied")) {
        return &word[..at];
    }
    let mut left = word;
    if !["ss", "us", "is"].iter().any(|ending| left.ends_with(ending))
        && let Some(at) = cut(left, "s")
    {
        left = &left[..at];
    }
    if !left.ends_with("eed")
        && let Some(at) = cut(left, "ing").or_else(|| cut(left, "ed"))
    {
        left = &left[..at];
        let bytes = left.as_bytes();
        if let [.., before, last] = bytes
            && before == last
            && left.len() > 3
            && !b"aeioulsz".contains(last)
        {
            left = &left[..left.len() - 1];
        }
    }
    if let Some(at) = cut(left, "e").or_else(|| cut(left, "y")) {
        left = &left[..at];
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_have_one_stem() {
        for forms in [
            &["repair", "repairs", "repaired", "repairing"][..],
            &["plan", "plans", "planned", "planning"],
            &["move", "moves", "moved", "moving"],
            &["house", "houses", "housed", "housing"],
            &["company", "companies"],
            &["study", "studies", "studied", "studying"],
            &["pass", "passes", "passed", "passing"],
            &["sell", "sells", "selling"],
            &["objective", "objectives"],
            &["measure", "measures", "measured", "measuring"],
            &["box", "boxes"],
        ] {
            let stems: Vec<&str> = forms.iter().map(|word| stem(word)).collect();
            assert!(stems.iter().all(|found| *found == stems[0]), "{forms:?} {stems:?}");
        }
    }

    #[test]
    fn other_words_are_left_alone() {
        for word in ["is", "bus", "class", "analysis", "string", "need", "speed", "2026s", "города", "a.b@c.ing", ""]
        {
            assert_eq!(stem(word), word);
        }
        for word in ["making", "status", "thing", "caring", "seeing", "zzzing", "eeeed", "yyyy"] {
            assert!(word.starts_with(stem(word)) && stem(word).len() >= 3, "{word}");
        }
    }

    #[test]
    fn a_term_matches_its_forms_and_what_begins_with_it() {
        use Near::{Begins, Form, Same};
        for (typed, sort, word, expected) in [
            ("repairs", Sort::Strategy, "repairs", Some(Same)),
            ("repairs", Sort::Strategy, "repair", Some(Form)),
            ("repai", Sort::Strategy, "repairing", Some(Begins)),
            ("repairs", Sort::Strategy, "repairable", None),
            ("re", Sort::Strategy, "repair", Some(Begins)),
            ("re shop", Sort::Strategy, "repair", None),
            ("re shop", Sort::Strategy, "re", Some(Same)),
            ("1", Sort::Strategy, "12", None),
            ("1", Sort::Strategy, "1", Some(Same)),
            ("jones", Sort::People, "jon", None),
            ("jone", Sort::People, "jones", Some(Begins)),
            ("payments", Sort::Teams, "payment", Some(Form)),
            ("mari garcia", Sort::People, "maria", Some(Begins)),
            ("Ángel", Sort::People, "angela", Some(Begins)),
        ] {
            let terms = Terms::read(typed).of(sort);
            assert_eq!(terms[0].near(word), expected, "{typed} {word}");
            let (beginning, whole) = terms[0].beginning();
            if expected.is_some() {
                assert!(if whole { word == beginning } else { word.starts_with(beginning) }, "{typed} {word}");
            }
        }
    }

    #[test]
    fn small_words_count_in_names_alone() {
        let words = |typed: &str, sort| -> Vec<String> {
            Terms::read(typed).of(sort).into_iter().map(|term| term.word).collect()
        };
        assert_eq!(words("the line of sight", Sort::Strategy), ["line", "sight"]);
        assert_eq!(words("the line of sight", Sort::Teams), ["the", "line", "of", "sight"]);
        assert_eq!(words("An To", Sort::People), ["an", "to"]);
        assert_eq!(words("the", Sort::Measures), ["the"]);
        // The last word may be the beginning of another.
        assert_eq!(words("measure the", Sort::Measures), ["measure", "the"]);
        assert_eq!(words("measure of", Sort::Measures), ["measure"]);
        assert_eq!(words("x x X y", Sort::Teams), ["x", "y"]);
    }

    #[test]
    fn one_letter_is_too_short_and_one_ideogram_is_not() {
        for (typed, too_short) in [("", true), ("  ?", true), ("a", true), ("a b", true), ("ab", false), ("線", false)]
        {
            assert_eq!(Terms::read(typed).is_too_short(), too_short, "{typed}");
        }
        assert_eq!(Terms::read(&"w1 w2 w3 w4 w5 ".repeat(9)).words().len(), 5);
    }
}
