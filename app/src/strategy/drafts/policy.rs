//! Who may begin, read, edit, steer and publish a draft: leadership; an invited person reads and edits it. Whoever was let
//! edit a subtree begins one as well, and reads it for as long as that lasts.
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

/// Begin a draft that takes a version back.
#[derive(Debug)]
pub struct TakeVersionBack;

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

/// What the rule looks at for which a draft is begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beginning {
    /// The strategy in force.
    pub strategy: StrategyId,
    /// Whether something of it is delegated to whoever asks.
    pub is_let: bool,
}

impl Rule for BeginDraft {
    type Subject = Beginning;

    fn allowed(&self, viewer: &Viewer, beginning: &Beginning) -> bool {
        leads(viewer) || beginning.is_let
    }
}

impl Rule for TakeVersionBack {
    type Subject = StrategyId;

    /// A version may have changed anything, so a delegate takes none back.
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
    // Of one that somebody else ended meanwhile the act says so in words.
    PublishDraft |viewer, drafted| leads(viewer) && drafted.state != State::Aside && !drafted.is_shelved;
    ChooseText |viewer, drafted| drafted.draft.is_open && !drafted.is_shelved && drafted.draft.is_open_to(viewer);
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
            partly: Vec::new(),
            is_let_in: false,
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
            (true, State::Open, true, false, false, [false, true, true, false]),
            (true, State::Open, true, true, false, [true, true, true, true]),
            (true, State::Aside, false, false, false, [true, true, false, false]),
            (true, State::Published, false, false, false, [true, false, true, false]),
            (true, State::Open, false, false, true, [true, true, false, false]),
            (false, State::Open, false, false, false, [false, false, false, false]),
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
        let strategy: StrategyId = A.parse().unwrap();
        let beginning = |is_let| Beginning { strategy: strategy.clone(), is_let };
        for (leadership, is_let, begins, takes_back) in
            [(true, false, true, true), (false, true, true, false), (false, false, false, false)]
        {
            assert_eq!(BeginDraft.allowed(&viewer(leadership), &beginning(is_let)), begins);
            assert_eq!(TakeVersionBack.allowed(&viewer(leadership), &strategy), takes_back);
        }
        // Let in for what is delegated to them: they read it, and settle, steer and publish nothing.
        let mut let_in = drafted(State::Open, true, false, false);
        let_in.draft.is_let_in = true;
        assert!(ReadDraft(id()).visible(&viewer(false), &let_in));
        assert!(!ChooseText(A.parse().unwrap()).allowed(&viewer(false), &let_in));
        assert!(
            !SteerDraft(id()).allowed(&viewer(false), &let_in) && !PublishDraft(id()).allowed(&viewer(false), &let_in)
        );
    }
}
