//! Words as they are looked for: without case, accents and marks.
//!
//! Invariant: pure; what is stored and what somebody types go through the same [`words`], so that the two meet. A word is
//! at most [`LONGEST`] letters long and holds no white space.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// How many letters of a word are kept.
pub(crate) const LONGEST: usize = 64;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// Where it stands, in bytes of the text.
    pub place: Range<usize>,
    /// How it is looked for.
    pub folded: String,
}

/// Returns the words of `text` in their order: runs of letters and digits, and each mail address as one word.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    for piece in text.split_whitespace() {
        // A piece is a part of the text, so the distance of their beginnings is where it stands.
        let start = piece.as_ptr() as usize - text.as_ptr() as usize;
        let bare = piece.trim_matches(|c: char| !c.is_alphanumeric());
        if bare.split_once('@').is_some_and(|(name, host)| !name.is_empty() && !host.is_empty()) {
            let from = start + piece.find(bare).unwrap_or(0);
            push(&mut found, text, from..from + bare.len());
            continue;
        }
        let mut from = None;
        for (at, character) in piece.char_indices().chain([(piece.len(), ' ')]) {
            let belongs = character.is_alphanumeric() || (from.is_some() && is_combining_mark(character));
            match (from, belongs) {
                (None, true) => from = Some(at),
                (Some(first), false) => {
                    push(&mut found, text, start + first..start + at);
                    from = None;
                }
                _ => {}
            }
        }
    }
    found
}

fn push(found: &mut Vec<Word>, text: &str, place: Range<usize>) {
    let folded = folded(&text[place.clone()]);
    if !folded.is_empty() {
        found.push(Word { place, folded });
    }
}

/// Folds one word: lower case, compatibility forms resolved (NFKD), marks dropped, letters with a stroke made plain.
fn folded(word: &str) -> String {
    let mut plain = String::with_capacity(word.len());
    let letters = word.chars().flat_map(char::to_lowercase).nfkd();
    let kept = |c: &char| !is_combining_mark(*c) && (c.is_alphanumeric() || c.is_ascii_punctuation());
    for letter in letters.filter(kept).take(LONGEST) {
        match letter {
            'ß' => plain.push_str("ss"),
            'æ' => plain.push_str("ae"),
            'œ' => plain.push_str("oe"),
            'þ' => plain.push_str("th"),
            'ø' => plain.push('o'),
            'đ' | 'ð' => plain.push('d'),
            'ł' => plain.push('l'),
            'ħ' => plain.push('h'),
            'ı' => plain.push('i'),
            'ς' => plain.push('σ'),
            other => plain.extend(other.to_lowercase()),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> String {
        words(text).into_iter().map(|word| word.folded).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_text_is_its_words_without_case_and_accents() {
        for (text, expected) in [
            ("", ""),
            (" -- … ", ""),
            ("Half of all returns, by June: 50 %", "half of all returns by june 50"),
            ("Zoë Ångström", "zoe angstrom"),
            ("Zoe\u{308} A\u{30a}ngstro\u{308}m", "zoe angstrom"),
            ("STRASSE Straße ẞ", "strasse strasse ss"),
            ("Łódź, Ærø, Đà Nẵng", "lodz aero da nang"),
            ("İstanbul ISTANBUL ırmak", "istanbul istanbul irmak"),
            ("ﬁrst Ⅳ ½", "first iv 12"),
            ("ΣΊΣΥΦΟΣ σίσυφος", "σισυφοσ σισυφοσ"),
            ("Москва Ёлка", "москва елка"),
            ("القَضاء على", "القضاء على"),
            ("self-hosted O'Hara's don’t", "self hosted o hara s don t"),
            ("<zoe.a@line.example>, me@", "zoe.a@line.example me"),
            ("50%_!", "50"),
        ] {
            assert_eq!(said(text), expected, "{text}");
        }
    }

    #[test]
    fn a_word_knows_where_it_stands() {
        for text in ["Zoë’s (self-made) line\u{a0}50 %", "mail <zoe@line.example>!", "e\u{301}te\u{301} 1", "日本 語"]
        {
            for word in words(text) {
                let again = words(&text[word.place.clone()]);
                assert_eq!(again.len(), 1, "{text}");
                assert_eq!(again[0].folded, word.folded, "{text}");
            }
        }
        assert_eq!(words("ab ça").iter().map(|word| word.place.clone()).collect::<Vec<_>>(), [0..2, 3..6]);
    }

    #[test]
    fn no_word_is_longer_than_an_index_takes() {
        assert_eq!(said(&"é".repeat(500)).len(), LONGEST);
        assert!(said(&"ß".repeat(500)).len() <= 2 * LONGEST);
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for text in ["Straße ﬁ Ⅳ İ ŉ ǰ ﷺ", "ΑΣ ΣΑΣ", "K Å Ω ŉa ẚ"] {
            let once = said(text);
            assert_eq!(said(&once), once, "{text}");
        }
    }
}
