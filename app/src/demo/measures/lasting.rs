//! How light we travel, and how people fare who work here.
//!
//! Invariant: check-ins stand oldest first.

use super::{FairlySure, Sure, Unsure, measure, milestone, on};
use crate::demo::plan::Measure;

pub(super) const MEASURES: &[Measure] = &[
    measure("kwh-berth", "energy", "priyanka.rao", "Power per occupied berth", ["kWh", "a night"], [46.0, 31.0], 301)
        .every(28)
        .seen(&[
            on(116, 45.2, Unsure),
            on(88, 43.9, FairlySure),
            on(60, 42.0, FairlySure),
            on(32, 40.6, FairlySure),
            on(4, 39.1, FairlySure).note("A third of the fall is the sleep setting, the rest is fuller trains."),
        ]),
    measure("standstill", "sleep-mode", "diego.maldonado", "Draw of a parked wagon", ["kW", "median"], [11.5, 4.0], 56)
        .seen(&[on(54, 11.0, FairlySure), on(40, 8.5, FairlySure), on(26, 7.2, Sure), on(12, 6.1, Sure)]),
    measure(
        "sleep-wagons",
        "sleep-rollout",
        "duc.pham",
        "Wagons with the sleep setting",
        ["wagons", "of 50"],
        [0.0, 50.0],
        147,
    )
    .seen(&[on(63, 9.0, FairlySure), on(42, 18.0, FairlySure), on(21, 27.0, FairlySure), on(7, 33.0, Sure)]),
    measure(
        "sacks",
        "waste",
        "hyejin.park",
        "Sacks of rubbish that go to landfill",
        ["sacks", "a night"],
        [82.0, 0.0],
        250,
    )
    .seen(&[
        on(75, 61.0, FairlySure),
        on(54, 49.0, FairlySure),
        on(33, 38.0, FairlySure).note("Cups are a third of what is left."),
        on(12, 28.0, FairlySure),
    ]),
    measure("bottles", "refill", "nuno.barreto", "Plastic bottles loaded", ["bottles", "a night"], [1600.0, 0.0], 63)
        .seen(&[
            on(65, 1500.0, FairlySure),
            on(51, 1200.0, FairlySure),
            on(37, 900.0, FairlySure),
            on(23, 610.0, Sure),
            on(8, 430.0, Sure).note("The taps in the older wagons froze twice, and so bottles stay aboard there."),
        ]),
    measure(
        "patched",
        "long-life",
        "ingrid.thaler",
        "Torn curtains, covers and blankets that were mended",
        ["%", "of torn pieces"],
        [20.0, 70.0],
        210,
    )
    .every(28)
    .seen(&[
        on(110, 22.0, FairlySure),
        on(82, 31.0, FairlySure),
        on(54, 38.0, FairlySure),
        on(13, 47.0, FairlySure),
    ]),
    measure(
        "second-life",
        "old-wagons",
        "hanneke.visser",
        "Older wagons back in service",
        ["wagons", "of 40"],
        [0.0, 40.0],
        540,
    )
    .every(28)
    .seen(&[
        on(140, 1.0, FairlySure),
        on(105, 2.0, FairlySure),
        on(70, 4.0, FairlySure),
        on(35, 6.0, FairlySure),
        on(10, 7.0, Unsure).note("The asbestos survey of the next eight is taking longer than we thought."),
    ]),
    measure(
        "leavers",
        "worth",
        "thandiwe.mokoena",
        "Night workers who left us",
        ["%", "in twelve months"],
        [19.0, 9.0],
        290,
    )
    .every(28)
    .seen(&[
        on(118, 18.5, Unsure),
        on(90, 17.8, Unsure),
        on(62, 16.0, FairlySure),
        on(34, 15.1, FairlySure),
        on(6, 14.4, FairlySure),
    ]),
    measure(
        "nights-kept",
        "known-nights",
        "gabriela.muntean",
        "Nights worked as they were written six weeks before",
        ["%", "of all nights"],
        [62.0, 95.0],
        105,
    )
    .seen(&[
        on(57, 66.0, Unsure),
        on(43, 71.0, FairlySure),
        on(29, 75.0, FairlySure).note("Sickness in Basel broke two weeks of plans."),
        on(15, 80.0, FairlySure),
        on(2, 83.0, FairlySure),
    ]),
    milestone("swap-live", "swap", "klaudia.brezina", "All four bases swap nights in the roster itself", -4).seen(&[
        on(60, 0.0, Unsure),
        on(32, 0.0, FairlySure),
        on(4, 1.0, Sure).note("Turin was the last, and asked for it in the end."),
    ]),
    measure(
        "harm",
        "safe",
        "elif.karaca",
        "Injuries that cost somebody a night or more",
        ["injuries", "twelve weeks"],
        [17.0, 4.0],
        224,
    )
    .every(28)
    .seen(&[
        on(115, 17.0, Unsure),
        on(87, 15.0, Unsure),
        on(59, 13.0, FairlySure),
        on(31, 12.0, FairlySure),
        on(3, 10.0, FairlySure),
    ]),
    measure(
        "near-told",
        "near-miss",
        "jerome.lambert",
        "Near misses that were answered within the week",
        ["%", "of those told"],
        [48.0, 95.0],
        49,
    )
    .every(7)
    .seen(&[
        on(47, 55.0, FairlySure),
        on(33, 68.0, FairlySure),
        on(19, 76.0, FairlySure),
        on(5, 84.0, Sure).note("The open ones all wait for a landlord."),
    ]),
    milestone("paths-lit", "yard-light", "dele.ogunbanjo", "All eleven yard paths are lit", -6).seen(&[
        on(66, 0.0, FairlySure),
        on(38, 0.0, FairlySure),
        on(10, 0.0, Sure).note("Nine of eleven burn; the cable for the last two is in the ground."),
    ]),
    measure(
        "hundred",
        "grow",
        "shirin.tehrani",
        "Newcomers who say after a hundred days that they are good at it",
        ["%", "of newcomers"],
        [49.0, 80.0],
        182,
    )
    .every(28)
    .seen(&[on(106, 50.0, Unsure), on(78, 56.0, FairlySure), on(50, 61.0, FairlySure), on(22, 65.0, FairlySure)]),
    measure(
        "purse-used",
        "night-purse",
        "mirela.ionescu",
        "Nights on which a crew used its purse",
        ["%", "of journeys run"],
        [0.0, 15.0],
        42,
    )
    .seen(&[
        on(53, 2.0, Unsure),
        on(39, 5.0, Unsure).note("Some do not believe it yet."),
        on(25, 8.0, FairlySure),
        on(11, 11.0, FairlySure),
    ]),
];
