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

/// The system's allocator keeps an arena for each thread: what one step of an import gave back another could not use.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;
