//! The organisation itself: its name, lenses, mission, values, stakeholders, roles and personas.
//!
//! Invariant: every person named here is in `people`.

use super::{
    plan::{Mission, Owner, Stakeholder, StakeholderKind, StakeholderRole, Value, Wording},
    types::{Lens, Persona, Role},
};

/// The lens of those who build and mend.
pub(super) const ENGINEERING: &str = "engineering";
/// The lens of those who talk with travellers and partners.
pub(super) const SALES: &str = "sales";
/// The lens of those who run the night.
pub(super) const OPERATIONS: &str = "operations";

/// The name of the organisation and of its root team.
pub(super) const NAME: &str = "Owlight Night Trains";
/// A reserved domain, so that no mail can leave.
pub(super) const DOMAIN: &str = "owlight.example";
/// Where the head office stands.
pub(super) const TIME_ZONE: &str = "Europe/Vienna";
/// What the levels below the mission are called.
pub(super) const LEVELS: &[&str] = &["Pillar", "Objective", "Undertaking", "Step"];

/// The three functions; the first is the default.
pub(super) const LENSES: &[Lens] = &[
    Lens { key: OPERATIONS, name: "Operations" },
    Lens { key: ENGINEERING, name: "Engineering" },
    Lens { key: SALES, name: "Sales" },
];

/// Where the organisation wants to be one day.
pub(super) const VISION: &str = "A night train is the first thing that comes to mind for every journey of a \
     thousand kilometres, and nobody is proud any more of having taken the early flight.";

/// The top of the strategy.
pub(super) const MISSION: Mission = Mission {
    key: "mission",
    title: "Anyone can cross a continent in their sleep.",
    description: "We run night trains between cities that are too far apart for an evening and too close for \
         a plane. Somebody who boards tired gets off rested, in the middle of the place they wanted to reach, \
         for a price that a nurse or a student can pay.",
    wordings: &[
        Wording { lens: ENGINEERING, text: "We build a quiet room that crosses a continent overnight." },
        Wording { lens: SALES, text: "We sell a night's sleep, and the distance comes with it." },
        Wording {
            lens: OPERATIONS,
            text: "We look after people through the night, and set them down where the day begins.",
        },
    ],
    owner: Owner::Person("ilse.vandermeer"),
};

/// What the organisation holds to.
pub(super) const VALUES: &[Value] = &[
    Value {
        name: "Wake nobody needlessly",
        description: "Before a light, a call, a form or a message we ask whether it can wait until people are up.",
    },
    Value {
        name: "Say it before it is asked",
        description: "If a train is late, a compartment is cold or a plan has failed, those concerned hear it from us first.",
    },
    Value {
        name: "The night belongs to whoever is out in it",
        description: "The person on the train decides; those who slept in a bed may ask questions in the morning.",
    },
    Value {
        name: "Leave the berth as you hope to find it",
        description: "A wagon, a shift book, a contract or a spreadsheet is handed on so that the next one can lie down in it.",
    },
];

const fn stakeholder(
    name: &'static str,
    kind: StakeholderKind,
    role: StakeholderRole,
    description: &'static str,
) -> Stakeholder {
    Stakeholder { name, description, kind, role }
}

/// Who the strategy is made with and for.
pub(super) const STAKEHOLDERS: &[Stakeholder] = &[
    stakeholder(
        "Travellers",
        StakeholderKind::Group,
        StakeholderRole::Beneficiary,
        "The three hundred thousand people a year who trust us with eight hours of their sleep.",
    ),
    stakeholder(
        "Families with small children",
        StakeholderKind::Group,
        StakeholderRole::Beneficiary,
        "They need a door that closes and a price for four, and they tell other families.",
    ),
    stakeholder(
        "Track owners along our lines",
        StakeholderKind::Group,
        StakeholderRole::Performer,
        "Seven of them give us our paths at night, and dig up the same rails when nobody looks.",
    ),
    stakeholder(
        "Works council",
        StakeholderKind::Organisation,
        StakeholderRole::Performer,
        "It agrees every roster rule with us and knows first when a shift does not work.",
    ),
    stakeholder(
        "Bluebell Laundry Cooperative",
        StakeholderKind::Organisation,
        StakeholderRole::Performer,
        "It washes eleven thousand sheets a week in Linz and Hamburg for us.",
    ),
    stakeholder(
        "Cities that we stop in",
        StakeholderKind::Group,
        StakeholderRole::Beneficiary,
        "They get guests who arrive at breakfast time, on foot, without a car.",
    ),
    stakeholder(
        "Chair of the supervisory board",
        StakeholderKind::Person,
        StakeholderRole::Performer,
        "She signs off new wagons and asks each quarter what we have stopped doing.",
    ),
];

/// Who is more than an employee.
pub(super) const ROLES: &[(&str, Role)] = &[
    ("ilse.vandermeer", Role::Leadership),
    ("tomasz.wilk", Role::Leadership),
    ("amara.okafor", Role::Leadership),
    ("lucie.marchand", Role::Leadership),
    ("beatriz.salgado", Role::Leadership),
    ("florian.achterberg", Role::Leadership),
    ("sunniva.lie", Role::Admin),
    ("marek.dvorsky", Role::Admin),
    ("ottoline.marsh", Role::Auditor),
];

/// Who works here under a contract of their own.
pub(super) const CONTRACTORS: &[&str] = &["raul.echeverria", "saskia.bloem", "ivo.petrov"];

/// Who is on leave, and who stands in.
pub(super) const ON_LEAVE: &[(&str, &str)] =
    &[("helmi.lahtinen", "duc.pham"), ("zofia.kaminska", "gustavo.pires"), ("abena.owusu", "clemence.roux")];

/// The five that a visitor may look as.
pub(super) const PERSONAS: &[Persona] = &[
    Persona { key: "engineer", person: "leila.farahani", label: "an engineer in Wagon Condition" },
    Persona { key: "seller", person: "mateo.quiroga", label: "a seller in Partners and Groups" },
    Persona { key: "manager", person: "katarzyna.zielinska", label: "the manager of linen, breakfast and platforms" },
    Persona { key: "leader", person: "ilse.vandermeer", label: "the head of Owlight" },
    Persona { key: "admin", person: "sunniva.lie", label: "the administrator of accounts" },
];
