//! How people find a berth, what they pay, and whether they come back.
//!
//! Invariant: check-ins stand oldest first.

use super::{FairlySure, Sure, Unsure, measure, milestone, on};
use crate::demo::plan::Measure;

pub(super) const MEASURES: &[Measure] = &[
    measure(
        "berths-sold",
        "berth",
        "lucie.marchand",
        "Berths sold of those on offer",
        ["%", "of berths, four weeks"],
        [63.0, 78.0],
        224,
    )
    .seen(&[
        on(70, 65.0, FairlySure),
        on(56, 66.0, FairlySure),
        on(42, 69.0, FairlySure),
        on(28, 70.0, FairlySure),
        on(14, 71.0, FairlySure),
        on(2, 72.0, FairlySure).note("The middle of the week has gone up for the first time."),
    ]),
    measure(
        "cheaper",
        "fair-price",
        "elena.vasquez",
        "City pairs where a berth beats flight and hotel",
        ["pairs", "of 40"],
        [24.0, 36.0],
        91,
    )
    .every(7)
    .seen(&[
        on(56, 25.0, Unsure),
        on(42, 27.0, Unsure),
        on(28, 29.0, FairlySure),
        on(14, 31.0, FairlySure).note("The three to Rome will stay dear until the second train runs."),
        on(7, 31.0, FairlySure),
    ]),
    measure(
        "price-calls",
        "early-late",
        "kenji.morita",
        "Calls that ask why the price changed",
        ["calls", "a week"],
        [420.0, 60.0],
        49,
    )
    .seen(&[
        on(56, 402.0, Unsure),
        on(42, 350.0, FairlySure),
        on(28, 210.0, Sure).note("Four weeks of three steps, and the phone is quieter."),
        on(14, 140.0, Sure),
        on(4, 118.0, Sure),
    ]),
    measure(
        "families",
        "family",
        "niamh.gallagher",
        "Families who booked a compartment of their own",
        ["families", "a week"],
        [90.0, 260.0],
        140,
    )
    .seen(&[
        on(77, 96.0, Unsure),
        on(56, 121.0, Unsure),
        on(35, 164.0, FairlySure),
        on(14, 187.0, FairlySure),
        on(3, 171.0, FairlySure).note("The school holidays are over in four countries."),
    ]),
    measure(
        "seen-us",
        "found",
        "felix.arendt",
        "People flying our routes who know that we run",
        ["%", "of a monthly survey"],
        [38.0, 60.0],
        266,
    )
    .every(28)
    .seen(&[
        on(119, 38.0, Unsure),
        on(91, 40.0, Unsure),
        on(63, 41.0, Unsure),
        on(35, 44.0, FairlySure),
        on(7, 45.0, FairlySure),
    ]),
    measure(
        "through-share",
        "through-ticket",
        "vaclav.pokorny",
        "Journeys sold through to the last stop",
        ["%", "of journeys"],
        [11.0, 35.0],
        119,
    )
    .seen(&[
        on(180, 13.0, FairlySure),
        on(152, 14.0, FairlySure),
        on(124, 16.0, Unsure),
        on(96, 17.0, Unsure).note("Two partners count differently, and we are sorting out how."),
    ]),
    measure(
        "partners-live",
        "six-railways",
        "tobias.rauch",
        "Railways that sell our berths",
        ["railways", "of 6"],
        [1.0, 6.0],
        196,
    )
    .every(28)
    .seen(&[
        on(112, 1.0, Unsure),
        on(84, 2.0, FairlySure),
        on(56, 2.0, FairlySure),
        on(12, 2.0, FairlySure).note("Two more are testing; the refund message is what holds them up."),
    ]),
    measure(
        "group-berths",
        "groups",
        "ole.thomsen",
        "Berths sold to groups",
        ["berths", "a month"],
        [1450.0, 4000.0],
        161,
    )
    .every(28)
    .seen(&[
        on(101, 1520.0, Unsure),
        on(73, 1840.0, FairlySure),
        on(45, 2310.0, FairlySure),
        on(17, 2690.0, FairlySure),
    ]),
    measure(
        "offer-day",
        "group-offer",
        "mateo.quiroga",
        "Group offers out within one working day",
        ["%", "of requests"],
        [18.0, 90.0],
        70,
    )
    .every(7)
    .seen(&[
        on(48, 26.0, Unsure),
        on(34, 45.0, FairlySure),
        on(20, 61.0, FairlySure).note("The inventory search takes two minutes now, where it took forty."),
        on(6, 74.0, Sure),
    ]),
    measure(
        "offer-taken",
        "group-offer",
        "mateo.quiroga",
        "Group offers that were accepted",
        ["%", "of offers, eight weeks"],
        [21.0, 40.0],
        98,
    )
    .seen(&[on(54, 22.0, Unsure), on(40, 26.0, FairlySure), on(26, 31.0, FairlySure), on(5, 33.0, FairlySure)]),
    measure(
        "quiet-nights",
        "group-nights",
        "jonas.tveit",
        "Berths sold on Tuesdays and Wednesdays",
        ["%", "of the midweek berths"],
        [44.0, 62.0],
        126,
    )
    .seen(&[on(60, 44.0, Unsure), on(46, 47.0, FairlySure), on(32, 49.0, FairlySure), on(11, 53.0, FairlySure)]),
    measure(
        "returning",
        "again",
        "yasmin.haddad",
        "Travellers who ride again within eighteen months",
        ["%", "of first journeys"],
        [29.0, 50.0],
        330,
    )
    .every(28)
    .seen(&[
        on(120, 30.0, Unsure),
        on(92, 31.0, Unsure),
        on(64, 31.0, Unsure),
        on(36, 33.0, Unsure),
        on(8, 34.0, FairlySure).note("It moves slowly, by its nature."),
    ]),
    measure(
        "righted",
        "put-right",
        "tuuli.magi",
        "Complaints put right within two days",
        ["%", "of complaints"],
        [37.0, 90.0],
        77,
    )
    .every(7)
    .seen(&[
        on(51, 41.0, Unsure),
        on(37, 55.0, FairlySure),
        on(23, 63.0, FairlySure),
        on(2, 71.0, Sure).note("Refunds below fifty euros no longer wait for a second signature."),
    ]),
    milestone(
        "guide-out",
        "first-night",
        "margaux.delorme",
        "The first-night page goes out with every first booking",
        -9,
    )
    .seen(&[
        on(72, 0.0, FairlySure),
        on(44, 0.0, Sure),
        on(9, 1.0, Sure).note("Out in five languages, with the drawings."),
    ]),
];
