//! Whose page it is: their team, the words they read in, and what the organisation calls its levels.
//!
//! Invariant: one query, whatever the number of lenses; a team without a lens reads in that of the team above it.

use diesel::prelude::*;
use diesel::sql_types::{Nullable, Text};
use jiff::civil::Date;

use crate::access::{Action, Permit, Tx, Viewer, Writer};
use crate::error::{Error, Result};
use crate::id::{LensId, PersonId, TeamId};
use crate::mission::model::Reading;
use crate::mission::policy::ChooseLens;
use crate::storage::schema::{lens, person};
use crate::storage::{Conn, sql};

/// Whose page it is.
pub(super) struct Reader {
    pub name: String,
    pub team: Option<(TeamId, String)>,
    pub reading: Reading,
    pub levels: Vec<String>,
    pub zone: String,
    /// The cycle of the strategy in force, and its last day.
    pub cycle: Option<(String, Option<Date>)>,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Nullable<Text>)]
    team_id: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    team_name: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    chosen: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    of_team: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    of_organisation: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    levels: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    zone: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    cycle: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    cycle_ends: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    lens_id: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    lens_name: Option<String>,
}

/// Reads whose page it is.
pub(super) fn find(conn: &mut Conn, id: &PersonId) -> Result<Reader> {
    let rows: Vec<Row> = sql(
        "WITH RECURSIVE up (parent_id, lens_id, depth) AS (\
           SELECT t.parent_id, t.lens_id, CAST(0 AS BIGINT) FROM person p JOIN team t ON t.id = p.team_id WHERE p.id = $1 \
           UNION ALL SELECT t.parent_id, t.lens_id, up.depth + 1 FROM up JOIN team t ON t.id = up.parent_id \
           WHERE up.depth < 20) \
         SELECT p.name, t.id AS team_id, t.name AS team_name, p.lens_id AS chosen, \
           (SELECT up.lens_id FROM up JOIN lens n ON n.id = up.lens_id WHERE n.archived_at IS NULL \
            ORDER BY up.depth LIMIT 1) AS of_team, \
           o.lens_id AS of_organisation, o.levels, o.time_zone AS zone, s.cycle, s.ends_on AS cycle_ends, l.id AS lens_id, \
           l.name AS lens_name \
         FROM person p LEFT JOIN team t ON t.id = p.team_id LEFT JOIN organisation o ON o.id = 'organisation' \
         LEFT JOIN strategy s ON s.id = o.strategy_id \
         LEFT JOIN lens l ON l.archived_at IS NULL \
         WHERE p.id = $1 AND p.state = 'active' ORDER BY l.position, l.name",
    )
    .bind::<Text, _>(id.as_str())
    .load(conn)?;
    reader(rows)
}

/// Reads what any member of a team reads in, or somebody in no team; the name is the team's.
///
/// # Errors
/// `NotFound` if there is no such team.
pub(super) fn of_team(conn: &mut Conn, id: Option<&TeamId>) -> Result<Reader> {
    let rows: Vec<Row> = sql("WITH RECURSIVE up (parent_id, lens_id, depth) AS (\
           SELECT t.parent_id, t.lens_id, CAST(0 AS BIGINT) FROM team t WHERE t.id = $1 \
           UNION ALL SELECT t.parent_id, t.lens_id, up.depth + 1 FROM up JOIN team t ON t.id = up.parent_id \
           WHERE up.depth < 20) \
         SELECT COALESCE(t.name, '') AS name, t.id AS team_id, t.name AS team_name, CAST(NULL AS TEXT) AS chosen, \
           (SELECT up.lens_id FROM up JOIN lens n ON n.id = up.lens_id WHERE n.archived_at IS NULL \
            ORDER BY up.depth LIMIT 1) AS of_team, \
           o.lens_id AS of_organisation, o.levels, o.time_zone AS zone, CAST(NULL AS TEXT) AS cycle, \
           CAST(NULL AS TEXT) AS cycle_ends, l.id AS lens_id, l.name AS lens_name \
         FROM organisation o LEFT JOIN team t ON t.id = $1 AND t.archived_at IS NULL \
         LEFT JOIN lens l ON l.archived_at IS NULL \
         WHERE t.id IS NOT NULL OR $1 = '' ORDER BY l.position, l.name")
    .bind::<Text, _>(id.map_or("", TeamId::as_str))
    .load(conn)?;
    reader(rows)
}

fn reader(mut rows: Vec<Row>) -> Result<Reader> {
    let all =
        rows.iter_mut().filter_map(|row| Some((LensId::stored(row.lens_id.take()?), row.lens_name.take()?))).collect();
    let row = rows.into_iter().next().ok_or(Error::NotFound)?;
    let lens = |id: Option<String>| id.map(LensId::stored);
    Ok(Reader {
        name: row.name,
        team: row.team_id.zip(row.team_name).map(|(id, name)| (TeamId::stored(id), name)),
        reading: Reading::of(all, lens(row.chosen), lens(row.of_team), lens(row.of_organisation)),
        levels: row.levels.and_then(|levels| serde_json::from_str(&levels).ok()).unwrap_or_default(),
        zone: row.zone.unwrap_or_else(|| "UTC".to_owned()),
        cycle: row
            .cycle
            .filter(|name| !name.is_empty())
            .map(|name| (name, row.cycle_ends.and_then(|day| day.parse().ok()))),
    })
}

/// Returns in whose words somebody reads, and what the organisation calls its levels; nothing for who is not a person.
pub(crate) fn words_of(conn: &mut Conn, id: &PersonId) -> Result<(Option<LensId>, Vec<String>)> {
    match find(conn, id) {
        Ok(reader) => Ok((reader.reading.lens, reader.levels)),
        Err(Error::NotFound) => Ok((None, Vec::new())),
        Err(error) => Err(error),
    }
}

impl Action for ChooseLens {
    const NAME: &'static str = "mission.lens";

    fn subject(&self, _conn: &mut Conn, _viewer: &Viewer) -> Result<Option<()>> {
        Ok(Some(()))
    }

    fn audited(&self) -> Option<String> {
        None
    }
}

/// Chooses in whose words the writer reads; none goes back to what their team reads.
pub(crate) fn choose_lens(tx: &mut Writer<'_>, _permit: &Permit<ChooseLens>, chosen: Option<&LensId>) -> Result<()> {
    let me = tx.viewer().person.clone();
    if let Some(chosen) = chosen {
        lens::table
            .filter(lens::id.eq(chosen.as_str()))
            .filter(lens::archived_at.is_null())
            .select(lens::id)
            .first::<String>(tx.conn())
            .optional()?
            .ok_or_else(|| Error::invalid("lens", "These words are no longer in use. Choose others."))?;
    }
    diesel::update(person::table.filter(person::id.eq(me.as_str())))
        .set(person::lens_id.eq(chosen.map(LensId::as_str)))
        .execute(tx.conn())?;
    Ok(())
}
