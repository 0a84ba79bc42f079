//! The people of Common Ground: money, people, systems, safety and law.
//!
//! Invariant: each roster's manager stands in an earlier roster.

use crate::demo::types::Roster;

pub(super) const PEOPLE: &[Roster] = &[
    Roster {
        team: "ground",
        manager: Some("ilse.vandermeer"),
        people: &[("beatriz.salgado", "Beatriz Salgado", "Director of Common Ground")],
    },
    Roster {
        team: "ground",
        manager: Some("beatriz.salgado"),
        people: &[
            ("konrad.weiss", "Konrad Weiss", "Programme Office Lead"),
            ("hyejin.park", "Park Hye-jin", "Sustainability Lead"),
            ("dele.ogunbanjo", "Dele Ogunbanjo", "Premises Manager"),
        ],
    },
    Roster {
        team: "finance",
        manager: Some("beatriz.salgado"),
        people: &[("wolfram.eder", "Wolfram Eder", "Head of Finance and Purchasing")],
    },
    Roster {
        team: "finance",
        manager: Some("wolfram.eder"),
        people: &[
            ("aiko.hayashi", "Aiko Hayashi", "Financial Controller"),
            ("patrick.mbuyi", "Patrick Mbuyi", "Materials Buyer"),
            ("svetlana.orlova", "Svetlana Orlova", "Payroll Accountant"),
            ("cormac.doyle", "Cormac Doyle", "Grants Officer"),
            ("ingrid.thaler", "Ingrid Thaler", "Services Buyer"),
        ],
    },
    Roster {
        team: "people",
        manager: Some("beatriz.salgado"),
        people: &[("thandiwe.mokoena", "Thandiwe Mokoena", "Head of People and Learning")],
    },
    Roster {
        team: "people",
        manager: Some("thandiwe.mokoena"),
        people: &[
            ("lorenz.baumann", "Lorenz Baumann", "Recruiter"),
            ("shirin.tehrani", "Shirin Tehrani", "Learning Designer"),
            ("anders.kjeldsen", "Anders Kjeldsen", "Night Work Health Adviser"),
            ("gabriela.muntean", "Gabriela Muntean", "Roster Planner"),
        ],
    },
    Roster {
        team: "systems",
        manager: Some("beatriz.salgado"),
        people: &[("marek.dvorsky", "Marek Dvorský", "Head of Systems and Data")],
    },
    Roster {
        team: "systems",
        manager: Some("marek.dvorsky"),
        people: &[
            ("sunniva.lie", "Sunniva Lie", "Accounts and Access Administrator"),
            ("rashid.karimov", "Rashid Karimov", "Network Engineer"),
            ("paola.greco", "Paola Greco", "Data Engineer"),
            ("nils.ekstrom", "Nils Ekström", "Service Desk Technician"),
            ("chinwe.obi", "Chinwe Obi", "App Developer"),
            ("tobias.rauch", "Tobias Rauch", "Integration Developer"),
        ],
    },
    Roster {
        team: "safety",
        manager: Some("beatriz.salgado"),
        people: &[("elif.karaca", "Elif Karaca", "Head of Safety and Law")],
    },
    Roster {
        team: "safety",
        manager: Some("elif.karaca"),
        people: &[
            ("ottoline.marsh", "Ottoline Marsh", "Internal Auditor"),
            ("jerome.lambert", "Jérôme Lambert", "Incident Investigator"),
            ("natalia.sirbu", "Natalia Sîrbu", "Contracts Lawyer"),
        ],
    },
];
