//! How long another writer waits while every row of a large directory changes.
//!
//! Invariant: measured, at a size that the environment names; skipped without it.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use super::*;

fn directory(people: usize, salt: usize) -> String {
    let mut rows = String::new();
    for n in 0..people {
        let boss = if n == 0 { String::new() } else { format!("E{}", ((n - 1) / 8).saturating_sub(salt % 2)) };
        rows.push_str(&format!(
            "Given{n} Family{},p{n}@bench{salt}.example,E{n},Post {},Team {},Division {},{boss},employee\n",
            n + salt,
            n + salt,
            (n + salt * 12) / 12,
            n % 9
        ));
    }
    rows
}

#[test]
fn no_writer_waits_long_while_everybody_changes() {
    let Some(people) = std::env::var("THROUGHLINE_FLIP").ok().and_then(|text| text.parse().ok()) else {
        println!("skipped: THROUGHLINE_FLIP names no number of people");
        return;
    };
    let fresh = fresh();
    let house = fresh.house();
    for salt in [0, 1] {
        let source = csv(&directory(people, salt));
        fresh.clock.advance(MINUTE);
        let run = wait(preview(&house, source));
        let done = AtomicBool::new(false);
        let (longest, took) = std::thread::scope(|scope| {
            let other = scope.spawn(|| {
                let mut longest = 0.0_f64;
                while !done.load(Ordering::SeqCst) {
                    let started = Instant::now();
                    house.write_as_system(|_| Ok(())).unwrap();
                    longest = longest.max(started.elapsed().as_secs_f64());
                    std::thread::sleep(Duration::from_millis(20));
                }
                longest
            });
            let started = Instant::now();
            let applied = wait(work::apply(&house, &work::system(), &run, true)).unwrap();
            assert!(matches!(applied, Applied::Done(_)));
            let took = started.elapsed().as_secs_f64();
            done.store(true, Ordering::SeqCst);
            (other.join().unwrap(), took)
        });
        println!("{people} people, import {salt}: {took:.1} s, longest wait {longest:.2} s");
    }
}
