//! Everybody who works at Owlight, by division, and the order in which they are loaded.
//!
//! Invariant: a manager stands before those who report to them.

mod ground;
mod journeys;
mod night_crew;
mod trains;
mod travellers;

use super::types::{Person, Roster};

const LEADERSHIP: &[Roster] = &[
    Roster { team: "owlight", manager: None, people: &[("ilse.vandermeer", "Ilse van der Meer", "Managing Director")] },
    Roster {
        team: "owlight",
        manager: Some("ilse.vandermeer"),
        people: &[
            ("florian.achterberg", "Florian Achterberg", "Chief of Staff"),
            ("nadia.benkirane", "Nadia Benkirane", "Board Secretary"),
        ],
    },
];

/// Returns everybody, the head first and each manager before their reports.
pub(super) fn all() -> Vec<Person> {
    [LEADERSHIP, trains::PEOPLE, journeys::PEOPLE, night_crew::PEOPLE, travellers::PEOPLE, ground::PEOPLE]
        .into_iter()
        .flatten()
        .flat_map(|roster| {
            roster.people.iter().map(|&(key, name, title)| Person {
                key,
                name,
                title,
                team: roster.team,
                manager: roster.manager,
            })
        })
        .collect()
}
