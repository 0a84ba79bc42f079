//! The contribution cards of Systems and Data.
//!
//! Invariant: a person's cards stand together, in the person's own order.

use super::card;
use crate::demo::plan::Card;

pub(super) const CARDS: &[Card] = &[
    card("marek.dvorsky", "one-voice", "I make the forecast one service with one owner, and retire the four others.")
        .wait("A new intranet.")
        .alone("Switching an old system off after notice."),
    card("marek.dvorsky", "found", "I answer for every search getting a true number of free berths within a second.")
        .alone("Freezing releases before holidays."),
    card(
        "sunniva.lie",
        "grow",
        "I have a newcomer's accounts, handset and roster ready on the first evening, before they ask.",
    )
    .wait("Prettier account names.")
    .alone("Giving and taking access by the role list."),
    card("sunniva.lie", "night-purse", "I set up the one-line entry on the handset, which works without a network."),
    card(
        "rashid.karimov",
        "one-voice",
        "I keep the handsets online in the long tunnels, or tell them what to do without.",
    )
    .wait("Faster wireless for the offices.")
    .alone("Changing the provider on a wagon."),
    card("rashid.karimov", "bell", "I made the bell independent of any network beyond the wagon."),
    card(
        "paola.greco",
        "through-ticket",
        "I join our bookings with those of the partners so that one journey is one record.",
    )
    .wait("History older than three years.")
    .alone("Rejecting a file that does not add up."),
    card("paola.greco", "again", "I count returning travellers without knowing who they are.")
        .alone("What is not stored."),
    card("chinwe.obi", "wake-later", "I tied the wake-up call to the forecast, and sleep with the same app myself.")
        .wait("A choice of melodies.")
        .alone("How early is too early to move a call."),
    card("chinwe.obi", "bell", "I show the nearest free colleague and leave out everything else.")
        .wait("A map of the train."),
    card(
        "tobias.rauch",
        "six-railways",
        "I connect railways to our inventory: two live, two in test, a cheaper one each time.",
    )
    .wait("The old file exchange, until it breaks.")
    .alone("The shape of the interface."),
    card("tobias.rauch", "through-ticket", "I write the refund message that all six can read."),
];
