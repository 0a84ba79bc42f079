//! Matches the people of a roster with those of the directory.
//!
//! Invariant: nobody on either side is matched twice, and a stronger key is never passed over for a weaker one.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use super::reconcile::Known;
use super::roster::PersonRow;

/// Finds for each person of a roster their place in the directory.
pub(super) fn matches(known: &[Known], people: &[PersonRow], paths: &[String]) -> Vec<Option<usize>> {
    let mut found = vec![None; people.len()];
    let mut taken = HashSet::new();
    pass(&mut found, &mut taken, known, people, |known| known.employee_id.clone(), |row| row.employee_id.clone());
    pass(
        &mut found,
        &mut taken,
        known,
        people,
        |known| known.email.as_ref().map(|mail| mail.to_lowercase()),
        |row| row.email.clone(),
    );
    let lower = |handle: &Option<String>| handle.as_ref().map(|handle| handle.to_lowercase());
    pass(&mut found, &mut taken, known, people, |known| lower(&known.handle), |row| lower(&row.handle));
    // Only whoever has no other key on either side: a post and a name alone are weak, so title and unit help first.
    let bare = |keys: [bool; 3]| !keys.contains(&true);
    let known_bare = |known: &Known| {
        bare([known.employee_id.is_some(), known.email.is_some(), known.handle.is_some()])
            .then(|| (known.post.clone(), known.name.clone()))
    };
    let row_bare = |row: &PersonRow| {
        bare([row.employee_id.is_some(), row.email.is_some(), row.handle.is_some()])
            .then(|| (row.post.clone(), row.name.clone()))
    };
    let known_place = |known: &Known| Some((known_bare(known)?, known.title.clone(), known.team.clone()));
    let row_place =
        |row: &PersonRow| Some((row_bare(row)?, row.title.clone(), row.team.map(|team| paths[team].clone())));
    pass(&mut found, &mut taken, known, people, known_place, row_place);
    pass(&mut found, &mut taken, known, people, known_bare, row_bare);
    found
}

/// Matches by one key whoever is not matched yet; active people go before deactivated ones of the same key.
fn pass<K: Eq + Hash>(
    found: &mut [Option<usize>],
    taken: &mut HashSet<usize>,
    known: &[Known],
    people: &[PersonRow],
    key_of: impl Fn(&Known) -> Option<K>,
    key_in: impl Fn(&PersonRow) -> Option<K>,
) {
    let mut by_key: HashMap<K, Vec<usize>> = HashMap::new();
    for active in [false, true] {
        for (at, one) in known.iter().enumerate().rev().filter(|(at, one)| one.active == active && !taken.contains(at))
        {
            if let Some(key) = key_of(one) {
                by_key.entry(key).or_default().push(at);
            }
        }
    }
    for (person, row) in people.iter().enumerate() {
        if found[person].is_none()
            && let Some(at) = key_in(row).and_then(|key| by_key.get_mut(&key)?.pop())
        {
            found[person] = Some(at);
            taken.insert(at);
        }
    }
}
