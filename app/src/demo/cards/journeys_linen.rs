//! The contribution cards of Linen, Breakfast and Platforms.
//!
//! Invariant: a person's cards stand together, in the person's own order.

use super::card;
use crate::demo::plan::Card;

pub(super) const CARDS: &[Card] = &[
    card(
        "katarzyna.zielinska",
        "ready-platform",
        "I look each Monday at the five stops that took longest, and go to one of them.",
    )
    .wait("The new uniforms.")
    .alone("Where a host stands and when."),
    card("katarzyna.zielinska", "breakfast", "I taste the tray every Friday with whoever has just come off a night.")
        .wait("Hot dishes.")
        .alone("Taking something off the tray."),
    card(
        "katarzyna.zielinska",
        "made-bed",
        "I settle between laundry, depot and crew whose fault a missing sheet is, and then I stop asking.",
    )
    .alone("Renting linen for a night."),
    card("gustavo.pires", "fresh-bread", "I find bakers who are awake when we are, and pay them within the week.")
        .wait("A ninth stop.")
        .alone("Bread: which, from whom, for how much."),
    card("gustavo.pires", "breakfast", "I buy butter, fruit and coffee from the region where people wake up.")
        .wait("Tea in more than five kinds.")
        .alone("Changing a supplier for a month."),
    card(
        "hiroko.sato",
        "linen-count",
        "I have readers at three depots and tags in nine thousand hems, and now the numbers have to agree.",
    )
    .wait("Tags in the tea towels.")
    .alone("Sending a cage by another train."),
    card("hiroko.sato", "made-bed", "I set how many sheets travel where, from the bookings and not from habit.")
        .wait("Forecasts beyond ten days.")
        .alone("The size of the reserve."),
    card("zofia.kaminska", "breakfast", "I weigh what comes back, and change one thing on the tray a fortnight.")
        .wait("The winter menu's drawings.")
        .alone("Portions."),
    card(
        "maurice.tchaptchet",
        "ready-platform",
        "I stand at carriage nine in Vienna with the list, and know by half past nine who is missing.",
    )
    .wait("Handing out the magazine.")
    .alone("Letting somebody board early with a sleeping child."),
    card("maurice.tchaptchet", "cared", "I say the name, the room and the way to it, and carry whatever is heavy."),
    card(
        "eszter.balogh",
        "ready-platform",
        "I have cages at their marks in Hamburg before the train is announced, whichever platform it chooses.",
    )
    .wait("Asking for a roof.")
    .alone("Using the other lift."),
    card("eszter.balogh", "told", "I walk along a waiting platform and say it aloud when the display does not.")
        .alone("Giving out tea while people wait."),
    card("nuno.barreto", "refill", "I send out glass bottles and count what comes home; the rest I hunt down.")
        .wait("Engraved bottles.")
        .alone("Leaving plastic behind on wagons with a working tap."),
    card("nuno.barreto", "breakfast", "I pack galley boxes in the order in which they are unpacked.")
        .wait("Nicer labels."),
    card(
        "charlotte.wessels",
        "made-bed",
        "I hold the laundry to its four in the afternoon, and ourselves to sorted bags.",
    )
    .wait("The tender for after next year.")
    .alone("Accepting a batch that is not quite white."),
    card("charlotte.wessels", "long-life", "I agreed with the laundry that a torn sheet becomes two pillowcases."),
    card(
        "yared.tesfaye",
        "ready-platform",
        "I load six cages in seven minutes, and show others how to stand so that the back lasts.",
    )
    .wait("A longer break room table.")
    .alone("Leaving a cage that is unsafe."),
    card("yared.tesfaye", "safe", "I mark each kerb and lip on which a cage has tipped."),
];
