//! How well trains arrive, and how early travellers know.
//!
//! Invariant: check-ins stand oldest first.

use super::{FairlySure, Sure, Unsure, measure, milestone, on};
use crate::demo::plan::Measure;

pub(super) const MEASURES: &[Measure] = &[
    measure(
        "arrivals",
        "on-time",
        "henrik.solberg",
        "Trains at their last stop within ten minutes of plan",
        ["%", "of trains, four weeks"],
        [81.0, 95.0],
        154,
    )
    .every(7)
    .seen(&[
        on(59, 82.4, Unsure).note("Two weeks of snow on the Tauern line, and we had no plan for it."),
        on(45, 84.0, Unsure),
        on(31, 86.5, FairlySure),
        on(17, 88.1, FairlySure).note("The doors have not cost us a night since the list of warnings came."),
        on(10, 88.9, FairlySure),
        on(3, 90.2, FairlySure),
    ]),
    measure(
        "door-minutes",
        "door-late",
        "gerhard.moosbrugger",
        "Minutes lost to doors",
        ["minutes", "a week, whole fleet"],
        [310.0, 30.0],
        112,
    )
    .every(7)
    .fed("Train diagnostics")
    .seen(&[
        on(94, 310.0, Unsure),
        on(87, 322.0, Unsure),
        on(80, 298.0, Unsure),
        on(73, 305.0, Unsure),
        on(66, 301.0, Unsure),
        on(59, 272.0, Unsure),
        on(52, 264.0, Unsure),
        on(45, 221.0, FairlySure),
        on(38, 190.0, FairlySure).note("The six worst drives are out."),
        on(31, 176.0, FairlySure),
        on(24, 142.0, FairlySure),
        on(17, 151.0, FairlySure).note("Three nights of frost, and ice in the sills."),
        on(10, 97.0, FairlySure),
        on(3, 88.0, Sure),
    ]),
    measure(
        "door-reports",
        "door-warns",
        "leila.farahani",
        "Doors that were heard from last night",
        ["%", "of doors in service"],
        [52.0, 98.0],
        84,
    )
    .every(2)
    .fed("Train diagnostics")
    .seen(&[
        on(61, 52.0, Unsure),
        on(55, 55.0, Unsure),
        on(49, 54.0, Unsure),
        on(43, 63.0, Unsure),
        on(37, 68.0, FairlySure),
        on(31, 71.0, FairlySure),
        on(25, 66.0, FairlySure).note("Train 12 ran two nights without its gateway."),
        on(19, 79.0, FairlySure),
        on(13, 83.0, FairlySure),
        on(9, 82.0, FairlySure),
        on(7, 85.0, Sure),
        on(5, 86.0, Sure),
        on(3, 84.0, Sure),
        on(1, 88.0, Sure),
    ]),
    milestone(
        "old-drives",
        "door-warns",
        "leila.farahani",
        "The limits for the old door drives are signed by the fleet office",
        18,
    )
    .seen(&[
        on(54, 0.0, Unsure),
        on(40, 0.0, FairlySure).note("The fleet office wants a month of curves from both series before it signs."),
        on(26, 0.0, FairlySure),
    ]),
    measure(
        "door-lead",
        "door-warns",
        "leila.farahani",
        "Door faults announced seven days or more before they stop a door",
        ["%", "of faults, eight weeks"],
        [0.0, 80.0],
        84,
    )
    .every(7)
    .seen(&[
        on(73, 12.0, Unsure),
        on(59, 24.0, Unsure).note("The curves of the old drives look different and need their own threshold."),
        on(45, 37.0, FairlySure),
        on(31, 51.0, FairlySure),
        on(17, 58.0, FairlySure),
        on(4, 66.0, Sure).note("Two warnings on train 40 were confirmed in the depot, each with a worn belt."),
    ]),
    measure(
        "door-false",
        "door-warns",
        "tendai.chikore",
        "Warnings that turned out to be nothing",
        ["%", "of warnings, eight weeks"],
        [45.0, 10.0],
        84,
    )
    .seen(&[
        on(60, 45.0, Unsure),
        on(46, 38.0, Unsure).note("Ice on the sill looks like wear; the outside temperature now goes into it."),
        on(32, 27.0, FairlySure),
        on(18, 21.0, FairlySure),
        on(4, 16.0, FairlySure),
    ]),
    measure(
        "door-fitted",
        "door-warns",
        "mathias.kroll",
        "Wagons whose doors report their closing current",
        ["wagons", "of 50"],
        [6.0, 50.0],
        60,
    )
    .seen(&[on(75, 14.0, FairlySure), on(54, 24.0, FairlySure), on(33, 35.0, Sure), on(12, 41.0, Sure)]),
    measure(
        "swap-hours",
        "door-swap",
        "jasmina.hadzic",
        "Longest time to change a door drive at the three depots",
        ["hours", ""],
        [11.0, 5.5],
        98,
    )
    .seen(&[
        on(70, 11.0, Unsure),
        on(49, 9.5, FairlySure),
        on(28, 8.0, FairlySure).note("Turin has its lift table."),
        on(7, 7.0, FairlySure),
    ]),
    milestone(
        "swap-turin",
        "door-swap",
        "nkechi.eze",
        "Turin changes its first door drive without anybody from Linz",
        21,
    )
    .seen(&[
        on(56, 0.0, Unsure),
        on(28, 0.0, FairlySure),
        on(5, 0.0, FairlySure).note("The spare drives are there, and two fitters have been through the training."),
    ]),
    measure(
        "works-surprise",
        "works-known",
        "dorothea.ziegler",
        "Nights with works that were not in the timetable",
        ["nights", "four weeks"],
        [38.0, 6.0],
        140,
    )
    .seen(&[
        on(61, 36.0, Unsure),
        on(47, 33.0, Unsure),
        on(33, 25.0, FairlySure).note("Five of seven track owners now take the weekly call."),
        on(19, 19.0, FairlySure),
        on(5, 17.0, FairlySure),
    ]),
    measure(
        "works-calls",
        "works-call",
        "ana.kovacevic",
        "Track owners who took part in the weekly call",
        ["owners", "of 7"],
        [2.0, 7.0],
        35,
    )
    .every(7)
    .seen(&[
        on(40, 4.0, FairlySure),
        on(26, 5.0, FairlySure),
        on(12, 5.0, Unsure).note("The last two want to send a file instead."),
        on(5, 6.0, FairlySure),
    ]),
    measure(
        "trolleys-early",
        "ready-platform",
        "katarzyna.zielinska",
        "Stops where the linen stood on the platform before the train",
        ["%", "of stops with a change of linen"],
        [48.0, 95.0],
        91,
    )
    .every(7)
    .fed("Station sensors")
    .seen(&[
        on(67, 48.0, Unsure),
        on(60, 51.0, Unsure),
        on(53, 57.0, Unsure),
        on(46, 55.0, FairlySure).note("The lift in Villach stood still for five nights."),
        on(39, 64.0, FairlySure),
        on(32, 70.0, FairlySure),
        on(25, 69.0, FairlySure),
        on(18, 75.0, FairlySure),
        on(11, 78.0, FairlySure),
        on(4, 81.0, Sure),
    ]),
    measure(
        "stop-over",
        "ready-platform",
        "katarzyna.zielinska",
        "Stops that took longer than planned because of loading",
        ["stops", "a week"],
        [64.0, 10.0],
        91,
    )
    .every(7)
    .seen(&[
        on(63, 61.0, Unsure),
        on(49, 52.0, FairlySure),
        on(35, 40.0, FairlySure).note("Cages are now marked with the carriage number, on all four sides."),
        on(21, 29.0, FairlySure),
        on(14, 24.0, Sure),
        on(6, 21.0, Sure),
    ]),
    measure(
        "told-first",
        "told",
        "aoife.brennan",
        "Travellers on late trains who heard it from us first",
        ["%", "of those asked"],
        [41.0, 85.0],
        168,
    )
    .seen(&[
        on(84, 43.0, Unsure),
        on(63, 50.0, Unsure),
        on(42, 57.0, FairlySure),
        on(21, 63.0, FairlySure),
        on(7, 66.0, FairlySure),
    ]),
    milestone(
        "one-source",
        "one-voice",
        "hamza.belkacem",
        "The platform displays of all partners show our forecast",
        49,
    )
    .seen(&[
        on(80, 0.0, FairlySure),
        on(52, 0.0, FairlySure),
        on(24, 0.0, Unsure).note("One partner's displays accept no text from outside; their next release will."),
    ]),
    measure(
        "wake-moved",
        "wake-later",
        "chinwe.obi",
        "Wake-up calls moved along on late trains",
        ["%", "of calls"],
        [0.0, 95.0],
        77,
    )
    .seen(&[
        on(58, 9.0, Unsure),
        on(44, 31.0, FairlySure),
        on(30, 55.0, FairlySure),
        on(16, 72.0, Sure),
        on(2, 81.0, Sure),
    ]),
    measure(
        "rebooked",
        "second-line",
        "ahmed.elsayed",
        "Missed connections rebooked before the traveller is awake",
        ["%", ""],
        [22.0, 80.0],
        133,
    )
    .seen(&[
        on(70, 25.0, Unsure),
        on(50, 33.0, Unsure),
        on(30, 48.0, FairlySure).note("The night adviser may now issue partner tickets herself."),
        on(9, 54.0, FairlySure),
    ]),
];
