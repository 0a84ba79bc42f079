//! StratML (ISO 17469-1), Part 1 and Part 2, in and out.
//! Elements are known by their local name alone; what Part 2 cannot hold goes to `OtherInformation` and comes back.

mod addendum;
mod heads;
mod identifiers;
mod measures;
mod nodes;
mod parts;
mod prescan;
mod print;
mod print_parts;
mod read;
mod stakeholders;
#[cfg(test)]
mod tests;
mod xml;

#[cfg(test)]
pub use addendum::OPENING;
pub use print::{Loss, print};
pub use read::read;
