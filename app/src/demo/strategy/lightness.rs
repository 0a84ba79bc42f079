//! The pillar "The lightest way to travel far", down to its steps.
//!
//! Invariant: a parent stands before its children.

use super::{eng, node, ops, sal};
use crate::demo::plan::Node;

pub(super) const NODES: &[Node] = &[
    node(
        "light",
        "mission",
        "The lightest way to travel far",
        "Rail is ahead already. We want to stay ahead when flying and driving get better, and to be able to prove it per berth and per night.",
    )
    .person("beatriz.salgado")
    .because("a continent that is worth crossing should still be there for those who cross it later")
    .worded(&[
        eng("The fewest kilowatt-hours and kilograms per sleeping person"),
        sal("A journey that needs no excuse and no small print"),
    ])
    .because_worded(&[
        sal("one traveller in four says that this is why they tried us"),
        eng("each kilogram on the wagon is pulled over the Alps three hundred nights a year"),
    ]),
    node(
        "energy",
        "light",
        "A third less power per berth",
        "Measured at the locomotive and at the siding, divided by the people who slept.",
    )
    .person("siobhan.keane")
    .because("power is our third largest bill and nearly all of our footprint")
    .worded(&[ops("The train uses no more power at night than it needs for those on board")])
    .because_worded(&[
        eng("half of it does not move the train, it heats and lights wagons with nobody in them"),
        sal("the figure on the ticket has to fall each year for people to go on believing it"),
    ]),
    node(
        "sleep-mode",
        "energy",
        "A parked wagon goes to sleep by itself",
        "Heating, fans and light go down when the last person leaves and come up in time for boarding.",
    )
    .team("climate")
    .because("wagons stand still for fourteen hours a day and drew power all the while")
    .worded(&[eng("Below four kilowatts at standstill, without anybody pressing a button")])
    .because_worded(&[
        eng("standstill is two fifths of all consumption and none of the benefit"),
        ops("switching down fifty wagons by hand is a shift that nobody has"),
    ]),
    node(
        "sleep-rollout",
        "sleep-mode",
        "The sleep setting is fitted to every wagon that comes in for its checks",
        "Fitting takes two hours if it is done with the yearly inspection, and a whole day if it is not.",
    )
    .person("duc.pham")
    .because("a setting that is on half of the wagons is one that nobody relies on")
    .because_worded(&[eng("two software states in one train leave the power planner guessing")]),
    node(
        "waste",
        "light",
        "Nothing from a night goes to landfill",
        "Eighty sacks a night used to. It is less than thirty now, and what is left is mostly cups, film and single slippers.",
    )
    .person("hyejin.park")
    .because("people see the sack at the end of the corridor and judge the rest by it")
    .worded(&[
        sal("What we put on the tray can be eaten, washed or given back"),
        eng("Every part and every wrapping has a second use that is written down"),
    ])
    .because_worded(&[
        ops("what is not unpacked need not be carried, sorted and paid for"),
        eng("waste is material that we bought for the wrong shape"),
    ]),
    node(
        "refill",
        "waste",
        "No single-use bottle on board",
        "A tap with filtered water in each wagon and a glass bottle in each compartment.",
    )
    .team("linen")
    .worded(&[
        eng("A filtered tap in every wagon that does not freeze when parked"),
        sal("Water is simply there, as at home"),
    ]),
    node(
        "long-life",
        "waste",
        "Seats, sheets and wagons that are kept, not replaced",
        "We buy what can be opened, patched and bought again in ten years.",
    )
    .team("finance")
    .because("the heaviest sack is the wagon that was scrapped too early")
    .worded(&[
        eng("Every part that wears can be replaced without the part it is fixed to"),
        ops("What is torn goes to the upholsterer first and to the skip last"),
    ])
    .because_worded(&[
        eng("a body shell is good for fifty years if the inside may change three times"),
        ops("a patched curtain tonight beats a new one in six weeks"),
    ]),
    node(
        "old-wagons",
        "long-life",
        "Forty older wagons get a second life instead of the scrapyard",
        "New partitions, doors, heating and wiring in the bodies that we have. A third of the price, and a year faster than new ones.",
    )
    .person("hanneke.visser")
    .because("nine tenths of the steel, and of the carbon in it, are in the shell that we keep")
    .because_worded(&[
        sal("twelve hundred more berths before the next two winters are over"),
        eng("the frames measured straighter than the drawings, so the rest is fitting out"),
    ]),
];
