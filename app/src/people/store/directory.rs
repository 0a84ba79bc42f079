//! Looking people up.
//!
//! Invariant: reads a page at a time; people who wait or are gone are not in it.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};

use super::current;
use crate::access::{Ability, Rule, Tx};
use crate::error::Result;
use crate::id::{PersonId, TeamId};
use crate::people::model::{DirectoryView, Named, PersonRow};
use crate::people::names::plain;
use crate::people::policy::{ExportPeople, ImportPeople};
use crate::storage::holding;
use crate::text::folded;

/// How many stand on a page.
const PER_PAGE: i64 = 40;
/// How many words of a query are looked at.
const WORDS: usize = 4;

/// A row of a list of people.
#[derive(QueryableByName)]
pub(super) struct Found {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    title: String,
    #[diesel(sql_type = Nullable<Text>)]
    email: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    team_id: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    team: Option<String>,
}

/// The columns of [`Found`], and where they come from.
pub(super) const FOUND: &str = "SELECT person.id AS id, person.name AS name, person.title AS title, \
     person.email AS email, person.team_id AS team_id, team.name AS team \
     FROM person LEFT JOIN team ON team.id = person.team_id";

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

impl From<Found> for PersonRow {
    fn from(row: Found) -> Self {
        Self {
            id: PersonId::stored(row.id),
            name: row.name,
            title: row.title,
            email: row.email,
            team: row.team_id.zip(row.team).map(|(id, name)| Named { id: TeamId::stored(id), name }),
        }
    }
}

/// Lists a page of the people who match every word of `query` by name, address, title or team.
///
/// # Errors
/// What the database says.
pub fn search(tx: &mut impl Tx, query: &str, page: i64) -> Result<DirectoryView> {
    let viewer = tx.viewer().clone();
    let conn = tx.conn();
    let words: Vec<String> = query.split_whitespace().take(WORDS).map(str::to_owned).collect();
    let mut conditions = vec!["person.state = 'active'".to_owned()];
    let mut binds = Vec::new();
    for word in &words {
        // Names are stored without accents; SQLite lowers ASCII alone, so the word is looked for both ways.
        let at = binds.len();
        conditions.push(format!(
            "(person.sort_name LIKE ${} ESCAPE '!' OR lower(person.email) LIKE ${} ESCAPE '!' \
             OR lower(person.title) LIKE ${} ESCAPE '!' OR lower(team.name) LIKE ${} ESCAPE '!' OR team.name LIKE ${} ESCAPE '!')",
            at + 1,
            at + 2,
            at + 3,
            at + 4,
            at + 5
        ));
        let lower = holding(&folded(word));
        binds.extend([holding(&plain(word)), lower.clone(), lower.clone(), lower, holding(word)]);
    }
    let condition = conditions.join(" AND ");
    let total = if words.is_empty() {
        current::active(conn)?
    } else {
        let mut counted = diesel::sql_query(format!(
            "SELECT CAST(COUNT(*) AS BIGINT) AS count FROM person LEFT JOIN team ON team.id = person.team_id WHERE {condition}"
        ))
        .into_boxed();
        for bind in &binds {
            counted = counted.bind::<Text, _>(bind);
        }
        counted.get_result::<Count>(conn)?.count
    };
    let page = page.clamp(1, (total - 1).max(0) / PER_PAGE + 1);
    let mut listed = diesel::sql_query(format!(
        "{FOUND} WHERE {condition} ORDER BY person.sort_name, person.id LIMIT {PER_PAGE} OFFSET {}",
        (page - 1) * PER_PAGE
    ))
    .into_boxed();
    for bind in &binds {
        listed = listed.bind::<Text, _>(bind);
    }
    let people: Vec<Found> = listed.load(conn)?;
    let mut can = Vec::new();
    if ImportPeople.allowed(&viewer, &()) {
        can.push(Ability::Import);
    }
    if ExportPeople.allowed(&viewer, &()) {
        can.push(Ability::Export);
    }
    Ok(DirectoryView {
        query: query.to_owned(),
        people: people.into_iter().map(PersonRow::from).collect(),
        total,
        page,
        per_page: PER_PAGE,
        can,
    })
}
