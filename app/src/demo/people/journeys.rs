//! The people of the Journeys division, except the night crew, who have a file of their own.
//!
//! Invariant: each roster's manager stands in an earlier roster.

use crate::demo::types::Roster;

pub(super) const PEOPLE: &[Roster] = &[
    Roster {
        team: "journeys",
        manager: Some("ilse.vandermeer"),
        people: &[("amara.okafor", "Amara Okafor", "Director of Journeys")],
    },
    Roster {
        team: "journeys",
        manager: Some("amara.okafor"),
        people: &[
            ("bjarne.holm", "Bjarne Holm", "Service Planner"),
            ("francesca.deluca", "Francesca De Luca", "Night Standards Lead"),
            ("samuel.ofori", "Samuel Ofori", "Roster Agreements Officer"),
        ],
    },
    Roster {
        team: "control",
        manager: Some("amara.okafor"),
        people: &[("henrik.solberg", "Henrik Solberg", "Head of Night Control")],
    },
    Roster {
        team: "control",
        manager: Some("henrik.solberg"),
        people: &[
            ("renata.mazur", "Renata Mazur", "Duty Controller"),
            ("juan.iturbe", "Juan Iturbe", "Duty Controller"),
            ("aoife.brennan", "Aoife Brennan", "Traveller Information Controller"),
            ("zoltan.szabo", "Zoltán Szabó", "Duty Controller"),
            ("miriam.levy", "Miriam Levy", "Connections Controller"),
            ("deepak.nair", "Deepak Nair", "Wagon Controller"),
            ("klaudia.brezina", "Klaudia Březina", "Crew Controller"),
            ("hamza.belkacem", "Hamza Belkacem", "Traveller Information Controller"),
        ],
    },
    Roster {
        team: "paths",
        manager: Some("amara.okafor"),
        people: &[("dorothea.ziegler", "Dorothea Ziegler", "Head of Timetable and Paths")],
    },
    Roster {
        team: "paths",
        manager: Some("dorothea.ziegler"),
        people: &[
            ("pieter.janssens", "Pieter Janssens", "Path Planner"),
            ("ana.kovacevic", "Ana Kovačević", "Track Works Planner"),
            ("ronan.fitzgerald", "Ronan Fitzgerald", "Timetable Analyst"),
            ("sofie.bakke", "Sofie Bakke", "Connections Planner"),
            ("alejandro.reyes", "Alejandro Reyes", "Border Crossings Planner"),
        ],
    },
    Roster {
        team: "linen",
        manager: Some("amara.okafor"),
        people: &[("katarzyna.zielinska", "Katarzyna Zielińska", "Head of Linen, Breakfast and Platforms")],
    },
    Roster {
        team: "linen",
        manager: Some("katarzyna.zielinska"),
        people: &[
            ("gustavo.pires", "Gustavo Pires", "Breakfast Buyer"),
            ("hiroko.sato", "Hiroko Sato", "Linen Planner"),
            ("zofia.kaminska", "Zofia Kamińska", "Menu Planner"),
            ("maurice.tchaptchet", "Maurice Tchaptchet", "Platform Host, Vienna"),
            ("eszter.balogh", "Eszter Balogh", "Platform Host, Hamburg"),
            ("nuno.barreto", "Nuno Barreto", "Galley Stores Planner"),
            ("charlotte.wessels", "Charlotte Wessels", "Laundry Contract Lead"),
            ("yared.tesfaye", "Yared Tesfaye", "Night Loader"),
        ],
    },
    Roster {
        team: "turnaround",
        manager: Some("amara.okafor"),
        people: &[("babak.rostami", "Babak Rostami", "Head of Turnaround")],
    },
    Roster {
        team: "turnaround",
        manager: Some("babak.rostami"),
        people: &[
            ("ludmila.horakova", "Ludmila Horáková", "Cleaning Lead, Hamburg"),
            ("sefa.aydin", "Sefa Aydın", "Cleaning Lead, Turin"),
            ("josiane.mbeki", "Josiane Mbeki", "Wagon Cleaner"),
            ("petar.dimitrov", "Petar Dimitrov", "Shunter"),
            ("solvei.strand", "Solvei Strand", "Siding Planner"),
            ("kamal.uddin", "Kamal Uddin", "Wagon Cleaner"),
            ("teresa.amaral", "Teresa Amaral", "Handover Inspector"),
        ],
    },
];
