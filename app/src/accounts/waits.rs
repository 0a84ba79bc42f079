//! How long a wrong password makes the next try wait.
//!
//! Invariant: pure. Five failures are free; then 30 seconds, doubling up to an hour; after 100 in a row nothing but a
//! reset helps (NIST SP 800-63B-4, 3.2.2).

use crate::time::{HOUR, SECOND, Timestamp};

/// How many failures cost nothing.
pub const FREE: i64 = 5;
/// After how many failures in a row only a reset helps.
pub const HARD_STOP: i64 = 100;
/// How many sign-ins one address may try within a minute.
pub const PER_ADDRESS: i64 = 30;

/// What is remembered about one key: an account, a device of it, an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Failures {
    /// How many in a row.
    pub count: i64,
    /// Until when no further try is looked at.
    pub wait_until: Timestamp,
}

/// Returns the wait after `failures` failures in a row, in microseconds.
pub fn wait_after(failures: i64) -> i64 {
    match failures - FREE {
        over if over < 0 => 0,
        over @ 0..=6 => (30 * SECOND) << over,
        _ => HOUR,
    }
}

/// Tells what is remembered once another try begins at `now`; `None` if that try is not looked at.
///
/// A try counts as failed from its beginning and is forgiven when it succeeds, so that many at once count like many in
/// a row.
pub fn after_try(known: Option<Failures>, now: Timestamp) -> Option<Failures> {
    let count = known.map_or(0, |known| known.count);
    if count >= HARD_STOP || known.is_some_and(|known| now < known.wait_until) {
        return None;
    }
    Some(Failures { count: count + 1, wait_until: now.plus(wait_after(count + 1)) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::MINUTE;

    #[test]
    fn waits_grow_from_half_a_minute_to_an_hour() {
        for (failures, seconds) in
            [(0, 0), (4, 0), (5, 30), (6, 60), (7, 120), (11, 1_920), (12, 3_600), (99, 3_600), (100, 3_600)]
        {
            assert_eq!(wait_after(failures), seconds * SECOND, "{failures}");
        }
    }

    #[test]
    fn guessing_without_pause_gets_few_tries_in_the_first_hour_and_ends_after_days() {
        let start = Timestamp(1_800_000_000 * SECOND);
        let (mut now, mut known, mut tries, mut in_first_hour) = (start, None, 0, 0);
        while tries < HARD_STOP {
            if let Some(failures) = after_try(known, now) {
                (known, tries) = (Some(failures), tries + 1);
                in_first_hour += i64::from(now.since(start) < HOUR);
            } else {
                now = now.plus(SECOND);
            }
        }
        assert!(in_first_hour <= 15, "{in_first_hour}");
        assert!(now.since(start) >= 72 * HOUR, "{}", now.since(start) / HOUR);
        assert_eq!(after_try(known, now.plus(1_000 * HOUR)), None);
    }

    #[test]
    fn a_try_during_the_wait_is_not_looked_at_and_does_not_lengthen_it() {
        let now = Timestamp(0);
        let waiting = Some(Failures { count: 5, wait_until: now.plus(30 * SECOND) });
        assert_eq!(after_try(waiting, now.plus(29 * SECOND)), None);
        assert_eq!(
            after_try(waiting, now.plus(30 * SECOND)),
            Some(Failures { count: 6, wait_until: now.plus(30 * SECOND + MINUTE) })
        );
    }
}
