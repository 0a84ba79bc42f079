//! What a form's fields held when it was opened, as short digests, so that a conflict can tell who changed what.
//!
//! Invariant: pure; equal texts have equal digests, also across line ends and white space at the ends.

/// The field under which a form is told that somebody was quicker.
pub const STALE: &str = "revision";

/// The digests of some texts, in their order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seen(Vec<u64>);

impl Seen {
    /// Takes the digests.
    pub fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        Self(texts.into_iter().map(digest).collect())
    }

    /// Returns what the form carries.
    pub fn written(&self) -> String {
        self.0.iter().map(|digest| format!("{digest:x}")).collect::<Vec<_>>().join(".")
    }

    /// Reads what the form carried; what cannot be read matches nothing.
    pub fn read(text: &str) -> Self {
        Self(text.split('.').map(|part| u64::from_str_radix(part, 16).unwrap_or(0)).collect())
    }

    /// Puts two versions of a form's fields together: what one side left as it was is as the other has it. Nothing where
    /// both changed one field to something else: then somebody has to choose.
    pub fn merged<'a>(&self, theirs: &[&'a str], mine: &[&'a str]) -> Option<Vec<&'a str>> {
        let one = |(at, (theirs, mine)): (usize, (&&'a str, &&'a str))| {
            if digest(theirs) == digest(mine) || self.holds(at, mine) {
                Some(*theirs)
            } else {
                self.holds(at, theirs).then_some(*mine)
            }
        };
        theirs.iter().zip(mine).enumerate().map(one).collect()
    }

    /// Tells whether the text at `index` is still what it was.
    pub fn holds(&self, index: usize, text: &str) -> bool {
        self.0.get(index) == Some(&digest(text))
    }
}

/// FNV-1a, 64 bits (Fowler, Noll, Vo): nothing depends on its being hard to invert.
fn digest(text: &str) -> u64 {
    text.trim()
        .bytes()
        .filter(|byte| *byte != b'\r')
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_text_is_told_from_an_unchanged_one() {
        let seen = Seen::read(&Seen::of(["One", "two\nthree", ""]).written());
        assert!(seen.holds(0, " One "));
        assert!(seen.holds(1, "two\r\nthree"));
        assert!(seen.holds(2, ""));
        assert!(!seen.holds(0, "one"));
        assert!(!seen.holds(3, ""));
    }

    #[test]
    fn fields_that_one_side_left_alone_are_as_the_other_has_them() {
        let seen = Seen::of(["title", "because", "more"]);
        let theirs = ["their title", "because", "more"];
        assert_eq!(
            seen.merged(&theirs, &["title", "my because", "more"]),
            Some(vec!["their title", "my because", "more"])
        );
        assert_eq!(seen.merged(&theirs, &["their title\r\n", "because", "more"]), Some(theirs.to_vec()));
        assert_eq!(seen.merged(&theirs, &["my title", "because", "more"]), None);
        assert_eq!(Seen::read("").merged(&theirs, &["title", "because", "more"]), None);
    }
}
