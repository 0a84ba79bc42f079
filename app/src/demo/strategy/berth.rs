//! The pillar "A berth that people can afford and find", down to its steps.
//!
//! Invariant: a parent stands before its children.

use super::{eng, node, ops, sal, supports};
use crate::demo::plan::Node;

pub(super) const NODES: &[Node] = &[
    node(
        "berth",
        "mission",
        "A berth that people can afford and find",
        "The night train is not a treat for those who love trains. It has to turn up in the search, cost less than flying, and be booked in four minutes.",
    )
    .person("lucie.marchand")
    .because("a continent is open to anyone only if anyone can pay for the bed and come across it")
    .worded(&[
        sal("Everybody who makes the journey finds us, and can pay us"),
        eng("Every free berth is visible and bookable wherever journeys are searched"),
    ])
    .because_worded(&[
        sal("full trains at fair prices pay for everything else on this page"),
        eng("a wagon that runs half empty was built for nobody"),
        ops("a full train is worth staying awake for, and an empty one is only a long shift"),
    ]),
    node(
        "fair-price",
        "berth",
        "A berth costs less than a flight and a hotel on nine of ten nights",
        "Compared each Monday for forty pairs of cities, four weeks ahead, with luggage and the bus to the airport.",
    )
    .team("fares")
    .because("people compare the whole evening and the whole morning, and so must we")
    .worded(&[eng("The weekly comparison of forty city pairs runs by itself and can be checked")])
    .because_worded(&[
        sal("as long as flying is cheaper we are arguing, and once it is not we are merely offering"),
        ops("travellers who paid a fair price board in a better mood"),
    ]),
    node(
        "early-late",
        "fair-price",
        "Prices that reward planning and do not punish an emergency",
        "Three steps a berth, no more, and a ceiling. The last bed on the way to a funeral costs what it would have cost a week before.",
    )
    .person("kenji.morita")
    .because("a price that jumps while you look at it teaches people to distrust all of them")
    .worded(&[sal("Three prices and a ceiling, which can be explained in one sentence")])
    .because_worded(&[
        sal("each call that begins with the question why it was cheaper yesterday costs more than the difference"),
        eng("three steps need no forecast engine and can be tested"),
    ]),
    node(
        "family",
        "fair-price",
        "Four berths and a door for the price of three",
        "A compartment of their own for every family, on every train, bookable as one thing.",
    )
    .team("fares")
    .because("four single tickets are what puts a family on the motorway")
    .worded(&[ops("Families board first and keep a compartment to themselves")])
    .because_worded(&[sal("a family that rides once rides again every holiday for ten years")])
    .also(&[supports(
        "cared",
        "a child sleeps when the door is shut and everybody behind it belongs together",
        &[
            ops("families behind one door mean fewer wanderings at night, for them and for their neighbours"),
            eng("one lockable compartment of four is why the new partition folds"),
        ],
    )]),
    node(
        "found",
        "berth",
        "Anybody who looks for the journey finds the night train",
        "Most people who could have slept their way there never saw that it was possible.",
    )
    .team("travellers")
    .because("the cheapest berth is worth nothing to those who never see it")
    .worded(&[
        sal("We stand in every search where the distance is right"),
        eng("Availability is open to every search that asks for it, and correct to the minute"),
    ])
    .because_worded(&[
        sal("six of ten people who fly our routes do not know that we run"),
        eng("a berth that a search engine cannot see does not exist"),
    ]),
    node(
        "through-ticket",
        "found",
        "One ticket from any station to any station",
        "The bus from the village, the regional train, the night, the tram at the far end: one purchase, one set of rights.",
    )
    .person("vaclav.pokorny")
    .because("nobody lives at a night train stop, and every further purchase loses a third of those who began")
    .worded(&[ops("The attendant can see the whole journey of each traveller, not only our stretch")])
    .because_worded(&[
        sal("those who buy through to the last stop spend more and complain less"),
        eng("one contract of carriage means one record for rebooking, refunds and connections"),
    ]),
    node(
        "six-railways",
        "through-ticket",
        "Six railways sell our berths as if they were their own",
        "Two do so today, two are testing, two have signed a letter of intent.",
    )
    .person("tobias.rauch")
    .because("people buy where they always buy, which is their own railway")
    .because_worded(&[
        sal("their four hundred counters are a sales force that we could never hire"),
        eng("the sixth partner must cost a tenth of the first, so the interface comes before the contract"),
    ]),
    node(
        "groups",
        "found",
        "A school class or a choir books in one conversation",
        "Today it takes eleven mails and three weeks until a teacher has thirty berths, two of them next to each other.",
    )
    .team("partners")
    .because("every class that sleeps its way to the sea is thirty people who now know it can be done")
    .worded(&[
        sal("One call, one price, one page to sign"),
        ops("A group comes with one list, one contact and its own carriage"),
    ])
    .because_worded(&[
        sal("groups fill the nights in the middle of the week that nobody else wants"),
        eng("a block of berths is one object in the inventory instead of thirty that must be kept together by hand"),
        ops("thirty children in one carriage are a party, and in five carriages they are a problem"),
    ]),
    node(
        "group-offer",
        "groups",
        "A group has its written offer within one working day",
        "Price, carriages, breakfast, what happens if six of them fall ill.",
    )
    .person("mateo.quiroga")
    .because("a teacher asks three operators on the same afternoon and takes the first one who answers")
    .worded(&[sal("Asked today, offered tomorrow, held for ten days")])
    .because_worded(&[
        sal("offers of the next day are accepted twice as often as those of the next week"),
        eng("all that an offer needs is in the inventory, so the day is spent on looking it up"),
    ]),
    node(
        "group-nights",
        "groups",
        "Groups are shown the nights when half the berths are free",
        "A calendar of quiet nights, with a price that says why it is lower.",
    )
    .person("jonas.tveit")
    .because("a class can choose its Tuesday, and a Tuesday is when we have room")
    .worded(&[sal("Offer the quiet night first, with the reason and the saving")])
    .because_worded(&[
        sal("a discount with a reason does not spoil the price of the other nights"),
        ops("an even load over the week lets linen and crew be planned once"),
    ]),
    node(
        "again",
        "berth",
        "People come back, and bring somebody",
        "Half of those who ride once should ride again within a year and a half, and one of them not alone.",
    )
    .person("yasmin.haddad")
    .because("a train is filled for good by those who ride it again")
    .worded(&[
        sal("The second booking matters more than the first"),
        ops("People ask for the attendant they had last time"),
    ])
    .because_worded(&[
        sal("a returning traveller costs a ninth of a new one"),
        eng("those who come back notice what got better, and say so"),
    ]),
    node(
        "put-right",
        "again",
        "A complaint is put right within two days",
        "Not answered: put right. Money back, a new night, a mended reading lamp, or a plain sentence on why not.",
    )
    .team("care")
    .because("somebody who complains is still talking to us")
    .worded(&[ops("What went wrong last night is known to the crew of tonight")])
    .because_worded(&[
        sal("those whose trouble was put right fast come back more often than those who had none"),
        eng("each complaint carries a wagon number, and so it is also a fault report"),
    ]),
    node(
        "stories",
        "again",
        "Travellers tell the story for us",
        "We print what they wrote, with their leave, and do not improve it.",
    )
    .team("voice"),
    node(
        "first-night",
        "stories",
        "First-time travellers know what to expect before they pack",
        "One page with drawings: where the luggage goes, how the bed folds, who wakes you, what the bell does.",
    )
    .person("margaux.delorme")
    .because("people tell a good story about a night that held no bad surprise")
    .worded(&[ops("First-timers come aboard knowing how the bed, the bell and the lock work")])
    .because_worded(&[
        ops("a traveller who knows how the ladder hooks in does not need us at midnight"),
        sal("most unfinished bookings end at the question of what a couchette is"),
    ]),
];
