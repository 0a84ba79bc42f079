//! Marking what was looked for in a text, and cutting a long text around it.
//!
//! Invariant: the pieces put together are the text, or the passage of it between two ellipses; no letter is changed.

use super::terms::Term;
use super::view::Piece;
use crate::words::{Word, words};

/// How many words of a passage stand before its first hit.
const BEFORE: usize = 8;
/// How many words a passage has at most.
const LONGEST: usize = 32;

/// Returns `text` in pieces, with every word that matches a term marked.
pub(crate) fn marked(text: &str, terms: &[Term]) -> Vec<Piece> {
    pieces(text, &words(text), terms, 0..text.len())
}

/// Tells whether `text` holds every term.
pub(crate) fn holds_all(text: &str, terms: &[Term]) -> bool {
    let words = words(text);
    terms.iter().all(|term| words.iter().any(|word| term.near(&word.folded).is_some()))
}

/// Returns the passage of `text` around its first hit, marked, and how many terms it shows; none if it shows none.
pub(crate) fn passage(text: &str, terms: &[Term]) -> Option<(usize, Vec<Piece>)> {
    let found = words(text);
    let first = found.iter().position(|word| is_hit(word, terms))?;
    let from = if found.len() <= LONGEST { 0 } else { first.saturating_sub(BEFORE) };
    let shown = &found[from..(from + LONGEST).min(found.len())];
    let start = if from == 0 { 0 } else { shown.first()?.place.start };
    let end = if from + LONGEST >= found.len() { text.len() } else { shown.last()?.place.end };
    let mut pieces = pieces(text, shown, terms, start..end);
    let ellipsis = || Piece { text: "…".to_owned(), is_hit: false };
    if start > 0 {
        pieces.insert(0, ellipsis());
    }
    if end < text.len() {
        pieces.push(ellipsis());
    }
    let count = terms.iter().filter(|term| shown.iter().any(|word| term.near(&word.folded).is_some())).count();
    Some((count, pieces))
}

fn is_hit(word: &Word, terms: &[Term]) -> bool {
    terms.iter().any(|term| term.near(&word.folded).is_some())
}

fn pieces(text: &str, words: &[Word], terms: &[Term], within: std::ops::Range<usize>) -> Vec<Piece> {
    let mut found: Vec<Piece> = Vec::new();
    let mut push = |from: usize, to: usize, is_hit: bool| {
        if from < to {
            found.push(Piece { text: text[from..to].to_owned(), is_hit });
        }
    };
    let mut at = within.start;
    for word in words.iter().filter(|word| is_hit(word, terms)) {
        push(at, word.place.start, false);
        push(word.place.start, word.place.end, true);
        at = word.place.end;
    }
    push(at, within.end, false);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::model::{Sort, Terms};

    fn said(pieces: &[Piece]) -> String {
        pieces.iter().map(|piece| if piece.is_hit { format!("[{}]", piece.text) } else { piece.text.clone() }).collect()
    }

    #[test]
    fn words_are_marked_as_they_were_written() {
        for (text, typed, expected) in [
            ("Made to be repaired", "repair", "Made to be [repaired]"),
            ("Zoë Ångström", "zoe angst", "[Zoë] [Ångström]"),
            ("Zoe\u{308}.", "zoë", "[Zoe\u{308}]."),
            ("50 % of <b>", "50 b", "[50] % of <[b]>"),
            ("Nothing here", "tram", "Nothing here"),
            ("", "tram", ""),
            ("ein\nTram", "tram", "ein\n[Tram]"),
        ] {
            let terms = Terms::read(typed).of(Sort::Strategy);
            assert_eq!(said(&marked(text, &terms)), expected);
        }
    }

    #[test]
    fn a_text_holds_all_or_not() {
        let terms = Terms::read("repairs shop").of(Sort::Strategy);
        for (text, expected) in [("Repaired in the shop", true), ("Repaired", false), ("", false)] {
            assert_eq!(holds_all(text, &terms), expected, "{text}");
        }
    }

    #[test]
    fn a_long_text_is_cut_around_its_first_hit() {
        let terms = Terms::read("tram bell").of(Sort::Strategy);
        let filler = |count: usize| -> String { (0..count).map(|n| format!("w{n} ")).collect() };
        assert_eq!(passage("no such thing", &terms), None);
        let (count, short) = passage("the tram.", &terms).unwrap();
        assert_eq!((count, said(&short).as_str()), (1, "the [tram]."));
        let (count, long) = passage(&format!("{}tram {}bell", filler(60), filler(5)), &terms).unwrap();
        let long = said(&long);
        assert!(long.starts_with("…w52 w53") && long.ends_with("w4 [bell]") && long.contains("[tram]"), "{long}");
        assert_eq!(count, 2);
        let (_, early) = passage(&format!("tram {}", filler(60)), &terms).unwrap();
        let early = said(&early);
        assert!(early.starts_with("[tram]") && early.ends_with('…'), "{early}");
    }
}
