//! The tests that need more than one file of the product: stores on both databases, stories over HTTP, who may do what,
//! and the rules of the house.
//!
//! Invariant: one binary, so that it links once; a file that is not named in here does not exist.
#![cfg(test)]

mod access;
mod architecture;
mod cli;
mod doors;
mod journeys;
mod mission;
mod storage;
mod support;
