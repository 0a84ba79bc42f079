//! The contribution cards of Traveller Care.
//!
//! Invariant: a person's cards stand together, in the person's own order.

use super::card;
use crate::demo::plan::Card;

pub(super) const CARDS: &[Card] = &[
    card(
        "yasmin.haddad",
        "put-right",
        "I read each complaint that took longer than two days, and ask what it was waiting for.",
    )
    .wait("Satisfaction scores.")
    .alone("Any sum below three hundred euros."),
    card("yasmin.haddad", "again", "I keep the number of those who return, and resist making it rise on paper."),
    card(
        "peadar.oconnell",
        "second-line",
        "I sit up with the late trains, and rebook before people know that they need it.",
    )
    .wait("Letters from the day.")
    .alone("Paying for another operator's ticket."),
    card("ngozi.umeh", "put-right", "I ring instead of writing when a letter is longer than a page.")
        .wait("Sorting letters by topic.")
        .alone("A free night, once per person."),
    card("ngozi.umeh", "rattles", "I pass each sentence about a noise to Petra with the wagon number."),
    card("bastian.keller", "put-right", "I grant refunds by four rules that fit on a card.")
        .wait("The rare fifth case.")
        .alone("Everything below fifty euros."),
    card(
        "bastian.keller",
        "early-late",
        "I pay back the difference when a price of ours was wrong, without waiting to be asked.",
    ),
    card(
        "ahmed.elsayed",
        "second-line",
        "I write the card under the breakfast tray so that one understands it half awake.",
    )
    .wait("A version as an app screen.")
    .alone("Which connection I choose for somebody."),
    card("ahmed.elsayed", "through-ticket", "I keep the partner tickets valid when the first leg fails."),
    card(
        "ludovica.sanna",
        "cared",
        "I plan each assisted journey from door to door, and call again the evening before.",
    )
    .wait("Statistics by kind of help.")
    .alone("Ordering an accessible taxi."),
    card("ludovica.sanna", "told", "I make sure that a delay is also told to those who neither hear nor see it."),
    card("tuuli.magi", "put-right", "I show every Friday what three complaints had in common.")
        .wait("The tail of single cases.")
        .alone("The name I give to a cause."),
];
