//! A range of the table: the gaps of one kind that somebody sees in a part, from a place on.
//!
//! Invariant: each kind is one range of an index, cut off at its limit; so what a page costs follows from what it shows. What
//! tells about people's cards is read under the viewer's own name, whatever the part.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use jiff::civil::Date;

use super::renew::{COLUMNS, Row};
use crate::coverage::model::{Asked, COUNTED, Kind, Part};
use crate::error::Result;
use crate::id::{LensId, NodeId, PersonId};
use crate::storage::{Conn, Sql, sql};

/// What is read: one part, as one viewer sees it.
#[derive(Debug, Clone)]
pub(super) struct Range {
    /// The scope of what everybody may see who may look at the part.
    scope: String,
    viewer: String,
    today: String,
    pillar: String,
    lens: String,
    /// The team that what is read under the viewer's name has to be in.
    team: String,
    /// The gap after which it goes on.
    after: (String, String),
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = BigInt)]
    number: i64,
}

impl Range {
    /// Makes the range of what is asked for by `viewer` on `today`.
    pub(super) fn of(asked: &Asked, viewer: &PersonId, today: Date) -> Self {
        let team = match &asked.part {
            Part::Team(id) => id.to_string(),
            _ => String::new(),
        };
        // Of the whole organisation, what is in a lens is a range of its own.
        let lens = asked.lens.as_ref().map_or("", LensId::as_str).to_owned();
        let scope = if team.is_empty() { lens.clone() } else { team.clone() };
        let after = asked.after.clone().map(|(day, subject)| (day.to_string(), subject)).unwrap_or_default();
        Self {
            scope,
            viewer: viewer.to_string(),
            today: today.to_string(),
            pillar: asked.pillar.as_ref().map_or("", NodeId::as_str).to_owned(),
            lens,
            team,
            after,
        }
    }

    /// Returns the condition of one kind.
    fn condition(&self, kind: Kind) -> String {
        let scope = if kind.is_of_cards() { "$2" } else { "$1" };
        let mut all = format!("g.scope_id = {scope} AND g.kind = '{}' AND g.since <= $3", kind.word());
        if !self.pillar.is_empty() {
            all += " AND g.pillar_id = $4";
        }
        if !self.lens.is_empty() && (kind.is_of_cards() || self.scope != self.lens) {
            all += " AND g.lens_id = $5";
        }
        if !self.team.is_empty() && kind.is_of_cards() {
            all += " AND g.teams LIKE '%' || $6 || '%'";
        }
        if !self.after.1.is_empty() {
            all += " AND (g.since, g.subject_id) > ($7, $8)";
        }
        all
    }

    fn bound(&self, text: String) -> Sql {
        [&self.scope, &self.viewer, &self.today, &self.pillar, &self.lens, &self.team, &self.after.0, &self.after.1]
            .into_iter()
            .fold(sql(text), |query, text| query.bind::<Text, _>(text.as_str()))
    }

    /// Returns the statement that reads up to `limit` gaps of each of `kinds`, the oldest first.
    fn listing(&self, kinds: &[Kind], limit: usize) -> String {
        let columns = COLUMNS.split(", ").map(|name| format!("g.{name}")).collect::<Vec<_>>().join(", ");
        let range = |kind: &Kind| {
            let (condition, alias) = (self.condition(*kind), kind.word());
            format!(
                "SELECT * FROM (SELECT {columns} FROM gap g WHERE {condition} \
                 ORDER BY g.since, g.subject_id LIMIT {limit}) of_{alias}"
            )
        };
        kinds.iter().map(range).collect::<Vec<_>>().join(" UNION ALL ")
    }

    /// Returns the statement that counts the gaps of each kind, to one more than [`COUNTED`].
    fn counting(&self) -> String {
        let most = COUNTED + 1;
        let range = |kind: Kind| {
            let (condition, word) = (self.condition(kind), kind.word());
            format!(
                "SELECT '{word}' AS kind, COUNT(*) AS number FROM (SELECT 1 FROM gap g WHERE {condition} LIMIT {most}) of_{word}"
            )
        };
        Kind::ALL.into_iter().map(range).collect::<Vec<_>>().join(" UNION ALL ")
    }

    /// Reads up to `limit` gaps of each of `kinds`, the oldest first.
    pub(super) fn list(&self, conn: &mut Conn, kinds: &[Kind], limit: usize) -> Result<Vec<Row>> {
        Ok(self.bound(self.listing(kinds, limit)).load(conn)?)
    }

    /// Counts the gaps of each kind, to one more than [`COUNTED`].
    pub(super) fn counts(&self, conn: &mut Conn) -> Result<Vec<(Kind, usize)>> {
        let rows: Vec<Count> = self.bound(self.counting()).load(conn)?;
        let read = |row: Count| Some((Kind::read(&row.kind)?, usize::try_from(row.number).unwrap_or(0)));
        Ok(rows.into_iter().filter_map(read).filter(|(_, count)| *count > 0).collect())
    }
}

#[cfg(test)]
impl Range {
    /// Returns both statements with what is bound written into them.
    pub(super) fn written_out(&self, kinds: &[Kind], limit: usize) -> [String; 2] {
        let bound = [
            &self.scope,
            &self.viewer,
            &self.today,
            &self.pillar,
            &self.lens,
            &self.team,
            &self.after.0,
            &self.after.1,
        ];
        [self.listing(kinds, limit), self.counting()].map(|text| {
            bound
                .iter()
                .enumerate()
                .fold(text, |text, (at, value)| text.replace(&format!("${}", at + 1), &format!("'{value}'")))
        })
    }
}
