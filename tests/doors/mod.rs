//! Tests of everything that listens, over real sockets, in front of a throw-away Leptos product.
//!
//! Invariant: each test has a server of its own on a free port, with short times.

mod assets;
mod bodies;
mod escapes;
mod forged;
mod heads;
mod hosts;
mod life;
mod probe;
mod process;
mod readers;
mod server;
mod slow;
