//! My mission and the demo over HTTP: what each sees, what each may not, and what a page costs.
//!
//! Invariant: every test has its own database and its own server on a free port.

mod chain;
mod cost;
mod demo;
mod first_day;
mod site;
