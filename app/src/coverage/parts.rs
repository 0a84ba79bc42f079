//! How a gap is said, and where the form is that mends it.
//!
//! Invariant: the page and the file say the same.

use super::model::{Act, Broken, Kind, Whom};
use crate::routes::links;

/// Says what a gap is about beside its node and its team.
pub(crate) fn what(gap: &Broken) -> String {
    let team = || gap.team.as_ref().map_or("a team", |(_, name, _)| name.as_str());
    match gap.kind {
        Kind::Stale => gap.measure.as_ref().map(|(_, name)| name.clone()).unwrap_or_default(),
        Kind::Adrift => gap.card.as_ref().map(|(_, _, name)| format!("a card of {name}")).unwrap_or_default(),
        Kind::Few => {
            let people = gap.team.as_ref().map_or(0, |(_, _, people)| *people);
            format!("fewer than half of {} ({people}) have a card", team())
        }
        Kind::Lineless => "owns nothing, and nothing was offered to it".to_owned(),
        Kind::Overloaded => "agreed to more than it carries".to_owned(),
        _ => String::new(),
    }
}

/// Returns the address of the form that mends a gap.
pub(crate) fn href(gap: &Broken, act: Act) -> Option<String> {
    let node = gap.node.as_ref().map(|(id, _)| id);
    let team = gap.team.as_ref().map(|(id, ..)| links::team(id));
    match act {
        Act::Draft => node.map(links::draft_for),
        Act::Propose => node.map(|id| links::propose(id, "because")),
        Act::Measure => node.map(links::add_measure),
        Act::CheckIn => gap.measure.as_ref().map(|(id, _)| links::check_in_at(Some(id))),
        Act::Record => gap.measure.as_ref().map(|(id, _)| links::measure(id)),
        Act::Answer => gap.translation.as_ref().map(links::translation),
        Act::Card => node.map(|id| links::new_card_on(Some(id))),
        Act::Objective => gap.card.as_ref().map(|(id, ..)| links::card_objective(id)),
        Act::Offer => Some(links::STRATEGY.to_owned()),
        Act::Carry => team,
    }
}

/// Says who may mend a gap: by name, where it is one person.
pub(crate) fn who(gap: &Broken, whom: Whom) -> String {
    let team = || gap.team.as_ref().map_or_else(|| "the team".to_owned(), |(_, name, _)| name.clone());
    let name = gap.asks.as_ref().map(|(_, name)| name.clone());
    match (whom, name) {
        (Whom::Leadership, _) => "leadership".to_owned(),
        (Whom::Members, _) => format!("whoever is on {}", team()),
        (_, Some(name)) => name,
        (Whom::Lead, None) => format!("whoever leads {}, once somebody does", team()),
        (Whom::Keeper, None) => "leadership, since nobody keeps it".to_owned(),
        (Whom::Giver | Whom::Author, None) => "leadership".to_owned(),
    }
}
