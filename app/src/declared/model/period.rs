//! The period: four ISO weeks, the unit of publication of whatever is counted.
//!
//! Invariant: pure; the periods of a year cover its ISO weeks without gap or overlap, 13 a year, the last with five weeks in
//! a year of 53. A period is shown from the Wednesday after its close, 10 o'clock, in the organisation's time zone.

use jiff::ToSpan as _;
use jiff::civil::{Date, ISOWeekDate, Weekday, time};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::time::Timestamp;

/// How many periods a year has.
const A_YEAR: i8 = 13;
/// The hour from which a period is shown.
const HOUR: i8 = 10;

/// A period of an ISO year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Period {
    /// The ISO year.
    pub year: i16,
    /// Its number, 1 to 13.
    pub number: i8,
}

impl Period {
    /// Returns the period in which a day lies.
    pub fn of(day: Date) -> Self {
        let week = day.iso_week_date();
        Self { year: week.year(), number: ((week.week() - 1) / 4 + 1).min(A_YEAR) }
    }

    /// Returns the one before it.
    #[must_use]
    pub const fn before(self) -> Self {
        match self.number {
            1 => Self { year: self.year - 1, number: A_YEAR },
            number => Self { number: number - 1, ..self },
        }
    }

    /// Returns the one after it.
    #[must_use]
    pub const fn after(self) -> Self {
        match self.number {
            A_YEAR => Self { year: self.year + 1, number: 1 },
            number => Self { number: number + 1, ..self },
        }
    }

    /// Returns its first day, a Monday.
    pub fn first(self) -> Date {
        ISOWeekDate::new(self.year, (self.number - 1) * 4 + 1, Weekday::Monday).map_or(Date::MIN, ISOWeekDate::date)
    }

    /// Returns its last day, a Sunday.
    pub fn last(self) -> Date {
        self.after().first().saturating_sub(1.day())
    }

    /// Returns when it closes in `zone`, an IANA name: at midnight after its last day.
    pub fn closes(self, zone: &str) -> Timestamp {
        at(self.after().first(), 0, zone)
    }

    /// Returns when it begins in `zone`.
    pub fn opens(self, zone: &str) -> Timestamp {
        at(self.first(), 0, zone)
    }

    /// Returns from when on what was counted of it is shown in `zone`.
    pub fn shown(self, zone: &str) -> Timestamp {
        at(self.after().first().saturating_add(2.days()), HOUR, zone)
    }

    /// Returns the word under which it is stored, such as `2026-P11`.
    pub fn word(self) -> String {
        format!("{}-P{:02}", self.year, self.number)
    }

    /// Reads the word.
    pub fn read(word: &str) -> Option<Self> {
        let (year, number) = word.split_once("-P")?;
        Some(Self { year: year.parse().ok()?, number: number.parse().ok()? })
    }
}

fn at(day: Date, hour: i8, zone: &str) -> Timestamp {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let moment = day.to_datetime(time(hour, 0, 0, 0)).to_zoned(zone);
    Timestamp(moment.map_or(0, |moment| moment.timestamp().as_microsecond()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_year_begins_with_its_first_iso_week_and_the_last_period_takes_the_week_that_is_over() {
        for (day, word, first, last) in [
            ("2026-01-01", "2026-P01", "2025-12-29", "2026-01-25"),
            ("2025-12-29", "2026-P01", "2025-12-29", "2026-01-25"),
            ("2026-06-15", "2026-P07", "2026-06-15", "2026-07-12"),
            // 2026 has 53 weeks.
            ("2027-01-03", "2026-P13", "2026-11-30", "2027-01-03"),
            ("2027-01-04", "2027-P01", "2027-01-04", "2027-01-31"),
        ] {
            let period = Period::of(day.parse().unwrap());
            assert_eq!(
                (period.word().as_str(), period.first(), period.last()),
                (word, first.parse().unwrap(), last.parse().unwrap())
            );
            assert_eq!(Period::read(word), Some(period));
        }
    }

    #[test]
    fn it_closes_at_midnight_and_is_shown_on_the_wednesday_where_the_organisation_is() {
        let period = Period { year: 2026, number: 6 };
        assert_eq!(period.closes("Europe/Berlin").rfc3339(), "2026-06-14T22:00:00Z");
        assert_eq!(period.shown("Europe/Berlin").rfc3339(), "2026-06-17T08:00:00Z");
        assert_eq!(period.closes("Asia/Tokyo").rfc3339(), "2026-06-14T15:00:00Z");
    }

    proptest! {
        #[test]
        fn each_day_lies_in_one_period_of_four_or_five_weeks(days in 0i32..60_000) {
            let day = jiff::civil::date(1970, 1, 1).saturating_add(days.days());
            let period = Period::of(day);
            prop_assert!(period.first() <= day && day <= period.last());
            prop_assert_eq!(period.after().before(), period);
            prop_assert_eq!(period.before().last().saturating_add(1.day()), period.first());
            let length = period.first().until(period.last()).unwrap().get_days() + 1;
            prop_assert!(length == 28 || (length == 35 && period.number == A_YEAR), "{length}");
        }
    }
}
