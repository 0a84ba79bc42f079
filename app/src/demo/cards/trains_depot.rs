//! The contribution cards of Linz Night Depot.
//!
//! Invariant: a person's cards stand together, in the person's own order.

use super::card;
use crate::demo::plan::Card;

pub(super) const CARDS: &[Card] = &[
    card(
        "jasmina.hadzic",
        "door-swap",
        "I keep one lift, two people and a spare drive free every night for the door that has to be done.",
    )
    .wait("The new canteen floor.")
    .alone("Overtime for one fitter a night."),
    card("jasmina.hadzic", "safe", "I walk the hall at two in the morning and fix the first thing that I trip over.")
        .alone("Closing a track in the hall."),
    card(
        "alois.pichler",
        "door-late",
        "I put warned doors at the top of the list, before anything that merely looks bad.",
    )
    .wait("Scratches and dull paint.")
    .alone("The order of jobs on my half of the night."),
    card("alois.pichler", "buddy", "I pair each newcomer with a fitter who likes to explain.")
        .wait("Written tests.")
        .alone("Who learns from whom."),
    card(
        "nkechi.eze",
        "door-swap",
        "I plan Turin's first change on their own, by telephone, with the lift table in the picture.",
    )
    .wait("Borrowing their fitters for our holidays.")
    .alone("Sending a drive on the morning train."),
    card("nkechi.eze", "on-time", "I hand every wagon over by half past four with a list that is empty or honest.")
        .alone("Holding back a wagon that is not safe."),
    card(
        "senad.music",
        "door-swap",
        "I change drives. My best is three hours and ten minutes, and I show the others where the time went.",
    )
    .wait("Painting the brackets.")
    .alone("The tools we buy for it."),
    card("senad.music", "rattles", "I tighten, felt and wedge what the listening ride has marked."),
    card("marta.wrobel", "sleep-rollout", "I wire the sleep relay in and measure the draw before and after.")
        .wait("Re-labelling the old fuse boxes.")
        .alone("Cutting off a dead cable."),
    card("tariq.aziz", "quiet", "I turn the wheels round again before people can hear that they are not.")
        .wait("Freight wheels from next door.")
        .alone("How much to take off."),
    card("vesna.kos", "long-life", "I patch seats, curtains and mattress covers so that one has to look for the seam.")
        .wait("New leather for the lounge.")
        .alone("Mending or giving up a piece."),
    card(
        "dmytro.kovalenko",
        "door-swap",
        "I take the second half of a drive change and do the test closings before the wagon leaves.",
    )
    .wait("Sorting the screw shelves.")
    .alone("Repeating a test until I believe it."),
    card(
        "dmytro.kovalenko",
        "door-warns",
        "I write back what I found behind each warned door, also when it was nothing.",
    ),
    card("pauline.steger", "door-swap", "I have eight drives on the shelf and know by name the man who makes them.")
        .wait("Counting the washers.")
        .alone("Ordering below five hundred euros."),
    card("pauline.steger", "long-life", "I run the shelf of good used parts, and it is the first place to look.")
        .wait("Barcodes for the small drawers.")
        .alone("What is still good."),
    card("renate.fuchs", "refill", "I change frozen taps for the heated kind, two wagons a night.")
        .wait("The basins in the staff wagon.")
        .alone("Which wagon is next."),
];
