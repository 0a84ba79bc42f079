//! The contribution cards of Brand and Stories.
//!
//! Invariant: a person's cards stand together, in the person's own order.

use super::card;
use crate::demo::plan::Card;

pub(super) const CARDS: &[Card] = &[
    card("emeka.nwosu", "stories", "I choose three travellers' letters a month and print them as they are.")
        .wait("The anniversary book.")
        .alone("What we do not publish."),
    card("emeka.nwosu", "found", "I put one poster where one stands and waits: at the last tram, at the school gate, at the gate of the airport.")
        .wait("Film.")
        .alone("Where the poster hangs."),
    card("margaux.delorme", "first-night", "I wrote the first-night page with nine people who had never slept on a train.")
        .wait("A page for the tenth night.")
        .alone("The order of the drawings."),
    card("margaux.delorme", "told", "I give Night Control sentences for bad news that they would say themselves."),
    card("isak.nyberg", "first-night", "I draw how the bed folds, after two films that nobody watched.")
        .wait("Portraits of wagons.")
        .alone("Line, colour, scale."),
    card("isak.nyberg", "stories", "I photograph what the window shows at six, and nothing that we put there."),
    card("tamara.jovanovic", "told", "I say the number of late trains before a journalist finds it.")
        .wait("The annual review.")
        .alone("Answering within the hour without asking."),
    card("tamara.jovanovic", "light", "I invite people who doubt our footprint to the depot, and let Priyanka speak."),
    card("rosa.albrecht", "stories", "I answer where travellers talk to each other, and only when asked.")
        .wait("A forum of our own.")
        .alone("When to say nothing."),
];
