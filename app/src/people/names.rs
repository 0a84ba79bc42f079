//! How a person is sorted and found: without accents and case, the family name first.
//!
//! Invariant: pure; whatever is searched for goes through the same [`plain`] as what is stored.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Returns a text in lower case, without accents, its white space folded.
pub(crate) fn plain(text: &str) -> String {
    let bare: String = text.nfkd().filter(|c| !is_combining_mark(*c)).collect();
    crate::text::folded(&bare)
}

/// Returns the words by which a person is sorted: the last word of the name first.
pub(crate) fn sort_name(name: &str) -> String {
    let plain = plain(name);
    match plain.rsplit_once(' ') {
        Some((given, family)) => format!("{family} {given}"),
        None => plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_sort_by_the_family_and_without_accents() {
        assert_eq!(sort_name("Zoë  Ångström"), "angstrom zoe");
        assert_eq!(sort_name("Prince"), "prince");
        assert_eq!(sort_name(""), "");
    }
}
