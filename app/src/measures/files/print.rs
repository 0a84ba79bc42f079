//! Writes values as the CSV that `read` takes back.
//!
//! Invariant: what came out of a database and goes back into it changes nothing.

use jiff::civil::Date;

use super::OURS;
use crate::measures::model::Confidence;
use crate::strategy::files::guarded;
use crate::time::Timestamp;

/// A value with everything that is said of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Printed {
    /// The id of its measure.
    pub measure: String,
    /// The title of the measure's node.
    pub node: String,
    /// The name of the measure.
    pub name: String,
    /// The measure's unit.
    pub unit: String,
    /// Whether it is a target.
    pub is_target: bool,
    /// Its day.
    pub day: Option<Date>,
    /// The number.
    pub amount: Option<f64>,
    /// The words of its source, where it gave no number.
    pub text: String,
    /// How sure somebody was.
    pub confidence: Confidence,
    /// One sentence.
    pub note: String,
    /// Where it comes from.
    pub source: String,
    /// Who recorded it.
    pub by: Option<String>,
    /// When it was recorded.
    pub at: Timestamp,
}

/// Prints values as UTF-8 with a byte order mark, which spreadsheets need to see the letters.
pub fn print(values: &[Printed]) -> String {
    let mut text = "\u{feff}".to_owned();
    row(&mut text, OURS.map(|(name, _)| name.to_owned()));
    for value in values {
        row(
            &mut text,
            [
                value.measure.clone(),
                guarded(&value.node),
                guarded(&value.name),
                if value.is_target { "target" } else { "actual" }.to_owned(),
                value.day.map(|day| day.to_string()).unwrap_or_default(),
                value.amount.map_or_else(|| guarded(&value.text), |amount| amount.to_string()),
                guarded(&value.unit),
                value.confidence.word().to_owned(),
                guarded(&value.note),
                guarded(&value.source),
                guarded(value.by.as_deref().unwrap_or("")),
                value.at.rfc3339(),
            ],
        );
    }
    text
}

fn row<const N: usize>(text: &mut String, cells: [String; N]) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            text.push(',');
        }
        if cell.contains([',', '"', '\n', '\r', ';', '\t']) {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(cell);
        }
    }
    text.push_str("\r\n");
}
