//! The process that listens: configuration, doors, routes, commands. It knows no table and no rule.

pub mod middleware;
pub mod routes;
