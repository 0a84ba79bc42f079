//! A list of texts as one bound value, and rows by a list of keys, for raw SQL that runs on both databases.
//!
//! Invariant: the values travel in one bind and never become SQL, so one prepared statement serves lists of any length.

use super::connect::Kind;

/// Returns the subquery that lists the values of what [`array`] bound as `$place`, to stand behind `IN`.
///
/// PostgreSQL takes a JSON array for a hundred values whatever it holds, and then reads whole tables; an array of its own
/// it counts, and takes for ten where it cannot.
pub(crate) fn listed(kind: Kind, place: u8) -> String {
    match kind {
        Kind::Sqlite => format!("(SELECT value FROM json_each(${place}))"),
        Kind::Postgres => format!("(SELECT unnest(CAST(${place} AS TEXT[])))"),
    }
}

/// Returns `texts` as one text, to be bound where [`listed`] stands.
pub(crate) fn array<'a>(kind: Kind, texts: impl IntoIterator<Item = &'a str>) -> String {
    match kind {
        Kind::Sqlite => serde_json::Value::from_iter(texts).to_string(),
        Kind::Postgres => {
            let quoted = |text: &str| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
            format!("{{{}}}", texts.into_iter().map(quoted).collect::<Vec<_>>().join(","))
        }
    }
}

/// Joins the one row of `table` (a table and its short name) whose id stands in `at`, looked up by its key.
///
/// A planner that does not know how short a recursive list is would read the whole table and hash it.
pub(crate) fn found(kind: Kind, table: &str, at: &str) -> String {
    let (table, name) = table.split_once(' ').unwrap_or((table, table));
    match kind {
        Kind::Sqlite => format!("CROSS JOIN {table} {name} ON {name}.id = {at}"),
        Kind::Postgres => format!("CROSS JOIN LATERAL (SELECT * FROM {table} WHERE id = {at} LIMIT 1) {name}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_quoted_as_each_database_reads_them() {
        let texts = ["a", "b\"c", "d\\e", "{f},"];
        assert_eq!(array(Kind::Sqlite, texts), r#"["a","b\"c","d\\e","{f},"]"#);
        assert_eq!(array(Kind::Postgres, texts), r#"{"a","b\"c","d\\e","{f},"}"#);
        assert_eq!(array(Kind::Postgres, []), "{}");
    }
}
