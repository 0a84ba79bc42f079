//! How many tests a runner says it ran. A line counts only when it has exactly the form that this runner prints,
//! because what a failed test printed is part of the same text.

use std::ops::AddAssign;

/// The programs whose results we read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Runner {
    /// `cargo test`.
    Cargo,
    /// `cargo nextest run`.
    Nextest,
    /// Playwright's list reporter.
    Playwright,
}

/// Numbers of tests.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Count {
    /// Tests that passed.
    pub passed: u64,
    /// Tests that failed, ran out of time, or were to run and did not.
    pub failed: u64,
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// Adds up the summary lines in what a runner printed.
pub fn count(runner: Runner, printed: &str) -> Count {
    let mut sum = Count::default();
    for line in printed.lines() {
        let line = without_colour(line);
        for part in parts(runner, line.trim()) {
            sum += part_count(&part);
        }
    }
    sum
}

/// The parts of a summary line that each name one number; none of any other line.
fn parts(runner: Runner, line: &str) -> Vec<String> {
    match runner {
        Runner::Cargo => {
            let numbers = line.strip_prefix("test result: ").and_then(|rest| rest.split_once(". "));
            numbers.map(|(_, rest)| rest.split("; ").map(str::to_owned).collect())
        }
        Runner::Nextest => {
            let numbers = line.strip_prefix("Summary [").and_then(|rest| rest.split_once(" run: "));
            numbers.map(|(_, rest)| rest.split(", ").map(without_remark).collect())
        }
        Runner::Playwright => Some(vec![without_remark(line)]),
    }
    .unwrap_or_default()
}

fn part_count(part: &str) -> Count {
    let Some((number, what)) = part.split_once(' ') else {
        return Count::default();
    };
    let Ok(number) = number.parse() else {
        return Count::default();
    };
    match what {
        "passed" | "flaky" => Count { passed: number, failed: 0 },
        "failed" | "timed out" | "exec failed" | "interrupted" | "did not run" => Count { passed: 0, failed: number },
        _ => Count::default(),
    }
}

/// `3 passed (1 slow)` without what stands in brackets.
fn without_remark(part: &str) -> String {
    part.split(" (").next().unwrap_or_default().to_owned()
}

fn without_colour(line: &str) -> String {
    let mut plain = String::new();
    let mut rest = line;
    while let Some(start) = rest.find("\u{1b}[") {
        plain.push_str(&rest[..start]);
        rest = rest[start..].find('m').map_or("", |end| &rest[start + end + 1..]);
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(runner: Runner, printed: &str) -> (u64, u64) {
        let Count { passed, failed } = count(runner, printed);
        (passed, failed)
    }

    #[test]
    fn cargo_names_each_test_program() {
        let printed = "test a ... ok\ntest result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.1s\n\
                       test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.1s\n";
        assert_eq!(counted(Runner::Cargo, printed), (5, 1));
    }

    #[test]
    fn nextest_names_all_at_the_end() {
        let printed =
            "     Summary [   0.005s] 12 tests run: 9 passed (1 slow, 1 leaky), 1 failed, 2 timed out, 4 skipped\n";
        assert_eq!(counted(Runner::Nextest, printed), (9, 3));
        assert_eq!(counted(Runner::Nextest, "     Summary [   0.005s] 1 test run: 1 passed, 0 skipped\n"), (1, 0));
        assert_eq!(
            counted(Runner::Nextest, "     Summary [   0.005s] 2/9 tests run: 1 passed, 1 failed, 0 skipped\n"),
            (1, 1)
        );
    }

    #[test]
    fn what_a_failed_test_printed_is_not_counted() {
        let printed = "test result: FAILED. 0 passed; 1 failed; 0 ignored\n  4 passed (1.0s)\n";
        assert_eq!(counted(Runner::Nextest, printed), (0, 0));
    }

    #[test]
    fn playwright_has_a_line_for_each_number() {
        let printed = "  1 failed\n    [chromium] › a.spec.mjs:3:1 › it opens 4 passed doors\n  1 skipped\n  2 did not run\n  7 passed (8.1s)\n";
        assert_eq!(counted(Runner::Playwright, printed), (7, 3));
    }

    #[test]
    fn colours_do_not_hide_a_number() {
        assert_eq!(counted(Runner::Playwright, "\u{1b}[32m  7 passed\u{1b}[39m\u{1b}[2m (8.1s)\u{1b}[22m\n"), (7, 0));
    }
}
