//! The pages of declared work.
//!
//! Invariant: a fixed number of queries; whoever reads a decision alone is given neither share nor sentence nor history.

use diesel::sql_types::{BigInt, Nullable, Text};
use diesel::{QueryableByName, RunQueryDsl as _};

use super::rows::{LISTED, Of, lines};
use super::subjects::{answers, has_people};
use crate::access::{Ability, Permit, Rule as _, Tx};
use crate::declared::model::{DeclaredView, MineView, Share, Spoken, TeamWork, Turn, WorkView};
use crate::declared::policy::{Declared, ReadDeclared, ReadSums, abilities};
use crate::error::{Error, Result};
use crate::id::NodeId;
use crate::mission::policy::ReadMission;
use crate::mission::store::offered_to;
use crate::organisation::store as organisation;
use crate::storage::sql;
use crate::time::{Timestamp, day_said};

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Text)]
    title: String,
    #[diesel(sql_type = Text)]
    share: String,
    #[diesel(sql_type = Text)]
    sentence: String,
    #[diesel(sql_type = Text)]
    text: String,
    #[diesel(sql_type = Nullable<Text>)]
    node_id: Option<String>,
    #[diesel(sql_type = Text)]
    node_title: String,
    #[diesel(sql_type = Nullable<Text>)]
    by: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    by_state: Option<String>,
    #[diesel(sql_type = BigInt)]
    said_at: i64,
}

/// Reads what the viewer declared.
pub(crate) fn mine(tx: &mut impl Tx) -> Result<MineView> {
    let viewer = tx.viewer().clone();
    Ok(MineView {
        lines: lines(tx, &Of::By(&viewer.person))?,
        answers: answers(tx.conn(), &viewer.person)?,
        has_people: has_people(tx.conn(), &viewer.person)?,
        reads_sums: ReadSums.allowed(&viewer, &()),
    })
}

/// Reads what somebody declared, for the managers in whose chain they are.
pub(crate) fn of_person(tx: &mut impl Tx, permit: &Permit<ReadMission>) -> Result<Vec<DeclaredView>> {
    lines(tx, &Of::By(&permit.person))
}

/// Reads what those declared whose work the viewer answers; nothing for whoever answers nobody's.
pub(crate) fn team(tx: &mut impl Tx) -> Result<TeamWork> {
    let me = tx.viewer().person.clone();
    let mut lines = lines(tx, &Of::AnsweredBy(&me))?;
    let most = usize::try_from(LISTED).unwrap_or(usize::MAX);
    let is_cut = lines.len() > most;
    lines.truncate(most);
    Ok(TeamWork { lines, is_cut })
}

/// Reads the page of a declaration; `find` looks for what it might serve, for whoever answers.
pub(crate) fn one(tx: &mut impl Tx, permit: &Permit<ReadDeclared>, find: &str) -> Result<WorkView> {
    let (viewer, declared): (_, &Declared) = (tx.viewer().clone(), permit);
    let mut line = lines(tx, &Of::One(&declared.id))?.pop().ok_or(Error::NotFound)?;
    let is_mine = declared.is_of(&viewer);
    let can = abilities(&viewer, declared);
    let reads_all = is_mine || declared.is_below(&viewer);
    if !reads_all {
        (line.share, line.card) = (None, None);
        line.sentence.clear();
        if let Some(answer) = &mut line.answer {
            answer.work = (line.title.clone(), None, String::new());
        }
    }
    let author = &declared.chain.person;
    let mut offered = if can.contains(&Ability::Answer) { offered_to(tx, author, find)? } else { Vec::new() };
    // A manager says which node it serves; which objective of the team the card moves is its author's to say.
    offered.retain(|objective| objective.objective.is_none());
    Ok(WorkView {
        turns: if reads_all { turns(tx, declared)? } else { Vec::new() },
        is_mine,
        answers: answers(tx.conn(), author)?,
        offered,
        revision: declared.revision,
        can,
        line,
    })
}

fn turns(tx: &mut impl Tx, declared: &Declared) -> Result<Vec<Turn>> {
    let zone = organisation::view(tx)?.time_zone;
    let today = tx.now().day(&zone);
    let rows: Vec<Row> =
        sql("SELECT t.kind, t.title, t.share, t.sentence, t.text, t.node_id, t.node_title, b.name AS by, \
           b.state AS by_state, t.said_at \
         FROM declared_turn t LEFT JOIN person b ON b.id = t.person_id WHERE t.declared_id = $1 ORDER BY t.position")
        .bind::<Text, _>(declared.id.as_str())
        .load(tx.conn())?;
    Ok(rows
        .into_iter()
        .map(|row| Turn {
            said: Spoken::read(&row.kind),
            by: row.by.unwrap_or_else(|| "a former colleague".to_owned()),
            by_left: row.by_state.as_deref() == Some("gone"),
            when: day_said(today, Timestamp(row.said_at).day(&zone)),
            text: row.text,
            node: row.node_id.map(|id| (NodeId::stored(id), row.node_title)),
            work: (row.title, Share::read(&row.share), row.sentence),
        })
        .collect())
}
