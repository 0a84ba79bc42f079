//! The pillar "Trains arrive when the city wakes", down to its steps.
//!
//! Invariant: a parent stands before its children.

use super::{eng, node, ops, sal, supports};
use crate::demo::plan::Node;

pub(super) const NODES: &[Node] = &[
    node(
        "morning",
        "mission",
        "Trains arrive when the city wakes",
        "A night on the rails is only worth it if the morning keeps its promise: the first meeting, the early lecture, the grandmother on the platform.",
    )
    .person("amara.okafor")
    .because("whoever arrives at noon has lost the day that they slept for")
    .worded(&[
        eng("Nothing on the wagon makes the train late"),
        sal("Travellers can plan their day on the arrival time that we print"),
    ])
    .because_worded(&[
        eng("a quiet room that arrives late is only a hotel that moved"),
        sal("nobody books a second time after missing the meeting they came for"),
        ops("the whole night's care is forgotten in the last half hour of waiting outside a station"),
    ]),
    node(
        "on-time",
        "morning",
        "Nineteen of twenty trains arrive within ten minutes of plan",
        "Counted at the last stop, every night, with no excuses taken out. Last winter it was sixteen of twenty.",
    )
    .team("control")
    .because("people set their alarm by us, and a promise kept nineteen times is believed the twentieth")
    .worded(&[
        eng("No more than one train in twenty is late, and never because of its own wagons"),
        sal("Travellers can book the first connection of the day behind our train"),
    ])
    .because_worded(&[
        eng("every late minute that begins inside a wagon is one that we can design away"),
        sal("punctual by morning is the first thing that firms ask about before they sign"),
        ops("a train on time gives the crew its rest and the cleaners their hours"),
    ]),
    node(
        "door-late",
        "on-time",
        "No train is late because of a door",
        "Doors caused one late arrival in five. We want to find the tired one in the depot, before it is found at a platform at three in the morning.",
    )
    .team("doors")
    .because("a door that does not close holds two hundred sleeping people at a platform")
    .worded(&[
        eng("Door faults cause no delay: each is found and mended before departure"),
        sal("Boarding is never held up by a door that will not close"),
    ])
    .because_worded(&[
        eng("doors are the largest single cause of delay that lies on our side of the rail"),
        ops("one sticking door costs eleven minutes, and the path behind us is gone after eight"),
    ]),
    node(
        "door-warns",
        "door-late",
        "A door tells us a week before it sticks",
        "The motor current of each closing is kept and compared with the same door's own good days. A rising curve becomes a job on the depot's list.",
    )
    .team("condition")
    .because("what is known a week ahead can be mended in the depot, in daylight, between two journeys")
    .worded(&[
        eng("Each door's motor current predicts its failure at least seven days ahead"),
        ops("The list before departure says which door to keep an eye on tonight"),
    ])
    .because_worded(&[
        eng("drive wear shows in the closing current about nine days before the first jam, so the signal is there to be read"),
        ops("a door that is locked off in good time is an inconvenience, and one that jams at night is a delay"),
    ]),
    node(
        "door-swap",
        "door-late",
        "A door drive is changed in one night at any of three depots",
        "Linz can do it in five hours. Hamburg and Turin get the lift table, the spare drives and the training to do the same.",
    )
    .team("depot")
    .because("a warning helps only if the part, the hands and the hours are where the wagon sleeps")
    .because_worded(&[
        eng("a drive that takes two shifts to change is left in until it fails"),
        ops("the wagon is back in its train the same evening and nobody has to be moved to another berth"),
    ]),
    node(
        "works-known",
        "on-time",
        "We know every night of track works before the ticket is sold",
        "Half of our delays begin with a building site that somebody knew about. Seven track owners publish their closures in seven ways; we bring them into one calendar.",
    )
    .team("paths")
    .because("a delay that is in the timetable is no longer a delay")
    .worded(&[
        sal("No ticket is sold for an arrival that we already know we cannot keep"),
        eng("Closures of track reach the timetable as data, not as a letter"),
    ])
    .because_worded(&[
        sal("honest times at booking cost us fewer sales than refunds cost us friends"),
        ops("the controller at night should steer around surprises, not around things that were announced"),
    ]),
    node(
        "works-call",
        "works-known",
        "A call every week with each track owner, with the same five questions",
        "Which line, which nights, which way round, how sure, who decides. The answers go into the calendar during the call.",
    )
    .person("ana.kovacevic")
    .because("closures change up to the last week, and the planner on the phone knows before the bulletin does")
    .because_worded(&[eng("five fixed fields make seven track owners comparable without seven import formats")]),
    node(
        "ready-platform",
        "on-time",
        "The platform is ready before the train is",
        "Linen cages, breakfast boxes and the host with the list stand at the right carriage when the doors open, so that a stop of nine minutes takes nine minutes.",
    )
    .team("linen")
    .because("at six stops a night, loading decides whether the train leaves at its minute")
    .worded(&[
        sal("Somebody with a list and a smile stands at the right door when travellers come"),
        eng("Loading fits into the planned stop, with a minute to spare"),
    ])
    .because_worded(&[
        ops("a cage at the wrong end of the platform is four minutes on foot, and we have nine"),
        sal("the first face at the carriage door sets the tone for the whole night"),
    ]),
    node(
        "told",
        "morning",
        "When we are late, travellers know before they ask",
        "Nobody should have to find a member of the crew in a corridor at six to learn that breakfast will be somewhere else than planned.",
    )
    .person("henrik.solberg")
    .because("a late train with a known new time still lets somebody plan their morning")
    .worded(&[
        sal("Bad news comes from us first, with the next step in it"),
        eng("A delay over ten minutes is detected, worded and sent without anybody typing"),
    ])
    .because_worded(&[
        sal("people forgive the minutes, and remember whether they were left in the dark"),
        ops("every traveller who knows is one who does not ask the attendant in the middle of making beds"),
    ])
    .also(&[supports(
        "again",
        "people come back to those who were straight with them on a bad night",
        &[
            sal("a delay that was handled well is the story that wins us the second booking"),
            ops("the crew's honest word at five in the morning is what the traveller tells at home"),
        ],
    )]),
    node(
        "one-voice",
        "told",
        "One message per delay, the same on the phone, the platform and in the corridor",
        "Night Control writes it once. The app, the platform displays, the partner railways and the crew's handsets show the same words and the same new time.",
    )
    .team("control")
    .because("two different times are worse than none, since people then believe neither")
    .worded(&[eng("A single source for arrival times feeds every screen that shows one")])
    .because_worded(&[
        eng("three copies of a forecast drift apart within ten minutes"),
        sal("partners resell our berths and must not learn of a delay from the traveller"),
    ]),
    node(
        "wake-later",
        "one-voice",
        "If the train is late, the wake-up call is late too",
        "Travellers choose how long before arrival they want to be woken. The handset of the attendant moves the call with the forecast.",
    )
    .person("chinwe.obi")
    .because("the kindest message about a delay at five in the morning is another hour of sleep")
    .because_worded(&[
        ops("nobody has to knock twice, and the corridor stays quiet until people are truly near"),
        sal("sleeping on is the one delay that travellers have thanked us for"),
        eng("the call is derived from the forecast, so one source keeps both right"),
    ]),
    node(
        "second-line",
        "told",
        "Anyone who misses a connection has a new one in hand at breakfast",
        "Rebooked during the night by a person, written on a card, slipped under the breakfast tray.",
    )
    .team("care")
    .because("a missed connection is only bad news until somebody has already solved it")
    .worded(&[ops("The rebooking card is on the tray before the traveller is awake")])
    .because_worded(&[
        sal("the journey was sold as one, so it is ours to finish"),
        eng("an open connection found at midnight can still be rebooked, and at seven it cannot"),
    ]),
];
