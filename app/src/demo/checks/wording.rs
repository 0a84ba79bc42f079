//! Texts are unlike each other, plain, short and free of dates.
//!
//! Invariant: two texts that differ in case or a full stop count as alike.

use std::collections::BTreeMap;

use super::{texts, unique};
use crate::demo::organisation;

#[test]
fn no_two_texts_and_no_two_people_are_alike() {
    let demo = organisation();
    let mut places: BTreeMap<String, String> = BTreeMap::new();
    for (place, text) in texts(&demo) {
        let folded = text.trim_end_matches('.').to_lowercase();
        if let Some(before) = places.insert(folded, place.clone()) {
            panic!("{place} and {before} both say: {text}");
        }
    }
    unique("name", demo.people.iter().map(|person| person.name));
    unique("address", demo.people.iter().map(|person| person.email(demo.domain)));
    unique("team", demo.teams.iter().map(|team| team.name));
}

#[test]
fn texts_are_plain_short_and_without_a_date() {
    const MONTHS_AND_WORDS: &[&str] = &[
        "january",
        "february",
        "april",
        "june",
        "july",
        "september",
        "october",
        "november",
        "december",
        "okr",
        "kpi",
        "leverage",
        "synergy",
        "stakeholder alignment",
        "lorem",
    ];
    let demo = organisation();
    for (place, text) in texts(&demo) {
        let lower = text.to_lowercase();
        assert!(!text.trim().is_empty() && text == text.trim(), "{place}: {text:?}");
        assert!(!text.contains(['!', '\n', '\u{2014}']) && !text.contains("  "), "{place}: {text}");
        assert!(!MONTHS_AND_WORDS.iter().any(|word| lower.contains(word)), "{place}: {text}");
        let year = text.split(|c: char| !c.is_ascii_digit()).find(|digits| digits.len() >= 4);
        assert_eq!(year, None, "{place}: {text}");
    }
    for node in &demo.nodes {
        assert!(node.title.chars().count() <= 120, "{}", node.title);
        let rewritten = node.because.iter().chain(node.because_wordings.iter().map(|w| &w.text));
        for because in rewritten.chain(node.also.iter().map(|support| &support.because)) {
            assert!(!because.ends_with('.') && !because.starts_with("because"), "{because}");
        }
    }
    for card in &demo.cards {
        for text in [Some(card.does), card.may_wait, card.decides_alone].into_iter().flatten() {
            assert!(text.chars().count() <= 200, "{}: {text}", card.person);
            assert!(text.ends_with('.'), "{}: {text}", card.person);
        }
    }
    for person in &demo.people {
        assert!(person.key.bytes().all(|b| b.is_ascii_lowercase() || b == b'.'), "{}", person.key);
        assert_eq!(person.key.matches('.').count(), 1, "{}", person.key);
    }
    assert!(organisation::DOMAIN.ends_with(".example"));
}
