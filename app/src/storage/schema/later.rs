//! The tables that came after the first release, as far as they do not stand among the first.
//!
//! Invariant: they come last, children after parents; so what is copied or emptied goes in the right order.

/// Declares the given tables and then these.
macro_rules! with_later_tables {
    ($($first:tt)*) => { tables! {
        $($first)*
        proposal {
            id: Text,
            strategy_id: Text,
            node_id: Text,
            title: Text,
            field: Text,
            lens_id: Text,
            based_on: Text,
            text: Text,
            why: Text,
            state: Text,
            answered: Bool,
            draft_id: Nullable<Text>,
            taken: Nullable<Text>,
            version_id: Nullable<Text>,
            person_id: Text,
            made_at: BigInt,
            news_at: Nullable<BigInt>,
            revision: BigInt,
        }
        proposal_turn {
            id: Text,
            proposal_id: Text,
            position: BigInt,
            kind: Text,
            text: Text,
            words: Text,
            number: Nullable<BigInt>,
            person_id: Nullable<Text>,
            said_at: BigInt,
        }
    } };
}
