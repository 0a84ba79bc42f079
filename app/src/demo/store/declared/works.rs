//! What the demo's people declare to be on no line, and what their managers answer.
//!
//! Invariant: no two texts are alike; whoever answers is the manager. The older half is what was counted.

/// A turn: what it was, days ago, by whom, and what was said with it.
pub(super) type Turn = (&'static str, i64, &'static str, &'static str);

/// Who does it, how much of the week, what it is, what they add, and what was said.
pub(super) type Work = (&'static str, &'static str, &'static str, &'static str, &'static [Turn]);

/// All of it.
pub(super) const WORKS: &[Work] = &[
    (
        "petra.lindqvist",
        "quarter",
        "The berth in the entrance hall that visitors may lie in",
        "Guests of the board try it twice a month; no wagon ever gets it.",
        &[
            ("declared", 96, "petra.lindqvist", ""),
            ("keep", 91, "chiara.bonetti", "The banks that pay for the wagons decide after lying in it."),
        ],
    ),
    (
        "kofi.mensah",
        "tenth",
        "A brake diary on paper beside the one in the system",
        "Nobody has asked me for it since I began.",
        &[
            ("declared", 118, "kofi.mensah", ""),
            ("keep", 112, "gerhard.moosbrugger", "The insurer of the oldest wagons wants ink until they are sold."),
        ],
    ),
    (
        "diego.maldonado",
        "tenth",
        "Answering the battery questions of two other railways",
        "They ring because they like us, and it is never short.",
        &[
            ("declared", 89, "diego.maldonado", ""),
            ("keep", 88, "siobhan.keane", "One of them lends us its test hall every winter."),
        ],
    ),
    (
        "tendai.chikore",
        "half",
        "The fault table by wagon number",
        "Four people open it; two of them only to send it on.",
        &[("declared", 101, "tendai.chikore", ""), ("changed", 3, "tendai.chikore", "")],
    ),
    (
        "pauline.steger",
        "tenth",
        "Sorting the screws that come back from the wagons",
        "",
        &[
            ("declared", 93, "pauline.steger", ""),
            (
                "keep",
                90,
                "nkechi.eze",
                "It is quiet work for the hour before the first wagon, and the shelf stays full.",
            ),
        ],
    ),
    (
        "linh.tran",
        "quarter",
        "Keeping the first relay alive that only the museum wagon has",
        "I am the last one who can read its code.",
        &[
            ("declared", 107, "linh.tran", ""),
            (
                "keep",
                104,
                "arjun.deshmukh",
                "The museum wagon runs until its contract ends, and then this ends with it.",
            ),
        ],
    ),
    (
        "leila.farahani",
        "tenth",
        "The door report that is printed for the workshop wall",
        "I print it each Monday and take the old one down.",
        &[
            ("declared", 33, "leila.farahani", ""),
            ("stop", 30, "arjun.deshmukh", "The wall has had a screen for a year."),
        ],
    ),
    (
        "johann.gruber",
        "tenth",
        "Greasing the hand lifts of the second half",
        "It falls to me because I come early.",
        &[("declared", 5, "johann.gruber", "")],
    ),
    (
        "charlotte.wessels",
        "tenth",
        "Folding show pieces for the laundry’s own trade fair",
        "The laundry asks every year, and I like the people.",
        &[
            ("declared", 99, "charlotte.wessels", ""),
            ("keep", 97, "katarzyna.zielinska", "It costs two days and holds the price of a sheet where it is."),
        ],
    ),
    (
        "hiroko.sato",
        "quarter",
        "A count of the blankets that come back damp",
        "I do it for myself, to know where the wagons leak.",
        &[
            ("declared", 40, "hiroko.sato", ""),
            ("serves", 37, "katarzyna.zielinska", "This is how we would have wanted to measure it."),
        ],
    ),
    (
        "nuno.barreto",
        "tenth",
        "Counting the glass cups a second time on Sundays",
        "The number has been the same since the cups are chained.",
        &[("declared", 2, "nuno.barreto", "")],
    ),
    (
        "yared.tesfaye",
        "quarter",
        "Unpacking what partners send to the platform crews",
        "Calendars, mostly. Somebody has to carry them.",
        &[("declared", 6, "yared.tesfaye", "")],
    ),
    (
        "maurice.tchaptchet",
        "quarter",
        "Walking journalists to the empty siding for their pictures",
        "They come when the light is good, which is when we load.",
        &[
            ("declared", 64, "maurice.tchaptchet", ""),
            ("keep", 62, "katarzyna.zielinska", "Until Brand and Stories has somebody at the station."),
            ("stop", 11, "katarzyna.zielinska", "They have somebody now; send the journalists to Isak."),
        ],
    ),
    (
        "zofia.kaminska",
        "tenth",
        "A menu in verse for the anniversary",
        "",
        &[("declared", 25, "zofia.kaminska", ""), ("withdrawn", 24, "zofia.kaminska", "")],
    ),
    (
        "renata.mazur",
        "tenth",
        "A second log of the night, in the words of the old rule book",
        "Written after the shift, from memory of the first one.",
        &[
            ("declared", 94, "renata.mazur", ""),
            ("keep", 92, "henrik.solberg", "The authority reads the old words until the new book is signed."),
        ],
    ),
    (
        "ana.kovacevic",
        "quarter",
        "Explaining our track works to the freight planners next door",
        "They have a planner who left, and I have a telephone.",
        &[
            ("declared", 103, "ana.kovacevic", ""),
            ("keep", 100, "dorothea.ziegler", "What they understand they do not park in front of us."),
        ],
    ),
    (
        "josiane.mbeki",
        "tenth",
        "Polishing the brass plate of the first wagon",
        "Nobody told me to. It was dull.",
        &[
            ("declared", 91, "josiane.mbeki", ""),
            ("keep", 87, "babak.rostami", "People touch it for luck, and I will not be the one who forbids that."),
        ],
    ),
    (
        "samuel.ofori",
        "half",
        "Settling old roster quarrels that no agreement covers any more",
        "Each is small, and together they are half my week.",
        &[
            ("declared", 110, "samuel.ofori", ""),
            ("keep", 108, "amara.okafor", "An unsettled quarrel rides along every night."),
        ],
    ),
    (
        "felix.arendt",
        "tenth",
        "A weekly letter about what airlines charge",
        "I no longer know who reads it.",
        &[
            ("declared", 95, "felix.arendt", ""),
            ("keep", 93, "lucie.marchand", "I read it, and ask you to make it half as long."),
        ],
    ),
    (
        "mateo.quiroga",
        "tenth",
        "Sending the paper brochure to schools that ask for it",
        "Six in a month; the envelope costs more than the call.",
        &[("declared", 9, "mateo.quiroga", "")],
    ),
];
