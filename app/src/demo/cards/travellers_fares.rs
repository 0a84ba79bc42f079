//! The contribution cards of The Travellers division's own desk and Booking and Fares.
//!
//! Invariant: a person's cards stand together, in the person's own order.

use super::card;
use crate::demo::plan::Card;

pub(super) const CARDS: &[Card] = &[
    card(
        "lucie.marchand",
        "berth",
        "I settle each quarter what we say no to, so that four teams do not say yes to everything.",
    )
    .wait("A loyalty card.")
    .alone("Leaving a market that costs more than it brings."),
    card("lucie.marchand", "again", "I ring five travellers a week who had a bad night."),
    card(
        "felix.arendt",
        "found",
        "I ask people at airports why they fly, and write down what they say and not what I would like to hear.",
    )
    .wait("Age groups in five-year steps.")
    .alone("The questions."),
    card("felix.arendt", "fair-price", "I add the bus, the bag and the lost evening to what a flight costs."),
    card(
        "agathe.simonet",
        "found",
        "I get us into the searches that people truly use, and check the answers by hand each week.",
    )
    .wait("A search of our own.")
    .alone("Leaving a channel that shows wrong prices."),
    card(
        "agathe.simonet",
        "six-railways",
        "I train their counter staff in an hour, with the bed folded out on the table.",
    )
    .wait("The printed brochure."),
    card(
        "niamh.gallagher",
        "fair-price",
        "I bring the Monday comparison to the table, and ask what we change by Wednesday.",
    )
    .wait("The history of fares before the three steps.")
    .alone("Lowering a price for a week."),
    card(
        "niamh.gallagher",
        "family",
        "I had families book one thing instead of four, and watch where they still give up.",
    ),
    card("kenji.morita", "early-late", "I hold prices to three steps and a ceiling, against every clever exception.")
        .wait("A fourth step for the summer.")
        .alone("The ceiling of any one night."),
    card("kenji.morita", "fair-price", "I answer for the three city pairs to Rome where we are still too dear."),
    card(
        "olumide.bakare",
        "found",
        "I make it four minutes from search to ticket, counted with people who have never done it.",
    )
    .wait("Saved searches.")
    .alone("What is left out of the first screen."),
    card("olumide.bakare", "family", "I draw the compartment, so that one sees who lies where.")
        .wait("A view of the whole train from above.")
        .alone("Small changes without a test."),
    card("olumide.bakare", "through-ticket", "I show the whole journey as one line with one price at its end."),
    card(
        "elena.vasquez",
        "fair-price",
        "I run the comparison of forty city pairs each Monday, and publish it with its sources.",
    )
    .wait("The next forty pairs.")
    .alone("Taking a doubtful price out."),
    card(
        "elena.vasquez",
        "early-late",
        "I showed that the ceiling costs us four euros a berth in a month and wins back nine.",
    ),
    card("jonas.tveit", "group-nights", "I keep the calendar of quiet nights, and open it to groups ten weeks ahead.")
        .wait("Forecasts for single berths.")
        .alone("How many berths are set aside."),
    card("jonas.tveit", "groups", "I keep blocks of berths together until a group has signed or let go.")
        .wait("Automatic waiting lists.")
        .alone("Extending a hold by five days."),
    card("marisol.cruz", "put-right", "I get refunds out on the day on which they are granted.")
        .wait("A fifth way of paying.")
        .alone("Refunds that look like a mistake of ours."),
];
