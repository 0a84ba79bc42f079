//! The contribution cards of Doors, Brakes and Bogies.
//!
//! Invariant: a person's cards stand together, in the person's own order.

use super::card;
use crate::demo::plan::Card;

pub(super) const CARDS: &[Card] = &[
    card(
        "gerhard.moosbrugger",
        "door-late",
        "I go through every minute lost to a door each Monday and name one person who takes it out.",
    )
    .wait("The standard for the next generation of doors.")
    .alone("Taking a door type out of service for a night."),
    card(
        "gerhard.moosbrugger",
        "brakes",
        "I get drivers, approvals and our engineers to agree on what a soft stop is.",
    ),
    card(
        "ines.carvalho",
        "door-late",
        "I take apart each drive that failed and write one page on why, with a photograph.",
    )
    .wait("A trial of doors that slide on the outside.")
    .alone("The repair method for any known fault."),
    card(
        "ines.carvalho",
        "door-warns",
        "I tell Wagon Condition what a worn belt, a bent rail and a dry roller each look like.",
    )
    .wait("Naming the rare faults, those seen only once."),
    card(
        "ines.carvalho",
        "door-swap",
        "I made the drive fit on four bolts instead of eleven, and now see it through its winter.",
    )
    .alone("Changing a bolt, a bracket or a cable length."),
    card(
        "kofi.mensah",
        "brake-curve",
        "I tune the curve at low speed and ride along in the last wagon to feel whether it worked.",
    )
    .wait("Curves for freight speeds, which nobody asked for.")
    .alone("Test settings on train 40."),
    card("kofi.mensah", "brakes", "I find the wagons whose brakes grip before the others and get them evened out.")
        .alone("Calling in a wagon for a brake check."),
    card(
        "viktor.hallberg",
        "brake-curve",
        "I run the wet-leaf tests at night on the old line near Steyr and sign the protocol.",
    )
    .wait("A film of the tests for visitors.")
    .alone("Breaking off a test when the rail is not safe."),
    card(
        "viktor.hallberg",
        "door-late",
        "I open and close each new drive forty thousand times in the cold chamber before it may travel.",
    )
    .wait("The test of the vestibule lamp.")
    .alone("How many cycles are enough."),
    card(
        "bronwyn.price",
        "brakes",
        "I watch the wheels for flats, which people hear and feel long before they are dangerous.",
    )
    .wait("The ultrasonic trial on freight axles.")
    .alone("Sending a wheelset to the lathe."),
    card(
        "bronwyn.price",
        "quiet",
        "I keep the rims so smooth that a measuring wagon can tell ours from other people's.",
    ),
    card(
        "samir.touati",
        "door-swap",
        "I teach fitters in Hamburg and Turin to change a drive, and stay until they do it without me.",
    )
    .wait("The third edition of the manual.")
    .alone("Saying that somebody is ready."),
    card("samir.touati", "door-late", "I check the forty worst doors by hand before each holiday weekend.")
        .alone("Locking off a door for the night."),
];
