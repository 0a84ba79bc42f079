//! The people of the Trains division, who build, watch and mend the wagons.
//!
//! Invariant: each roster's manager stands in an earlier roster.

use crate::demo::types::Roster;

pub(super) const PEOPLE: &[Roster] = &[
    Roster {
        team: "trains",
        manager: Some("ilse.vandermeer"),
        people: &[("tomasz.wilk", "Tomasz Wilk", "Director of Trains")],
    },
    Roster {
        team: "trains",
        manager: Some("tomasz.wilk"),
        people: &[
            ("grace.adeyemi", "Grace Adeyemi", "Fleet Planner"),
            ("luka.novosel", "Luka Novosel", "Approvals Engineer"),
            ("hanneke.visser", "Hanneke Visser", "Refurbishment Programme Lead"),
        ],
    },
    Roster {
        team: "wagon-design",
        manager: Some("tomasz.wilk"),
        people: &[("chiara.bonetti", "Chiara Bonetti", "Head of Wagon Design")],
    },
    Roster {
        team: "wagon-design",
        manager: Some("chiara.bonetti"),
        people: &[
            ("joao.figueiredo", "João Figueiredo", "Interior Designer"),
            ("petra.lindqvist", "Petra Lindqvist", "Berth Engineer"),
            ("kwabena.asante", "Kwabena Asante", "Acoustics Engineer"),
            ("meiling.tan", "Tan Mei Ling", "Materials Engineer"),
            ("stanislav.hruby", "Stanislav Hrubý", "Lighting Engineer"),
            ("fatima.idrissi", "Fatima Idrissi", "Accessibility Designer"),
            ("raul.echeverria", "Raúl Echeverría", "Model Maker"),
        ],
    },
    Roster {
        team: "doors",
        manager: Some("tomasz.wilk"),
        people: &[("gerhard.moosbrugger", "Gerhard Moosbrugger", "Head of Running Gear and Doors")],
    },
    Roster {
        team: "doors",
        manager: Some("gerhard.moosbrugger"),
        people: &[
            ("ines.carvalho", "Inês Carvalho", "Door Systems Engineer"),
            ("kofi.mensah", "Kofi Mensah", "Brake Engineer"),
            ("radka.stoyanova", "Radka Stoyanova", "Bogie Engineer"),
            ("viktor.hallberg", "Viktor Hallberg", "Test Engineer"),
            ("bronwyn.price", "Bronwyn Price", "Wheel and Axle Engineer"),
            ("samir.touati", "Samir Touati", "Door Technician"),
            ("giulia.ferrante", "Giulia Ferrante", "Coupling Engineer"),
        ],
    },
    Roster {
        team: "climate",
        manager: Some("tomasz.wilk"),
        people: &[("siobhan.keane", "Siobhán Keane", "Head of Climate and Power")],
    },
    Roster {
        team: "climate",
        manager: Some("siobhan.keane"),
        people: &[
            ("yuto.nakagawa", "Yuto Nakagawa", "Heating Engineer"),
            ("anneli.kask", "Anneli Kask", "Ventilation Engineer"),
            ("diego.maldonado", "Diego Maldonado", "Battery Engineer"),
            ("priyanka.rao", "Priyanka Rao", "Energy Modeller"),
            ("lars.oyen", "Lars Øyen", "Water Systems Engineer"),
            ("duc.pham", "Phạm Minh Đức", "Electrical Engineer"),
            ("helmi.lahtinen", "Helmi Lahtinen", "Refrigeration Engineer"),
        ],
    },
    Roster {
        team: "condition",
        manager: Some("tomasz.wilk"),
        people: &[("arjun.deshmukh", "Arjun Deshmukh", "Head of Wagon Condition")],
    },
    Roster {
        team: "condition",
        manager: Some("arjun.deshmukh"),
        people: &[
            ("leila.farahani", "Leila Farahani", "Condition Engineer, Doors"),
            ("oskar.rehn", "Oskar Rehn", "Sensor Engineer"),
            ("camille.dubreuil", "Camille Dubreuil", "Data Engineer"),
            ("tendai.chikore", "Tendai Chikore", "Reliability Analyst"),
            ("linh.tran", "Trần Thùy Linh", "Firmware Engineer"),
            ("mathias.kroll", "Mathias Kroll", "Fitting Technician"),
        ],
    },
    Roster {
        team: "depot",
        manager: Some("tomasz.wilk"),
        people: &[("jasmina.hadzic", "Jasmina Hadžić", "Depot Manager")],
    },
    Roster {
        team: "depot",
        manager: Some("jasmina.hadzic"),
        people: &[
            ("alois.pichler", "Alois Pichler", "Shift Lead, First Half"),
            ("nkechi.eze", "Nkechi Eze", "Shift Lead, Second Half"),
        ],
    },
    Roster {
        team: "depot",
        manager: Some("alois.pichler"),
        people: &[
            ("senad.music", "Senad Mušić", "Carriage Fitter"),
            ("marta.wrobel", "Marta Wróbel", "Carriage Electrician"),
            ("tariq.aziz", "Tariq Aziz", "Wheel Lathe Operator"),
            ("johann.gruber", "Johann Gruber", "Carriage Fitter"),
            ("vesna.kos", "Vesna Kos", "Upholsterer"),
        ],
    },
    Roster {
        team: "depot",
        manager: Some("nkechi.eze"),
        people: &[
            ("dmytro.kovalenko", "Dmytro Kovalenko", "Carriage Fitter"),
            ("pauline.steger", "Pauline Steger", "Stores Keeper"),
            ("ebrima.jallow", "Ebrima Jallow", "Carriage Electrician"),
            ("renate.fuchs", "Renate Fuchs", "Plumber"),
            ("ivo.petrov", "Ivo Petrov", "Glazier"),
        ],
    },
];
