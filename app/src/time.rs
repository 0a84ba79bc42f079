//! Points in time and days, as stored and as said.
//!
//! Invariant: the wall clock is read in `Clock::system` alone; everything else takes the time as a parameter.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

/// A second, in microseconds.
pub const SECOND: i64 = 1_000_000;
/// A minute, in microseconds.
pub const MINUTE: i64 = 60 * SECOND;
/// An hour, in microseconds.
pub const HOUR: i64 = 60 * MINUTE;
/// A day of 24 hours, in microseconds.
pub const DAY: i64 = 24 * HOUR;

/// A point in time: microseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// Returns the time `micros` microseconds later (earlier if negative).
    #[must_use]
    pub const fn plus(self, micros: i64) -> Self {
        Self(self.0.saturating_add(micros))
    }

    /// Returns the microseconds that passed from `earlier` to this.
    pub const fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// Returns the day it is then in `zone`, an IANA name; an unknown zone is read as UTC.
    pub fn day(self, zone: &str) -> Date {
        let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
        jiff::Timestamp::from_microsecond(self.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH).to_zoned(zone).date()
    }

    /// Returns RFC 3339 text in UTC, to the second.
    pub fn rfc3339(self) -> String {
        let time = jiff::Timestamp::from_microsecond(self.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
        time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
    }
}

/// Says how long ago `then` was, as people say it: "just now", "3 hours ago", "yesterday", "12 May".
pub fn ago(now: Timestamp, then: Timestamp, zone: &str) -> String {
    let passed = now.since(then);
    let (today, day) = (now.day(zone), then.day(zone));
    if passed < MINUTE {
        "just now".to_owned()
    } else if passed < HOUR {
        count(passed / MINUTE, "minute")
    } else if day == today {
        count(passed / HOUR, "hour")
    } else {
        day_said(today, day)
    }
}

/// Says a day as people say it, seen from `today`: "today", "yesterday", "in 3 days", "12 May", "12 May 2024".
pub fn day_said(today: Date, day: Date) -> String {
    let days = today.until(day).map(|span| i64::from(span.get_days())).unwrap_or(0);
    match days {
        0 => "today".to_owned(),
        -1 => "yesterday".to_owned(),
        1 => "tomorrow".to_owned(),
        -6..=-2 => count(-days, "day"),
        2..=6 => format!("in {days} days"),
        _ if day.year() == today.year() => day.strftime("%-d %B").to_string(),
        _ => day.strftime("%-d %B %Y").to_string(),
    }
}

fn count(number: i64, unit: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {unit}{plural} ago")
}

/// Where the time comes from: the machine, or a test that moves it by hand.
#[derive(Debug, Clone)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// A clock that stands still until it is set.
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    /// Returns a clock that stands at `at`.
    pub fn fixed(at: Timestamp) -> Self {
        Self::Fixed(Arc::new(AtomicI64::new(at.0)))
    }

    /// Moves a fixed clock on by `micros` microseconds; a system clock cannot be moved.
    pub fn advance(&self, micros: i64) {
        if let Self::Fixed(at) = self {
            at.fetch_add(micros, Ordering::SeqCst);
        }
    }

    /// Returns the time.
    pub fn now(&self) -> Timestamp {
        match self {
            Self::System => Self::system(),
            Self::Fixed(at) => Timestamp(at.load(Ordering::SeqCst)),
        }
    }

    #[expect(clippy::disallowed_methods, reason = "the one place that reads the wall clock")]
    fn system() -> Timestamp {
        Timestamp(jiff::Timestamp::now().as_microsecond())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_said_as_people_say_them() {
        let today = jiff::civil::date(2026, 6, 15);
        for (day, said) in [
            ((2026, 6, 15), "today"),
            ((2026, 6, 14), "yesterday"),
            ((2026, 6, 12), "3 days ago"),
            ((2026, 6, 18), "in 3 days"),
            ((2026, 5, 12), "12 May"),
            ((2025, 5, 12), "12 May 2025"),
        ] {
            assert_eq!(day_said(today, jiff::civil::date(day.0, day.1, day.2)), said);
        }
    }

    #[test]
    fn a_time_is_said_in_the_zone_of_the_reader() {
        let now = Timestamp(1_780_000_000 * SECOND);
        assert_eq!(ago(now, now.plus(-5 * SECOND), "UTC"), "just now");
        assert_eq!(ago(now, now.plus(-MINUTE), "UTC"), "1 minute ago");
        assert_eq!(ago(now, now.plus(-2 * HOUR), "UTC"), "2 hours ago");
        assert_eq!(ago(now, now.plus(-DAY), "UTC"), "yesterday");
    }
}
