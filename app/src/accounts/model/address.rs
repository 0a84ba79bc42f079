//! Which accounts may follow the directory to another address.
//!
//! Invariant: pure; after it no two accounts sign in with one address, and accounts may trade theirs.

use std::collections::{HashMap, HashSet};

/// An account that is to sign in with another address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddressMove {
    /// Whose it is: the id of the person.
    pub person: String,
    /// What they sign in with now, in lower case.
    pub from: String,
    /// What they are to sign in with, in lower case.
    pub to: String,
}

/// Divides `moves` into those that can be and those whose address belongs to somebody else. `held` names who signs in
/// with an address now, by the id of the person.
pub fn settled(mut moves: Vec<AddressMove>, held: &HashMap<String, String>) -> (Vec<AddressMove>, Vec<AddressMove>) {
    let mut refused = Vec::new();
    loop {
        let going: HashSet<&str> = moves.iter().map(|one| one.person.as_str()).collect();
        let mut wanted: HashMap<&str, usize> = HashMap::new();
        for one in &moves {
            *wanted.entry(&one.to).or_default() += 1;
        }
        let is_taken = |one: &AddressMove| {
            wanted.get(one.to.as_str()).is_some_and(|count| *count > 1)
                || held.get(&one.to).is_some_and(|holder| !going.contains(holder.as_str()))
        };
        let taken: Vec<bool> = moves.iter().map(is_taken).collect();
        // Whoever stays keeps their address, and so may stand in the way of another.
        if !taken.contains(&true) {
            return (moves, refused);
        }
        let mut kept = Vec::with_capacity(moves.len());
        for (one, is_taken) in moves.into_iter().zip(taken) {
            if is_taken { refused.push(one) } else { kept.push(one) }
        }
        moves = kept;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moves(text: &str) -> Vec<AddressMove> {
        text.split_whitespace()
            .map(|one| {
                let (from, to) = one.split_once('>').unwrap();
                AddressMove { person: from.to_owned(), from: from.to_owned(), to: to.to_owned() }
            })
            .collect()
    }

    #[test]
    fn nobody_takes_an_address_that_somebody_keeps() {
        let everybody = ["a", "b", "c", "d"].map(|one| (one.to_owned(), one.to_owned()));
        let held = HashMap::from(everybody);
        for (wanted, going) in [
            ("a>x", "a>x"),
            ("a>b", ""),
            ("a>b b>a", "a>b b>a"),
            ("a>b b>c c>x", "a>b b>c c>x"),
            // D keeps its address, so C stays, so B stays, so A stays.
            ("a>b b>c c>d", ""),
            ("a>x b>x c>y", "c>y"),
        ] {
            let (kept, refused) = settled(moves(wanted), &held);
            assert_eq!(kept, moves(going), "{wanted}");
            assert_eq!(kept.len() + refused.len(), moves(wanted).len());
        }
    }
}
