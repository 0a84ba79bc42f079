//! The valve that sheds load by address; the waits after failed sign-ins are kept in the database, for all servers.
//! Invariant: an address is counted after trusted proxies are seen through, and an IPv6 one by its /64, so nobody has many.

use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;
use std::time::Duration;

use actix_web::http::StatusCode;
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::http::errors::Refusal;

/// What is asked for, as far as counting goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// A page or a file.
    Read,
    /// A form.
    Write,
    /// A form that tries a password, a code or a link.
    SignIn,
}

/// How much one address may ask for.
#[derive(Debug, Clone, Copy)]
pub struct Quotas {
    /// Pages and files in a second; five times as many at once. Loopback is not counted: it is the operator.
    pub reads_per_second: u32,
    /// Forms in a second; five times as many at once.
    pub writes_per_second: u32,
    /// Sign-ins in any minute.
    pub sign_ins_per_minute: u32,
}

impl Default for Quotas {
    fn default() -> Self {
        Self { reads_per_second: 200, writes_per_second: 20, sign_ins_per_minute: 30 }
    }
}

/// The counters of a process.
pub struct Valve {
    reads: DefaultKeyedRateLimiter<IpAddr>,
    writes: DefaultKeyedRateLimiter<IpAddr>,
    sign_ins: DefaultKeyedRateLimiter<IpAddr>,
}

impl Valve {
    /// Makes empty counters.
    #[must_use]
    pub fn new(quotas: Quotas) -> Self {
        let at_least_one = |number: u32| NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN);
        let a_second =
            |number: u32| Quota::per_second(at_least_one(number)).allow_burst(at_least_one(number.saturating_mul(5)));
        // A third at once and two thirds over the minute: never more than the whole in any minute.
        let burst = (quotas.sign_ins_per_minute / 3).max(1);
        let over_time = quotas.sign_ins_per_minute.saturating_sub(burst);
        let sign_in = Quota::per_minute(at_least_one(over_time)).allow_burst(at_least_one(burst));
        Self {
            reads: RateLimiter::keyed(a_second(quotas.reads_per_second)),
            writes: RateLimiter::keyed(a_second(quotas.writes_per_second)),
            sign_ins: RateLimiter::keyed(sign_in),
        }
    }

    /// Counts a request.
    ///
    /// # Errors
    /// Returns 429 with the seconds to wait when the address has asked for too much.
    pub fn count(&self, class: Class, client: IpAddr) -> Result<(), Refusal> {
        let counter = match class {
            Class::Read if client.is_loopback() => return Ok(()),
            Class::Read => &self.reads,
            Class::Write => &self.writes,
            Class::SignIn => &self.sign_ins,
        };
        counter.check_key(&household(client)).map_err(|until| {
            let wait = until.wait_time_from(DefaultClock::default().now());
            Refusal { retry_after: Some(seconds(wait)), ..Refusal::new(StatusCode::TOO_MANY_REQUESTS) }
        })
    }

    /// Forgets the addresses that have been quiet; without this the counters only grow.
    pub fn sweep(&self) {
        for counter in [&self.reads, &self.writes, &self.sign_ins] {
            counter.retain_recent();
            counter.shrink_to_fit();
        }
    }
}

fn seconds(wait: Duration) -> u64 {
    wait.as_secs() + u64::from(wait.subsec_nanos() > 0)
}

fn household(client: IpAddr) -> IpAddr {
    match client {
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() >> 64 << 64)),
        address @ IpAddr::V4(_) => address,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sign_ins_are_shed_by_address_and_say_how_long_to_wait() {
        let valve = Valve::new(Quotas::default());
        let here: IpAddr = "127.0.0.1".parse().unwrap();
        let passed = (0..100).filter(|_| valve.count(Class::SignIn, here).is_ok()).count();
        assert_eq!(passed, 10);
        let refusal = valve.count(Class::SignIn, here).unwrap_err();
        assert_eq!((refusal.status.as_u16(), refusal.retry_after), (429, Some(3)));
        assert!(valve.count(Class::SignIn, "127.0.0.2".parse().unwrap()).is_ok());
        assert!((0..5000).all(|_| valve.count(Class::Read, here).is_ok()));
    }

    #[test]
    fn an_ipv6_household_is_one_address_and_a_sweep_forgets_the_quiet_ones() {
        let valve = Valve::new(Quotas { writes_per_second: 1000, ..Quotas::default() });
        let passed = (0..100_u32)
            .filter(|n| valve.count(Class::SignIn, format!("2001:db8::{n:x}").parse().unwrap()).is_ok())
            .count();
        assert_eq!(passed, 10);
        for n in 0..200_u8 {
            valve.count(Class::Write, IpAddr::from([10, 0, 0, n])).unwrap();
        }
        std::thread::sleep(Duration::from_millis(20));
        valve.sweep();
        assert_eq!((valve.writes.len(), valve.sign_ins.len()), (0, 1));
    }
}
