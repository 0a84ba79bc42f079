//! The map in words: what a station says to whoever hears the picture, and beside it to whoever sees it.
//!
//! Invariant: everything that is drawn is said; the title comes first.

use jiff::civil::Date;

use super::{MapNode, Support};
use crate::measures::model::Reading;
use crate::organisation::model::level_name;
use crate::time::day_said;

/// Says everything about a node: its title, its level, its because, its measure, what it also supports, and what is not shown.
pub fn sentence(node: &MapNode, levels: &[String], today: Date) -> String {
    let mut parts = vec![node.title.text.clone()];
    let level = level_name(levels, node.level);
    parts.push(match (node.parent, node.because.text.as_str()) {
        (None, _) if node.unwritten => format!("{level}, not written yet"),
        (None, _) => level.to_owned(),
        (Some(_), "") => format!("{level}, no because yet"),
        (Some(_), because) => format!("{level}, because {because}"),
    });
    if let Some(mark) = node.translated {
        parts.push(format!("Translation: {}", mark.said()));
    }
    if let Some(owner) = &node.owner {
        parts.push(format!("Owner: {owner}"));
    }
    if let Some(reading) = node.measure(today) {
        parts.push(format!("{}: {}", reading.name, measured(node, reading, today)).trim_start_matches(": ").to_owned());
    }
    parts.extend(node.supports.iter().map(supported));
    if node.below > 0 {
        parts.push(hidden(node.below));
    }
    let parts: Vec<&str> =
        parts.iter().map(|part| part.trim_end_matches('.')).filter(|part| !part.is_empty()).collect();
    format!("{}.", parts.join(". "))
}

/// Says how many nodes are not shown.
pub(super) fn hidden(below: usize) -> String {
    format!("{below} below")
}

/// Says where the measure of a node's station is, or since when nobody has said so.
pub(super) fn measured(node: &MapNode, reading: &Reading, today: Date) -> String {
    let said = if reading.is_stale(today) {
        match reading.latest.as_ref().and_then(|latest| latest.measured_on) {
            Some(day) => format!("stale, last value {}", day_said(today, day)),
            None => "stale, no value yet".to_owned(),
        }
    } else {
        reading.said()
    };
    match node.measures.len() {
        0 | 1 => said,
        several => format!("{said}, and {} more", several - 1),
    }
}

fn supported(support: &Support) -> String {
    let because = if support.broken { ", no because yet" } else { "" };
    format!("Also supports {}{because}", support.title.text)
}
