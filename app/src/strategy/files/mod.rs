//! A strategy from the file somebody has, and back into a file: pure, without a database or a clock.
//! A file is either read whole, with its oddities listed by line, or refused with a place and what to do.

mod action_list;
pub mod amounts;
mod csv_print;
pub mod dates;
mod difference;
mod json;
mod lines;
pub mod plain_text;
pub mod plan;
mod plan_parts;
mod recognise;
pub mod reconcile;
pub mod report;
#[cfg(test)]
pub(crate) mod samples;
mod sheet;
mod stratml;
#[cfg(test)]
mod tests;
mod tree;

use serde::Serialize;

use crate::decoding;
use crate::problem::{Problem, Refusal};
pub(crate) use csv_print::line as csv_line;
use lines::Lines;
use plan::{MOST_LEVELS, Plan, Statement};
use recognise::Kind;
use report::{Counts, Report, count};
pub(crate) use sheet::{Sheet, SheetRow, guarded};
pub use stratml::Loss;

/// The largest file that is read, in bytes (32 MiB).
pub const MOST_BYTES: usize = 32 * 1024 * 1024;

/// How many problems are listed one by one.
const MOST_PROBLEMS: usize = 5_000;
/// How long a message may be, in characters: it may quote a hostile file.
const LONGEST_MESSAGE: usize = 600;

/// What a file turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// StratML Part 1, root `StrategicPlan`.
    Stratml1,
    /// StratML Part 2, root `PerformancePlanOrReport`.
    Stratml2,
    /// A sheet with a column for each level.
    CsvLevels,
    /// A sheet with an id and a parent in each row; also our own.
    CsvParent,
    /// A sheet with dotted numbers.
    CsvNumbers,
    /// A list of actions in JSON, each naming its parent.
    ActionList,
    /// Our own JSON.
    Json,
}

/// What a plan can be written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Export {
    /// StratML Part 2.
    Stratml,
    /// Our CSV.
    Csv,
    /// Our JSON.
    Json,
}

/// A file, read.
#[derive(Debug)]
pub struct PlanRead {
    /// What the file is.
    pub format: Format,
    /// What it says.
    pub plan: Plan,
    /// What a person should look at, in the order of lines.
    pub problems: Vec<Problem>,
    /// How many of each kind stand in it.
    pub counts: Counts,
}

impl PlanRead {
    /// The object that `import strategy --json` prints.
    pub fn report(&self) -> Report<'_> {
        Report { format: self.format, counts: self.counts, problems: &self.problems }
    }
}

/// A plan, written.
#[derive(Debug)]
pub struct Printed {
    /// The file, UTF-8.
    pub text: String,
    /// What the format has no place for; it stands in the file in another way.
    pub losses: Vec<Loss>,
}

/// A place in a file and what is wrong there, before the file's name is known.
#[derive(Debug)]
struct Halt {
    line: usize,
    column: usize,
    what: String,
}

/// What a reader of one format gives.
struct Found {
    format: Format,
    plan: Plan,
    problems: Vec<Problem>,
    /// Whether the plan is complete as it stands: ours, or an empty template.
    complete: bool,
}

/// Splits a sheet that is no plan, such as one of values, into its cells.
///
/// # Errors
/// When it is broken or empty.
pub(crate) fn split_sheet(name: &str, text: &str) -> Result<Sheet, Refusal> {
    sheet::split(text, &Lines::new(text))
        .map_err(|halt| Refusal::at(name, halt.line, halt.column, shortened(halt.what)))
}

/// Reads a file; its layout is recognised from its content, `name` is used in messages and for a missing mission.
///
/// # Errors
/// When the file is no strategy, is broken or is too large.
pub fn read(name: &str, bytes: &[u8]) -> Result<PlanRead, Refusal> {
    let mut found = read_text(name, bytes).map_err(|halt| Refusal {
        file: name.to_owned(),
        line: halt.line,
        column: halt.column,
        what: shortened(halt.what),
    })?;
    if found.plan.levels() > MOST_LEVELS {
        let what =
            format!("The plan is nested more than {MOST_LEVELS} levels deep. Make it flatter and import it again.");
        return Err(Refusal { file: name.to_owned(), line: 1, column: 1, what });
    }
    if !found.complete {
        add_mission(name, &mut found);
    }
    drop_zeros(bytes, &mut found);
    tidy(&mut found.problems);
    let counts = count(&found.plan);
    Ok(PlanRead { format: found.format, plan: found.plan, problems: found.problems, counts })
}

/// Writes a plan.
pub fn print(plan: &Plan, export: Export) -> Printed {
    match export {
        Export::Json => Printed { text: json::print(plan), losses: Vec::new() },
        Export::Csv => Printed { text: csv_print::print(plan), losses: Vec::new() },
        Export::Stratml => {
            let (text, losses) = stratml::print(plan);
            Printed { text, losses }
        }
    }
}

fn read_text(name: &str, bytes: &[u8]) -> Result<Found, Halt> {
    if bytes.len() > MOST_BYTES {
        return Err(Halt {
            line: 1,
            column: 1,
            what: "The file is larger than 32 MiB. Split it into several plans.".to_owned(),
        });
    }
    let at_start = |what: String| Halt { line: 1, column: 1, what };
    recognise::refuse_binary(name, bytes).map_err(at_start)?;
    let (decoded, guessed) = decoding::decode(bytes);
    let text = decoded.as_str();
    let lines = Lines::new(text);
    let mut found = match recognise::kind(name, text).map_err(at_start)? {
        Kind::Xml => read_stratml(text, &lines)?,
        Kind::OwnJson | Kind::List if text.bytes().filter(|sign| *sign == b'{').count() > 500_000 => {
            return Err(at_start("The file holds more than 500,000 objects. Split it into several plans.".to_owned()));
        }
        Kind::OwnJson => {
            let plan = json::read(text).map_err(|unread| Halt {
                line: unread.line,
                column: unread.column,
                what: unread.what,
            })?;
            Found { format: Format::Json, plan, problems: Vec::new(), complete: true }
        }
        Kind::List => action_list::read(name, text, &lines)?,
        Kind::Sheet => sheet::read(text, &lines)?,
    };
    found.problems.extend(guessed);
    Ok(found)
}

fn read_stratml(text: &str, lines: &Lines) -> Result<Found, Halt> {
    let reading = stratml::read(text, lines).map_err(|fault| {
        let (line, column) = lines.place(text, fault.offset);
        Halt { line, column, what: fault.what }
    })?;
    let format = if reading.part == 1 { Format::Stratml1 } else { Format::Stratml2 };
    Ok(Found { format, plan: reading.plan, problems: reading.problems, complete: reading.own || reading.template })
}

/// A tree needs a root: a plan without a mission gets one named after the file, marked as not written yet.
fn add_mission(name: &str, found: &mut Found) {
    if found.plan.mission().is_some_and(|mission| !mission.text.trim().is_empty()) {
        return;
    }
    let text = recognise::stem(name);
    let what = format!("The file has no mission; one named \"{text}\" was added and marked as not written yet.");
    found.plan.missions.push(Statement { text, unwritten: true, ..Statement::default() });
    found.problems.push(Problem { line: 1, what });
}

/// No database keeps a zero character in a text, and only JSON can hide one.
fn drop_zeros(bytes: &[u8], found: &mut Found) {
    const ESCAPED: &[u8] = b"\\u0000";
    let Some(at) = bytes.windows(ESCAPED.len()).position(|part| part == ESCAPED) else {
        return;
    };
    let Ok(text) = serde_json::to_string(&found.plan) else {
        return;
    };
    // An escaped backslash before it makes it the text \\u0000, which stays.
    let mut kept = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(place) = rest.find('\\') {
        let (before, after) = rest.split_at(place);
        kept.push_str(before);
        if after.starts_with("\\u0000") {
            rest = after.get(6..).unwrap_or_default();
        } else {
            let (pair, more) = after.split_at_checked(2).unwrap_or((after, ""));
            kept.push_str(pair);
            rest = more;
        }
    }
    kept.push_str(rest);
    if kept.len() == text.len() {
        return;
    }
    if let Ok(plan) = serde_json::from_str(&kept) {
        found.plan = plan;
        let line = 1 + bytes.iter().take(at).filter(|byte| **byte == b'\n').count();
        let what = "A text holds the character zero, which cannot be kept; it was left out.".to_owned();
        found.problems.push(Problem { line, what });
    }
}

/// Puts problems in the order of lines, and counts those that nobody would read.
fn tidy(problems: &mut Vec<Problem>) {
    problems.sort_by_key(|problem| problem.line);
    let more = problems.len().saturating_sub(MOST_PROBLEMS);
    problems.truncate(MOST_PROBLEMS);
    for problem in problems.iter_mut() {
        problem.what = shortened(std::mem::take(&mut problem.what));
    }
    if more > 0 {
        let line = problems.last().map_or(1, |last| last.line);
        problems.push(Problem {
            line,
            what: format!("{more} more problems follow; correct those above and import again to see them."),
        });
    }
}

fn shortened(what: String) -> String {
    match what.char_indices().nth(LONGEST_MESSAGE) {
        Some((end, _)) => format!("{}…", what.get(..end).unwrap_or_default()),
        None => what,
    }
}
