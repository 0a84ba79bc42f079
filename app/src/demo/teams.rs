//! The team tree: the root, four divisions and their teams, each with its lens and its lead.
//!
//! Invariant: parents stand before their children.

use super::{
    organisation::{ENGINEERING, NAME, OPERATIONS, SALES},
    types::Team,
};

const fn team(
    key: &'static str,
    name: &'static str,
    parent: &'static str,
    lens: &'static str,
    lead: &'static str,
) -> Team {
    Team { key, name, parent: Some(parent), lens, lead }
}

/// The team tree: the root, four divisions, and their teams.
pub(super) const TEAMS: &[Team] = &[
    Team { key: "owlight", name: NAME, parent: None, lens: OPERATIONS, lead: "ilse.vandermeer" },
    team("trains", "Trains", "owlight", ENGINEERING, "tomasz.wilk"),
    team("wagon-design", "Wagon Design", "trains", ENGINEERING, "chiara.bonetti"),
    team("doors", "Doors, Brakes and Bogies", "trains", ENGINEERING, "gerhard.moosbrugger"),
    team("climate", "Climate and Power", "trains", ENGINEERING, "siobhan.keane"),
    team("condition", "Wagon Condition", "trains", ENGINEERING, "arjun.deshmukh"),
    team("depot", "Linz Night Depot", "trains", ENGINEERING, "jasmina.hadzic"),
    team("journeys", "Journeys", "owlight", OPERATIONS, "amara.okafor"),
    team("control", "Night Control", "journeys", OPERATIONS, "henrik.solberg"),
    team("crew", "Night Crew", "journeys", OPERATIONS, "mirela.ionescu"),
    team("paths", "Timetable and Paths", "journeys", OPERATIONS, "dorothea.ziegler"),
    team("linen", "Linen, Breakfast and Platforms", "journeys", OPERATIONS, "katarzyna.zielinska"),
    team("turnaround", "Turnaround", "journeys", OPERATIONS, "babak.rostami"),
    team("travellers", "Travellers", "owlight", SALES, "lucie.marchand"),
    team("fares", "Booking and Fares", "travellers", SALES, "niamh.gallagher"),
    team("partners", "Partners and Groups", "travellers", SALES, "ole.thomsen"),
    team("care", "Traveller Care", "travellers", SALES, "yasmin.haddad"),
    team("voice", "Brand and Stories", "travellers", SALES, "emeka.nwosu"),
    team("ground", "Common Ground", "owlight", OPERATIONS, "beatriz.salgado"),
    team("finance", "Finance and Purchasing", "ground", OPERATIONS, "wolfram.eder"),
    team("people", "People and Learning", "ground", OPERATIONS, "thandiwe.mokoena"),
    team("systems", "Systems and Data", "ground", ENGINEERING, "marek.dvorsky"),
    team("safety", "Safety and Law", "ground", OPERATIONS, "elif.karaca"),
];
