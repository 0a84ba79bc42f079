//! The contribution cards of Partners and Groups.
//!
//! Invariant: a person's cards stand together, in the person's own order.

use super::card;
use crate::demo::plan::Card;

pub(super) const CARDS: &[Card] = &[
    card("ole.thomsen", "groups", "I took nine of the eleven mails out of a group booking, and have two to go.")
        .wait("Groups above two hundred.")
        .alone("A tenth off for a first booking."),
    card(
        "mateo.quiroga",
        "group-offer",
        "I answer every request within the working day, with price, carriages and breakfast on one page.",
    )
    .wait("Offers for nights more than a year away.")
    .alone("Prices down to the quiet-night floor."),
    card(
        "mateo.quiroga",
        "group-offer",
        "I ring each teacher once before I write, since one question saves four mails.",
    )
    .wait("Following up a third time.")
    .alone("Holding thirty berths for ten days."),
    card(
        "mateo.quiroga",
        "group-nights",
        "I show the quiet night first, and say why it is cheaper before I say how much.",
    )
    .wait("A brochure on paper.")
    .alone("Swapping a group to another night when it suits both."),
    card("clemence.roux", "through-ticket", "I bring firms a month's bill with every leg of each journey on it.")
        .wait("A portal with their logo.")
        .alone("Payment terms up to thirty days."),
    card(
        "clemence.roux",
        "found",
        "I ask travel desks to show us first for the eleven journeys where we are faster from bed to desk.",
    )
    .wait("Firms with fewer than ten journeys a year."),
    card("abena.owusu", "groups", "I keep in touch with two hundred schools and know when each of them books.")
        .wait("Sports clubs in summer.")
        .alone("A free berth for the second teacher."),
    card("abena.owusu", "group-nights", "I tell choirs and classes which weeks are empty, before they fix their own."),
    card(
        "vaclav.pokorny",
        "through-ticket",
        "I negotiate one set of rights for the whole journey, clause by clause, railway by railway.",
    )
    .wait("Seat reservations on trams.")
    .alone("Offering a year's trial."),
    card("vaclav.pokorny", "six-railways", "I got the third and the fourth to the table, and now keep them there.")
        .alone("What we show in a demonstration."),
];
