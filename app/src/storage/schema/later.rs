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
        translation {
            id: Text,
            strategy_id: Text,
            node_id: Text,
            title: Text,
            team_id: Text,
            giver_team_id: Nullable<Text>,
            offered_by: Text,
            offered_at: BigInt,
            because: Text,
            state: Text,
            turn_side: Nullable<Text>,
            since: BigInt,
            text_turn_id: Text,
            giver_agrees: Bool,
            team_agrees: Bool,
            is_whole: Bool,
            agreed_turn_id: Nullable<Text>,
            agreed_at: Nullable<BigInt>,
            agreed_version: Nullable<BigInt>,
            material: Bool,
            cause: Text,
            cause_number: Nullable<BigInt>,
            reason: Text,
            revision: BigInt,
        }
        translation_turn {
            id: Text,
            translation_id: Text,
            number: BigInt,
            side: Text,
            person_id: Nullable<Text>,
            said_at: BigInt,
            act: Text,
            agrees: Bool,
            restatement: Text,
            needs: Text,
            may_decide: Text,
            nothing_because: Text,
            note: Text,
        }
        translation_objective {
            id: Text,
            turn_id: Text,
            position: BigInt,
            objective_id: Text,
            title: Text,
            measure: Text,
            start_amount: Text,
            target_amount: Text,
            due_on: Text,
        }
        translation_stop { id: Text, turn_id: Text, position: BigInt, kind: Text, what: Text, }
        translation_comment {
            id: Text,
            translation_id: Text,
            person_id: Text,
            said_at: BigInt,
            line: Text,
            is_wording: Bool,
            text: Text,
        }
        team_capacity { id: Text, carries: BigInt, said_by: Text, said_at: BigInt, }
        declared {
            id: Text, person_id: Text, title: Text, share: Text, sentence: Text, state: Text, card_id: Nullable<Text>,
            node_id: Nullable<Text>, made_at: BigInt, revision: BigInt,
        }
        declared_turn {
            id: Text, declared_id: Text, position: BigInt, kind: Text, title: Text, share: Text, sentence: Text, text: Text,
            node_id: Nullable<Text>, node_title: Text, person_id: Nullable<Text>, said_at: BigInt,
        }
        declared_period { id: Text, closed_at: BigInt, shown_at: BigInt, counted_at: BigInt, }
        declared_sum {
            id: Text, period_id: Text, team_id: Text, team_name: Text, low: Nullable<BigInt>, is_top: Bool, people: BigInt,
        }
        team_on { id: Text, on_at: BigInt, by_id: Nullable<Text>, }
        not_mine {
            id: Text, person_id: Text, to_id: Text, sort: Text, subject_id: Text, title: Text, reason: Text,
            before_id: Nullable<Text>, said_at: BigInt, settled: Nullable<Text>, settled_at: Nullable<BigInt>,
            settled_by: Nullable<Text>,
        }
    } };
}
