//! The contribution cards of Climate and Power.
//!
//! Invariant: a person's cards stand together, in the person's own order.

use super::card;
use crate::demo::plan::Card;

pub(super) const CARDS: &[Card] = &[
    card("siobhan.keane", "energy", "I keep one sheet with where every kilowatt-hour of a night goes, and ask about the largest line first.")
        .wait("Solar panels on wagon roofs.")
        .alone("Switching off a consumer for a trial of two weeks."),
    card("siobhan.keane", "warm", "I settle what gets warm first when there is not enough power for all of it."),
    card("yuto.nakagawa", "preheat", "I teach the wagon to start heating by the weather and its departure, instead of by the clock.")
        .wait("Underfloor heating in the vestibules.")
        .alone("Start times of any wagon."),
    card("yuto.nakagawa", "warm", "I balance the air between the first and the last compartment of each wagon type.")
        .wait("The comfort study with the university.")
        .alone("Flap positions and fan steps."),
    card("anneli.kask", "warm", "I bring fresh air in without a draught on the upper berth.")
        .wait("Filters against pollen."),
    card("diego.maldonado", "sleep-mode", "I look for what keeps drawing power in a parked wagon and switch it off, one relay at a time.")
        .wait("The second life of old batteries in the depot.")
        .alone("Any load that nobody misses for a week."),
    card("priyanka.rao", "energy", "I compute power per sleeping person and publish the sum with its weak spots named.")
        .wait("A model of the trains that we do not run yet.")
        .alone("Which figure we withdraw when the data is bad."),
    card("priyanka.rao", "light", "I answer everybody who doubts our carbon figure, with the sheet open.")
        .alone("How the calculation is explained."),
    card("lars.oyen", "refill", "I keep the drinking taps of the older wagons from freezing, with heated pipes and a drain that works by itself.")
        .wait("Showers in the second train.")
        .alone("Emptying a tank rather than risking a burst."),
    card("duc.pham", "sleep-rollout", "I fit the sleep setting at inspections and come out when it wakes a wagon too late.")
        .wait("The dashboard for the depot.")
        .alone("Rolling back one wagon on the spot."),
    card("duc.pham", "preheat", "I keep the cooling and heating cabinets running while Helmi is away."),
];
