//! A text before and after, word by word: what went is struck out, what came is underlined.
//!
//! Invariant: the words that are not struck out, read in their order, are the text after, and those that did not come are the
//! text before; pure but for the drawing.
//!
//! ARIA: `<del>` and `<ins>`, each with a hidden word for who hears the page; the line through and below tells it without colour.
use super::phrase::Phrase;
use leptos::prelude::*;

/// How many pairs of words are compared at most; longer texts are told as a whole.
const PAIRS_MAX: usize = 1_000_000;

/// What became of some words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// They stayed.
    Same,
    /// They went.
    Gone,
    /// They came.
    New,
}

/// Compares two texts word by word: runs of words, each with the white space behind it.
pub fn marked(before: &str, after: &str) -> Vec<(Mark, String)> {
    let (old, new) = (words(before), words(after));
    let same_word = |(a, b): (&&str, &&str)| a.trim_end() == b.trim_end();
    let head = old.iter().zip(&new).take_while(|pair| same_word((pair.0, pair.1))).count();
    let (old_rest, new_rest) = (&old[head..], &new[head..]);
    let tail = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|pair| same_word((pair.0, pair.1))).count();
    let (old_mid, new_mid) = (&old_rest[..old_rest.len() - tail], &new_rest[..new_rest.len() - tail]);
    let mut runs: Vec<(Mark, String)> = Vec::new();
    let mut push = |mark: Mark, word: &str| match runs.last_mut() {
        Some((last, text)) if *last == mark => text.push_str(word),
        _ => runs.push((mark, word.to_owned())),
    };
    new[..head].iter().for_each(|word| push(Mark::Same, word));
    for (mark, word) in middle(old_mid, new_mid) {
        push(mark, word);
    }
    new[new.len() - tail..].iter().for_each(|word| push(Mark::Same, word));
    runs
}

/// The longest common run of words decides what stayed; of texts that are too long nothing is said to have.
fn middle<'a>(old: &[&'a str], new: &[&'a str]) -> Vec<(Mark, &'a str)> {
    let gone = |word: &&'a str| (Mark::Gone, *word);
    let came = |word: &&'a str| (Mark::New, *word);
    if old.len().saturating_mul(new.len()) > PAIRS_MAX {
        return old.iter().map(gone).chain(new.iter().map(came)).collect();
    }
    // longest[i][j]: how many words old[i..] and new[j..] have in common, in their order
    let width = new.len() + 1;
    let mut longest = vec![0_u32; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            longest[i * width + j] = if old[i].trim_end() == new[j].trim_end() {
                longest[(i + 1) * width + j + 1] + 1
            } else {
                longest[(i + 1) * width + j].max(longest[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut found = Vec::with_capacity(old.len() + new.len());
    while i < old.len() && j < new.len() {
        if old[i].trim_end() == new[j].trim_end() {
            found.push((Mark::Same, new[j]));
            (i, j) = (i + 1, j + 1);
        } else if longest[(i + 1) * width + j] >= longest[i * width + j + 1] {
            found.push(gone(&old[i]));
            i += 1;
        } else {
            found.push(came(&new[j]));
            j += 1;
        }
    }
    found.extend(old[i..].iter().map(gone));
    found.extend(new[j..].iter().map(came));
    found
}

fn words(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut from, mut is_space) = (0, false);
    for (at, letter) in text.char_indices() {
        if is_space && !letter.is_whitespace() {
            found.push(&text[from..at]);
            from = at;
        }
        is_space = letter.is_whitespace();
    }
    if from < text.len() {
        found.push(&text[from..]);
    }
    found
}

/// Draws both texts as one.
#[component]
pub fn Marked(
    /// The text before.
    #[prop(into)]
    before: String,
    /// The text after, with its language and direction.
    #[prop(into)]
    after: Phrase,
) -> impl IntoView {
    let (lang, dir) = (after.lang.clone(), after.dir.attribute());
    let runs: Vec<_> = marked(&before, &after.text)
        .into_iter()
        .map(|(mark, text)| {
            // White space stands outside, so that no line is drawn through it.
            let word = text.trim_end();
            let space = text[word.len()..].to_owned();
            let word = word.to_owned();
            let space = if space.is_empty() && mark != Mark::Same { " ".to_owned() } else { space };
            match mark {
                Mark::Same => view! { {word}{space} }.into_any(),
                Mark::Gone => view! { <del><span class="hidden">"removed: "</span>{word}</del>{space} }.into_any(),
                Mark::New => view! { <ins><span class="hidden">"added: "</span>{word}</ins>{space} }.into_any(),
            }
        })
        .collect();
    view! { <p class="marked" lang=lang dir=dir>{runs}</p> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn said(before: &str, after: &str) -> String {
        let run = |(mark, text): (Mark, String)| match mark {
            Mark::Same => text,
            Mark::Gone => format!("[-{text}-]"),
            Mark::New => format!("[+{text}+]"),
        };
        marked(before, after).into_iter().map(run).collect()
    }

    #[test]
    fn words_that_went_and_came_are_told_in_their_place() {
        for (before, after, expected) in [
            ("by December", "by June", "by [-December-][+June+]"),
            ("one two three", "one three", "one [-two -]three"),
            ("one", "one and two", "one [+and two+]"),
            ("", "all new", "[+all new+]"),
            ("all gone", "", "[-all gone-]"),
            ("the same", "the same", "the same"),
            ("a b c d", "x b y d", "[-a -][+x +]b [-c -][+y +]d"),
            ("", "", ""),
        ] {
            assert_eq!(said(before, after), expected, "{before:?} {after:?}");
        }
    }

    proptest! {
        #[test]
        fn nothing_is_lost(before in "[ab \n]{0,40}", after in "[ab \n]{0,40}") {
            let runs = marked(&before, &after);
            let kept = |out: Mark| {
                let words = runs.iter().filter(|(mark, _)| *mark != out).flat_map(|(_, text)| text.split_whitespace());
                words.map(str::to_owned).collect::<Vec<_>>()
            };
            prop_assert_eq!(kept(Mark::Gone), after.split_whitespace().collect::<Vec<_>>());
            prop_assert_eq!(kept(Mark::New), before.split_whitespace().collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_text_of_many_words_is_told_as_a_whole() {
        let (before, after) = ("a b ".repeat(900), "c d ".repeat(900));
        assert_eq!(marked(&before, &after).len(), 2);
    }
}
