//! The season before this one: what its strategy said, what became of each part, and what was learned.
//!
//! Invariant: a parent stands before its children; what was kept says what its node says now.

/// The season that is under way.
pub(super) const NOW: &str = "Season 13";
/// The season that was closed.
pub(super) const BEFORE: &str = "Season 12";
/// What was learned over all.
pub(super) const LEARNED: &str = "We had promised more things than there are nights, so the few that matter were mended last. Fewer promises, and the doors first.";

/// A part of the strategy of the season before.
#[derive(Debug, Clone, Copy)]
pub(super) struct Closed {
    /// Its key.
    pub key: &'static str,
    /// What it hung on; empty for the mission.
    pub parent: &'static str,
    /// What it was called; empty where its node says the same now.
    pub title: &'static str,
    /// What was said to become of it; empty where nobody answered.
    pub verdict: &'static str,
    /// How far it came.
    pub score: &'static str,
    /// What was learned.
    pub learned: &'static str,
    /// Who said so.
    pub by: &'static str,
    /// The node it goes on as; empty for none.
    pub became: &'static str,
    /// Its measure: name, start, target, last value, how it stood.
    pub measure: Option<[&'static str; 5]>,
}

/// What was said of a part: its key and parent, what it was called, verdict and score, by whom, and what was learned.
const fn closed(
    [key, parent]: [&'static str; 2],
    title: &'static str,
    [verdict, score, by]: [&'static str; 3],
    learned: &'static str,
) -> Closed {
    Closed { key, parent, title, verdict, score, learned, by, became: "", measure: None }
}

impl Closed {
    const fn became(mut self, key: &'static str) -> Self {
        self.became = key;
        self
    }

    const fn measured(mut self, measure: [&'static str; 5]) -> Self {
        self.measure = Some(measure);
        self
    }
}

const ILSE: &str = "ilse.vandermeer";
const AMARA: &str = "amara.okafor";
const TOMASZ: &str = "tomasz.wilk";
const LUCIE: &str = "lucie.marchand";
const BEATRIZ: &str = "beatriz.salgado";
const FLORIAN: &str = "florian.achterberg";

/// Everything that was said, in the outline's order.
pub(super) const PARTS: &[Closed] = &[
    closed(["mission", ""], "", ["keep", "partly", ILSE], "Nobody in the whole season asked us what we are for.")
        .became("mission"),
    closed(
        ["punctual", "mission"],
        "Trains that keep to the timetable",
        ["change", "partly", AMARA],
        "A timetable is our measure, not theirs. Travellers care when they are there.",
    )
    .became("morning"),
    closed(
        ["punctual-share", "punctual"],
        "Seventeen of twenty trains arrive within fifteen minutes of plan",
        ["change", "mostly", AMARA],
        "Fifteen minutes is a missed connection in three of our cities, so ten is the line that counts.",
    )
    .became("on-time")
    .measured(["Trains within fifteen minutes", "71 %", "85 %", "82 %", "on time"]),
    closed(
        ["doors", "punctual-share"],
        "",
        ["keep", "not", TOMASZ],
        "Half of all long delays began at a door, and we had put it last.",
    )
    .became("door-late")
    .measured(["Nights with a stuck door", "31", "5", "29", "behind its time"]),
    closed(
        ["spare-train", "punctual-share"],
        "A spare train stands ready in Basel",
        ["stop", "reached", TOMASZ],
        "It stood ready for six months and ran twice. The same money mends forty doors.",
    ),
    closed(
        ["delay-app", "punctual"],
        "An app of our own for delays",
        ["stop", "not", AMARA],
        "Nobody loads an app for one night. The message has to go where people look already.",
    ),
    closed(
        ["rest", "mission"],
        "",
        ["keep", "mostly", FLORIAN],
        "Sleep is what people tell their friends about, good or bad.",
    )
    .became("sleep"),
    closed(
        ["silence", "rest"],
        "",
        ["keep", "partly", FLORIAN],
        "New insulation changed little; what keeps people awake is what is loose.",
    )
    .became("quiet")
    .measured(["Complaints about noise", "9.4 per 1,000", "4 per 1,000", "6.1 per 1,000", "behind its time"]),
    closed(
        ["pillows", "rest"],
        "A choice of four pillows",
        ["stop", "reached", FLORIAN],
        "Everybody got a choice and nobody slept better for it.",
    ),
    closed(
        ["heat", "rest"],
        "Warm compartments from the first stop on",
        ["change", "mostly", FLORIAN],
        "It was warm from the second stop on: the cold happens before anybody boards.",
    )
    .became("warm"),
    closed(
        ["price", "mission"],
        "The cheapest bed in Europe",
        ["change", "not", LUCIE],
        "We were cheapest on nights when nobody travels. Affordable is a comparison, not a record.",
    )
    .became("berth"),
    closed(
        ["search", "price"],
        "",
        ["keep", "partly", LUCIE],
        "Each partner who shows us beside the flights doubles our searches within a month.",
    )
    .became("found")
    .measured(["Searches that show us", "18 %", "60 %", "37 %", "behind its time"]),
    closed(
        ["vouchers", "price"],
        "Vouchers for the first journey",
        ["stop", "partly", LUCIE],
        "They brought people once and taught them to wait for the next voucher.",
    ),
    closed(["carbon", "mission"], "A certificate for each kilometre", ["", "", ""], ""),
    closed(
        ["people", "mission"],
        "",
        ["keep", "mostly", BEATRIZ],
        "Those who knew their nights early stayed; those who did not, left.",
    )
    .became("worth"),
    closed(
        ["rota", "people"],
        "A roster known four weeks ahead",
        ["change", "reached", BEATRIZ],
        "Four weeks is enough for a dentist and too late for a wedding.",
    )
    .became("roster")
    .measured(["Rosters out in time", "55 %", "95 %", "97 %", "reached"]),
];
