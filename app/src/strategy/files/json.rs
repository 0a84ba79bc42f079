//! Throughline's own JSON: the whole plan, losslessly.
//! Reading what was printed gives the same plan; a field that is not known is refused with its place, never dropped.

use serde::{Deserialize, Serialize};

use super::plan::Plan;

/// The mark by which a file is known as ours.
pub const MARK: &str = "throughline-strategy";
const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Envelope {
    format: String,
    version: u32,
    plan: Plan,
}

/// Why a text is not our JSON, and where.
#[derive(Debug)]
pub struct Unread {
    /// The line, counted from 1.
    pub line: usize,
    /// The column, counted from 1.
    pub column: usize,
    /// What is wrong and what to do.
    pub what: String,
}

/// Writes a plan.
pub fn print(plan: &Plan) -> String {
    let envelope = Envelope { format: MARK.to_owned(), version: VERSION, plan: plan.clone() };
    // A plan is texts, numbers and lists, which always serialise.
    let mut text = serde_json::to_string_pretty(&envelope).unwrap_or_default();
    text.push('\n');
    text
}

/// Reads a plan.
///
/// # Errors
/// Where the text is not what `print` writes.
pub fn read(text: &str) -> Result<Plan, Unread> {
    let envelope: Envelope = serde_json::from_str(text).map_err(|error| Unread {
        line: error.line().max(1),
        column: error.column().max(1),
        what: format!("This strategy in JSON cannot be read ({error}). Export it again or correct that place."),
    })?;
    if envelope.format != MARK || envelope.version != VERSION {
        let what = format!(
            "This is {} version {}; this version reads {MARK} version {VERSION}. Update Throughline and try again.",
            envelope.format, envelope.version
        );
        return Err(Unread { line: 1, column: 1, what });
    }
    Ok(envelope.plan)
}
