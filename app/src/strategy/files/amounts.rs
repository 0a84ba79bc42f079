//! Reads a number out of an amount as people write it: `22.1 Million`, `$43K`, `95%`, `1,200.50`.
//! Never guesses: a text with anything else in it is no number, and the text itself is always kept.

/// The number that an amount stands for; a percent sign is dropped, not divided by.
pub fn number(amount: &str) -> Option<f64> {
    let text = amount.trim().trim_start_matches(['$', '€', '£']).trim_start();
    let digits =
        text.find(|sign: char| !(sign.is_ascii_digit() || matches!(sign, '.' | ',' | '-' | '+'))).unwrap_or(text.len());
    let (figure, word) = text.split_at(digits);
    let factor = match word.trim().to_ascii_lowercase().as_str() {
        "" | "%" | "percent" => 1.0,
        "k" | "thousand" => 1e3,
        "m" | "mio" | "million" | "millions" => 1e6,
        "b" | "bn" | "billion" | "billions" => 1e9,
        _ => return None,
    };
    let figure = if groups_of_three(figure) { figure.replace(',', "") } else { figure.to_owned() };
    if !figure.contains(|sign: char| sign.is_ascii_digit()) {
        return None;
    }
    figure.parse::<f64>().ok().map(|value| value * factor).filter(|value| value.is_finite())
}

/// Whether a text is an `xsd:decimal` in its plainest form.
pub fn is_decimal(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let all = |part: &str| !part.is_empty() && part.bytes().all(|sign| sign.is_ascii_digit());
    // Longer decimals are legal, but libxml2 and others stop at 24 digits.
    all(whole) && all(part) && whole.len() + part.len() <= 24
}

fn groups_of_three(figure: &str) -> bool {
    let whole = figure.split('.').next().unwrap_or_default();
    let mut groups = whole.split(',').skip(1).peekable();
    groups.peek().is_some() && groups.all(|group| group.len() == 3)
}

#[cfg(test)]
mod tests {
    use super::{is_decimal, number};

    #[test]
    fn reads_what_people_write() {
        for (text, value) in [
            ("22.1 Million", 22.1e6),
            ("$43K", 43e3),
            ("50k", 50e3),
            ("$26.67 M", 26.67e6),
            ("95%", 95.0),
            ("1,200.50", 1200.5),
            ("-3", -3.0),
        ] {
            assert!(number(text).is_some_and(|read| (read - value).abs() < 1e-6), "{text}");
        }
        for text in ["", "To be determined", "(see note)", "1,20", "5-10", "$", "1e999"] {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn knows_a_decimal_of_the_schema() {
        assert!(is_decimal("0") && is_decimal("-12.50"));
        assert!(!is_decimal("1e5") && !is_decimal("") && !is_decimal("1.") && !is_decimal("+1") && !is_decimal(" 1"));
    }
}
