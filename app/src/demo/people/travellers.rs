//! The people of the Travellers division, who sell the night and answer for it.
//!
//! Invariant: each roster's manager stands in an earlier roster.

use crate::demo::types::Roster;

pub(super) const PEOPLE: &[Roster] = &[
    Roster {
        team: "travellers",
        manager: Some("ilse.vandermeer"),
        people: &[("lucie.marchand", "Lucie Marchand", "Director of Travellers")],
    },
    Roster {
        team: "travellers",
        manager: Some("lucie.marchand"),
        people: &[
            ("felix.arendt", "Felix Arendt", "Market Analyst"),
            ("nour.elmasri", "Nour El Masri", "Commercial Planner"),
            ("agathe.simonet", "Agathe Simonet", "Sales Channels Lead"),
        ],
    },
    Roster {
        team: "fares",
        manager: Some("lucie.marchand"),
        people: &[("niamh.gallagher", "Niamh Gallagher", "Head of Booking and Fares")],
    },
    Roster {
        team: "fares",
        manager: Some("niamh.gallagher"),
        people: &[
            ("kenji.morita", "Kenji Morita", "Fare Designer"),
            ("olumide.bakare", "Olumide Bakare", "Booking Product Owner"),
            ("elena.vasquez", "Elena Vásquez", "Revenue Analyst"),
            ("jonas.tveit", "Jonas Tveit", "Berth Inventory Planner"),
            ("marisol.cruz", "Marisol Cruz", "Payments Specialist"),
            ("saskia.bloem", "Saskia Bloem", "Booking Copywriter"),
        ],
    },
    Roster {
        team: "partners",
        manager: Some("lucie.marchand"),
        people: &[("ole.thomsen", "Ole Thomsen", "Head of Partners and Groups")],
    },
    Roster {
        team: "partners",
        manager: Some("ole.thomsen"),
        people: &[
            ("mateo.quiroga", "Mateo Quiroga", "Group Sales Adviser"),
            ("clemence.roux", "Clémence Roux", "Business Accounts Manager"),
            ("abena.owusu", "Abena Owusu", "Schools and Clubs Adviser"),
            ("vaclav.pokorny", "Václav Pokorný", "Railway Partnerships Manager"),
            ("rania.khoury", "Rania Khoury", "Tour Operator Manager"),
            ("stellan.bergqvist", "Stellan Bergqvist", "City Partnerships Manager"),
        ],
    },
    Roster {
        team: "care",
        manager: Some("lucie.marchand"),
        people: &[("yasmin.haddad", "Yasmin Haddad", "Head of Traveller Care")],
    },
    Roster {
        team: "care",
        manager: Some("yasmin.haddad"),
        people: &[
            ("peadar.oconnell", "Peadar O'Connell", "Care Adviser, Nights"),
            ("ngozi.umeh", "Ngozi Umeh", "Care Adviser"),
            ("bastian.keller", "Bastian Keller", "Refunds Specialist"),
            ("wiktoria.pawlak", "Wiktoria Pawlak", "Care Adviser"),
            ("ahmed.elsayed", "Ahmed El-Sayed", "Rebooking Adviser"),
            ("ludovica.sanna", "Ludovica Sanna", "Accessibility Adviser"),
            ("tuuli.magi", "Tuuli Mägi", "Complaints Analyst"),
        ],
    },
    Roster {
        team: "voice",
        manager: Some("lucie.marchand"),
        people: &[("emeka.nwosu", "Emeka Nwosu", "Head of Brand and Stories")],
    },
    Roster {
        team: "voice",
        manager: Some("emeka.nwosu"),
        people: &[
            ("margaux.delorme", "Margaux Delorme", "Writer"),
            ("isak.nyberg", "Isak Nyberg", "Photographer and Designer"),
            ("tamara.jovanovic", "Tamara Jovanović", "Press Officer"),
            ("rosa.albrecht", "Rosa Albrecht", "Community Editor"),
        ],
    },
];
