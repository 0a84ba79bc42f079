//! The steps of a long command: each announced, timed, and listed again at the end.
//! A failed step never stops the ones that do not need it, and never goes missing from the result.

use crate::count::Count;
use crate::needs::Missing;
use crate::process::{self, say};
use anyhow::Result;
use std::time::{Duration, Instant};

/// The steps so far.
#[derive(Default)]
pub struct Report {
    steps: Vec<Step>,
}

struct Step {
    name: &'static str,
    time: Duration,
    count: Count,
    outcome: Outcome,
}

enum Outcome {
    Done,
    Failed(String),
    Skipped(String),
}

impl Report {
    /// Does one step and whether it succeeded.
    pub fn step(&mut self, name: &'static str, work: impl FnOnce() -> Result<()>) -> bool {
        self.tests(name, || work().map(|()| Count::default()))
    }

    /// Does one step that runs tests and whether it succeeded. Work that fails without a failed test counts as one.
    pub fn tests(&mut self, name: &'static str, work: impl FnOnce() -> Result<Count>) -> bool {
        say(name);
        let begin = Instant::now();
        let (count, outcome) = match work() {
            Ok(count) if count.failed == 0 => (count, Outcome::Done),
            Ok(count) => (count, Outcome::Failed(format!("{} failed", count.failed))),
            Err(error) => {
                say(&format!("{name}: {error:#}"));
                (Count { passed: 0, failed: 1 }, Outcome::Failed(first_line(&format!("{error:#}"))))
            }
        };
        let succeeded = matches!(outcome, Outcome::Done);
        self.steps.push(Step { name, time: begin.elapsed(), count, outcome });
        succeeded
    }

    /// Notes a step that could not be done because something is missing: a failure where nobody can install it now.
    pub fn missing(&mut self, name: &'static str, missing: &Missing) {
        say(&format!("{name}: {missing}"));
        if process::in_ci() {
            self.push(name, Count { passed: 0, failed: 1 }, Outcome::Failed(missing.to_string()));
        } else {
            self.skip(name, &missing.to_string());
        }
    }

    /// Notes a step that was left out, and why.
    pub fn skip(&mut self, name: &'static str, why: &str) {
        self.push(name, Count::default(), Outcome::Skipped(why.to_owned()));
    }

    /// Whether no step failed.
    pub fn succeeded(&self) -> bool {
        self.steps.iter().all(|step| !matches!(step.outcome, Outcome::Failed(_)))
    }

    /// All steps as a table.
    pub fn table(&self) -> String {
        let mut table = format!("{:<52} {:>8} {:>7}  result\n", "step", "seconds", "tests");
        for step in &self.steps {
            let tests = match step.count.passed + step.count.failed {
                0 => String::new(),
                number => number.to_string(),
            };
            let result = match &step.outcome {
                Outcome::Done => "ok".to_owned(),
                Outcome::Failed(why) => format!("FAILED: {why}"),
                Outcome::Skipped(why) => format!("skipped: {why}"),
            };
            let seconds = step.time.as_secs_f64();
            table.push_str(&format!("{:<52} {seconds:>8.1} {tests:>7}  {result}\n", step.name));
        }
        table
    }

    /// The sum of all tests, alone on a line.
    pub fn sum(&self) -> String {
        let mut sum = Count::default();
        self.steps.iter().for_each(|step| sum += step.count);
        format!("{} passed, {} failed", sum.passed, sum.failed)
    }

    fn push(&mut self, name: &'static str, count: Count, outcome: Outcome) {
        self.steps.push(Step { name, time: Duration::ZERO, count, outcome });
    }
}

fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::bail;

    #[test]
    fn a_step_that_fails_without_tests_counts_as_one_failure() {
        let mut report = Report::default();
        assert!(report.tests("unit tests", || Ok(Count { passed: 7, failed: 0 })));
        assert!(!report.step("formats", || bail!("two files differ\nmore")));
        report.skip("browser tests", "no browser");
        assert_eq!(report.sum(), "7 passed, 1 failed");
        assert!(!report.succeeded());
        let table = report.table();
        assert!(table.contains("FAILED: two files differ\n") && table.contains("skipped: no browser"), "{table}");
    }

    #[test]
    fn failed_tests_fail_their_step() {
        let mut report = Report::default();
        assert!(!report.tests("unit tests", || Ok(Count { passed: 7, failed: 2 })));
        assert_eq!(report.sum(), "7 passed, 2 failed");
    }

    #[test]
    fn a_skipped_step_is_no_failure() {
        let mut report = Report::default();
        report.skip("browser tests", "no browser");
        assert!(report.succeeded());
        assert_eq!(report.sum(), "0 passed, 0 failed");
    }
}
