//! Raw SQL that is prepared once per connection.
//!
//! Invariant: the text is one of a fixed set, since each is kept prepared for as long as its connection lives; what varies
//! is bound. Diesel's own `sql_query` is prepared anew each time, which took longer than running the mission page's.

use diesel::connection::Connection;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::{BigInt, Text, Untyped};

use super::connect::Conn;

type Backend = <Conn as Connection>::Backend;

/// A statement with `$1`, `$2`, ... where its values stand; a number may stand more than once.
#[derive(Debug, Clone)]
pub(crate) struct Sql {
    text: String,
    bound: Vec<Bound>,
}

/// A bound value.
#[derive(Debug, Clone)]
pub(crate) enum Bound {
    Text(String),
    BigInt(i64),
}

/// Begins a statement. Its text must be one of a fixed set: nothing that varies from call to call is formatted into it.
pub(crate) fn sql(text: impl Into<String>) -> Sql {
    Sql { text: text.into(), bound: Vec::new() }
}

impl Sql {
    /// Binds the next value as the SQL type `Kind`.
    #[must_use]
    pub(crate) fn bind<Kind, Value: BoundAs<Kind>>(mut self, value: Value) -> Self {
        self.bound.push(value.bound());
        self
    }
}

/// What can be bound as the SQL type `Kind`.
pub(crate) trait BoundAs<Kind> {
    /// Returns the value as it is kept until the statement runs.
    fn bound(self) -> Bound;
}

impl BoundAs<Text> for &str {
    fn bound(self) -> Bound {
        Bound::Text(self.to_owned())
    }
}

impl BoundAs<Text> for String {
    fn bound(self) -> Bound {
        Bound::Text(self)
    }
}

impl BoundAs<BigInt> for i64 {
    fn bound(self) -> Bound {
        Bound::BigInt(self)
    }
}

impl QueryFragment<Backend> for Sql {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Backend>) -> QueryResult<()> {
        for (text, place) in pieces(&self.text) {
            out.push_sql(text);
            let Some(place) = place else { continue };
            match self.bound.get(place.wrapping_sub(1)) {
                Some(Bound::Text(text)) => out.push_bind_param::<Text, _>(text)?,
                Some(Bound::BigInt(number)) => out.push_bind_param::<BigInt, _>(number)?,
                None => return Err(diesel::result::Error::QueryBuilderError(format!("${place} is not bound").into())),
            }
        }
        Ok(())
    }
}

impl QueryId for Sql {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl Query for Sql {
    type SqlType = Untyped;
}

impl RunQueryDsl<Conn> for Sql {}

/// Splits a statement behind each `$n`: the text before it, and n.
fn pieces(text: &str) -> impl Iterator<Item = (&str, Option<usize>)> {
    let mut first = true;
    text.split('$').flat_map(move |piece| {
        if std::mem::take(&mut first) {
            return [Some((piece, None)), None].into_iter().flatten();
        }
        let digits = piece.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = piece.split_at(digits);
        [Some(("", number.parse().ok())), Some((rest, None))].into_iter().flatten()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_is_split_at_its_places() {
        let found: Vec<_> =
            pieces("a = $1 AND b > $12").filter(|(text, place)| !text.is_empty() || place.is_some()).collect();
        assert_eq!(found, [("a = ", None), ("", Some(1)), (" AND b > ", None), ("", Some(12))]);
    }

    #[test]
    fn a_value_may_stand_twice_and_none_may_miss() {
        #[derive(QueryableByName)]
        struct Row {
            #[diesel(sql_type = Text)]
            both: String,
        }
        let mut conn = super::super::Location::parse("sqlite::memory:").unwrap().open().unwrap();
        let twice = sql("SELECT $2 || $1 || $2 AS both").bind::<Text, _>("b").bind::<Text, _>("a");
        assert_eq!(twice.get_result::<Row>(&mut conn).unwrap().both, "aba");
        assert!(sql("SELECT $1 AS both").get_result::<Row>(&mut conn).is_err());
    }
}
