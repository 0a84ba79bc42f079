//! What differs between the rows of a strategy before and after: the same list writes an import, its record and its undo.
//!
//! Invariant: pure; only columns that hold content are compared.

use std::collections::HashMap;

use serde_json::Value;

use super::rows::{
    MeasureRow, NodeRow, Record, StakeholderRow, Stored, StrategyRow, SupportRow, TenetRow, ValueRow, WordingRow, same,
};

/// What became of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// It is new.
    Added,
    /// It says something else.
    Changed,
    /// It is there no more.
    Gone,
}

impl Fate {
    /// Returns the word under which it is recorded.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Gone => "gone",
        }
    }

    /// Reads the word.
    pub fn read(word: &str) -> Option<Self> {
        [Self::Added, Self::Changed, Self::Gone].into_iter().find(|fate| fate.word() == word)
    }
}

/// One row that differs, with its values in the order of the columns.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Change {
    /// What became of it.
    pub fate: Fate,
    /// Its table.
    pub table: &'static str,
    /// The columns of the values.
    pub columns: &'static [&'static str],
    /// Its id.
    pub id: String,
    /// What it said.
    pub before: Option<Vec<Value>>,
    /// What it says.
    pub after: Option<Vec<Value>>,
}

/// Calls `$act` with the rows of each table.
macro_rules! each_table {
    ($act:ident($($given:expr),*)) => {
        $act::<NodeRow>($($given,)* |all| &all.nodes, |all| &mut all.nodes);
        $act::<SupportRow>($($given,)* |all| &all.supports, |all| &mut all.supports);
        $act::<WordingRow>($($given,)* |all| &all.wordings, |all| &mut all.wordings);
        $act::<MeasureRow>($($given,)* |all| &all.measures, |all| &mut all.measures);
        $act::<ValueRow>($($given,)* |all| &all.values, |all| &mut all.values);
        $act::<TenetRow>($($given,)* |all| &all.tenets, |all| &mut all.tenets);
        $act::<StakeholderRow>($($given,)* |all| &all.stakeholders, |all| &mut all.stakeholders);
    };
}

type Rows<T> = fn(&Stored) -> &Vec<T>;
type RowsMut<T> = fn(&mut Stored) -> &mut Vec<T>;

/// Lists the rows that differ, table by table in an order in which they can be written.
pub(crate) fn changes(before: &Stored, after: &Stored) -> Vec<Change> {
    let mut list = Vec::new();
    let fate = if before.strategy.id.is_empty() {
        Some((Fate::Added, None))
    } else {
        let old = before.strategy.values();
        (!alike(&old, &after.strategy.values())).then_some((Fate::Changed, Some(old)))
    };
    if let Some((fate, before)) = fate {
        list.push(Change {
            fate,
            table: StrategyRow::TABLE,
            columns: StrategyRow::COLUMNS,
            id: after.strategy.id.clone(),
            before,
            after: Some(after.strategy.values()),
        });
    }
    each_table!(compare(&mut list, before, after));
    list
}

fn compare<T: Record>(list: &mut Vec<Change>, before: &Stored, after: &Stored, rows: Rows<T>, _: RowsMut<T>) {
    let mut old: HashMap<&str, &T> = rows(before).iter().map(|row| (row.id(), row)).collect();
    let change = |fate, id: &str, before: Option<&T>, after: Option<&T>| Change {
        fate,
        table: T::TABLE,
        columns: T::COLUMNS,
        id: id.to_owned(),
        before: before.map(Record::values),
        after: after.map(Record::values),
    };
    for row in rows(after) {
        match old.remove(row.id()) {
            None => list.push(change(Fate::Added, row.id(), None, Some(row))),
            Some(was) if !alike(&was.values(), &row.values()) => {
                list.push(change(Fate::Changed, row.id(), Some(was), Some(row)));
            }
            Some(_) => {}
        }
    }
    let gone = rows(before).iter().filter(|row| old.contains_key(row.id()));
    list.extend(gone.map(|row| change(Fate::Gone, row.id(), Some(row), None)));
}

/// Takes recorded changes back in `now` where nobody changed them since. Returns the ids of those that stay.
pub(crate) fn take_back(now: &mut Stored, recorded: &[Change], at: i64) -> Vec<String> {
    let mut left = Vec::new();
    let added: Vec<&str> = recorded.iter().filter(|one| one.fate == Fate::Added).map(|one| one.id.as_str()).collect();
    if let Some(one) = recorded.iter().find(|one| one.table == StrategyRow::TABLE) {
        let was = one.before.clone().and_then(|values| read::<StrategyRow>(&values));
        match was {
            Some(was) if Some(now.strategy.values()) == one.after => now.strategy = was,
            _ => left.push(one.id.clone()),
        }
    }
    each_table!(revert(now, recorded, &mut left));
    super::undoing::put_away(now, &added, at, &mut left);
    left
}

fn revert<T: Record>(now: &mut Stored, recorded: &[Change], left: &mut Vec<String>, _: Rows<T>, rows: RowsMut<T>) {
    let rows = rows(now);
    let places: HashMap<String, usize> = rows.iter().enumerate().map(|(at, row)| (row.id().to_owned(), at)).collect();
    for one in recorded.iter().filter(|one| one.table == T::TABLE) {
        let place = places.get(&one.id).copied();
        let before = one.before.as_ref().and_then(|values| read::<T>(values));
        let is_as_left = place
            .and_then(|at| rows.get(at))
            .zip(one.after.as_ref())
            .is_some_and(|(row, after)| alike(&row.values(), after));
        match (one.fate, place, before) {
            (Fate::Changed, Some(at), Some(before)) if is_as_left => {
                if let Some(row) = rows.get_mut(at) {
                    *row = before;
                }
            }
            (Fate::Gone, None, Some(before)) => rows.push(before),
            // What was added is put away in one go, once everything else is back.
            (Fate::Added, ..) => {}
            _ => left.push(one.id.clone()),
        }
    }
}

/// Reads a row back from its recorded values.
pub(crate) fn read<T: Record>(values: &[Value]) -> Option<T> {
    serde_json::from_value(Value::Array(values.to_vec())).ok()
}

fn alike(one: &[Value], other: &[Value]) -> bool {
    one.len() == other.len()
        && one.iter().zip(other).all(|(one, other)| match (one.as_f64(), other.as_f64()) {
            (Some(one), Some(other)) => same(Some(one), Some(other)),
            _ => one == other,
        })
}
