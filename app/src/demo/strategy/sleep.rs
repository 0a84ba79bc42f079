//! The pillar "A good night's sleep for everybody on board", down to its steps.
//!
//! Invariant: a parent stands before its children.

use super::{eng, node, ops, sal};
use crate::demo::plan::Node;

pub(super) const NODES: &[Node] = &[
    node(
        "sleep",
        "mission",
        "A good night's sleep for everybody on board",
        "Dark, quiet, warm, clean and safe: what a bedroom is, in a wagon of twenty-six metres that is pulled through five countries.",
    )
    .person("tomasz.wilk")
    .because("without the sleep it is merely a slow train")
    .worded(&[
        eng("A wagon that measures up to a bedroom"),
        sal("The sleep that we promise on the poster"),
    ])
    .because_worded(&[
        eng("rest is the one thing we make, and noise, cold and light are its defects"),
        sal("sleep is what people pay us for, and kilometres they can get anywhere"),
    ]),
    node(
        "quiet",
        "sleep",
        "A sleeping compartment is as quiet as a bedroom",
        "Thirty-eight decibels at the pillow with the train at full speed. It was forty-six in the older wagons.",
    )
    .team("wagon-design")
    .because("noise is what three of four travellers name when they slept badly")
    .worded(&[
        eng("Thirty-eight decibels at the pillow, at line speed, over a whole night"),
        ops("Nothing that we do in the corridor can be heard in bed"),
    ])
    .because_worded(&[
        eng("below forty decibels the sleeper's pulse stays flat, and above it every joint in the rail shows"),
        ops("the complaints at breakfast are nearly all about sounds, and half of those we make ourselves"),
    ]),
    node(
        "rattles",
        "quiet",
        "Nothing in a wagon rattles at night",
        "Ladders, hangers, window blinds, the lid of the little basin: small things that nobody hears by day.",
    )
    .team("wagon-design")
    .because("a steady hum is slept through, and a rattle is waited for")
    .worded(&[eng("No part audible above the running noise between thirty and two hundred hertz")])
    .because_worded(&[
        ops("the attendant stuffs a napkin behind the ladder, which is a repair we should have made"),
        sal("a rattling hanger appears in more reviews than any late arrival"),
    ]),
    node(
        "rattle-ride",
        "rattles",
        "Each mended wagon is listened to on a night ride before it goes back",
        "One person, one recorder, every compartment, between Linz and Passau and back.",
    )
    .person("kwabena.asante")
    .because("what rattles at a hundred and sixty is silent in the depot")
    .because_worded(&[eng("resonance shows itself only under load and at speed, so the test bench is the line")]),
    node(
        "brakes",
        "quiet",
        "Nobody wakes when we brake",
        "Most jolts happen at slow speed, when a long train gathers itself. A softer curve and closer couplings take them out.",
    )
    .team("doors")
    .because("people sleep through two hundred kilometres an hour and wake up at the stop in Ulm")
    .worded(&[eng("Jerk below half a metre per second cubed at every stop")])
    .because_worded(&[
        eng("the ear adapts to a level and never to a change"),
        ops("an attendant who can carry a tray through a stop knows that the curve is right"),
    ]),
    node(
        "brake-curve",
        "brakes",
        "The gentler brake curve is approved and loaded on all fifty wagons",
        "Tested on the night train to Hamburg, now with the approvals office.",
    )
    .person("kofi.mensah")
    .because("a train brakes as softly as its hardest wagon")
    .because_worded(&[
        eng("mixed curves in one train pull at the couplings and undo the gain"),
        ops("drivers get one way of stopping for every train, which they have asked for"),
    ]),
    node(
        "warm",
        "sleep",
        "Eighteen degrees in every compartment, from the first minute",
        "Cold at boarding and too hot at three is the commonest complaint about older wagons in winter.",
    )
    .team("climate")
    .because("nobody falls asleep while they wait for the heating")
    .worded(&[
        eng("Eighteen degrees, give or take one, in each compartment from doors open to arrival"),
        sal("A warm room is waiting when the traveller comes in from the platform"),
    ])
    .because_worded(&[
        eng("a wagon that starts cold never settles before midnight, whatever the controller does"),
        ops("every blanket that is asked for is a walk through four wagons"),
    ]),
    node(
        "preheat",
        "warm",
        "Wagons are at temperature before the doors open",
        "The wagon knows its departure and starts in time, on power from the siding rather than from the locomotive.",
    )
    .team("climate")
    .because("a wagon takes ninety minutes to warm and boarding takes twenty")
    .because_worded(&[
        ops("the crew boards an hour early in winter only to switch on the heating, and could have slept"),
        sal("the first five minutes in the room decide how the night is rated"),
    ]),
    node(
        "shore-power",
        "preheat",
        "A power post at each siding in Linz, Hamburg and Turin",
        "Forty-two posts in three yards. The contracts with the yards are written; nobody has picked up the building work since the last owner left.",
    )
    .because("a wagon without a plug can be warm or have a full battery, and needs both")
    .because_worded(&[eng("preheating takes thirty-six kilowatts per wagon, three times what its battery may give")]),
    node(
        "cared",
        "sleep",
        "Travellers feel looked after, not managed",
        "Somebody shows you the room, knows when you want to be woken, and is there if you press the bell.",
    )
    .team("crew")
    .because("people sleep well where somebody else is awake for them")
    .worded(&[
        sal("Guests, not tickets: the warmth that nobody else sells"),
        eng("Crew have their hands free for people, since the wagon looks after itself"),
    ])
    .because_worded(&[
        eng("the wagon can be perfect and the night still bad if nobody answers the bell"),
        sal("care on board is named in nine of ten recommendations"),
        ops("an hour of attention at night saves a day of letters afterwards"),
    ]),
    node(
        "breakfast",
        "cared",
        "A breakfast worth getting up for",
        "Warm bread, real butter, fruit of the region that you wake up in, coffee that smells down the corridor.",
    )
    .team("linen")
    .because("it is the last thing that people have from us, and the first thing they tell others")
    .worded(&[
        sal("The breakfast is a reason to book"),
        eng("The galley heats forty breakfasts in twenty-five minutes"),
    ])
    .because_worded(&[
        ops("a good tray wakes a whole carriage more gently than any announcement"),
        sal("photographs of the tray bring us more first bookings than our advertisements"),
    ]),
    node(
        "fresh-bread",
        "breakfast",
        "Bread from a baker near the line, baked the same morning, at eight stops",
        "A small bakery at each of eight stops hands over its crates between four and six.",
    )
    .person("gustavo.pires")
    .because("bread is the one part of a breakfast that cannot be pretended")
    .because_worded(&[
        ops("a crate that is loaded at five needs no cold room, no oven and no plastic wrapping"),
        sal("the name of the baker on the tray is a story that people take home"),
    ]),
    node(
        "made-bed",
        "cared",
        "A clean, made bed in every berth, every night",
        "No rolled bundle on a bare mattress: the bed is made, the corner is folded, the light is on.",
    )
    .team("linen")
    .because("an open bed is how a room says that it was waiting for you")
    .worded(&[
        sal("A bed that looks like the picture, in the cheapest berth too"),
        eng("Each berth can be made up by one person in ninety seconds"),
    ])
    .because_worded(&[
        ops("a bed that is made before boarding is one that nobody has to make at midnight in a full corridor"),
        sal("people decide within a minute whether the room was worth it, and they look at the bed"),
    ]),
    node(
        "linen-count",
        "made-bed",
        "Every sheet is counted by the cage, not by hand",
        "A tag in the hem and a reader at the cage. The laundry, the depot and the train see the same number.",
    )
    .person("hiroko.sato")
    .because("twelve berths a night were short of a sheet that lay in another city")
    .because_worded(&[
        eng("one read event per cage replaces four paper lists that never agreed"),
        ops("nobody counts four hundred pillowcases at eleven at night any more"),
    ]),
    node(
        "bell",
        "cared",
        "A call bell is answered within three minutes",
        "Day and night, also when one attendant has two wagons. The handset says which door, and who is nearest.",
    )
    .team("crew")
    .because("three minutes in the dark are long if you are ill, afraid or nine years old")
    .worded(&[eng("The bell reaches the nearest free attendant's handset within two seconds")])
    .because_worded(&[
        sal("parents ask us this before any other question"),
        ops("the nearest one goes, whichever wagon is on their list"),
    ]),
];
