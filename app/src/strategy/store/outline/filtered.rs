//! The rows that a filter finds, in the tree that they were found in.
//!
//! Invariant: at most [`ON_A_PAGE`] matches with the rows that lead to them, in the order of the outline; what leads to a
//! match is unfolded unless the address folds it, anything else is folded unless the address unfolds it.

use std::collections::HashMap;

use diesel::prelude::*;
use jiff::civil::Date;

use super::super::matching::matching;
use super::super::owners::names;
use super::super::rows::{NodeRow, owner};
use super::Drawn;
use super::tree::{Grown, add_owners_and_measures, children, counts, walk};
use crate::error::Result;
use crate::id::{NodeId, StrategyId};
use crate::storage::Conn;
use crate::storage::schema::node;
use crate::strategy::model::{Asked, Filter, Found, Match, Opened, OutlineRow, Owner, Part, Whom};

/// How many matches stand on a page.
pub(crate) const ON_A_PAGE: usize = 100;

/// Reads one page of what is looked for.
pub(super) fn rows(conn: &mut Conn, strategy: &StrategyId, asked: &Asked, today: Date) -> Result<Drawn> {
    let matches = matching(conn, strategy, &asked.filter, today)?;
    let page = asked.page.clamp(1, matches.found.div_ceil(ON_A_PAGE).max(1));
    let kept = matches.page(page, ON_A_PAGE);
    let mut steps = steps(&kept, asked);
    let ids: Vec<&str> = steps.iter().map(|step| step.found.id.as_str()).collect();
    let nodes: Vec<NodeRow> = node::table.filter(node::id.eq_any(&ids)).select(NodeRow::as_select()).load(conn)?;
    let mut nodes: HashMap<String, NodeRow> = nodes.into_iter().map(|row| (row.id.clone(), row)).collect();
    // What leads on is unfolded already, to what was found alone.
    let mut folds = asked.open.clone().unwrap_or_default();
    let leading =
        steps.iter().filter(|step| step.leads && folds.hold(&step.found.id)).map(|step| step.found.id.clone());
    for id in leading.collect::<Vec<_>>() {
        folds = folds.turned(&id);
    }
    let mut grown = Grown { children: children(conn, &folds)?, ..Grown::default() };
    for step in steps.drain(..) {
        let Some(row) = nodes.remove(step.found.id.as_str()) else { continue };
        grown.rows.push(drawn(row, &step));
        if !step.leads {
            for child in grown.children.remove(&step.found.id).unwrap_or_default() {
                walk(&mut grown, child, step.found.depth + 1, step.found.pillar);
            }
        }
    }
    let mut rows = grown.rows;
    let below = counts(conn, rows.iter().map(|row| row.id.as_str()))?;
    for row in rows.iter_mut().filter(|row| !row.part.is_some_and(Part::leads)) {
        row.below = below.get(row.id.as_str()).copied().unwrap_or(0);
        row.is_open = row.below > 0 && folds.hold(&row.id);
    }
    add_owners_and_measures(conn, &mut rows)?;
    let (person, team) = looked_for(conn, &asked.filter)?;
    let found = Found { count: matches.found, all: matches.all, on_page: ON_A_PAGE, person, team };
    Ok(Drawn { rows, asked: Asked { page, ..asked.clone() }, below_mission: None, found: Some(found) })
}

/// A row of the page, before it is read.
pub(crate) struct Step<'a> {
    /// What was found, or leads there.
    pub found: &'a Match,
    /// Whether there is more of the page below it, shown or not.
    pub leads: bool,
    /// Whether that is shown.
    pub is_open: bool,
    /// How many rows of the page hang on it.
    pub below: i64,
}

impl Step<'_> {
    /// Returns what the row is there for.
    pub(crate) fn part(&self) -> Part {
        match (self.found.is_hit, self.leads) {
            (true, true) => Part::HitOnTheWay,
            (true, false) => Part::Hit,
            (false, _) => Part::OnTheWay,
        }
    }
}

/// Leaves out what is folded.
pub(crate) fn steps<'a>(kept: &[&'a Match], asked: &Asked) -> Vec<Step<'a>> {
    let mut below: HashMap<&NodeId, i64> = HashMap::new();
    for step in kept {
        *below.entry(&step.parent).or_default() += 1;
    }
    let mut steps = Vec::new();
    let mut folded: Option<usize> = None;
    for found in kept {
        if folded.is_some_and(|depth| found.depth > depth) {
            continue;
        }
        let (below, is_open) = (below.get(&found.id).copied().unwrap_or(0), !asked.shut.hold(&found.id));
        folded = (!is_open).then_some(found.depth);
        steps.push(Step { found, leads: below > 0, is_open, below });
    }
    steps
}

fn drawn(row: NodeRow, step: &Step<'_>) -> OutlineRow {
    OutlineRow {
        id: step.found.id.clone(),
        of: row.of_id.clone().map(NodeId::stored),
        parent: step.found.parent.clone(),
        depth: step.found.depth,
        pillar: step.found.pillar,
        title: row.written(&row.title),
        broken: row.because.is_empty(),
        owner: owner(row.owner_id, row.owner_team_id).map(|owner| (owner, String::new())),
        handed: row.handed_from_id.is_some(),
        measure: None,
        further: 0,
        archived: row.archived_at.is_some(),
        below: step.below,
        is_first: false,
        is_last: false,
        hidden_after: 0,
        is_open: step.is_open,
        part: Some(step.part()),
        marks: Vec::new(),
        translated: None,
        let_edit: Vec::new(),
        opened: Opened::Wholly,
        revision: row.revision,
    }
}

/// Returns what the person and the team are called that a link named.
pub(crate) fn looked_for(conn: &mut Conn, filter: &Filter) -> Result<(Option<String>, Option<String>)> {
    let person = match &filter.person {
        Some(Whom::Known(id)) => Some(Owner::Person(id.clone())),
        _ => None,
    };
    let team = match &filter.team {
        Some(Whom::Known(id)) => Some(Owner::Team(id.clone())),
        _ => None,
    };
    let known: Vec<Owner> = person.iter().chain(&team).cloned().collect();
    let names = names(conn, &known)?;
    let called = |owner: Option<Owner>| {
        owner.map(|owner| names.get(&owner).cloned().unwrap_or_else(|| "somebody who is gone".to_owned()))
    };
    Ok((called(person), called(team)))
}
