//! The contribution cards of People and Learning.
//!
//! Invariant: a person's cards stand together, in the person's own order.

use super::card;
use crate::demo::plan::Card;

pub(super) const CARDS: &[Card] = &[
    card("thandiwe.mokoena", "worth", "I talk to everybody who leaves and to twice as many who stay.")
        .wait("An award.")
        .alone("Offering somebody part-time."),
    card("thandiwe.mokoena", "grow", "I ask on the hundredth day what was missing on the first."),
    card("shirin.tehrani", "buddy", "I turned a week of classroom into ten nights and a list that the newcomer owns.")
        .wait("Online courses about fire doors.")
        .alone("What is on the list."),
    card("shirin.tehrani", "grow", "I train old hands to teach, which means to keep quiet longer.").wait("A diploma."),
    card(
        "anders.kjeldsen",
        "roster",
        "I measure how people sleep after the third and the fourth night, with those who want to.",
    )
    .wait("Step counters.")
    .alone("Advising somebody to go home."),
    card("anders.kjeldsen", "safe", "I found that scalds happen after four in the morning, and got the kettle moved."),
    card(
        "gabriela.muntean",
        "known-nights",
        "I write ninety people's nights six weeks ahead and change none without a call.",
    )
    .wait("Wishes for next year's holidays.")
    .alone("Whom I ask first."),
    card("gabriela.muntean", "swap", "I put the rules on rest into the roster, so that a swap cannot break them.")
        .wait("Swaps among three."),
];
