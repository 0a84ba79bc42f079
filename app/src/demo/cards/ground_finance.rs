//! The contribution cards of Finance and Purchasing.
//!
//! Invariant: a person's cards stand together, in the person's own order.

use super::card;
use crate::demo::plan::Card;

pub(super) const CARDS: &[Card] = &[
    card("wolfram.eder", "long-life", "I count what a thing costs over twenty years, and let that decide.")
        .wait("The cost of the old contracts to the cent.")
        .alone("A dearer part with a longer life."),
    card(
        "wolfram.eder",
        "put-right",
        "I did away with the second signature below fifty euros, and look each month whether anybody misses it.",
    ),
    card(
        "aiko.hayashi",
        "berth",
        "I say by the fifth working day which lines carried themselves, and which were carried.",
    )
    .wait("Splitting overheads more finely.")
    .alone("How a cost is booked."),
    card("patrick.mbuyi", "long-life", "I buy parts that can be opened, and write the spare parts into the contract.")
        .wait("A second source for light bulbs.")
        .alone("Paying for stock in advance."),
    card(
        "patrick.mbuyi",
        "door-swap",
        "I found the belt for the door drives at a third maker, in four weeks instead of twenty.",
    ),
    card(
        "cormac.doyle",
        "old-wagons",
        "I write applications for the rebuilding money, and send the reports before they are due.",
    )
    .wait("Small grants that cost more than they bring.")
    .alone("Which programme we try."),
    card("cormac.doyle", "shore-power", "I keep the grant for the power posts alive by asking for one more season."),
    card("ingrid.thaler", "long-life", "I put mending into the textile contract, at a price per seam.")
        .wait("Uniform buttons.")
        .alone("Lots below ten thousand euros."),
    card("ingrid.thaler", "fresh-bread", "I cut the bakers' contract down to a page and a handshake."),
];
