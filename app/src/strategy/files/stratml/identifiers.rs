//! Gives every element of an export an identifier that XML accepts (`xs:ID`) and that occurs once.
//! An identifier that already is one and is free stays; any other is made from ours or from the original.

use std::collections::{HashMap, HashSet, VecDeque};

/// The identifiers taken so far; a round that was measured can be written again with the same ones.
#[derive(Default)]
pub struct Identifiers {
    taken: HashSet<String>,
    next: HashMap<String, usize>,
    given: VecDeque<String>,
    replay: VecDeque<String>,
}

impl Identifiers {
    /// The identifier for an element with our `id` and its `original`; blank when it has neither.
    pub fn take(&mut self, id: &str, original: &str) -> String {
        if let Some(given) = self.replay.pop_front() {
            return given;
        }
        let base = match (id.is_empty(), original.is_empty()) {
            (true, true) => String::new(),
            (true, false) if is_name(original) => original.to_owned(),
            (true, false) => format!("_{}", cleaned(original)),
            (false, _) => format!("_{}", cleaned(id)),
        };
        let name = if base.is_empty() { base } else { self.free(base) };
        self.given.push_back(name.clone());
        name
    }

    /// Forgets the identifiers noted for a repetition.
    pub fn begin(&mut self) {
        self.given.clear();
        self.replay.clear();
    }

    /// Lets the next takers have the identifiers given since `begin`, in the same order.
    pub fn repeat(&mut self) {
        self.replay = std::mem::take(&mut self.given);
    }

    fn free(&mut self, base: String) -> String {
        if self.taken.insert(base.clone()) {
            return base;
        }
        loop {
            let count = self.next.entry(base.clone()).or_insert(1);
            *count += 1;
            let name = format!("{base}-{count}");
            if self.taken.insert(name.clone()) {
                return name;
            }
        }
    }
}

/// Whether a text is an XML name without a colon, of the plain letters only.
fn is_name(text: &str) -> bool {
    text.starts_with(|sign: char| sign.is_ascii_alphabetic() || sign == '_') && text.chars().all(is_name_sign)
}

fn cleaned(text: &str) -> String {
    text.chars().map(|sign| if is_name_sign(sign) { sign } else { '-' }).collect()
}

fn is_name_sign(sign: char) -> bool {
    sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_' | '.')
}

#[cfg(test)]
mod tests {
    use super::Identifiers;

    #[test]
    fn names_are_valid_unique_and_repeatable() {
        let mut names = Identifiers::default();
        names.begin();
        let first: Vec<String> = [("", "_a"), ("", "_a"), ("7f", "x"), ("", "4.1 b"), ("", "")]
            .iter()
            .map(|(id, original)| names.take(id, original))
            .collect();
        assert_eq!(first, ["_a", "_a-2", "_7f", "_4.1-b", ""]);
        names.repeat();
        let again: Vec<String> = (0..5).map(|_| names.take("", "")).collect();
        assert_eq!(again, first);
    }
}
