//! The pages of cycles.
//!
//! Invariant: show what `api` returned and decide nothing; every act is a plain form.

mod finish;
mod list;
mod next;
mod record;
mod review;
mod row;

pub use finish::FinishPage;
pub use list::CyclesPage;
pub use next::NextPage;
pub use record::RecordPage;
pub use review::ReviewPage;

use crate::routes::links;
use crate::ui::Crumb;

/// The way to a cycle.
fn steps() -> Vec<Crumb> {
    vec![
        Crumb { href: links::STRATEGY.to_owned(), label: "Strategy".into() },
        Crumb { href: links::CYCLES.to_owned(), label: "Cycles".into() },
    ]
}
