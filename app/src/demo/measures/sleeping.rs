//! How well people sleep, and how they are looked after.
//!
//! Invariant: check-ins stand oldest first.

use super::{FairlySure, Sure, Unsure, measure, milestone, on};
use crate::demo::plan::Measure;

pub(super) const MEASURES: &[Measure] = &[
    measure(
        "slept-well",
        "sleep",
        "tomasz.wilk",
        "Travellers who say they slept well or very well",
        ["%", "of answers, four weeks"],
        [58.0, 75.0],
        238,
    )
    .every(28)
    .seen(&[
        on(112, 59.0, Unsure),
        on(84, 61.0, FairlySure),
        on(56, 64.0, FairlySure),
        on(28, 66.0, FairlySure).note("Warmth moved it, noise has not yet."),
        on(3, 67.0, FairlySure),
    ]),
    measure(
        "pillow-noise",
        "quiet",
        "chiara.bonetti",
        "Noise at the pillow, median of measured nights",
        ["dB", ""],
        [46.0, 38.0],
        210,
    )
    .every(28)
    .seen(&[
        on(98, 45.5, Unsure),
        on(70, 44.0, Unsure),
        on(42, 42.5, FairlySure).note("The new door seals alone gave one decibel."),
        on(14, 41.0, FairlySure),
    ]),
    measure(
        "rattle-count",
        "rattles",
        "petra.lindqvist",
        "Rattles found on a listening ride",
        ["rattles", "per wagon"],
        [23.0, 3.0],
        126,
    )
    .seen(&[on(55, 20.0, FairlySure), on(41, 16.0, FairlySure), on(27, 11.0, Sure), on(13, 9.0, Sure)]),
    measure(
        "jolts",
        "brakes",
        "kofi.mensah",
        "Jolts above the limit, from first brake to standstill",
        ["jolts", "per night and train"],
        [14.0, 2.0],
        147,
    )
    .seen(&[
        on(63, 14.0, Unsure),
        on(49, 12.0, Unsure),
        on(35, 11.0, Unsure),
        on(21, 8.0, FairlySure).note("Measured with the new curve on train 40 only."),
        on(7, 6.0, FairlySure),
    ]),
    milestone(
        "curve-approved",
        "brake-curve",
        "luka.novosel",
        "The approvals office signs the gentler brake curve",
        28,
    )
    .seen(&[
        on(70, 0.0, FairlySure),
        on(42, 0.0, FairlySure),
        on(14, 0.0, Unsure).note("They want one more test on wet leaves."),
    ]),
    measure(
        "cold-start",
        "warm",
        "yuto.nakagawa",
        "Compartments below seventeen degrees at boarding",
        ["%", "of compartments, winter nights"],
        [27.0, 3.0],
        63,
    )
    .every(7)
    .seen(&[
        on(48, 26.0, Unsure),
        on(34, 19.0, FairlySure),
        on(20, 12.0, FairlySure),
        on(6, 8.0, Sure).note("Hamburg still boards cold when the train before is late."),
    ]),
    measure(
        "posts",
        "shore-power",
        "siobhan.keane",
        "Power posts that work in our three yards",
        ["posts", "of 42"],
        [9.0, 42.0],
        182,
    )
    .seen(&[
        on(118, 9.0, FairlySure),
        on(90, 9.0, FairlySure),
        on(62, 12.0, Unsure),
        on(13, 12.0, Unsure).note("Nobody runs the building work at the moment."),
    ]),
    measure(
        "cared-for",
        "cared",
        "mirela.ionescu",
        "Travellers who would thank somebody by name",
        ["%", "of answers, last eight weeks"],
        [34.0, 50.0],
        175,
    )
    .seen(&[
        on(80, 35.0, FairlySure),
        on(60, 37.0, FairlySure),
        on(40, 41.0, FairlySure),
        on(20, 42.0, FairlySure),
        on(8, 44.0, Sure),
    ]),
    measure(
        "tray",
        "breakfast",
        "zofia.kaminska",
        "Breakfast trays that come back with nothing but crumbs",
        ["%", "of trays weighed"],
        [52.0, 75.0],
        105,
    )
    .seen(&[
        on(66, 54.0, Unsure),
        on(52, 57.0, FairlySure),
        on(38, 61.0, FairlySure).note("The boiled egg went, the second roll came."),
        on(24, 63.0, FairlySure),
        on(9, 66.0, FairlySure),
    ]),
    measure(
        "bakers",
        "fresh-bread",
        "gustavo.pires",
        "Stops with a baker who delivers before six",
        ["stops", "of 8"],
        [1.0, 8.0],
        56,
    )
    .seen(&[
        on(84, 2.0, Unsure),
        on(60, 3.0, FairlySure),
        on(36, 5.0, FairlySure),
        on(12, 6.0, Sure).note("Bolzano delivers from the week after next."),
    ]),
    measure(
        "bed-missing",
        "made-bed",
        "hiroko.sato",
        "Berths not fully made at boarding",
        ["berths", "a night"],
        [31.0, 4.0],
        70,
    )
    .every(7)
    .seen(&[on(50, 28.0, Unsure), on(36, 22.0, FairlySure), on(22, 15.0, FairlySure), on(1, 12.0, FairlySure)]),
    measure(
        "cages",
        "linen-count",
        "hiroko.sato",
        "Linen cages counted by their tags",
        ["%", "of cages"],
        [0.0, 100.0],
        42,
    )
    .seen(&[on(52, 15.0, FairlySure), on(38, 40.0, FairlySure), on(24, 62.0, Sure), on(10, 78.0, Sure)]),
    measure(
        "bell-time",
        "bell",
        "josefine.lund",
        "Bells answered within three minutes",
        ["%", "of bells"],
        [71.0, 95.0],
        119,
    )
    .every(7)
    .seen(&[
        on(49, 73.0, Unsure),
        on(35, 78.0, FairlySure),
        on(21, 83.0, FairlySure).note("The nearest one goes, since the handsets show the way."),
        on(7, 86.0, FairlySure),
    ]),
];
