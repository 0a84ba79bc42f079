//! Reading the page of coverage, and the file.
//!
//! Invariant: a fixed number of queries, each of which costs what is shown. The permit says which part may be looked at.

use diesel::prelude::*;
use diesel::sql_types::{Bool, Text};

use super::heat::heat;
use super::line;
use super::named::named;
use super::range::Range;
use super::renew::Row;
use super::subjects::parts;
use crate::access::{Permit, Rule as _, Tx};
use crate::coverage::model::{Asked, Broken, CoverageView, FIRST, Group, Kind, LISTED, Named, Part, Shape};
use crate::coverage::policy::ReadCoverage;
use crate::error::Result;
use crate::id::{NodeId, TeamId};
use crate::organisation;
use crate::rollout::policy::SwitchTeam;
use crate::storage::{Conn, sql};
use crate::strategy::model::Written;
use crate::strategy::policy::leads;
use crate::strategy::store::{nodes::current, pillars};

/// How many teams below another are offered, and stand in the table.
const BELOW: usize = 24;

#[derive(QueryableByName)]
struct TeamRow {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Text)]
    name: String,
}

#[derive(QueryableByName)]
struct Answer {
    #[diesel(sql_type = Bool)]
    answer: bool,
}

/// Returns what is looked at where an address leaves it open: the company for leadership, their part for a manager, else the
/// viewer's own line.
pub(crate) fn widest(tx: &mut impl Tx, asked: Asked) -> Result<Asked> {
    if asked.part != Part::Widest {
        return Ok(asked);
    }
    let viewer = tx.viewer().clone();
    if leads(&viewer) {
        return Ok(asked.of_part(Part::Company));
    }
    let first = parts(tx.conn(), &viewer.person)?.into_iter().next();
    Ok(asked.of_part(first.map_or(Part::Line, |(id, _)| Part::Team(id))))
}

/// Reads the page.
pub(crate) fn view(tx: &mut impl Tx, permit: &Permit<ReadCoverage>, asked: Asked) -> Result<CoverageView> {
    let part = permit.action().0.clone();
    let viewer = tx.viewer().clone();
    let settings = organisation::store::view(tx)?;
    let today = tx.now().day(&settings.time_zone);
    let conn = tx.conn();
    let asked = Asked { part, ..asked };
    let pillars = all_pillars(conn)?;
    let own = parts(conn, &viewer.person)?;
    let way = match &asked.part {
        Part::Team(id) => way(conn, id)?,
        _ => Vec::new(),
    };
    let below = below(conn, &asked.part)?;
    let mut view = CoverageView {
        may_company: leads(&viewer),
        parts: own,
        way,
        lenses: organisation::store::lenses(conn)?.into_iter().map(|lens| (lens.id, lens.name)).collect(),
        groups: Vec::new(),
        next: None,
        heat: None,
        is_on: is_on(conn)?,
        may_switch: SwitchTeam(TeamId::stored(String::new())).allowed(&viewer, &()),
        today,
        pillars,
        below,
        asked,
    };
    if view.asked.shape == Shape::Heat && view.asked.part != Part::Line {
        view.heat = Some(heat(conn, &view.asked, &view.pillars, &view.below, today)?);
        return Ok(view);
    }
    if view.asked.part == Part::Line {
        let rows = line::list(conn, &viewer, today)?;
        let gaps = named(conn, &viewer, in_pillar(rows, &view.asked), &view.pillars)?;
        view.groups = grouped(gaps, |_, found| found);
        return Ok(view);
    }
    let range = Range::of(&view.asked, &viewer.person, today);
    let counts = range.counts(conn)?;
    let count =
        |kind: Kind, found: usize| counts.iter().find(|(one, _)| *one == kind).map_or(found, |(_, count)| *count);
    match view.asked.kind {
        None => {
            let kinds: Vec<Kind> = counts.iter().map(|(kind, _)| *kind).collect();
            let rows = if kinds.is_empty() { Vec::new() } else { range.list(conn, &kinds, FIRST)? };
            view.groups = grouped(named(conn, &viewer, rows, &view.pillars)?, count);
        }
        Some(kind) => {
            let mut rows = range.list(conn, &[kind], LISTED + 1)?;
            let is_more = rows.len() > LISTED;
            rows.truncate(LISTED);
            let gaps = named(conn, &viewer, rows, &view.pillars)?;
            view.next = gaps.last().filter(|_| is_more).map(|last| view.asked.following(last.since, &last.subject));
            view.groups = grouped(gaps, count);
        }
    }
    Ok(view)
}

/// Reads a portion of what the file lists: up to `limit` gaps of `kind` after those that `asked` names.
pub(crate) fn portion(
    tx: &mut impl Tx,
    permit: &Permit<ReadCoverage>,
    asked: &Asked,
    kind: Kind,
    limit: usize,
) -> Result<Vec<Broken>> {
    let viewer = tx.viewer().clone();
    let settings = organisation::store::view(tx)?;
    let today = tx.now().day(&settings.time_zone);
    let conn = tx.conn();
    let pillars = all_pillars(conn)?;
    let asked = Asked { part: permit.action().0.clone(), ..asked.clone() };
    let rows = if asked.part == Part::Line {
        let is_first = asked.after.is_none();
        let rows = in_pillar(line::list(conn, &viewer, today)?, &asked);
        rows.into_iter().filter(|row| is_first && row.kind == kind.word()).collect()
    } else {
        Range::of(&asked, &viewer.person, today).list(conn, &[kind], limit)?
    };
    named(conn, &viewer, rows, &pillars)
}

fn in_pillar(rows: Vec<Row>, asked: &Asked) -> Vec<Row> {
    let is_wanted = |row: &Row| asked.pillar.as_ref().is_none_or(|id| id.as_str() == row.pillar_id);
    rows.into_iter().filter(is_wanted).collect()
}

/// Puts gaps together by kind, each with its count of those that `count` knows.
fn grouped(gaps: Vec<Broken>, count: impl Fn(Kind, usize) -> usize) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for kind in Kind::ALL {
        let mut of_kind: Vec<Broken> = gaps.iter().filter(|gap| gap.kind == kind).cloned().collect();
        of_kind.sort_by(|a, b| (a.since, &a.subject).cmp(&(b.since, &b.subject)));
        if !of_kind.is_empty() {
            groups.push(Group { kind, count: count(kind, of_kind.len()), gaps: of_kind });
        }
    }
    groups
}

fn all_pillars(conn: &mut Conn) -> Result<Vec<(NodeId, Written)>> {
    let Some(strategy) = current(conn)? else { return Ok(Vec::new()) };
    let mission: Option<TeamRow> = sql(
        "SELECT n.id, n.title AS name FROM node n WHERE n.strategy_id = $1 AND n.parent_id IS NULL AND n.archived_at IS NULL",
    )
    .bind::<Text, _>(strategy.as_str())
    .get_result(conn)
    .optional()?;
    mission.map_or_else(|| Ok(Vec::new()), |mission| pillars(conn, &mission.id))
}

/// Returns a team with those above it, from the root.
fn way(conn: &mut Conn, team: &TeamId) -> Result<Vec<Named>> {
    let rows: Vec<TeamRow> = sql(
        "WITH RECURSIVE up (id, parent_id, name, depth) AS (SELECT t.id, t.parent_id, t.name, CAST(0 AS BIGINT) FROM team t \
           WHERE t.id = $1 UNION ALL SELECT t.id, t.parent_id, t.name, up.depth + 1 FROM up JOIN team t ON t.id = up.parent_id \
           WHERE up.depth < 20) SELECT id, name FROM up ORDER BY depth DESC",
    )
    .bind::<Text, _>(team.as_str())
    .load(conn)?;
    Ok(rows.into_iter().map(team_of).collect())
}

/// Returns the teams below a team, or the divisions: those below the root, where there is one root.
fn below(conn: &mut Conn, part: &Part) -> Result<Vec<Named>> {
    let parent = match part {
        Part::Team(id) => id.to_string(),
        Part::Company => {
            let roots: Vec<TeamRow> =
                sql("SELECT t.id, t.name FROM team t WHERE t.parent_id IS NULL AND t.archived_at IS NULL ORDER BY t.position, t.id LIMIT 24")
                    .load(conn)?;
            match roots.as_slice() {
                [root] => root.id.clone(),
                _ => return Ok(roots.into_iter().map(team_of).collect()),
            }
        }
        Part::Line | Part::Widest => return Ok(Vec::new()),
    };
    let rows: Vec<TeamRow> = sql(format!(
        "SELECT t.id, t.name FROM team t WHERE t.parent_id = $1 AND t.archived_at IS NULL ORDER BY t.position, t.id LIMIT {BELOW}"
    ))
    .bind::<Text, _>(parent)
    .load(conn)?;
    Ok(rows.into_iter().map(team_of).collect())
}

fn team_of(row: TeamRow) -> Named {
    (TeamId::stored(row.id), row.name)
}

fn is_on(conn: &mut Conn) -> Result<bool> {
    let found: Answer = sql("SELECT EXISTS (SELECT 1 FROM team_on) AS answer").get_result(conn)?;
    Ok(found.answer)
}
