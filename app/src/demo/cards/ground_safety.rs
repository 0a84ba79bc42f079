//! The contribution cards of Safety and Law.
//!
//! Invariant: a person's cards stand together, in the person's own order.

use super::card;
use crate::demo::plan::Card;

pub(super) const CARDS: &[Card] = &[
    card("elif.karaca", "safe", "I go to the place of each injury within three days and ask what the place did wrong.")
        .wait("The poster series.")
        .alone("Stopping work anywhere."),
    card("elif.karaca", "near-miss", "I make sure that nobody is ever blamed for telling one."),
    card(
        "jerome.lambert",
        "near-miss",
        "I answer every near miss within the week, with a name and a date or a plain no.",
    )
    .wait("The yearly trend.")
    .alone("Asking any team for a fix."),
    card("jerome.lambert", "yard-light", "I put the slips on the map, until eleven paths stood out by themselves."),
    card("natalia.sirbu", "through-ticket", "I write the traveller's rights so that a traveller can read them.")
        .wait("The contract's appendix on tariffs.")
        .alone("Giving way on form, never on refunds."),
    card(
        "natalia.sirbu",
        "authority",
        "I told the crews what the law lets them decide, and it was more than they thought.",
    ),
];
