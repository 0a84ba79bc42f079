//! Which nodes a filter finds, for whatever draws them.
//!
//! Invariant: one query over the strategy's nodes, whatever is looked for; the database narrows words down and the same folding
//! as the search decides, so that a draft, which no index holds, is looked through like what is published.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Nullable, Text};
use jiff::civil::Date;

use super::owners::{people_named, teams_named};
use crate::error::Result;
use crate::id::{NodeId, StrategyId};
use crate::measures;
use crate::search::model::{Sort, Term, Terms, holds_all};
use crate::storage::{Conn, array, holding, listed, sql};
use crate::strategy::model::{Filter, Knot, Matches, State, Whom};

/// The texts of a node that words are looked for in.
const TEXTS: &str = "n.title || ' ' || n.because || ' ' || n.description";
/// Whether a node waits to be taken over: one of a draft as long as it has the owner of the node that it mirrors.
const HANDED: &str = "(n.handed_from_id IS NOT NULL OR EXISTS (SELECT 1 FROM node o WHERE o.id = n.of_id \
     AND o.handed_from_id IS NOT NULL AND COALESCE(o.owner_id, '') = COALESCE(n.owner_id, '')))";
/// The node whose measures a node has: in a draft the one that it mirrors.
const MEASURED: &str = "m.node_id = COALESCE(n.of_id, n.id) AND m.archived_at IS NULL";

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Nullable<Text>)]
    parent_id: Option<String>,
    #[diesel(sql_type = BigInt)]
    position: i64,
    #[diesel(sql_type = Bool)]
    archived: bool,
    /// The texts of what matches; empty where no words are looked for, none where something else does not match.
    #[diesel(sql_type = Nullable<Text>)]
    texts: Option<String>,
}

/// What has to be true of a node, in SQL, with what is bound to it.
#[derive(Default)]
struct Conditions {
    all: Vec<String>,
    bound: Vec<String>,
}

impl Conditions {
    /// Adds a condition of a text that is bound; `$` in it is the text's place.
    fn bind(&mut self, condition: &str, text: String) {
        self.bound.push(text);
        self.all.push(condition.replace('$', &format!("${}", self.bound.len())));
    }

    /// Adds a condition of a list of ids; `{}` in it is the list.
    fn bind_list<'a>(&mut self, conn: &Conn, condition: &str, ids: impl IntoIterator<Item = &'a str>) {
        self.bound.push(array(conn.kind(), ids));
        let place = u8::try_from(self.bound.len()).unwrap_or(u8::MAX);
        self.all.push(condition.replace("{}", &listed(conn.kind(), place)));
    }

    fn add(&mut self, condition: impl Into<String>) {
        self.all.push(condition.into());
    }
}

/// Finds what `filter` is true of in a strategy or a draft's copy, with what leads to each; `today` says what is stale.
pub(crate) fn matching(conn: &mut Conn, strategy: &StrategyId, filter: &Filter, today: Date) -> Result<Matches> {
    let terms = Terms::read(&filter.words).of(Sort::Strategy);
    let conditions = conditions(conn, strategy, filter, &terms, today)?;
    let archived = if filter.is_of_archived() { "TRUE" } else { "n.archived_at IS NULL" };
    let (texts, all) = (if terms.is_empty() { "''" } else { TEXTS }, conditions.all.join(" AND "));
    let place = conditions.bound.len() + 1;
    let mut query = sql(format!(
        "SELECT n.id, n.parent_id, n.position, n.archived_at IS NOT NULL AS archived, CASE WHEN {all} THEN {texts} END AS texts \
         FROM node n WHERE n.strategy_id = ${place} AND {archived}"
    ));
    for text in conditions.bound {
        query = query.bind::<Text, _>(text);
    }
    let rows: Vec<Row> = query.bind::<Text, _>(strategy.as_str()).load(conn)?;
    let knots: Vec<Knot> = rows
        .into_iter()
        .map(|row| Knot {
            is_hit: row.texts.is_some_and(|texts| holds_all(&texts, &terms)),
            id: NodeId::stored(row.id),
            parent: row.parent_id.map(NodeId::stored),
            position: row.position,
            archived: row.archived,
        })
        .collect();
    Ok(Matches::of(&knots, filter.pillar.as_ref()))
}

fn conditions(
    conn: &mut Conn,
    strategy: &StrategyId,
    filter: &Filter,
    terms: &[Term],
    today: Date,
) -> Result<Conditions> {
    // The mission is no row of an outline.
    let mut conditions = Conditions::default();
    conditions.add("n.parent_id IS NOT NULL");
    match &filter.person {
        Some(Whom::Known(id)) => conditions.bind("n.owner_id = $", id.to_string()),
        Some(Whom::Named(name)) => {
            let people = people_named(conn, strategy, name)?;
            conditions.bind_list(conn, "n.owner_id IN {}", people.iter().map(String::as_str));
        }
        None => {}
    }
    let of_team = "(n.owner_team_id IN {} OR n.owner_id IN (SELECT p.id FROM person p WHERE p.team_id IN {}))";
    match &filter.team {
        Some(Whom::Known(id)) => conditions.bind_list(conn, of_team, [id.as_str()]),
        Some(Whom::Named(name)) => {
            let teams = teams_named(conn, name)?;
            conditions.bind_list(conn, of_team, teams.iter().map(String::as_str));
        }
        None => {}
    }
    match &filter.state {
        Some(State::Unowned) => conditions.add("n.owner_id IS NULL AND n.owner_team_id IS NULL"),
        Some(State::Unlinked) => conditions.add("n.because = ''"),
        Some(State::Unmeasured) => {
            conditions.add(format!("NOT EXISTS (SELECT 1 FROM measure m WHERE {MEASURED})"));
        }
        Some(State::Stale) => {
            let stale = measures::store::stale_nodes(conn, strategy, today)?;
            conditions.bind_list(conn, "COALESCE(n.of_id, n.id) IN {}", stale.iter().map(String::as_str));
        }
        Some(State::Handed) => conditions.add(HANDED),
        Some(State::Broken) => conditions.bind(
            "EXISTS (SELECT 1 FROM gap g WHERE g.node_id = COALESCE(n.of_id, n.id) AND g.node_id <> '' \
             AND g.scope_id = '' AND g.since <= $)",
            today.to_string(),
        ),
        Some(State::Archived) => conditions.add("n.archived_at IS NOT NULL"),
        Some(State::Unworded(lens)) => conditions.bind(
            "NOT EXISTS (SELECT 1 FROM wording w WHERE w.node_id = n.id AND w.lens_id = $ AND w.support_id IS NULL \
             AND w.title <> '' AND w.because <> '')",
            lens.to_string(),
        ),
        None => {}
    }
    narrow(&mut conditions, filter, terms);
    Ok(conditions)
}

/// Lets through what may hold the longest of `terms`: a text with its first letters in it, or with a letter that is folded.
fn narrow(conditions: &mut Conditions, filter: &Filter, terms: &[Term]) {
    match terms.iter().max_by_key(|term| term.word.len()) {
        Some(longest) => conditions.bind(
            &format!("(lower({TEXTS}) LIKE $ ESCAPE '!' OR octet_length({TEXTS}) <> length({TEXTS}))"),
            holding(longest.beginning().0),
        ),
        // Signs alone are no words, and nothing holds them.
        None if !filter.words.is_empty() => conditions.add("FALSE"),
        None => {}
    }
}
