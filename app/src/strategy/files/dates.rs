//! Says what is odd about dates in a plan; the dates themselves stay as they were written.
//! A day is a real day of the Gregorian calendar written `YYYY-MM-DD`.

/// Reads a day written `YYYY-MM-DD` (or with slashes, as some lists do).
pub fn day(text: &str) -> Option<(u32, u32, u32)> {
    let text = text.trim();
    let parts: Vec<&str> = text.split(['-', '/']).collect();
    let [year, month, day] = parts.as_slice() else {
        return None;
    };
    if year.len() != 4
        || month.len() > 2
        || day.len() > 2
        || !text.bytes().all(|sign| sign.is_ascii_digit() || sign == b'-' || sign == b'/')
    {
        return None;
    }
    let (year, month, day) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    (day >= 1 && day <= days_of(year, month)).then_some((year, month, day))
}

/// Whether a text is exactly `YYYY-MM-DD`, a real day of the years 1 to 9999.
pub fn is_strict(text: &str) -> bool {
    text.len() == 10 && !text.contains('/') && day(text).is_some_and(|(year, _, _)| year > 0)
}

/// What a person should look at in a pair of dates; `None` when they are in order or blank.
pub fn trouble(starts_on: &str, ends_on: &str) -> Option<String> {
    for text in [starts_on, ends_on] {
        if !text.trim().is_empty() && day(text).is_none() {
            let hint = if is_quarter(text) { "is a quarter, not a day" } else { "is not a day written YYYY-MM-DD" };
            return Some(format!("\"{}\" {hint}; it was kept as written.", text.trim()));
        }
    }
    let (start, end) = (day(starts_on)?, day(ends_on)?);
    (end < start).then(|| {
        format!("The dates end before they start: {} to {}; both were kept.", starts_on.trim(), ends_on.trim())
    })
}

fn is_quarter(text: &str) -> bool {
    let text = text.trim().to_ascii_uppercase();
    text.split(|sign: char| !sign.is_ascii_alphanumeric()).any(|part| matches!(part, "Q1" | "Q2" | "Q3" | "Q4"))
}

fn days_of(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_days_quarters_and_order() {
        assert!(
            is_strict("2024-02-29") && !is_strict("2023-02-29") && !is_strict("2024-2-01") && !is_strict("0000-01-01")
        );
        assert_eq!(day("2013/1/22"), Some((2013, 1, 22)));
        assert!(trouble("2023-Q1", "").is_some_and(|what| what.contains("quarter")));
        assert!(trouble("2025-02-01", "2025-01-01").is_some_and(|what| what.contains("end before")));
        assert_eq!(trouble("2025-01-01", "2025-01-01"), None);
        assert_eq!(trouble("", " "), None);
    }
}
