//! The contribution cards of Turnaround.
//!
//! Invariant: a person's cards stand together, in the person's own order.

use super::card;
use crate::demo::plan::Card;

pub(super) const CARDS: &[Card] = &[
    card(
        "babak.rostami",
        "made-bed",
        "I give the last ten minutes of each wagon to a look from the berth, lying down.",
    )
    .wait("Polishing the outside.")
    .alone("Sending a wagon back to be cleaned again."),
    card(
        "babak.rostami",
        "yard-light",
        "I mark on the yard plan which paths my people walk in the dark, and how often.",
    )
    .wait("Paths that are walked only by day.")
    .alone("Closing a path when it is icy."),
    card(
        "ludmila.horakova",
        "made-bed",
        "I turn twelve wagons round in Hamburg in five hours, with one who only checks.",
    )
    .wait("Scented soap.")
    .alone("Who cleans which wagon."),
    card("ludmila.horakova", "waste", "I sort sacks into four at the wagon door, because later nobody does."),
    card("sefa.aydin", "made-bed", "I took the second trolley away in Turin and gave everybody their own kit instead.")
        .wait("A competition between the yards.")
        .alone("The kit."),
    card(
        "sefa.aydin",
        "near-miss",
        "I ask at the end of each shift what nearly happened, and tap it in myself if they are tired.",
    ),
    card("josiane.mbeki", "made-bed", "I clean as if I were going to sleep there, and fold the corner last.")
        .wait("The windows from outside in frost.")
        .alone("Calling a berth not fit."),
    card(
        "petar.dimitrov",
        "on-time",
        "I put the train together in the order in which it will be needed, and not as the tracks happen to be.",
    )
    .wait("Shunting the museum wagon.")
    .alone("Refusing a move that I cannot see."),
    card("solvei.strand", "preheat", "I give the wagons that leave first the sidings with a plug.")
        .wait("A model of the yard.")
        .alone("Which track."),
    card(
        "solvei.strand",
        "shore-power",
        "I drew where forty-two posts would go, and keep the drawing up to date until somebody builds them.",
    )
    .wait("Posts for the freight side."),
    card("teresa.amaral", "made-bed", "I lie down in one berth in every wagon, press the bell, open the tap and sign.")
        .wait("Counting the coat hangers.")
        .alone("Signing or not signing."),
];
