//! What people wrote about their own part, a file per team or two, and how a card is written down.
//!
//! Invariant: a person's cards stand together, at most three of them.

mod ground_finance;
mod ground_owlight;
mod ground_people;
mod ground_safety;
mod ground_systems;
mod journeys_control;
mod journeys_crew;
mod journeys_linen;
mod journeys_paths;
mod journeys_turnaround;
mod trains_climate;
mod trains_condition;
mod trains_depot;
mod trains_design;
mod trains_doors;
mod travellers_care;
mod travellers_fares;
mod travellers_partners;
mod travellers_voice;

use super::plan::Card;

/// Returns every card, team by team.
pub(super) fn all() -> Vec<Card> {
    [
        ground_owlight::CARDS,
        ground_finance::CARDS,
        ground_people::CARDS,
        ground_systems::CARDS,
        ground_safety::CARDS,
        trains_design::CARDS,
        trains_doors::CARDS,
        trains_climate::CARDS,
        trains_condition::CARDS,
        trains_depot::CARDS,
        journeys_control::CARDS,
        journeys_paths::CARDS,
        journeys_linen::CARDS,
        journeys_turnaround::CARDS,
        journeys_crew::CARDS,
        travellers_fares::CARDS,
        travellers_partners::CARDS,
        travellers_care::CARDS,
        travellers_voice::CARDS,
    ]
    .concat()
}

/// Begins a card with its person, the node it moves and what the person does.
const fn card(person: &'static str, node: &'static str, does: &'static str) -> Card {
    Card { person, node, does, may_wait: None, decides_alone: None }
}

impl Card {
    const fn wait(mut self, text: &'static str) -> Self {
        self.may_wait = Some(text);
        self
    }

    const fn alone(mut self, text: &'static str) -> Self {
        self.decides_alone = Some(text);
        self
    }
}
