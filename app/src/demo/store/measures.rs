//! The demo's measures with their past as rows.
//!
//! Invariant: reads the content and writes nothing itself; every date is a number of days from the day of loading.

use std::collections::HashMap;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::demo::ids::id;
use crate::demo::{Confidence, DemoOrganisation, Kind, Measure};
use crate::measures::model::BY_HAND;
use crate::storage::bulk::Rows;
use crate::time::{DAY, Timestamp};

/// Returns the rows: measures, the files that fed them, their values.
pub(super) fn rows(content: &DemoOrganisation, now: Timestamp, today: Date) -> [Rows; 3] {
    let mut rows = Rows::new(
        "measure",
        &[
            "id",
            "node_id",
            "position",
            "name",
            "kind",
            "unit",
            "direction",
            "start_amount",
            "target_amount",
            "due_on",
            "stale_after_days",
            "owner_id",
            "extras",
            "revision",
            "starts_on",
            "feed",
        ],
    );
    let mut imports = Rows::new("value_import", &["id", "file", "state", "made_at", "done_at", "summary"]);
    let mut values = Rows::new(
        "measure_value",
        &[
            "id",
            "measure_id",
            "role",
            "position",
            "measured_on",
            "amount",
            "amount_text",
            "note",
            "confidence",
            "extras",
            "made_by",
            "made_at",
            "source",
            "import_id",
        ],
    );
    let mut siblings: HashMap<&str, usize> = HashMap::new();
    for measure in &content.measures {
        let position = siblings.entry(measure.node).or_default();
        let (kind, direction) = match measure.kind {
            Kind::Rise => ("quantity", "up"),
            Kind::Fall => ("quantity", "down"),
            Kind::Milestone => ("milestone", "up"),
        };
        // It began one turn before its first value.
        let first = measure.check_ins.first().map(|seen| day(today, -i64::from(seen.days_ago + measure.every_days)));
        rows.push(vec![
            id("measure", measure.key).into(),
            id("node", measure.node).into(),
            (*position).into(),
            named(measure).into(),
            kind.into(),
            measure.unit.into(),
            direction.into(),
            measure.start.into(),
            measure.target.into(),
            day(today, i64::from(measure.due_in_days)).into(),
            measure.every_days.into(),
            id("person", measure.keeper).into(),
            "{}".into(),
            1.into(),
            first.into(),
            measure.feed.unwrap_or("").into(),
        ]);
        *position += 1;
        history(measure, now, today, (&mut imports, &mut values));
    }
    [rows, imports, values]
}

/// Says what is measured with what it is counted over: no number stands without its unit, period and size.
fn named(measure: &Measure) -> String {
    if measure.basis.is_empty() {
        measure.title.to_owned()
    } else {
        format!("{} ({} {})", measure.title, measure.unit, measure.basis)
    }
}

fn history(measure: &Measure, now: Timestamp, today: Date, (imports, values): (&mut Rows, &mut Rows)) {
    for (position, seen) in measure.check_ins.iter().enumerate() {
        let days = i64::from(seen.days_ago);
        let made_at = now.plus(-days * DAY).0;
        let confidence = match seen.confidence {
            Confidence::Sure => "sure",
            Confidence::FairlySure => "fairly sure",
            Confidence::Unsure => "unsure",
        };
        // What a system sent came in a file of its day, and nobody typed it.
        let file = measure.feed.map(|feed| {
            let key = id("value_import", &format!("{} {position}", measure.key));
            let name = format!("{}-{}.csv", feed.to_lowercase().replace(' ', "-"), day(today, -days));
            imports.push(vec![
                key.clone().into(),
                name.into(),
                "done".into(),
                made_at.into(),
                made_at.into(),
                "{}".into(),
            ]);
            key
        });
        let by = file.is_none().then(|| id("person", measure.keeper));
        values.push(vec![
            id("measure_value", &format!("{} {position}", measure.key)).into(),
            id("measure", measure.key).into(),
            "actual".into(),
            position.into(),
            day(today, -days).into(),
            seen.value.into(),
            "".into(),
            seen.note.unwrap_or("").into(),
            confidence.into(),
            "{}".into(),
            by.into(),
            made_at.into(),
            measure.feed.unwrap_or(BY_HAND).into(),
            file.into(),
        ]);
    }
}

fn day(today: Date, days: i64) -> String {
    today.checked_add(days.days()).unwrap_or(today).to_string()
}
