//! Puts what a file says of one thing into what the strategy says of it.
//!
//! Invariant: a blank text of a file from elsewhere changes nothing; our own id and the original identifier stay.

use super::lists::{extras, measures, nth, stakeholders, supports, wordings};
use crate::strategy::files::plan::{Organisation, Plan, PlanMeasure, PlanNode, PlanTenet, Statement, Submitter};
use crate::strategy::files::reconcile::Blank;

/// Sets each text of `$out` to that of `$new`, unless that is blank and blank keeps.
macro_rules! texts {
    ($blank:expr, $out:ident <- $new:expr; $($field:ident)*) => {{
        $($crate::strategy::exchange::merge::parts::text($blank, &mut $out.$field, &$new.$field);)*
    }};
}
pub(super) use texts;

/// Sets a text, unless the new one is blank and blank keeps.
pub(super) fn text(blank: Blank, out: &mut String, new: &str) {
    if blank == Blank::Clears || !new.is_empty() {
        new.clone_into(out);
    }
}

fn flag(blank: Blank, out: &mut bool, new: bool) {
    if blank == Blank::Clears || new {
        *out = new;
    }
}

/// Sets the identifier of the file; the one that we print for our own id is none.
fn identifier(blank: Blank, out: &mut String, new: &str, id: &str) {
    if new != id && new.strip_prefix('_') != Some(id) {
        text(blank, out, new);
    }
}

/// A plan without its nodes.
pub(super) fn top(existing: &Plan, incoming: &Plan, blank: Blank) -> Plan {
    let mut out = Plan { roots: Vec::new(), ..existing.clone() };
    texts!(blank, out <- incoming; kind name description other_information lang dir identifier starts_on ends_on
        published_on source);
    submitter(&mut out.submitter, &incoming.submitter, blank);
    organisations(&mut out.organisations, &incoming.organisations, blank);
    statements(&mut out.visions, &incoming.visions, blank);
    missions(&mut out, incoming, blank);
    tenets(&mut out.values, &incoming.values);
    extras(&mut out.extras, &incoming.extras);
    out
}

/// A node without its children.
pub(super) fn node(existing: &PlanNode, incoming: &PlanNode, blank: Blank) -> PlanNode {
    let mut out = existing.alone();
    identifier(blank, &mut out.identifier, &incoming.identifier, &existing.id);
    texts!(blank, out <- incoming; sequence title description other_information because owner starts_on ends_on lang
        dir);
    flag(blank, &mut out.archived, incoming.archived);
    supports(&mut out.also_supports, &incoming.also_supports, blank);
    wordings(&mut out.wordings, &incoming.wordings, blank);
    stakeholders(&mut out.stakeholders, &incoming.stakeholders);
    measures(&mut out.measures, &incoming.measures, blank);
    extras(&mut out.extras, &incoming.extras);
    out
}

/// A measure but for its values.
pub(super) fn measure(out: &mut PlanMeasure, incoming: &PlanMeasure, blank: Blank) {
    let id = out.id.clone();
    identifier(blank, &mut out.identifier, &incoming.identifier, &id);
    texts!(blank, out <- incoming; sequence name unit description other_information owner lang dir kind
        value_chain_stage);
    flag(blank, &mut out.archived, incoming.archived);
    if !incoming.relationships.is_empty() {
        out.relationships.clone_from(&incoming.relationships);
    }
    wordings(&mut out.wordings, &incoming.wordings, blank);
    extras(&mut out.extras, &incoming.extras);
}

fn statement(out: &mut Statement, incoming: &Statement, blank: Blank) {
    let id = out.id.clone();
    identifier(blank, &mut out.identifier, &incoming.identifier, &id);
    // A mission that only bears the name of its file says nothing against one that somebody wrote.
    if !incoming.unwritten || out.unwritten {
        text(blank, &mut out.text, &incoming.text);
        if !incoming.text.is_empty() {
            out.unwritten = incoming.unwritten;
        }
    }
    texts!(blank, out <- incoming; owner lang dir);
    wordings(&mut out.wordings, &incoming.wordings, blank);
    extras(&mut out.extras, &incoming.extras);
}

fn statements(out: &mut Vec<Statement>, incoming: &[Statement], blank: Blank) {
    for (at, new) in incoming.iter().enumerate() {
        match out.get_mut(at) {
            Some(old) => statement(old, new, blank),
            None => out.push(new.clone()),
        }
    }
}

/// The mission that is the root meets the root of the file; further ones stand beside.
fn missions(out: &mut Plan, incoming: &Plan, blank: Blank) {
    let root = |plan: &Plan| {
        let mission = plan.mission()?;
        plan.missions.iter().position(|one| std::ptr::eq(one, mission))
    };
    let (ours, theirs) = (root(out), root(incoming));
    let key = |missions: &[Statement], root: Option<usize>| -> Vec<Option<String>> {
        let rest = missions.iter().enumerate();
        rest.map(|(at, one)| (Some(at) != root).then(|| one.text.clone())).collect()
    };
    let old = key(&out.missions, ours);
    let places = nth(&old, key(&incoming.missions, theirs).into_iter());
    for (new, place) in incoming.missions.iter().zip(places) {
        match place.and_then(|place| out.missions.get_mut(place)) {
            Some(old) => statement(old, new, blank),
            None => out.missions.push(new.clone()),
        }
    }
}

fn organisations(out: &mut Vec<Organisation>, incoming: &[Organisation], blank: Blank) {
    let key = |one: &Organisation| (one.identifier.clone(), one.name.clone());
    let old: Vec<(String, String)> = out.iter().map(key).collect();
    let places = nth(&old, incoming.iter().map(key));
    let is_one = (out.len(), incoming.len()) == (1, 1);
    for (new, place) in incoming.iter().zip(places) {
        match place.or(is_one.then_some(0)).and_then(|place| out.get_mut(place)) {
            Some(old) => {
                texts!(blank, old <- new; name acronym identifier description);
                stakeholders(&mut old.stakeholders, &new.stakeholders);
                extras(&mut old.extras, &new.extras);
            }
            None => out.push(new.clone()),
        }
    }
}

fn tenets(out: &mut Vec<PlanTenet>, incoming: &[PlanTenet]) {
    let old: Vec<String> = out.iter().map(|one| one.name.clone()).collect();
    let places = nth(&old, incoming.iter().map(|one| one.name.clone()));
    for (new, place) in incoming.iter().zip(places) {
        match place.and_then(|place| out.get_mut(place)) {
            Some(old) => {
                text(Blank::Keeps, &mut old.description, &new.description);
                extras(&mut old.extras, &new.extras);
            }
            None => out.push(new.clone()),
        }
    }
}

fn submitter(out: &mut Submitter, incoming: &Submitter, blank: Blank) {
    texts!(blank, out <- incoming; identifier given_name surname phone email);
    extras(&mut out.extras, &incoming.extras);
}
