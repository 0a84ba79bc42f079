//! Everything about an import that can be done before the turn to write: reading, comparing, and writing out the rows.
//!
//! Invariant: nothing is written here. What was prepared names the state it was prepared against, and is refused later if
//! the strategy is in another one by then.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::diff::{Change, Fate, changes, take_back};
use super::lines::{all_added, lines, names_offered};
use super::merge::merge;
use super::model::Summary;
use super::rows::{Encoding, Stored, decode, encode, settle};
use super::store;
use crate::access::{Entropy, Tx};
use crate::error::{Error, Result};
use crate::problem::Problem;
use crate::storage::bulk::as_text;
use crate::strategy::files::plan::{MOST_LEVELS, Plan};
use crate::strategy::files::reconcile::Blank;
use crate::strategy::files::report::Counts;
use crate::strategy::files::{Format, PlanRead};

/// How many rows one statement writes.
const CHUNK: usize = 1_000;

/// What is to be imported: a plan that was read, and what to do with it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Order {
    /// The name of the file.
    pub source: String,
    /// Its format, in the words of the command line.
    pub format: String,
    /// What a plan without a name is called.
    pub unnamed: String,
    /// Whether a new strategy is begun although there is one.
    pub begin_new: bool,
    /// Whether an update takes over the file's name and description for the strategy itself.
    #[serde(default)]
    pub renames: bool,
    /// Whether a blank field empties what stands; only our own JSON writes every field.
    pub clears: bool,
    /// How many of each kind the file has.
    pub counts: Vec<(String, u64)>,
    /// What was found in the file.
    pub problems: Vec<Problem>,
    /// What the file says.
    pub plan: Plan,
}

/// Rows of one table, written out.
#[derive(Clone, Debug)]
pub(crate) struct Batch {
    /// What becomes of them.
    pub fate: Fate,
    /// The table.
    pub table: &'static str,
    /// The columns.
    pub columns: Vec<&'static str>,
    /// The rows as JSON; only ids where they go.
    pub rows: String,
}

/// An import or an undo, ready to be written.
#[derive(Clone, Debug)]
pub(crate) struct Prepared {
    /// The strategy that is in force, against which this was prepared.
    pub current: Option<String>,
    /// Its state.
    pub stamp: String,
    /// What is kept of the run.
    pub summary: Summary,
    /// What is written, in this order.
    pub batches: Vec<Batch>,
    /// The record: fate, subject, id, before, after.
    pub record: Vec<(Fate, &'static str, String, Option<String>, Option<String>)>,
    /// Lenses to be made: id and name.
    pub lenses: Vec<(String, String)>,
}

/// The undo of an import, ready to be written.
#[derive(Clone, Debug)]
pub(crate) struct PreparedUndo {
    /// The strategy that is in force.
    pub current: String,
    /// Its state.
    pub stamp: String,
    /// What is written.
    pub batches: Vec<Batch>,
    /// How much stays because somebody changed it since.
    pub left: usize,
}

impl Order {
    /// Takes what was read.
    pub fn new(source: &str, read: PlanRead, begin_new: bool) -> Self {
        Self {
            source: source.to_owned(),
            format: word(&read.format),
            unnamed: stem(source),
            begin_new,
            renames: false,
            clears: read.format == Format::Json,
            counts: counts(&read.counts),
            problems: read.problems,
            plan: read.plan,
        }
    }

    /// Tells whether there is nothing in it to import, as in an empty template.
    pub fn is_empty(&self) -> bool {
        self.counts.iter().all(|(_, count)| *count == 0) && self.plan.mission().is_none()
    }
}

/// Prepares an import against the strategy as it stands.
pub(crate) fn import(tx: &mut impl Tx, order: &Order) -> Result<Prepared> {
    let now = tx.now();
    let actor = (!tx.viewer().system).then(|| tx.viewer().person.to_string());
    let conn = tx.conn();
    let current = store::current(conn)?;
    let (before, stamp) = match &current {
        Some(id) => store::load(conn, id)?,
        None => (Stored::default(), String::new()),
    };
    let is_new = order.begin_new || current.is_none();
    let names = store::names(conn, &before, Some(&order.plan))?;
    let mut fresh = || Entropy.id(now);
    let (mut plan, lines, offers) = if is_new {
        (order.plan.clone(), all_added(&order.plan), Vec::new())
    } else {
        let blank = if order.clears { Blank::Clears } else { Blank::Keeps };
        let existing = decode(&before, &names);
        let offers = names_offered(&before.strategy.name, &existing, &order.plan);
        // A strategy is renamed by whoever asks for it, never by the name that a file happens to bear.
        let incoming = if order.renames { order.plan.clone() } else { order.plan.named_as(&existing) };
        let merged = merge(&existing, &incoming, blank);
        (merged.plan, lines(merged.changes, merged.reordered), offers)
    };
    if plan.levels() > MOST_LEVELS {
        let message = format!(
            "Together with what is there the strategy would be more than {MOST_LEVELS} levels deep. Begin a new one with it, or make it flatter."
        );
        return Err(Error::invalid("", message));
    }
    let before = if is_new { Stored::default() } else { before };
    let own: HashSet<&str> = (before.nodes.iter().map(|row| row.id.as_str()))
        .chain(before.measures.iter().map(|row| row.id.as_str()))
        .collect();
    let taken = store::taken(conn, &plan, &own)?;
    settle(&mut plan, &|id| taken.contains(id), &mut fresh);
    let strategy = match &current {
        Some(id) if !is_new => id.clone(),
        _ => fresh(),
    };
    let with = Encoding {
        strategy: &strategy,
        unnamed: &order.unnamed,
        names: &names,
        before: &before,
        now: now.0,
        fresh: &mut fresh,
    };
    let (after, lenses) = encode(&plan, with);
    let changes = changes(&before, &after);
    let mut record = Vec::new();
    if is_new {
        let id = |id: &str| json!(id).to_string();
        record.push((Fate::Added, "strategy", strategy.clone(), None, None));
        let previous = current.as_deref().map(id);
        record.push((Fate::Changed, "organisation", "organisation".to_owned(), previous, Some(id(&strategy))));
    } else {
        for one in &changes {
            let text = |values: &Option<Vec<Value>>| values.as_ref().map(|values| json!(values).to_string());
            record.push((one.fate, one.table, one.id.clone(), text(&one.before), text(&one.after)));
        }
    }
    record.extend(lenses.iter().map(|lens| (Fate::Added, "lens", lens.id.clone(), None, None)));
    let summary = Summary {
        // What an update goes into is named as it stood, whatever the file calls itself.
        name: if is_new { after.strategy.name.clone() } else { before.strategy.name.clone() },
        counts: order.counts.clone(),
        problems: order.problems.len(),
        is_new,
        strategy,
        stamp: stamp.clone(),
        changes: lines,
        offers,
        renames: order.renames && !is_new,
        left: 0,
    };
    Ok(Prepared {
        current,
        stamp,
        summary,
        batches: batches(&changes, now.0, actor.as_deref())?,
        record,
        lenses: lenses.into_iter().map(|lens| (lens.id, lens.name)).collect(),
    })
}

/// Prepares to take back what an import changed in the strategy that is in force. Returns how much stays, too.
///
/// None where the import began a strategy of its own.
pub(crate) fn undo(tx: &mut impl Tx, undoing: &store::Undoing) -> Result<Option<PreparedUndo>> {
    if undoing.summary.is_new {
        return Ok(None);
    }
    let now = tx.now().0;
    let conn = tx.conn();
    let current = store::current(conn)?.ok_or(Error::NotFound)?;
    let (before, stamp) = store::load(conn, &current)?;
    let mut after = before.clone();
    let left = take_back(&mut after, &undoing.changes, now).len();
    let batches = batches(&changes(&before, &after), now, None)?;
    Ok(Some(PreparedUndo { current, stamp, batches, left }))
}

/// Writes the rows out, table by table.
fn batches(changes: &[Change], now: i64, actor: Option<&str>) -> Result<Vec<Batch>> {
    let mut list = Vec::new();
    let alike = |one: &Change, next: &Change| one.table == next.table && one.fate == next.fate;
    for run in changes.chunk_by(alike) {
        for chunk in run.chunks(CHUNK) {
            let Some(first) = chunk.first() else { continue };
            let mut columns = first.columns.to_vec();
            let beside: Vec<(&'static str, Value)> = match (first.fate, first.table) {
                (Fate::Added, "node") => {
                    vec![("created_at", json!(now)), ("updated_at", json!(now))]
                }
                (Fate::Changed, "node") => vec![("updated_at", json!(now))],
                (Fate::Added, "measure_value") => {
                    vec![("made_at", json!(now)), ("made_by", json!(actor))]
                }
                (Fate::Added, "strategy") => vec![("created_at", json!(now))],
                _ => Vec::new(),
            };
            columns.extend(beside.iter().map(|(column, _)| *column));
            let rows: Vec<Vec<Value>> = match first.fate {
                Fate::Gone => vec![chunk.iter().map(|one| json!(one.id)).collect()],
                _ => {
                    let row = |one: &Change| {
                        let mut values = one.after.clone().unwrap_or_default();
                        values.extend(beside.iter().map(|(_, value)| value.clone()));
                        values
                    };
                    chunk.iter().map(row).collect()
                }
            };
            let text = match first.fate {
                Fate::Gone => json!(rows.first()).to_string(),
                _ => as_text(&rows)?,
            };
            list.push(Batch { fate: first.fate, table: first.table, columns, rows: text });
        }
    }
    Ok(list)
}

fn counts(counts: &Counts) -> Vec<(String, u64)> {
    let Ok(Value::Object(all)) = serde_json::to_value(counts) else {
        return Vec::new();
    };
    let counted = all.into_iter().filter_map(|(name, count)| Some((name, count.as_u64()?)));
    let mut list: Vec<(String, u64)> = counted.collect();
    // In the order of the tree; what has no name comes last.
    let order = ["missions", "visions", "pillars", "objectives", "depth", "measures", "targets", "actuals"];
    list.sort_by_key(|(name, _)| {
        let place = order.iter().position(|one| one == name);
        (name.ends_with("_unnamed"), place.unwrap_or(order.len()))
    });
    list
}

fn word(format: &Format) -> String {
    json!(format).as_str().unwrap_or_default().to_owned()
}

/// The name of a file without its folder and its ending.
fn stem(source: &str) -> String {
    let name = source.rsplit(['/', '\\']).next().unwrap_or(source);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    if stem.trim().is_empty() { "Strategy" } else { stem }.to_owned()
}
