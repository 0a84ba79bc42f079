//! Links to the pages of cycles.
//!
//! Invariant: a part of `links`, which nobody else formats by hand.

use crate::id::NodeId;

/// The strategy's cycle, and those that are closed.
pub const CYCLES: &str = "/cycles";
/// The cycle that is being closed.
pub const CLOSING: &str = "/cycles/closing";
/// Closing it.
pub const CLOSE: &str = "/cycles/closing/finish";

/// Links to a row of the cycle that is being closed, among the rows that `only` names, with what can be taken back.
pub fn closing_at(only: &str, at: Option<&NodeId>, batch: Option<&str>) -> String {
    let mut pairs = form_urlencoded::Serializer::new(String::new());
    for (name, value) in [("only", only), ("at", at.map_or("", NodeId::as_str)), ("batch", batch.unwrap_or(""))] {
        if !value.is_empty() {
            pairs.append_pair(name, value);
        }
    }
    match pairs.finish() {
        pairs if pairs.is_empty() => CLOSING.to_owned(),
        pairs => format!("{CLOSING}?{pairs}"),
    }
}

/// Links to a page of the cycle that is being closed.
pub fn closing_page(only: &str, page: usize) -> String {
    let only = if only.is_empty() { String::new() } else { format!("only={only}&") };
    format!("{CLOSING}?{only}page={page}")
}

/// Links to a page of the record of a closed cycle.
pub fn cycle(number: i64, page: usize) -> String {
    if page > 1 { format!("/cycles/{number}?page={page}") } else { format!("/cycles/{number}") }
}

/// Links to that record as a file.
pub fn cycle_file(number: i64) -> String {
    format!("/export/cycles/{number}.csv")
}

/// Links to beginning the strategy that follows a closed cycle.
pub fn next_cycle(number: i64) -> String {
    format!("/cycles/{number}/next")
}
