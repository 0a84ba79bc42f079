//! The contribution cards of Wagon Condition.
//!
//! Invariant: a person's cards stand together, in the person's own order.

use super::card;
use crate::demo::plan::Card;

pub(super) const CARDS: &[Card] = &[
    card(
        "arjun.deshmukh",
        "door-warns",
        "I decide when a warning is good enough to pull a wagon, together with the depot.",
    )
    .wait("Predicting lamp failures.")
    .alone("The threshold at which we call."),
    card(
        "leila.farahani",
        "door-warns",
        "I own the curve of what a healthy door draws, and tune the week of warning against what the depot finds.",
    )
    .wait("The same trick for the toilet doors.")
    .alone("Thresholds per door type, and when to retrain."),
    card(
        "leila.farahani",
        "door-warns",
        "I write each warning as one line that a fitter can act on: which door, what to look at, how long it has.",
    )
    .wait("A picture beside the line.")
    .alone("The words of the warning."),
    card(
        "leila.farahani",
        "door-warns",
        "I ride along twice a month and stand at the doors that we warned about, to see whether we were right.",
    )
    .wait("Riding on the lines that we do not watch yet.")
    .alone("Which trains I take."),
    card(
        "oskar.rehn",
        "door-warns",
        "I choose and place the current sensor so that it survives cold, brake dust and cleaning hoses.",
    )
    .wait("Sensors for the bogies.")
    .alone("The model and make of a sensor."),
    card(
        "camille.dubreuil",
        "door-warns",
        "I bring the closings of fifty wagons home every night and say which ones are missing.",
    )
    .wait("A second copy for the university.")
    .alone("How long raw curves are kept."),
    card("camille.dubreuil", "one-voice", "I give Night Control the position of each wagon within twenty seconds.")
        .alone("Turning off a feed that lies."),
    card("tendai.chikore", "door-warns", "I count false alarms as carefully as hits, and show both on the same page.")
        .wait("A league table of wagons, which would help nobody.")
        .alone("Calling a model worse than the one before."),
    card("tendai.chikore", "on-time", "I sort each lost minute by its first cause and take no side.")
        .wait("Causes below one minute.")
        .alone("The cause that goes on record."),
    card(
        "linh.tran",
        "door-warns",
        "I write the small program in the door controller that keeps the last two hundred closings.",
    )
    .wait("Updating it over the air from anywhere but the depot.")
    .alone("A release that changes only logging."),
    card("linh.tran", "bell", "I got the bell from the button to the handset in under two seconds, and keep it there."),
    card(
        "mathias.kroll",
        "door-warns",
        "I fit four wagons a week with the door sensors, at night, between washing and shunting.",
    )
    .wait("Tidy cable labels on the first six.")
    .alone("Skipping a wagon that has to leave."),
];
