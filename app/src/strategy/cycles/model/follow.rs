//! What the next cycle is likely called, and when it is.
//!
//! Invariant: pure; a guess that fills a form and that somebody sends, or writes over.

use jiff::{Span, civil::Date};

/// Returns the name and days of the cycle that follows: the last number of the name grows by one ("2026" to "2027", after
/// "Q4 2026" comes "Q1 2027"), and the days last as many whole months, or as many days.
pub fn following(name: &str, first: Option<Date>, last: Option<Date>) -> (String, Option<Date>, Option<Date>) {
    let next_first = last.and_then(|last| last.tomorrow().ok());
    let next_last = first.zip(last).zip(next_first).and_then(|((first, last), next)| after(first, last, next));
    (named(name), next_first, next_last)
}

fn after(first: Date, last: Date, next: Date) -> Option<Date> {
    let end = last.tomorrow().ok()?;
    let months =
        (i32::from(end.year()) - i32::from(first.year())) * 12 + i32::from(end.month()) - i32::from(first.month());
    let span = if end.day() == first.day() && months > 0 {
        Span::new().try_months(months).ok()?
    } else {
        Span::new().try_days(first.until(end).ok()?.get_days()).ok()?
    };
    next.checked_add(span).ok()?.yesterday().ok()
}

fn named(name: &str) -> String {
    let quarter = name.strip_prefix('Q').and_then(|rest| rest.split_once(' '));
    if let Some((quarter, year)) = quarter
        && let (Ok(quarter), Ok(year)) = (quarter.parse::<u32>(), year.parse::<u32>())
        && (1..=4).contains(&quarter)
    {
        let (quarter, year) = if quarter == 4 { (1, year + 1) } else { (quarter + 1, year) };
        return format!("Q{quarter} {year}");
    }
    let digits = name.len() - name.trim_end_matches(|character: char| character.is_ascii_digit()).len();
    let (before, number) = name.split_at(name.len() - digits);
    number.parse::<u32>().map_or_else(|_| String::new(), |number| format!("{before}{}", number + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_cycle_follows_on_the_day_after_and_is_as_long() {
        let day = |text: &str| text.parse::<Date>().ok();
        for (name, first, last, expected) in [
            ("2026", "2026-01-01", "2026-12-31", ("2027", "2027-01-01", "2027-12-31")),
            ("Q4 2026", "2026-10-01", "2026-12-31", ("Q1 2027", "2027-01-01", "2027-03-31")),
            ("Q1 2027", "2027-01-01", "2027-03-31", ("Q2 2027", "2027-04-01", "2027-06-30")),
            ("Season 7", "2026-03-01", "2026-03-10", ("Season 8", "2026-03-11", "2026-03-20")),
            ("The long winter", "2026-01-01", "2026-12-31", ("", "2027-01-01", "2027-12-31")),
        ] {
            let (next, from, to) = following(name, day(first), day(last));
            assert_eq!((next.as_str(), from, to), (expected.0, day(expected.1), day(expected.2)), "{name}");
        }
        assert_eq!(following("", None, None), (String::new(), None, None));
    }
}
