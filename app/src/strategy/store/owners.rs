//! Whom words in an owner field may mean, and what owners are called.
//!
//! Invariant: changes neither `person` nor `team`; only people who are there and teams in use are offered.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;

use crate::error::{Error, Result};
use crate::id::{PersonId, StrategyId, TeamId};
use crate::search::model::{Sort, Terms, holds_all};
use crate::storage::schema::{node, person, team};
use crate::storage::{Conn, holding, lower};
use crate::strategy::model::{CHECKED, Candidate, Filter, LOOK, Owner, Whom, Written};
use crate::text::folded;

/// How many candidates are offered of each sort.
const OFFERED: i64 = 12;

/// Who can own something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sought {
    /// A person or a team: a node.
    Anybody,
    /// A person alone: a measure.
    People,
}

/// Finds the people and teams whose names hold `words`; those that begin with them come first.
pub(crate) fn search(conn: &mut Conn, words: &str, sought: Sought) -> Result<Vec<Candidate<Owner>>> {
    let words = folded(words);
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let pattern = holding(&words);
    let offered = if sought == Sought::People { 0 } else { OFFERED };
    let teams: Vec<(String, String)> = team::table
        .filter(team::archived_at.is_null())
        .filter(lower(team::name).like(&pattern).escape('!'))
        .order((team::name, team::id))
        .limit(offered)
        .select((team::id, team::name))
        .load(conn)?;
    let people: Vec<(String, String, String, Option<String>)> = person::table
        .left_join(team::table.on(team::id.nullable().eq(person::team_id)))
        .filter(person::state.eq("active"))
        .filter(
            lower(person::name)
                .like(&pattern)
                .escape('!')
                .or(person::sort_name.like(&pattern).escape('!'))
                .or(lower(person::name).eq(&words)),
        )
        .order((person::sort_name, person::id))
        .limit(OFFERED)
        .select((person::id, person::name, person::title, team::name.nullable()))
        .load(conn)?;
    let teams = teams.into_iter().map(|(id, name)| Candidate {
        id: Owner::Team(TeamId::stored(id)),
        label: Written { text: name, ..Written::default() },
        within: "team".to_owned(),
    });
    let people = people.into_iter().map(|(id, name, title, team)| Candidate {
        id: Owner::Person(PersonId::stored(id)),
        label: Written { text: name, ..Written::default() },
        within: [Some(title), team]
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(", "),
    });
    let mut found: Vec<_> = teams.chain(people).collect();
    found.sort_by_key(|candidate| !folded(&candidate.label.text).starts_with(&words));
    Ok(found)
}

/// Finds the one owner that `words` mean; empty words leave it at `chosen`.
///
/// # Errors
/// `Invalid` if nobody or several are meant: the form comes back, in the latter case with the candidates.
pub(crate) fn one_owner(conn: &mut Conn, words: &str, chosen: Option<Owner>, sought: Sought) -> Result<Option<Owner>> {
    if words.trim().is_empty() {
        return match chosen {
            Some(owner) if names(conn, std::slice::from_ref(&owner))?.is_empty() => {
                Err(Error::invalid("owner", "This owner is not there any more. Choose another."))
            }
            chosen => Ok(chosen),
        };
    }
    let found = search(conn, words, sought)?;
    let exact: Vec<_> = found.iter().filter(|candidate| folded(&candidate.label.text) == folded(words)).collect();
    match (found.as_slice(), exact.as_slice()) {
        ([only], _) => Ok(Some(only.id.clone())),
        (_, [only]) => Ok(Some(only.id.clone())),
        ([], _) => {
            Err(Error::invalid("owner_search", "Nobody of this name is in the directory. Try a part of the name."))
        }
        (several, _) => Err(Error::invalid(LOOK, format!("{} could be meant. Choose one of them.", several.len()))),
    }
}

/// Finds the people who own something in `strategy` and whose names hold `words`, tolerant of case and accents.
pub(super) fn people_named(conn: &mut Conn, strategy: &StrategyId, words: &str) -> Result<Vec<String>> {
    let owners = node::table.filter(node::strategy_id.eq(strategy.as_str())).filter(node::owner_id.is_not_null());
    let people: Vec<(String, String)> = person::table
        .filter(person::id.nullable().eq_any(owners.select(node::owner_id)))
        .select((person::id, person::name))
        .load(conn)?;
    Ok(named(people, words, Sort::People))
}

/// Finds the teams in use whose names hold `words`, tolerant of case and accents.
pub(super) fn teams_named(conn: &mut Conn, words: &str) -> Result<Vec<String>> {
    let teams: Vec<(String, String)> =
        team::table.filter(team::archived_at.is_null()).select((team::id, team::name)).load(conn)?;
    Ok(named(teams, words, Sort::Teams))
}

/// Returns those of `owners` whom the person and the team of a filter mean, by the names and the teams of now; all of them
/// where it names neither.
pub(crate) fn meant(conn: &mut Conn, filter: &Filter, mut owners: HashSet<Owner>) -> Result<HashSet<Owner>> {
    match &filter.person {
        Some(Whom::Known(id)) => owners.retain(|owner| *owner == Owner::Person(id.clone())),
        Some(Whom::Named(words)) => {
            let known: Vec<Owner> = owners.into_iter().filter(|owner| matches!(owner, Owner::Person(_))).collect();
            let rows = names(conn, &known)?.into_iter().map(|(owner, name)| (owner.written(), name)).collect();
            let found = named(rows, words, Sort::People);
            owners = known.into_iter().filter(|owner| found.contains(&owner.written())).collect();
        }
        None => {}
    }
    let teams = match &filter.team {
        Some(Whom::Known(id)) => vec![id.to_string()],
        Some(Whom::Named(words)) => teams_named(conn, words)?,
        None => return Ok(owners),
    };
    let members: Vec<String> =
        person::table.filter(person::team_id.eq_any(teams.iter().map(String::as_str))).select(person::id).load(conn)?;
    owners.retain(|owner| match owner {
        Owner::Person(id) => members.iter().any(|member| member == id.as_str()),
        Owner::Team(id) => teams.iter().any(|team| team == id.as_str()),
    });
    Ok(owners)
}

fn named(rows: Vec<(String, String)>, words: &str, sort: Sort) -> Vec<String> {
    let terms = Terms::read(words).of(sort);
    let holds = |name: &str| !terms.is_empty() && holds_all(name, &terms);
    rows.into_iter().filter(|(_, name)| holds(name)).map(|(id, _)| id).collect()
}

/// Returns what a form is told whose button only looked: at its `words`, or whom it may mean.
pub(crate) fn looked(at: &str) -> Error {
    if at == "words" {
        Error::invalid(CHECKED, "Nothing is saved yet.")
    } else {
        Error::invalid(LOOK, "Nothing is saved yet; choose whom you mean.")
    }
}

/// Reads what the field of an owner offers: whom `words` may mean, and what the `known` are called.
pub(crate) fn offered(
    conn: &mut Conn,
    words: &str,
    known: &[Owner],
    sought: Sought,
) -> Result<(Vec<Candidate<Owner>>, Vec<Candidate<Owner>>)> {
    let found = search(conn, words, sought)?;
    let named = names(conn, known)?
        .into_iter()
        .map(|(id, name)| Candidate { id, label: Written { text: name, ..Written::default() }, within: String::new() })
        .collect();
    Ok((found, named))
}

/// Returns what the owners are called; somebody erased or unknown is missing.
pub(crate) fn names(conn: &mut Conn, owners: &[Owner]) -> Result<HashMap<Owner, String>> {
    let mut people = Vec::new();
    let mut teams = Vec::new();
    for owner in owners {
        match owner {
            Owner::Person(id) => people.push(id.as_str()),
            Owner::Team(id) => teams.push(id.as_str()),
        }
    }
    let mut names = HashMap::new();
    if !people.is_empty() {
        let rows: Vec<(String, String)> =
            person::table.filter(person::id.eq_any(people)).select((person::id, person::name)).load(conn)?;
        names.extend(rows.into_iter().map(|(id, name)| (Owner::Person(PersonId::stored(id)), name)));
    }
    if !teams.is_empty() {
        let rows: Vec<(String, String)> =
            team::table.filter(team::id.eq_any(teams)).select((team::id, team::name)).load(conn)?;
        names.extend(rows.into_iter().map(|(id, name)| (Owner::Team(TeamId::stored(id)), name)));
    }
    Ok(names)
}
