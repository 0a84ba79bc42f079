//! The demo organisation: Owlight Night Trains, its people, its strategy and what each person does for it.
//!
//! Invariant: the content is constant. Every date is a number of days from the day it is loaded, every
//! reference is a key that resolves, and no two texts are alike (`checks` asserts all three).

pub mod api;
pub mod command;
pub mod pages;
pub mod parts;
pub(crate) mod store;
pub mod surroundings;

mod cards;
mod cycle;
mod ids;
mod measures;
mod organisation;
mod people;
mod plan;
mod policy;
mod strategy;
mod teams;
mod translations;
mod types;
mod work;

#[cfg(test)]
mod checks;

pub use plan::{
    Card, CheckIn, Confidence, Kind, Measure, Mission, Node, Owner, Stakeholder, StakeholderKind, StakeholderRole,
    Support, Value, Wording,
};
pub use types::{DemoOrganisation, Lens, Person, Persona, Role, Team};

/// Returns the whole demo organisation; two calls return equal values.
///
/// Parents stand before their children in `teams` and `nodes`, and managers before their reports in
/// `people`, so that a loader can write each list in its order.
#[must_use]
pub fn organisation() -> DemoOrganisation {
    DemoOrganisation {
        name: organisation::NAME,
        domain: organisation::DOMAIN,
        time_zone: organisation::TIME_ZONE,
        levels: organisation::LEVELS,
        lenses: organisation::LENSES,
        teams: teams::TEAMS,
        people: people::all(),
        roles: organisation::ROLES,
        contractors: organisation::CONTRACTORS,
        on_leave: organisation::ON_LEAVE,
        vision: organisation::VISION,
        mission: organisation::MISSION,
        values: organisation::VALUES,
        stakeholders: organisation::STAKEHOLDERS,
        nodes: strategy::all(),
        measures: measures::all(),
        cards: cards::all(),
        personas: organisation::PERSONAS,
    }
}
