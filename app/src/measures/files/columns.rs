//! Finds the columns of a sheet of values by their headers.
//!
//! Invariant: a header is compared by its letters and digits alone; what is not known is told, never dropped silently.

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// The measure: its id, its path, or its name.
    Measure,
    /// The id of the measure, where its name stands beside it.
    Id,
    /// The node, where the measure's name stands alone.
    Node,
    /// The day.
    Day,
    /// The value.
    Value,
    /// One sentence.
    Note,
    /// How sure somebody was.
    Confidence,
    /// The system that sent it.
    Source,
    /// The unit, to be compared with the measure's.
    Unit,
    /// Whether it is a target or an actual.
    What,
    /// Something that our export adds for whoever reads it.
    Beside,
}

/// What stands in the header of our export, in its order.
pub const OURS: [(&str, Column); 12] = [
    ("measure_id", Column::Id),
    ("node", Column::Node),
    ("measure", Column::Measure),
    ("what", Column::What),
    ("date", Column::Day),
    ("value", Column::Value),
    ("unit", Column::Unit),
    ("confidence", Column::Confidence),
    ("note", Column::Note),
    ("source", Column::Source),
    ("recorded_by", Column::Beside),
    ("recorded_at", Column::Beside),
];

const KNOWN: &[(&str, Column)] = &[
    ("id", Column::Id),
    ("measureid", Column::Id),
    ("measurename", Column::Measure),
    ("measurepath", Column::Measure),
    ("path", Column::Measure),
    ("name", Column::Measure),
    ("metric", Column::Measure),
    ("indicator", Column::Measure),
    ("kpi", Column::Measure),
    ("keyresult", Column::Measure),
    ("objective", Column::Node),
    ("day", Column::Day),
    ("measuredon", Column::Day),
    ("asof", Column::Day),
    ("period", Column::Day),
    ("periodend", Column::Day),
    ("time", Column::Day),
    ("timestamp", Column::Day),
    ("actual", Column::Value),
    ("amount", Column::Value),
    ("number", Column::Value),
    ("figure", Column::Value),
    ("result", Column::Value),
    ("comment", Column::Note),
    ("remark", Column::Note),
    ("remarks", Column::Note),
    ("sentence", Column::Note),
    ("howsure", Column::Confidence),
    ("system", Column::Source),
    ("feed", Column::Source),
    ("origin", Column::Source),
    ("role", Column::What),
];

/// Says what a header stands for.
pub fn column(header: &str) -> Option<Column> {
    let key: String = header.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let ours = OURS.iter().find(|(name, _)| name.replace('_', "") == key).map(|(_, column)| *column);
    ours.or_else(|| KNOWN.iter().find(|(name, _)| *name == key).map(|(_, column)| *column))
}
