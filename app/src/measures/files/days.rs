//! Reads the day of a value.
//!
//! Invariant: never guesses which of two numbers is the month.

use jiff::civil::Date;

/// Reads `2026-05-31`, `2026/05/31`, a moment such as `2026-05-31T08:00:00Z` (the day as it is written), or `31.05.2026`.
///
/// # Errors
/// What is wrong with it and how to write it.
pub fn read(text: &str) -> Result<Date, String> {
    let text = text.trim();
    let shown: String = text.chars().take(40).collect();
    let wrong = || format!("“{shown}” is not a day we can be sure of. Write it as 2026-05-31.");
    let day = text.split(['T', ' ']).next().unwrap_or_default();
    let is_moment = day.len() < text.len();
    let (year, month, day) = if let [day, month, year] = day.split('.').collect::<Vec<_>>()[..]
        && !is_moment
    {
        (year, month, day)
    } else if let [year, month, day] = day.split(['-', '/']).collect::<Vec<_>>()[..] {
        (year, month, day)
    } else {
        return Err(wrong());
    };
    let number = |text: &str, most: usize| -> Option<i16> {
        let is_number = !text.is_empty() && text.len() <= most && text.bytes().all(|sign| sign.is_ascii_digit());
        text.parse().ok().filter(|_| is_number)
    };
    let parts = number(year, 4).filter(|_| year.len() == 4).zip(number(month, 2)).zip(number(day, 2));
    let found =
        parts.and_then(|((year, month), day)| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok());
    found.ok_or_else(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_has_one_reading_or_is_refused() {
        for text in ["2026-05-31", "2026/5/31", " 2026-05-31T23:59:00Z ", "2026-05-31 08:00", "31.05.2026", "31.5.2026"]
        {
            assert_eq!(read(text), Ok(jiff::civil::date(2026, 5, 31)), "{text}");
        }
        for text in [
            "",
            "31/05/2026",
            "05/31/2026",
            "05-31-2026",
            "2026-02-30",
            "26-05-31",
            "May 2026",
            "2026-Q1",
            "45000",
            "31.05.26",
        ] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
