//! Who signs in with another address after an import: whoever signed in with the directory's one, once that changes.
//!
//! Invariant: an account that signs in with an address of its own keeps it; what cannot be is a problem in words.

use std::collections::HashMap;

use super::{Directory, Plan};
use crate::accounts::model::{AddressMove, settled};
use crate::problem::Problem;

/// Decides whose account follows.
pub(super) fn follow(plan: &mut Plan, directory: &Directory) {
    let moves: Vec<AddressMove> = plan
        .people
        .iter()
        .filter(|change| change.after.is_active() && change.before.email != change.after.email)
        .filter_map(|change| {
            let (from, to) = (folded(change.before.email.as_ref()?), folded(change.after.email.as_ref()?));
            let follows = from != to && directory.sign_ins.get(&change.id) == Some(&from);
            follows.then(|| AddressMove { person: change.id.clone(), from, to })
        })
        .collect();
    if moves.is_empty() {
        return;
    }
    let held: HashMap<String, String> =
        directory.sign_ins.iter().map(|(person, email)| (email.clone(), person.clone())).collect();
    let (going, refused) = settled(moves, &held);
    plan.problems.extend(refused.iter().map(|stays| Problem::new(0, address_taken(&stays.from, &stays.to))));
    plan.addresses = going;
}

/// Says that an account could not follow.
pub(crate) fn address_taken(from: &str, to: &str) -> String {
    format!(
        "Whoever signs in with {from} should sign in with {to} now, but somebody else does. They go on signing in with {from}; give each their own address in your file."
    )
}

fn folded(email: &str) -> String {
    email.trim().to_lowercase()
}
