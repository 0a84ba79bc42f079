//! Puts a list of a file into a list of the strategy: what both have is changed, what is new is added behind.
//!
//! Invariant: a list only grows; the n-th of a name in the file meets the n-th of that name in the strategy.

use std::collections::HashMap;
use std::hash::Hash;

use super::parts::{measure, text, texts};
use crate::strategy::files::plan::{Extra, PlanMeasure, PlanValue, Stakeholder, Support, Wording};
use crate::strategy::files::reconcile::Blank;

/// For each new key the place of the old one that it meets.
pub(super) fn nth<K: Eq + Hash>(old: &[K], new: impl Iterator<Item = K>) -> Vec<Option<usize>> {
    let mut places: HashMap<&K, Vec<usize>> = HashMap::new();
    for (at, key) in old.iter().enumerate().rev() {
        places.entry(key).or_default().push(at);
    }
    new.map(|key| places.get_mut(&key).and_then(Vec::pop)).collect()
}

/// Extras, by name.
pub(super) fn extras(out: &mut Vec<Extra>, incoming: &[Extra]) {
    let old: Vec<String> = out.iter().map(|one| one.name.clone()).collect();
    let places = nth(&old, incoming.iter().map(|one| one.name.clone()));
    for (new, place) in incoming.iter().zip(places) {
        match place.and_then(|place| out.get_mut(place)) {
            Some(old) => old.text.clone_from(&new.text),
            None => out.push(new.clone()),
        }
    }
}

/// Wordings, by lens.
pub(super) fn wordings(out: &mut Vec<Wording>, incoming: &[Wording], blank: Blank) {
    let old: Vec<String> = out.iter().map(|one| one.lens.clone()).collect();
    let places = nth(&old, incoming.iter().map(|one| one.lens.clone()));
    for (new, place) in incoming.iter().zip(places) {
        match place.and_then(|place| out.get_mut(place)) {
            Some(old) => texts!(blank, old <- new; title because lang dir),
            None => out.push(new.clone()),
        }
    }
}

/// Further links, by what they support.
pub(super) fn supports(out: &mut Vec<Support>, incoming: &[Support], blank: Blank) {
    let old: Vec<String> = out.iter().map(|one| one.target.clone()).collect();
    let places = nth(&old, incoming.iter().map(|one| one.target.clone()));
    for (new, place) in incoming.iter().zip(places) {
        match place.and_then(|place| out.get_mut(place)) {
            Some(old) => {
                text(blank, &mut old.because, &new.because);
                wordings(&mut old.wordings, &new.wordings, blank);
            }
            None => out.push(new.clone()),
        }
    }
}

/// Stakeholders, by kind and name.
pub(super) fn stakeholders(out: &mut Vec<Stakeholder>, incoming: &[Stakeholder]) {
    let key = |one: &Stakeholder| (one.kind.clone(), one.name.clone());
    let old: Vec<(String, String)> = out.iter().map(key).collect();
    let places = nth(&old, incoming.iter().map(key));
    for (new, place) in incoming.iter().zip(places) {
        match place.and_then(|place| out.get_mut(place)) {
            Some(old) => {
                text(Blank::Keeps, &mut old.description, &new.description);
                if !new.roles.is_empty() {
                    old.roles.clone_from(&new.roles);
                }
                extras(&mut old.extras, &new.extras);
            }
            None => out.push(new.clone()),
        }
    }
}

/// Measures: by our id, by the identifier of the file, else by name.
pub(super) fn measures(out: &mut Vec<PlanMeasure>, incoming: &[PlanMeasure], blank: Blank) {
    let mut places = vec![None; incoming.len()];
    type Key = fn(&PlanMeasure) -> String;
    let by_id: Key = |one| one.id.clone();
    let by_exported: Key = |one| {
        if one.id.is_empty() { String::new() } else { format!("_{}", one.id) }
    };
    let by_identifier: Key = |one| one.identifier.clone();
    let by_name: Key = |one| one.name.clone();
    for (of_old, of_new) in
        [(by_id, by_id), (by_exported, by_identifier), (by_identifier, by_identifier), (by_name, by_name)]
    {
        let taken: Vec<usize> = places.iter().copied().flatten().collect();
        let open = |at: &usize| !taken.contains(at);
        let old: Vec<Option<String>> =
            out.iter().enumerate().map(|(at, one)| Some(of_old(one)).filter(|_| open(&at))).collect();
        let wanted: Vec<usize> = (0..incoming.len())
            .filter(|at| places.get(*at).is_some_and(Option::is_none))
            .filter(|at| incoming.get(*at).is_some_and(|one| !of_new(one).is_empty()))
            .collect();
        let keys = wanted.iter().filter_map(|at| incoming.get(*at)).map(|one| Some(of_new(one)));
        for (at, place) in wanted.iter().zip(nth(&old, keys)) {
            if let Some(slot) = places.get_mut(*at) {
                *slot = place;
            }
        }
    }
    for (new, place) in incoming.iter().zip(places) {
        match place.and_then(|place| out.get_mut(place)) {
            Some(old) => {
                measure(old, new, blank);
                values(&mut old.targets, &new.targets, blank);
                values(&mut old.actuals, &new.actuals, blank);
            }
            None => out.push(new.clone()),
        }
    }
}

/// Values, by the days they stand for; what was recorded here and is in no file stays.
fn values(out: &mut Vec<PlanValue>, incoming: &[PlanValue], blank: Blank) {
    let key = |one: &PlanValue| (one.starts_on.clone(), one.ends_on.clone());
    let old: Vec<(String, String)> = out.iter().map(key).collect();
    let places = nth(&old, incoming.iter().map(key));
    for (new, place) in incoming.iter().zip(places) {
        match place.and_then(|place| out.get_mut(place)) {
            Some(old) => {
                texts!(blank, old <- new; description amount descriptor_name descriptor_value);
                extras(&mut old.extras, &new.extras);
            }
            None => out.push(new.clone()),
        }
    }
}
