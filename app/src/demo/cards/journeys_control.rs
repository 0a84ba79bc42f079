//! The contribution cards of The Journeys division's own desk and Night Control.
//!
//! Invariant: a person's cards stand together, in the person's own order.

use super::card;
use crate::demo::plan::Card;

pub(super) const CARDS: &[Card] = &[
    card(
        "amara.okafor",
        "morning",
        "I take the last call of the night and the first of the morning, and ask what we should stop doing.",
    )
    .wait("The ceremony for the new line.")
    .alone("Cancelling a train before it becomes a misery."),
    card(
        "amara.okafor",
        "authority",
        "I back every decision that was made on a train in good faith, in front of whoever complains.",
    ),
    card("bjarne.holm", "on-time", "I plan turns so that a train that comes in late does not leave late.")
        .wait("The plan for two years ahead.")
        .alone("Ten minutes more in a yard."),
    card(
        "bjarne.holm",
        "ready-platform",
        "I fight for platforms with room for a linen cage, one station manager at a time.",
    )
    .wait("Signs for the cages."),
    card("francesca.deluca", "authority", "I keep the card of what a crew may decide, and add two lines each season.")
        .wait("A handbook.")
        .alone("Adding a line after a trial of four weeks."),
    card(
        "francesca.deluca",
        "cared",
        "I ride as a guest once a week, under another name, and praise before I criticise.",
    ),
    card(
        "henrik.solberg",
        "on-time",
        "I ask at each handover which two trains worry us and what we will do before they do.",
    )
    .wait("The screen wall.")
    .alone("Extra staff for a night with snow."),
    card(
        "henrik.solberg",
        "told",
        "I send the first word on a delay at ten minutes, even if the second will correct it.",
    )
    .wait("A longer apology.")
    .alone("Going out with a forecast that I am not sure of."),
    card(
        "renata.mazur",
        "on-time",
        "I talk our trains through other people's networks between ten and three, and I know the signallers' voices.",
    )
    .wait("Logging calls that changed nothing.")
    .alone("Taking the detour."),
    card("juan.iturbe", "on-time", "I watch the Tauern line, and turn trains before the snow does it.")
        .wait("Rewriting the winter plan as a table.")
        .alone("Turning a train round."),
    card(
        "aoife.brennan",
        "one-voice",
        "I write the one message: what happened, the new time, what we do, in fewer than forty words.",
    )
    .wait("Translations into the seventh language.")
    .alone("When it goes out."),
    card("aoife.brennan", "told", "I ask thirty travellers a week on late trains who told them first.")
        .alone("The question."),
    card(
        "zoltan.szabo",
        "works-known",
        "I check tonight's works against the calendar at eight, and phone when they differ.",
    )
    .wait("Past nights, for the statistics.")
    .alone("Asking a track owner to wait twenty minutes."),
    card(
        "miriam.levy",
        "second-line",
        "I hold connecting trains where five minutes of theirs save eight hours of ours.",
    )
    .wait("The list of buses that never waited.")
    .alone("Asking for up to ten minutes."),
    card(
        "miriam.levy",
        "told",
        "I send Traveller Care the names of those who will miss something, by two in the morning.",
    ),
    card(
        "deepak.nair",
        "door-late",
        "I read the list of warned doors before departure, and lock off one rather than hope.",
    )
    .wait("Faults on the lounge wagon's sound system.")
    .alone("Taking a wagon out of the train."),
    card("deepak.nair", "preheat", "I see from my desk which wagons stay cold, and wake somebody in the yard.")
        .alone("Waking somebody."),
    card("klaudia.brezina", "swap", "I check the swaps that the roster could not decide, usually within the hour.")
        .wait("Statistics on who swaps with whom.")
        .alone("Every swap that keeps the rest rules."),
    card(
        "klaudia.brezina",
        "roster",
        "I find the replacement at eleven at night, and never the same person twice in a month.",
    )
    .alone("Paying the taxi for somebody who steps in."),
    card(
        "hamza.belkacem",
        "one-voice",
        "I get our words onto other people's displays, which is one part technology and three parts friendship.",
    )
    .wait("The displays at stations where nobody gets off."),
    card(
        "hamza.belkacem",
        "wake-later",
        "I check that the forecast which moves the wake-up calls is one that I would be woken by.",
    )
    .alone("Freezing a forecast that jumps."),
];
