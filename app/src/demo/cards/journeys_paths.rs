//! The contribution cards of Timetable and Paths.
//!
//! Invariant: a person's cards stand together, in the person's own order.

use super::card;
use crate::demo::plan::Card;

pub(super) const CARDS: &[Card] = &[
    card(
        "dorothea.ziegler",
        "works-known",
        "I brought seven closure lists into one calendar, and defend it against an eighth.",
    )
    .wait("The colour scheme of the calendar.")
    .alone("What counts as known."),
    card("dorothea.ziegler", "on-time", "I put slack where trains lose time, and take it from where it looks nice.")
        .alone("Moving up to four minutes within a path."),
    card("pieter.janssens", "on-time", "I order our paths a year ahead, with two ways round for each night.")
        .wait("A path for a line that has no wagons.")
        .alone("The second choice."),
    card(
        "pieter.janssens",
        "energy",
        "I ask for paths without stops on the climb, since stopping there costs as much as heating a wagon.",
    ),
    card(
        "ana.kovacevic",
        "works-call",
        "I hold seven calls a week, ask five questions, and type the answers while we speak.",
    )
    .wait("Meeting minutes.")
    .alone("Calling a closure uncertain."),
    card("ana.kovacevic", "works-known", "I chase the closures that were moved after the timetable went to print.")
        .wait("Works on lines that we use only as detours."),
    card(
        "sofie.bakke",
        "through-ticket",
        "I look for the regional train that misses ours by four minutes, and ask for it to be moved.",
    )
    .wait("Connections with one traveller a week.")
    .alone("The shortest change that we promise."),
    card(
        "sofie.bakke",
        "second-line",
        "I write the list of second-best connections that the night adviser works from.",
    ),
    card(
        "alejandro.reyes",
        "on-time",
        "I get the border checks done while the train rolls, so that nobody has to wake and nothing has to wait.",
    )
    .wait("The fifth border, where it works already.")
    .alone("Dates for joint trials."),
    card(
        "alejandro.reyes",
        "sleep",
        "I agreed with two police forces that a sleeping child's passport can be shown by the attendant.",
    ),
];
