//! What every request passes, one concern a file.

pub mod authenticate;
