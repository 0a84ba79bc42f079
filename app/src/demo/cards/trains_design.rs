//! The contribution cards of The Trains division's own desk and Wagon Design.
//!
//! Invariant: a person's cards stand together, in the person's own order.

use super::card;
use crate::demo::plan::Card;

pub(super) const CARDS: &[Card] = &[
    card(
        "tomasz.wilk",
        "sleep",
        "I decide which wagons get which work first, and answer for it when the list turns out too long.",
    )
    .wait("A second wagon type for the southern lines.")
    .alone("The order of the works list, as long as the sum stays."),
    card(
        "grace.adeyemi",
        "on-time",
        "I keep three spare wagons where they are needed that night, so that a sick one can be left behind.",
    )
    .wait("The yearly fleet report in its long form.")
    .alone("Which spare stands in which yard."),
    card(
        "grace.adeyemi",
        "sleep-rollout",
        "I book inspections so that two hours for the sleep setting fit into every one.",
    )
    .wait("Moving the summer inspections forward.")
    .alone("Swapping two wagons' inspection dates."),
    card(
        "luka.novosel",
        "brake-curve",
        "I write the file for the approvals office and answer its questions within the day.",
    )
    .wait("Tidying the archive of old certificates.")
    .alone("The wording of every answer that changes no number."),
    card(
        "luka.novosel",
        "old-wagons",
        "I find out what a rebuilt shell must prove again and what still holds from its first approval.",
    )
    .alone("Asking an outside assessor for an opinion."),
    card(
        "hanneke.visser",
        "old-wagons",
        "I run the rebuilding hall: four shells at a time, one finished every three weeks.",
    )
    .wait("The paint scheme for the dining wagon.")
    .alone("Stopping a shell whose frame is worse than measured."),
    card("hanneke.visser", "long-life", "I list what comes out of each old wagon and who can use it again.")
        .wait("Selling the old seats to collectors."),
    card(
        "chiara.bonetti",
        "quiet",
        "I hold the noise budget of a compartment and give each part its share of the decibels.",
    )
    .wait("The new colour of the curtains.")
    .alone("Turning down a part that is over its share."),
    card(
        "chiara.bonetti",
        "old-wagons",
        "I draw the new inside for the old shells so that it can be fitted by two people with hand tools.",
    )
    .alone("Any change of drawing that keeps the weight."),
    card("joao.figueiredo", "quiet", "I move everything that hums away from the pillow: fan, socket, lamp driver.")
        .wait("The folding table's second version.")
        .alone("Where switches and hooks go."),
    card(
        "joao.figueiredo",
        "family",
        "I am making the partition fold so that four berths become one room in under a minute.",
    )
    .wait("A cot that hangs from the upper berth."),
    card(
        "petra.lindqvist",
        "rattles",
        "I redesign the ladder, the hanger and the blind, which make most of the noise together.",
    )
    .wait("The berth for tall people.")
    .alone("Choosing felt, rubber or a tighter screw."),
    card("petra.lindqvist", "made-bed", "I shape the mattress edge so that a sheet goes on with one hand and stays."),
    card(
        "kwabena.asante",
        "rattles",
        "I ride one mended wagon a week with a recorder and a torch, and mark each rattle with tape.",
    )
    .wait("Publishing the recordings.")
    .alone("Sending a wagon back if I find more than five."),
    card(
        "kwabena.asante",
        "quiet",
        "I measure the noise at the pillow on the regular trains and post the median every month.",
    )
    .wait("Measuring the corridor as well.")
    .alone("Which wagon is measured on which night."),
    card("meiling.tan", "long-life", "I test covers and carpets until they tear, and buy the one that can be patched.")
        .wait("The recycled felt from the second supplier.")
        .alone("Striking a fabric off the list."),
    card(
        "stanislav.hruby",
        "sleep",
        "I am taking the last blue light out of the compartments after ten in the evening.",
    )
    .wait("Mood lighting for the dining wagon.")
    .alone("Brightness and warmth of any lamp."),
    card(
        "stanislav.hruby",
        "bell",
        "I make the light above a door show where the bell was pressed, without lighting the corridor.",
    ),
    card(
        "fatima.idrissi",
        "cared",
        "I make sure that somebody in a wheelchair gets from platform to bed on their own wheels.",
    )
    .wait("Raised letters on the water tap.")
    .alone("Refusing a fitting that cannot be used with one hand."),
    card(
        "fatima.idrissi",
        "old-wagons",
        "I fit two accessible rooms into each rebuilt train, next to the crew compartment.",
    )
    .wait("A third one for the long trains."),
];
