//! The contribution cards of The managing director's office and Common Ground's own desk.
//!
//! Invariant: a person's cards stand together, in the person's own order.

use super::card;
use crate::demo::plan::Card;

pub(super) const CARDS: &[Card] = &[
    card(
        "ilse.vandermeer",
        "sleep",
        "I spend one night a week on a train and start Monday's meeting with what I saw from the berth.",
    )
    .wait("Plans for a line to the far north.")
    .alone("Saying no to a line that we cannot staff."),
    card(
        "ilse.vandermeer",
        "morning",
        "I ask each division which of its promises it should stop making, and take one off the list.",
    ),
    card("ilse.vandermeer", "authority", "I do not overrule a train by telephone, and say so in every crew room.")
        .wait("My column in the trade paper."),
    card("florian.achterberg", "worth", "I keep this strategy short: whatever comes in, something goes out.")
        .wait("The slides.")
        .alone("The date and the agenda of the quarterly day."),
    card(
        "florian.achterberg",
        "shore-power",
        "I am looking for an owner for the power posts, and carry the question until I find one.",
    )
    .alone("Calling the three of them into one room."),
    card("beatriz.salgado", "light", "I make the footprint a line in the budget, with a sum and a name.")
        .wait("The glossy report.")
        .alone("Moving money between my teams."),
    card(
        "beatriz.salgado",
        "worth",
        "I end what costs the night shift time and gives nobody anything, one form a month.",
    ),
    card("hyejin.park", "waste", "I open ten sacks a month with gloves on and write down what is in them.")
        .wait("The certificate for the wall.")
        .alone("Banning a wrapping."),
    card("hyejin.park", "light", "I check whatever we claim in public about the climate, before it is printed.")
        .alone("Crossing out a claim."),
    card("hyejin.park", "refill", "I had the water of all taps tested, and put the result beside them.")
        .wait("Fizzy water."),
    card("dele.ogunbanjo", "yard-light", "I get the lamps up: nine of eleven burn, two wait for a cable.")
        .wait("Benches.")
        .alone("Lamp, mast and electrician."),
    card("dele.ogunbanjo", "roster", "I made rest rooms dark, quiet and cool, at all four bases.")
        .wait("Repainting the offices.")
        .alone("Beds and blinds."),
];
