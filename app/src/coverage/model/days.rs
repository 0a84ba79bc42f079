//! Working days.
//!
//! Invariant: pure; Saturday and Sunday are none. (The house has no calendar of holidays yet.)

use jiff::civil::{Date, Weekday};

/// How many working days whoever's turn it is may be silent.
pub const SILENT_AFTER: usize = 5;

/// Returns the day on which somebody has been silent for too long, who was asked on `asked`.
pub fn silent_from(asked: Date) -> Date {
    let mut day = asked;
    let mut left = SILENT_AFTER + 1;
    while left > 0 {
        let Ok(next) = day.tomorrow() else { return day };
        day = next;
        if !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
            left -= 1;
        }
    }
    day
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn five_working_days_pass_before_somebody_is_silent() {
        // The first is a Monday, the 6th a Saturday.
        for (asked, from) in [(1, 9), (5, 15), (6, 15), (7, 15), (8, 16)] {
            assert_eq!(silent_from(date(2026, 6, asked)), date(2026, 6, from), "{asked}");
        }
    }
}
