//! The night crew, the largest team: four bases, each with its crew manager.
//!
//! Invariant: each roster's manager stands in an earlier roster.

use crate::demo::types::Roster;

pub(super) const PEOPLE: &[Roster] = &[
    Roster {
        team: "crew",
        manager: Some("amara.okafor"),
        people: &[("mirela.ionescu", "Mirela Ionescu", "Head of Night Crew")],
    },
    Roster {
        team: "crew",
        manager: Some("mirela.ionescu"),
        people: &[
            ("thomas.achleitner", "Thomas Achleitner", "Crew Manager, Vienna"),
            ("josefine.lund", "Josefine Lund", "Crew Manager, Hamburg"),
            ("rosalia.conti", "Rosalia Conti", "Crew Manager, Turin"),
            ("ibrahim.sesay", "Ibrahim Sesay", "Crew Manager, Basel"),
        ],
    },
    Roster {
        team: "crew",
        manager: Some("thomas.achleitner"),
        people: &[
            ("magdalena.pohl", "Magdalena Pohl", "Train Manager"),
            ("farid.mansouri", "Farid Mansouri", "Night Attendant"),
            ("lenka.sedlakova", "Lenka Sedláková", "Night Attendant"),
            ("bence.toth", "Bence Tóth", "Night Attendant"),
            ("adaeze.ibe", "Adaeze Ibe", "Sleeper Host"),
            ("georg.reisinger", "Georg Reisinger", "Train Manager"),
            ("minh.chau", "Lê Minh Châu", "Night Attendant"),
            ("dragana.ilic", "Dragana Ilić", "Galley Attendant"),
            ("simon.habtu", "Simon Habtu", "Night Attendant"),
        ],
    },
    Roster {
        team: "crew",
        manager: Some("josefine.lund"),
        people: &[
            ("birgit.petersen", "Birgit Petersen", "Train Manager"),
            ("malik.traore", "Malik Traoré", "Night Attendant"),
            ("aino.virtanen", "Aino Virtanen", "Sleeper Host"),
            ("hauke.jensen", "Hauke Jensen", "Night Attendant"),
            ("selin.yilmaz", "Selin Yılmaz", "Galley Attendant"),
            ("piotr.nowicki", "Piotr Nowicki", "Train Manager"),
            ("chloe.whitaker", "Chloe Whitaker", "Night Attendant"),
            ("rafael.couto", "Rafael Couto", "Night Attendant"),
            ("ingeborg.ahlers", "Ingeborg Ahlers", "Night Attendant"),
        ],
    },
    Roster {
        team: "crew",
        manager: Some("rosalia.conti"),
        people: &[
            ("davide.marchetti", "Davide Marchetti", "Train Manager"),
            ("alba.ferrer", "Alba Ferrer", "Night Attendant"),
            ("youssef.amrani", "Youssef Amrani", "Night Attendant"),
            ("noemi.gentile", "Noemi Gentile", "Sleeper Host"),
            ("kossi.adjovi", "Kossi Adjovi", "Night Attendant"),
            ("lorena.prats", "Lorena Prats", "Galley Attendant"),
            ("enzo.rinaldi", "Enzo Rinaldi", "Train Manager"),
            ("sabine.morel", "Sabine Morel", "Night Attendant"),
            ("tarek.zidan", "Tarek Zidan", "Night Attendant"),
        ],
    },
    Roster {
        team: "crew",
        manager: Some("ibrahim.sesay"),
        people: &[
            ("corinne.favre", "Corinne Favre", "Train Manager"),
            ("urs.zumstein", "Urs Zumstein", "Night Attendant"),
            ("aline.nsengiyumva", "Aline Nsengiyumva", "Sleeper Host"),
            ("milos.petrovic", "Miloš Petrović", "Night Attendant"),
            ("sinead.mcbride", "Sinéad McBride", "Night Attendant"),
            ("jin.wouters", "Jin Wouters", "Galley Attendant"),
            ("vreni.kaelin", "Vreni Kälin", "Night Attendant"),
            ("idris.warsame", "Idris Warsame", "Night Attendant"),
        ],
    },
];
