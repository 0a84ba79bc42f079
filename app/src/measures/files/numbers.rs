//! Reads a number as spreadsheets and people of several countries write it.
//!
//! Invariant: never guesses. What has one reading is read and, where it is not written plainly, told; what has two is
//! refused with both.

/// A number that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Number {
    /// What it says.
    pub value: f64,
    /// What stood behind it, such as "%".
    pub unit: String,
    /// How it was read, where somebody could have meant something else.
    pub told: Option<String>,
}

/// The most a number may be; beyond that a double no longer tells one whole number from the next.
const MOST: f64 = 1e15;

/// Reads a number; `commas` says that elsewhere in the same file a comma stands for the decimal point.
///
/// # Errors
/// What is wrong with it and how to write it.
pub fn read(text: &str, commas: bool) -> Result<Number, String> {
    let text = text.trim();
    let shown: String = text.chars().take(40).collect();
    let none = || format!("“{shown}” is not a number. Write it plainly, such as 44 or 2.4.");
    let plain: String = text.chars().map(unified).collect();
    let end = plain.find(|sign: char| !(sign.is_ascii_digit() || " .,-+".contains(sign))).unwrap_or(plain.len());
    let (figure, unit) = plain.split_at(end);
    let figure = figure.trim();
    if unit.starts_with(['e', 'E']) && unit.contains(|sign: char| sign.is_ascii_digit()) {
        return Err(format!(
            "“{shown}” was shortened by a spreadsheet. Format the column as a number, and export it again."
        ));
    }
    let sign = if figure.starts_with('-') { "-" } else { "" };
    let body = figure.strip_prefix(['-', '+']).unwrap_or(figure).trim_start();
    let (group, point) = marks(body).ok_or_else(none)?;
    let (whole, part) = match point.and_then(|point| body.rsplit_once(point)) {
        Some((whole, part)) => (whole, Some(part)),
        None => (body, None),
    };
    let digits = ungrouped(whole, group).ok_or_else(none)?;
    let is_part = part.is_none_or(|part| !part.is_empty() && part.bytes().all(|sign| sign.is_ascii_digit()));
    if !is_part || (digits.is_empty() && part.is_none()) {
        return Err(none());
    }
    let both = || -> (String, String) { (body.replace([',', '.'], ""), body.replace(',', ".")) };
    let is_either = group.is_none()
        && part.is_some_and(|part| part.len() == 3)
        && (1..=3).contains(&whole.len())
        && !whole.starts_with('0')
        && (point == Some(',') || commas);
    if is_either {
        let (thousands, decimal) = both();
        return Err(format!(
            "“{shown}” may be {sign}{thousands} or {sign}{decimal}. Write it without a mark for the thousands and with a point for the decimals."
        ));
    }
    let written = format!("{sign}{digits}{}", part.map(|part| format!(".{part}")).unwrap_or_default());
    let value = written.parse::<f64>().ok().filter(|value| value.is_finite() && value.abs() < MOST).ok_or_else(none)?;
    let is_plain = group.is_none() && point != Some(',');
    Ok(Number {
        value,
        unit: unit.trim().to_owned(),
        told: (!is_plain).then(|| format!("“{shown}” was read as {written}.")),
    })
}

/// Tells whether a comma stands for the decimal point in `text`, beyond doubt.
pub fn has_comma(text: &str) -> bool {
    read(text, false).is_ok_and(|number| number.told.is_some())
        && text.rfind(',').is_some_and(|comma| text.rfind('.').is_none_or(|point| point < comma))
        && text.matches(',').count() == 1
}

/// One sign for each of the kinds of space, apostrophe and minus that stand in numbers.
fn unified(sign: char) -> char {
    match sign {
        '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’' => ' ',
        '\u{2212}' => '-',
        other => other,
    }
}

/// Finds what parts the thousands and what the decimals; none if the marks say nothing.
fn marks(body: &str) -> Option<(Option<char>, Option<char>)> {
    let count = |mark: char| body.matches(mark).count();
    let (spaces, commas, points) = (count(' '), count(','), count('.'));
    match (spaces, commas, points) {
        (0, 0, 0) => Some((None, None)),
        (0, 0, 1) => Some((None, Some('.'))),
        (0, 1, 0) => Some((None, Some(','))),
        (0, _, 0) => Some((Some(','), None)),
        (0, 0, _) => Some((Some('.'), None)),
        (0, _, 1) if body.rfind('.') > body.rfind(',') => Some((Some(','), Some('.'))),
        (0, 1, _) if body.rfind(',') > body.rfind('.') => Some((Some('.'), Some(','))),
        (_, 0, 0) => Some((Some(' '), None)),
        (_, 1, 0) => Some((Some(' '), Some(','))),
        (_, 0, 1) => Some((Some(' '), Some('.'))),
        _ => None,
    }
}

/// Takes the marks off the thousands; none where they do not stand between groups of three.
fn ungrouped(whole: &str, group: Option<char>) -> Option<String> {
    let is_digits = |part: &str| part.bytes().all(|sign| sign.is_ascii_digit());
    let Some(group) = group else {
        return is_digits(whole).then(|| whole.to_owned());
    };
    let mut parts = whole.split(group);
    let first = parts.next().filter(|first| (1..=3).contains(&first.len()) && is_digits(first))?;
    let mut digits = first.to_owned();
    for part in parts {
        if part.len() != 3 || !is_digits(part) {
            return None;
        }
        digits.push_str(part);
    }
    Some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_has_one_reading_is_read() {
        for (text, value, unit, is_told) in [
            ("44", 44.0, "", false),
            (" -1.5 ", -1.5, "", false),
            ("+3", 3.0, "", false),
            (".5", 0.5, "", false),
            ("1.234", 1.234, "", false),
            ("44 %", 44.0, "%", false),
            ("2.4 days", 2.4, "days", false),
            ("\u{2212}7", -7.0, "", false),
            ("2,4", 2.4, "", true),
            ("0,125", 0.125, "", true),
            ("1234,567", 1234.567, "", true),
            ("12,3456", 12.3456, "", true),
            ("12 000", 12_000.0, "", true),
            ("12\u{202f}000,5", 12_000.5, "", true),
            ("1'200'000", 1_200_000.0, "", true),
            ("1,234,567", 1_234_567.0, "", true),
            ("1.234.567", 1_234_567.0, "", true),
            ("1,234.5", 1_234.5, "", true),
            ("1.234,5", 1_234.5, "", true),
            ("1,234,567.89", 1_234_567.89, "", true),
        ] {
            let number = read(text, false).unwrap_or_else(|why| panic!("{text}: {why}"));
            assert_eq!((number.value, number.unit.as_str(), number.told.is_some()), (value, unit, is_told), "{text}");
        }
    }

    #[test]
    fn what_has_two_or_none_is_refused() {
        for text in ["1,234", "12,000", "-999,999", "123,456 %"] {
            let why = read(text, false).unwrap_err();
            assert!(why.contains("may be"), "{text}: {why}");
        }
        assert!(read("1.234", true).unwrap_err().contains("1234 or 1.234"));
        assert!(read("1.23", true).is_ok() && read("0.125", true).is_ok());
        for text in [
            "",
            "many",
            "%",
            "1,23,4",
            "12 34",
            "1.2.3",
            "1,2.3,4",
            "1-2",
            "--1",
            "5.",
            "inf",
            "NaN",
            "1e16",
            "9999999999999999",
            "$43",
        ] {
            assert!(read(text, false).is_err(), "{text}");
        }
        assert!(read("1E+05", false).unwrap_err().contains("spreadsheet"));
        assert!(
            has_comma("2,4")
                && has_comma("1.234,5")
                && !has_comma("1,234")
                && !has_comma("1,234,567")
                && !has_comma("1,234.5")
        );
    }

    proptest! {
        #[test]
        fn what_we_write_is_read_back(value in -1e12..1e12_f64) {
            let number = read(&value.to_string(), false).unwrap();
            prop_assert_eq!((number.value, number.told), (value, None));
        }

        #[test]
        fn marks_change_no_number(value in 1_000_u64..1_000_000_000_000, part in 0_u32..100, swap: bool) {
            let grouped = crate::text::grouped(usize::try_from(value).unwrap());
            let (group, point) = if swap { (".", ",") } else { (",", ".") };
            let text = format!("{}{point}{part:02}", grouped.replace(',', group));
            let plain: f64 = format!("{value}.{part:02}").parse().unwrap();
            prop_assert_eq!(read(&text, false).unwrap().value, plain);
        }

        #[test]
        fn nothing_makes_it_panic(text in ".{0,30}", commas: bool) {
            let _ = read(&text, commas);
            has_comma(&text);
        }
    }
}
