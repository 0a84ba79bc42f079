//! What teams of the demo were offered, and what became of it: a translation in every state.
//!
//! Invariant: every day is a number of days before the day of loading; whoever speaks for a team leads it.

/// A translation.
#[derive(Debug, Clone, Copy)]
pub(super) struct Offered {
    /// The node.
    pub node: &'static str,
    /// The team.
    pub team: &'static str,
    /// The team that offers; empty for leadership.
    pub giver: &'static str,
    /// Where it stands.
    pub state: &'static str,
    /// Whose turn it is; empty for nobody's.
    pub turn: &'static str,
    /// The version that was in force when it was agreed; 0 for never.
    pub agreed_under: i64,
    /// The version that reopened it; 0 for none.
    pub reopened_by: i64,
    /// The turns.
    pub turns: &'static [Turn],
}

/// A turn: what was done, by which side, by whom (empty for the server), days ago, what was said, and the text, if any.
pub(super) type Turn = (&'static str, &'static str, &'static str, i64, &'static str, Option<&'static Text>);

/// What a turn says.
#[derive(Debug)]
pub(super) struct Text {
    /// In the team's own words.
    pub restatement: &'static str,
    /// What it does: title, measure, from, to.
    pub objectives: &'static [[&'static str; 4]],
    /// What it needs.
    pub needs: &'static str,
    /// What it stops, and does not do.
    pub stops: [&'static [&'static str]; 2],
    /// Why it stops nothing.
    pub nothing_because: &'static str,
    /// What people may decide alone.
    pub may_decide: &'static str,
}

/// What was said to a part: node, team, who, days ago, part, whether it is a wording, words.
pub(super) type Said = (&'static str, &'static str, &'static str, i64, &'static str, bool, &'static str);

const WARNED: Text = Text {
    restatement: "We say of each door, a week ahead, that it will stick, and which part the depot needs for it.",
    objectives: &[
        ["Name nine of ten doors a week before they stick", "doors named in time, of ten", "6", "9"],
        ["Send no fitter for nothing more than once a month", "visits without a finding in a month", "4", "1"],
    ],
    needs: "From the depot: what was found at each door, in the same week.",
    stops: [&["the weekly report on all sensors"], &["warnings for toilet doors"]],
    nothing_because: "",
    may_decide: "Which door is named first, and from what current on.",
};

const WARNED_BEFORE: Text = Text {
    restatement: "We say of each door, a day ahead, that it will stick.",
    objectives: &[["Name six of ten doors the evening before", "doors named the evening before, of ten", "3", "6"]],
    needs: "",
    stops: [&["the map of wheel temperatures"], &[]],
    nothing_because: "",
    may_decide: "How a warning is worded.",
};

const READY: Text = Text {
    restatement: "When the doors open, everything that goes on board stands where its carriage stops.",
    objectives: &[[
        "Have every cage in its place at nineteen of twenty stops",
        "stops with all cages in place, of twenty",
        "15",
        "19",
    ]],
    needs: "From Night Control: the order of the carriages, an hour before.",
    stops: [&[], &[]],
    nothing_because: "it is what we stand on the platform for",
    may_decide: "Where a cage stands, and who pushes it.",
};

const GROUPS: Text = Text {
    restatement: "Whoever asks for a group in the morning has an offer that can be signed by the evening of the next day.",
    objectives: &[[
        "Answer each request within a working day",
        "requests answered within a working day, of a hundred",
        "71",
        "90",
    ]],
    needs: "From Booking and Fares: free berths that are right, to the hour.",
    stops: [&["offers for nights more than a year ahead"], &[]],
    nothing_because: "",
    may_decide: "A tenth off the price, without asking.",
};

const GROUPS_COUNTERED: Text = Text {
    restatement: "Whoever asks for a group in the morning has an offer that can be signed by the evening of the next day.",
    objectives: &[[
        "Answer each request within a working day",
        "requests answered within a working day, of a hundred",
        "71",
        "95",
    ]],
    needs: "From Booking and Fares: free berths that are right, to the hour.",
    stops: [&["offers for nights more than a year ahead"], &["choirs of more than two carriages"]],
    nothing_because: "",
    may_decide: "A tenth off the price, without asking.",
};

const PUNCTUAL: Text = Text {
    restatement: "We keep eighteen of twenty trains within ten minutes, and say of the other two why.",
    objectives: &[["Give each late train back two minutes before the border", "minutes won back a night", "9", "14"]],
    needs: "From the path office: one person who may still say yes at three in the morning.",
    stops: [&["the night log on paper"], &[]],
    nothing_because: "",
    may_decide: "Holding a train for up to six minutes.",
};

const BESIDE: Text = Text {
    restatement: "Nobody works their first night alone: somebody who has seen a hundred is beside them ten times.",
    objectives: &[["Find an old hand for each new colleague", "new colleagues with an old hand, of ten", "4", "10"]],
    needs: "",
    stops: [&[], &["the film about the first night"]],
    nothing_because: "",
    may_decide: "Who goes with whom.",
};

/// Returns all that a turn says in words of its own.
#[cfg(test)]
pub(super) fn words(turn: &Turn) -> Vec<&'static str> {
    let mut all = vec![if turn.1 == "server" { "" } else { turn.4 }];
    if let Some(text) = turn.5 {
        all.extend([text.restatement, text.needs, text.nothing_because, text.may_decide]);
        all.extend(text.objectives.iter().flat_map(|objective| [objective[0], objective[1]]));
        all.extend(text.stops.iter().flat_map(|lines| lines.iter().copied()));
    }
    all.retain(|text| !text.is_empty());
    all
}

/// The translations.
pub(super) const OFFERED: &[Offered] = &[
    Offered {
        node: "door-warns",
        team: "condition",
        giver: "doors",
        state: "agreed",
        turn: "",
        agreed_under: 3,
        reopened_by: 0,
        turns: &[
            ("offer", "giver", "gerhard.moosbrugger", 33, "only you see what a drive draws while it still works", None),
            ("counter", "team", "arjun.deshmukh", 30, "", Some(&WARNED_BEFORE)),
            ("agree", "giver", "gerhard.moosbrugger", 28, "", None),
            ("reopen", "server", "", 9, "Version 3 changed the node.", None),
            (
                "counter",
                "team",
                "arjun.deshmukh",
                8,
                "A week asks for another curve, and for what the depot found.",
                Some(&WARNED),
            ),
            ("agree", "giver", "gerhard.moosbrugger", 6, "", None),
        ],
    },
    Offered {
        node: "ready-platform",
        team: "linen",
        giver: "",
        state: "agreed",
        turn: "",
        agreed_under: 2,
        reopened_by: 0,
        turns: &[
            ("offer", "giver", "amara.okafor", 24, "nine minutes at a stop are lost in the first two", None),
            ("counter", "team", "katarzyna.zielinska", 21, "", Some(&READY)),
            ("agree", "giver", "amara.okafor", 20, "", None),
        ],
    },
    Offered {
        node: "refill",
        team: "linen",
        giver: "",
        state: "offered",
        turn: "team",
        agreed_under: 0,
        reopened_by: 0,
        turns: &[(
            "offer",
            "giver",
            "beatriz.salgado",
            3,
            "half of what you carry away in the morning is bottles",
            None,
        )],
    },
    Offered {
        node: "group-offer",
        team: "partners",
        giver: "",
        state: "countered",
        turn: "team",
        agreed_under: 0,
        reopened_by: 0,
        turns: &[
            ("offer", "giver", "lucie.marchand", 12, "schools ask in one week and decide in the next", None),
            ("counter", "team", "ole.thomsen", 7, "Ninety is what we can do with the people we have.", Some(&GROUPS)),
            (
                "counter",
                "giver",
                "lucie.marchand",
                4,
                "Ninety-five, and the large choirs can go elsewhere.",
                Some(&GROUPS_COUNTERED),
            ),
        ],
    },
    Offered {
        node: "shore-power",
        team: "climate",
        giver: "",
        state: "declined",
        turn: "giver",
        agreed_under: 0,
        reopened_by: 0,
        turns: &[
            ("offer", "giver", "tomasz.wilk", 18, "you know what a wagon draws, and nobody has picked this up", None),
            ("decline", "team", "siobhan.keane", 10, "none of us may work on the high voltage of a yard", None),
        ],
    },
    Offered {
        node: "on-time",
        team: "control",
        giver: "",
        state: "confirm",
        turn: "team",
        agreed_under: 1,
        reopened_by: 2,
        turns: &[
            ("offer", "giver", "amara.okafor", 70, "you are the only ones who see the whole night", None),
            ("counter", "team", "henrik.solberg", 66, "", Some(&PUNCTUAL)),
            ("agree", "giver", "amara.okafor", 64, "", None),
            ("reopen", "server", "", 41, "Version 2 changed the node.", None),
        ],
    },
    Offered {
        node: "found",
        team: "voice",
        giver: "travellers",
        state: "withdrawn",
        turn: "",
        agreed_under: 0,
        reopened_by: 0,
        turns: &[
            ("offer", "giver", "lucie.marchand", 25, "whoever tells the story should also say where to book it", None),
            ("withdraw", "giver", "lucie.marchand", 15, "the search has to work before anybody is sent to it", None),
        ],
    },
    Offered {
        node: "buddy",
        team: "people",
        giver: "",
        state: "ended",
        turn: "",
        agreed_under: 1,
        reopened_by: 0,
        turns: &[
            ("offer", "giver", "florian.achterberg", 80, "you know who has the patience", None),
            ("counter", "team", "thandiwe.mokoena", 77, "", Some(&BESIDE)),
            ("agree", "giver", "florian.achterberg", 75, "", None),
            ("end", "team", "thandiwe.mokoena", 14, "every crew finds its own old hands by now", None),
        ],
    },
];

/// What was said to their parts.
pub(super) const SAID: &[Said] = &[
    (
        "group-offer",
        "partners",
        "mateo.quiroga",
        6,
        "restatement",
        true,
        "A teacher who asks before lunch can sign the next evening.",
    ),
    (
        "group-offer",
        "partners",
        "jonas.tveit",
        5,
        "objective-1",
        false,
        "In the weeks of the school trips even ninety is brave.",
    ),
    (
        "refill",
        "linen",
        "hiroko.sato",
        2,
        "",
        false,
        "The taps in the two oldest wagons drip; somebody has to mend those first.",
    ),
];

/// How many translations teams say they can carry that said so: team, who, days ago, how many.
pub(super) const CAPACITIES: &[(&str, &str, i64, i64)] =
    &[("linen", "katarzyna.zielinska", 30, 2), ("condition", "arjun.deshmukh", 30, 3)];

/// Which card moves which objective of a team: person, place of the card, node, team, place of the objective.
pub(super) const MOVED: &[(&str, usize, &str, &str, usize)] = &[
    ("leila.farahani", 0, "door-warns", "condition", 0),
    ("leila.farahani", 1, "door-warns", "condition", 1),
    ("katarzyna.zielinska", 0, "ready-platform", "linen", 0),
];
