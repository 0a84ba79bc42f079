//! Everything of Throughline that listens and is not the product: configuration, doors, health, life and logs.
//! Invariant: no request reaches the product but through [`doors::Doors::guard`].

pub mod cli;
pub mod config;
pub mod doors;
pub mod http;
pub mod life;
pub mod middleware;
pub mod routes;
pub mod telemetry;
