//! Who may begin, read, edit, steer and publish a draft: leadership; an invited person reads and edits it.
//!
//! Invariant: pure; of a draft that somebody may not see they are told nothing.

use crate::access::{Rule, Viewer};
use crate::id::{ConflictId, DraftId, StrategyId};
use crate::strategy::drafts::model::State;
use crate::strategy::model::InDraft;
use crate::strategy::policy::leads;

/// Begin a draft of the strategy in force.
#[derive(Debug)]
pub struct BeginDraft;

/// Read a draft.
#[derive(Debug)]
pub struct ReadDraft(pub DraftId);

/// Name a draft, invite to it, limit it, set it aside, resume it, discard it.
#[derive(Debug)]
pub struct SteerDraft(pub DraftId);

/// Publish a draft.
#[derive(Debug)]
pub struct PublishDraft(pub DraftId);

/// Choose between what is published and what is drafted.
#[derive(Debug)]
pub struct ChooseText(pub ConflictId);

/// What the rules look at: a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drafted {
    /// The draft, with who sees it.
    pub draft: InDraft,
    /// Where it stands.
    pub state: State,
    /// The strategy that it is a draft of.
    pub strategy: StrategyId,
    /// The row that its copied nodes hang in.
    pub copy: StrategyId,
    /// Whether that strategy is archived.
    pub is_shelved: bool,
    /// How often its settings were changed.
    pub revision: i64,
}

impl Rule for BeginDraft {
    type Subject = StrategyId;

    fn allowed(&self, viewer: &Viewer, _strategy: &StrategyId) -> bool {
        leads(viewer)
    }
}

/// Gives the acts on one draft their rule.
macro_rules! rules_of_a_draft {
    ($($act:ident $allowed:expr;)*) => { $(
        impl Rule for $act {
            type Subject = Drafted;

            fn allowed(&self, viewer: &Viewer, drafted: &Drafted) -> bool {
                let allowed: fn(&Viewer, &Drafted) -> bool = $allowed;
                allowed(viewer, drafted)
            }

            fn visible(&self, viewer: &Viewer, drafted: &Drafted) -> bool {
                drafted.draft.is_seen_by(viewer)
            }
        }
    )* };
}

rules_of_a_draft! {
    ReadDraft |_, _| true;
    SteerDraft |viewer, drafted| leads(viewer) && drafted.state.is_alive();
    PublishDraft |viewer, drafted| leads(viewer) && drafted.draft.is_open && !drafted.is_shelved;
    ChooseText |_, drafted| drafted.draft.is_open && !drafted.is_shelved;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Offices;
    use crate::time::Timestamp;

    const A: &str = "018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f8";

    fn viewer(leadership: bool) -> Viewer {
        Viewer {
            person: A.parse().unwrap(),
            account: A.parse().unwrap(),
            session: None,
            name: "Somebody".to_owned(),
            team: None,
            offices: Offices { leadership, admin: true, auditor: true },
            fresh_at: Timestamp(0),
            system: false,
        }
    }

    fn drafted(state: State, limited: bool, invited: bool, is_shelved: bool) -> Drafted {
        let draft = InDraft {
            id: A.parse().unwrap(),
            name: "A draft".to_owned(),
            is_open: state == State::Open,
            limited,
            people: invited.then(|| A.parse().unwrap()).into_iter().collect(),
        };
        let id = || A.parse().unwrap();
        Drafted { draft, state, strategy: id(), copy: id(), is_shelved, revision: 1 }
    }

    #[test]
    fn leadership_steers_and_publishes_what_it_sees_and_the_invited_edit() {
        let id = || A.parse().unwrap();
        // Leadership, state, limited, invited, archived: sees, steers, publishes, chooses.
        for (leadership, state, limited, invited, shelved, expected) in [
            (true, State::Open, false, false, false, [true, true, true, true]),
            (true, State::Open, true, false, false, [false, true, true, true]),
            (true, State::Open, true, true, false, [true, true, true, true]),
            (true, State::Aside, false, false, false, [true, true, false, false]),
            (true, State::Published, false, false, false, [true, false, false, false]),
            (true, State::Open, false, false, true, [true, true, false, false]),
            (false, State::Open, false, false, false, [false, false, false, true]),
            (false, State::Open, false, true, false, [true, false, false, true]),
        ] {
            let (viewer, drafted) = (viewer(leadership), drafted(state, limited, invited, shelved));
            let found = [
                ReadDraft(id()).visible(&viewer, &drafted),
                SteerDraft(id()).allowed(&viewer, &drafted),
                PublishDraft(id()).allowed(&viewer, &drafted),
                ChooseText(A.parse().unwrap()).allowed(&viewer, &drafted),
            ];
            assert_eq!(found, expected, "{leadership} {state:?} {limited} {invited} {shelved}");
        }
        let strategy = A.parse().unwrap();
        assert!(BeginDraft.allowed(&viewer(true), &strategy) && !BeginDraft.allowed(&viewer(false), &strategy));
    }
}
