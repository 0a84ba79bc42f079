//! A list of texts as one bound value, for raw SQL that runs on both databases.
//!
//! Invariant: the values travel as JSON in a bind and never become SQL, so one prepared statement serves lists of any length.

use super::connect::Kind;

/// Returns the subquery that lists the values of the JSON array bound as `$place`, to stand behind `IN`.
pub(crate) fn listed(kind: Kind, place: u8) -> String {
    match kind {
        Kind::Sqlite => format!("(SELECT value FROM json_each(${place}))"),
        Kind::Postgres => {
            format!("(SELECT value FROM jsonb_array_elements_text(CAST(${place} AS jsonb)) AS listed (value))")
        }
    }
}

/// Returns the JSON array of `texts`, to be bound where [`listed`] stands.
pub(crate) fn array<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    serde_json::Value::from_iter(texts).to_string()
}
