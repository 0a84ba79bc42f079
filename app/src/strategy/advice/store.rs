//! Reading what advice is about.
//!
//! Invariant: a fixed number of queries: four for a form, four for a whole strategy. Titles are compared in memory.

use std::collections::HashMap;

use diesel::prelude::*;

use super::alike::{self, Shape};
use super::checks::{self, Subject, check};
use super::model::{About, Advice, Noted, Overview, SHOWN, Sort};
use crate::access::{Permit, Tx};
use crate::error::{Error, Result};
use crate::id::{MeasureId, NodeId, StrategyId};
use crate::storage::Conn;
use crate::storage::schema::{measure, node, person};
use crate::strategy::model::{NodeFields, Owner};
use crate::strategy::policy::{AddNode, EditNode, ReviewStrategy};
use crate::strategy::store::{lines, nodes};

/// How many nodes that say the same are named in a form.
const NAMED: usize = 3;

type Row = (String, Option<String>, String, String, String, Option<String>, Option<String>, Option<String>);

/// Returns what is noticed about the node `id` as `fields` say it, or about a new one `below` it.
///
/// # Errors
/// Those of changing the node, or of adding below it.
pub(super) fn of_form(tx: &mut impl Tx, id: &NodeId, below: bool, fields: &NodeFields) -> Result<Vec<Advice>> {
    let strategy = if below {
        tx.permit(AddNode(id.clone()))?.strategy.clone()
    } else {
        tx.permit(EditNode(id.clone()))?.strategy.clone()
    };
    let conn = tx.conn();
    let mut line = lines::stations(conn, std::slice::from_ref(id), None)?.remove(id).ok_or(Error::NotFound)?.stations;
    let at_hand = if below { None } else { line.pop() };
    let level = line.len();
    let parent = line.pop();
    let children: i64 = node::table
        .filter(node::parent_id.eq(id.as_str()))
        .filter(node::archived_at.is_null())
        .count()
        .get_result(conn)?;
    let children = usize::try_from(children).unwrap_or(0);
    let alone = owner_alone(conn, &fields.owner)?;
    let day = |text: &str| text.trim().parse().ok();
    let subject = Subject {
        title: &fields.title,
        because: &fields.because,
        language: &fields.language,
        level,
        children: if at_hand.is_some() { children } else { 0 },
        owner_alone: alone.as_deref(),
        days: (day(&fields.starts_on), day(&fields.ends_on)),
        parent: parent.as_ref().map(|parent| (parent.title.text.as_str(), (parent.starts_on, parent.ends_on))),
    };
    let mut advice = check(&subject);
    if let (true, Some(parent)) = (below, &parent) {
        let with_it = Subject { level: level.saturating_sub(1), children: children + 1, ..Subject::default() };
        let wide = check(&with_it).into_iter().filter(|advice| advice.sort == Sort::Wide);
        let beside = || Some((About::Node(parent.id.clone()), parent.title.text.clone()));
        advice.extend(wide.map(|advice| Advice {
            noticed: format!("With this one, “{}” has {} children.", parent.title.text, children + 1),
            beside: beside(),
            ..advice
        }));
    }
    let own = at_hand.map(|station| station.id);
    advice.splice(0..0, twins(conn, &strategy, own.as_ref(), &fields.title)?);
    Ok(advice)
}

/// Names the nodes of the strategy that say the same as `title`.
fn twins(conn: &mut Conn, strategy: &StrategyId, own: Option<&NodeId>, title: &str) -> Result<Vec<Advice>> {
    let shape = Shape::of(title);
    let titles: Vec<(String, String)> = node::table
        .filter(node::strategy_id.eq(strategy.as_str()))
        .filter(node::archived_at.is_null())
        .filter(node::id.ne(own.map_or("", NodeId::as_str)))
        .order(node::id)
        .select((node::id, node::title))
        .load(conn)?;
    Ok(titles
        .into_iter()
        .filter(|(_, other)| shape.is_like(&Shape::of(other)))
        .take(NAMED)
        .map(|(id, other)| {
            let beside = Some((About::Node(NodeId::stored(id)), other.clone()));
            Advice { beside, ..checks::alike(&other) }
        })
        .collect())
}

/// Returns the name of the owner that a form carries, if that is a person in no team.
fn owner_alone(conn: &mut Conn, owner: &str) -> Result<Option<String>> {
    let Ok(Some(Owner::Person(id))) = Owner::read("owner", owner) else {
        return Ok(None);
    };
    let name = person::table
        .filter(person::id.eq(id.as_str()))
        .filter(person::team_id.is_null())
        .select(person::name)
        .first(conn)
        .optional()?;
    Ok(name)
}

/// Returns what is noticed in the strategy in force.
///
/// # Errors
/// `NotFound` while there is none.
pub(super) fn overview(tx: &mut impl Tx, _permit: &Permit<ReviewStrategy>) -> Result<Overview> {
    let conn = tx.conn();
    let strategy = nodes::current(conn)?.ok_or(Error::NotFound)?;
    let rows: Vec<Row> = node::table
        .filter(node::strategy_id.eq(strategy.as_str()))
        .filter(node::archived_at.is_null())
        .order(node::id)
        .select((
            node::id,
            node::parent_id,
            node::title,
            node::because,
            node::language,
            node::owner_id,
            node::starts_on,
            node::ends_on,
        ))
        .load(conn)?;
    let alone: HashMap<String, String> = person::table
        .filter(person::team_id.is_null())
        .filter(
            person::id.eq_any(
                node::table
                    .filter(node::strategy_id.eq(strategy.as_str()))
                    .filter(node::archived_at.is_null())
                    .filter(node::owner_id.is_not_null())
                    .select(node::owner_id.assume_not_null()),
            ),
        )
        .select((person::id, person::name))
        .load(conn)?
        .into_iter()
        .collect();
    let mut overview = Collected::default();
    let shapes: Vec<Shape> = rows.iter().map(|row| Shape::of(&row.2)).collect();
    for (one, two) in alike::pairs(&shapes) {
        let beside = Some((About::Node(NodeId::stored(rows[two].0.clone())), rows[two].2.clone()));
        overview.note(&rows[one], Advice { beside, ..checks::alike(&rows[two].2) });
    }
    let place: HashMap<&str, usize> = rows.iter().enumerate().map(|(at, row)| (row.0.as_str(), at)).collect();
    let parents: Vec<Option<usize>> =
        rows.iter().map(|row| row.1.as_deref().and_then(|id| place.get(id).copied())).collect();
    let mut children = vec![0; rows.len()];
    for parent in parents.iter().flatten() {
        children[*parent] += 1;
    }
    let day = |text: &Option<String>| text.as_deref().and_then(|text| text.parse().ok());
    for (at, row) in rows.iter().enumerate() {
        let parent = parents[at].map(|at| &rows[at]);
        let subject = Subject {
            title: &row.2,
            because: &row.3,
            language: &row.4,
            level: std::iter::successors(parents[at], |at| parents[*at]).take(64).count(),
            children: children[at],
            owner_alone: row.5.as_ref().and_then(|id| alone.get(id)).map(String::as_str),
            days: (day(&row.6), day(&row.7)),
            parent: parent.map(|parent| (parent.2.as_str(), (day(&parent.6), day(&parent.7)))),
        };
        check(&subject).into_iter().for_each(|advice| overview.note(row, advice));
    }
    let numberless: Vec<(String, String, String)> = measure::table
        .inner_join(node::table.on(node::id.eq(measure::node_id)))
        .filter(node::strategy_id.eq(strategy.as_str()))
        .filter(node::archived_at.is_null())
        .filter(measure::archived_at.is_null())
        .filter(measure::kind.ne("milestone"))
        .filter(measure::target_amount.is_null())
        .order(measure::id)
        .select((measure::id, measure::name, node::title))
        .load(conn)?;
    for (id, name, title) in numberless {
        let name = if name.trim().is_empty() { "A measure without a name".to_owned() } else { name };
        let advice = Advice {
            sort: Sort::NoNumber,
            noticed: format!("It stands with “{title}” and says no number to reach."),
            beside: None,
        };
        overview.push(Noted { about: About::Measure(MeasureId::stored(id)), title: name, advice });
    }
    Ok(overview.ordered(rows.len()))
}

/// What was noticed so far, by sort.
#[derive(Default)]
struct Collected(HashMap<Sort, (usize, Vec<Noted>)>);

impl Collected {
    fn note(&mut self, row: &Row, advice: Advice) {
        self.push(Noted { about: About::Node(NodeId::stored(row.0.clone())), title: row.2.clone(), advice });
    }

    fn push(&mut self, noted: Noted) {
        let (count, shown) = self.0.entry(noted.advice.sort).or_default();
        *count += 1;
        if shown.len() < SHOWN {
            shown.push(noted);
        }
    }

    fn ordered(mut self, nodes: usize) -> Overview {
        let sorts = Sort::ALL
            .into_iter()
            .filter_map(|sort| self.0.remove(&sort).map(|(count, shown)| (sort, count, shown)))
            .collect();
        Overview { sorts, nodes }
    }
}
