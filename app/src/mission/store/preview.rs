//! A line as a member of a team would read it, for whoever writes its words.
//!
//! Invariant: three queries for the line, one for the team; whoever is on the team plays no part, and no card is read.

use diesel::prelude::*;

use super::reader;
use crate::access::{Permit, Tx};
use crate::error::Result;
use crate::id::{LensId, PersonId, TeamId};
use crate::mission::model::{Line, MissionView, Preview};
use crate::storage::schema::team;
use crate::storage::{holding, lower};
use crate::strategy::policy::PreviewNode;
use crate::strategy::store::lines::ancestry;
use crate::text::folded;

/// How many teams a search offers.
const OFFERED: i64 = 12;

/// Reads the line down to the permit's node in the words of `lens`, else in those that `of` reads by itself.
///
/// # Errors
/// `NotFound` if there is no such team.
pub(crate) fn preview(
    tx: &mut impl Tx,
    permit: &Permit<PreviewNode>,
    of: Option<&TeamId>,
    lens: Option<&LensId>,
    find: &str,
) -> Result<Preview> {
    let (now, me) = (tx.now(), tx.viewer().person.clone());
    let conn = tx.conn();
    let mut reader = reader::of_team(conn, of)?;
    reader.reading.choose(lens);
    let sights = ancestry(conn, std::slice::from_ref(&permit.id), reader.reading.lens.as_ref())?;
    let teams: Vec<(String, String)> = if find.trim().is_empty() {
        Vec::new()
    } else {
        team::table
            .filter(team::archived_at.is_null())
            .filter(lower(team::name).like(holding(&folded(find))).escape('!'))
            .order((team::name, team::id))
            .limit(OFFERED)
            .select((team::id, team::name))
            .load(conn)?
    };
    let lines = sights.into_iter().map(|sight| Line { sight, cards: Vec::new() }).collect();
    Ok(Preview {
        node: permit.id.clone(),
        teams: teams.into_iter().map(|(id, name)| (TeamId::stored(id), name)).collect(),
        view: view(me, reader, lines, now),
    })
}

fn view(me: PersonId, reader: reader::Reader, lines: Vec<Line>, now: crate::time::Timestamp) -> MissionView {
    MissionView {
        person: me,
        name: reader.name,
        team: reader.team,
        reading: reader.reading,
        levels: reader.levels,
        today: now.day(&reader.zone),
        zone: reader.zone,
        cycle: None,
        now,
        lines,
        open: 0,
        translations: Vec::new(),
        loose: Vec::new(),
        offered: Vec::new(),
        put_away: None,
        waits: Vec::new(),
        mine: Vec::new(),
        changed: Vec::new(),
    }
}
