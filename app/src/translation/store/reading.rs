//! Reading one translation.
//!
//! Invariant: a fixed number of queries. Whoever does not take part reads what was agreed, and nothing of the way there.

use std::collections::HashMap;

use diesel::prelude::*;

use super::briefs::{Of, briefs};
use super::capacity::load;
use super::speakers::speaker;
use super::texts::texts;
use crate::access::{Action, Permit, Tx};
use crate::error::{Error, Result};
use crate::organisation::store as organisation;
use crate::storage::Conn;
use crate::storage::schema::{node, person, translation, translation_comment, translation_turn};
use crate::strategy::model::Written;
use crate::time::{Timestamp, ago};
use crate::translation::model::{Agreed, Comment, Side, TranslationView, Turn, since_said};
use crate::translation::policy::{AnswerTranslation, ReadTranslation, Sides, may, reads_terms, side};

/// The columns of a translation that its page shows and its head does not.
#[derive(Queryable, Selectable)]
#[diesel(table_name = translation)]
struct Row {
    because: String,
    offered_by: String,
    text_turn_id: String,
    agreed_turn_id: Option<String>,
    agreed_at: Option<i64>,
    agreed_version: Option<i64>,
    cause: String,
    cause_number: Option<i64>,
    reason: String,
}

/// A turn as it is stored, with its id.
type TurnRow = (String, i64, String, String, bool, Option<String>, i64, String);

/// Reads the page of a translation.
pub(crate) fn one(tx: &mut impl Tx, permit: &Permit<ReadTranslation>) -> Result<TranslationView> {
    view(tx, permit)
}

/// Reads what the form that answers a translation shows.
pub(crate) fn answering(tx: &mut impl Tx, permit: &Permit<AnswerTranslation>) -> Result<TranslationView> {
    view(tx, permit)
}

fn view<A: Action<Subject = Sides>>(tx: &mut impl Tx, permit: &Permit<A>) -> Result<TranslationView> {
    let (viewer, now) = (tx.viewer().clone(), tx.now());
    let sides: &Sides = permit;
    let zone = organisation::view(tx)?.time_zone;
    let conn = tx.conn();
    let (brief, _) = briefs(conn, &Of::One(sides.id.as_str()), (now, &zone))?.pop().ok_or(Error::NotFound)?;
    let row: Row =
        translation::table.filter(translation::id.eq(sides.id.as_str())).select(Row::as_select()).first(conn)?;
    let reads_all = reads_terms(&viewer, sides);
    let turns = turns(conn, sides)?;
    let carries_text = |turn: &&TurnRow| turn.3 == "counter";
    let mut wanted: Vec<String> = turns.iter().filter(carries_text).map(|turn| turn.0.clone()).collect();
    if !reads_all {
        wanted.retain(|id| row.agreed_turn_id.as_ref() == Some(id));
    }
    let mut texts = texts(conn, &wanted)?;
    let names = names(conn, &turns, &row.offered_by)?;
    let name = |id: &str| names.get(id).cloned().unwrap_or_else(|| "a former colleague".to_owned());
    let said = |at: i64| since_said(ago(now, Timestamp(at), &zone));
    let agreed = row.agreed_turn_id.as_ref().and_then(|turn| {
        let by = |side: Side| agreed_by(&turns, turn, side).map(|id| name(&id)).unwrap_or_default();
        Some(Agreed {
            terms: texts.get(turn)?.clone(),
            by: (by(Side::Team), by(Side::Giver)),
            when: said(row.agreed_at.unwrap_or_default()),
            version: row.agreed_version,
        })
    });
    let text = texts.get(&row.text_turn_id).cloned();
    let at = wanted.iter().position(|id| *id == row.text_turn_id);
    let before = at.and_then(|at| texts.get(wanted.get(at.checked_sub(1)?)?).cloned());
    let comments = if reads_all { comments(conn, sides, &said)? } else { Vec::new() };
    let shown = turns.iter().filter(|_| reads_all);
    let turns = shown
        .map(|(id, number, side, act, agrees, by, at, note)| Turn {
            number: *number,
            side: Side::read(side),
            act: act.clone(),
            agrees: *agrees,
            by: by.as_deref().map(&name),
            when: said(*at),
            note: note.clone(),
            terms: texts.remove(id),
        })
        .collect();
    Ok(TranslationView {
        brief,
        standing: sides.standing,
        because: if reads_all { row.because.clone() } else { String::new() },
        serves: serves(conn, sides)?,
        offered_by: name(&row.offered_by),
        side: side(&viewer, sides),
        speaker: speaker(conn, &sides.team)?,
        may: may(&viewer, sides),
        reads_all,
        text,
        before,
        agreed,
        reason: if reads_all { reason(&row) } else { String::new() },
        turns,
        comments,
        load: load(conn, &sides.team, Some(&sides.id))?,
        revision: sides.revision,
    })
}

/// Why it waits, or is over.
fn reason(row: &Row) -> String {
    match (row.cause.as_str(), row.cause_number) {
        ("version", Some(number)) => format!("Version {number} changed the node."),
        ("team", _) => "The team was merged or moved.".to_owned(),
        ("cycle", _) => "It came over from the cycle before.".to_owned(),
        _ => row.reason.clone(),
    }
}

fn turns(conn: &mut Conn, sides: &Sides) -> Result<Vec<TurnRow>> {
    Ok(translation_turn::table
        .filter(translation_turn::translation_id.eq(sides.id.as_str()))
        .order(translation_turn::number)
        .select((
            translation_turn::id,
            translation_turn::number,
            translation_turn::side,
            translation_turn::act,
            translation_turn::agrees,
            translation_turn::person_id,
            translation_turn::said_at,
            translation_turn::note,
        ))
        .load(conn)?)
}

/// Who agreed for `side` to the text of the turn `text`: whoever wrote it without holding back, or said so after it.
fn agreed_by(turns: &[TurnRow], text: &str, side: Side) -> Option<String> {
    let at = turns.iter().position(|turn| turn.0 == text)?;
    let until = turns[at + 1..].iter().position(|turn| turn.3 == "counter").map_or(turns.len(), |next| at + 1 + next);
    let of_side = turns[at..until].iter().filter(|turn| Side::read(&turn.2) == Some(side));
    of_side.filter(|turn| turn.4).map(|turn| turn.5.clone()).next_back().flatten()
}

fn names(conn: &mut Conn, turns: &[TurnRow], offered_by: &str) -> Result<HashMap<String, String>> {
    let mut ids: Vec<&str> = turns.iter().filter_map(|turn| turn.5.as_deref()).collect();
    ids.push(offered_by);
    let rows: Vec<(String, String)> =
        person::table.filter(person::id.eq_any(ids)).select((person::id, person::name)).load(conn)?;
    Ok(rows.into_iter().collect())
}

fn comments(conn: &mut Conn, sides: &Sides, said: &impl Fn(i64) -> String) -> Result<Vec<Comment>> {
    let rows: Vec<(String, i64, String, bool, String)> = translation_comment::table
        .inner_join(person::table.on(person::id.eq(translation_comment::person_id)))
        .filter(translation_comment::translation_id.eq(sides.id.as_str()))
        .order((translation_comment::said_at, translation_comment::id))
        .limit(200)
        .select((
            person::name,
            translation_comment::said_at,
            translation_comment::line,
            translation_comment::is_wording,
            translation_comment::text,
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(by, at, line, is_wording, text)| Comment { by, when: said(at), line, is_wording, text })
        .collect())
}

fn serves(conn: &mut Conn, sides: &Sides) -> Result<Written> {
    let found: Option<(String, String, String)> = node::table
        .filter(node::id.eq(sides.node.as_str()))
        .select((node::because, node::language, node::direction))
        .first(conn)
        .optional()?;
    Ok(found.map(|(text, language, direction)| Written::new(text, &language, &direction)).unwrap_or_default())
}
