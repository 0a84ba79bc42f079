//! Who declares, reads and answers: everybody declares; the author and the managers above read; those managers answer.
//!
//! Invariant: pure; the rules of cards. To everybody else there is nothing. Leadership reads of a decision that something may
//! stop what is decided, if somebody gave them its address, and nothing of any other declaration; its sums are leadership's.

use super::model::State;
use crate::access::{Ability, Rule, Viewer};
use crate::id::DeclaredId;
use crate::mission::policy::Chain;
use crate::strategy::policy::leads;

/// Declare work that is on no line.
#[derive(Debug)]
pub struct Declare;

/// Read a declaration, or the decision about it.
#[derive(Debug)]
pub struct ReadDeclared(pub DeclaredId);

/// Change a declaration of one's own, take it back, or declare it again.
#[derive(Debug)]
pub struct ChangeDeclared(pub DeclaredId);

/// Answer it, or answer it anew.
#[derive(Debug)]
pub struct AnswerDeclared(pub DeclaredId);

/// Read how many have work off the line, by division.
#[derive(Debug)]
pub struct ReadSums;

/// What the rules look at: a declaration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declared {
    /// The declaration.
    pub id: DeclaredId,
    /// Who declared it, and the managers above them now.
    pub chain: Chain,
    /// Where it stands.
    pub state: State,
    /// How often it was changed.
    pub revision: i64,
}

impl Declared {
    /// Tells whether `viewer` declared it.
    pub fn is_of(&self, viewer: &Viewer) -> bool {
        !viewer.system && self.chain.person == viewer.person
    }

    /// Tells whether `viewer` manages whoever declared it, near or far.
    pub fn is_below(&self, viewer: &Viewer) -> bool {
        !viewer.system && self.chain.managers.contains(&viewer.person)
    }
}

impl Rule for Declare {
    type Subject = ();

    fn allowed(&self, viewer: &Viewer, (): &()) -> bool {
        !viewer.system
    }
}

impl Rule for ReadSums {
    type Subject = ();

    fn allowed(&self, viewer: &Viewer, (): &()) -> bool {
        leads(viewer)
    }
}

/// Gives the acts on one declaration their rule.
macro_rules! rules_of_a_declaration {
    ($($act:ident $allowed:expr;)*) => { $(
        impl Rule for $act {
            type Subject = Declared;

            fn allowed(&self, viewer: &Viewer, declared: &Declared) -> bool {
                let allowed: fn(&Declared, &Viewer) -> bool = $allowed;
                allowed(declared, viewer)
            }

            fn visible(&self, viewer: &Viewer, declared: &Declared) -> bool {
                let is_decision = leads(viewer) && declared.state == State::Stop;
                declared.is_of(viewer) || declared.is_below(viewer) || is_decision
            }
        }
    )* };
}

rules_of_a_declaration! {
    ReadDeclared |_, _| true;
    ChangeDeclared Declared::is_of;
    AnswerDeclared |declared, viewer| declared.is_below(viewer) && declared.state != State::Withdrawn;
}

/// Returns what `viewer` may do with a declaration, for its page.
pub fn abilities(viewer: &Viewer, declared: &Declared) -> Vec<Ability> {
    let id = || declared.id.clone();
    let is_withdrawn = declared.state == State::Withdrawn;
    let may_change = ChangeDeclared(id()).allowed(viewer, declared);
    [
        (Ability::Edit, may_change && !is_withdrawn),
        (Ability::Reopen, may_change && is_withdrawn),
        (Ability::Answer, AnswerDeclared(id()).allowed(viewer, declared)),
    ]
    .into_iter()
    .filter_map(|(ability, may)| may.then_some(ability))
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Offices;
    use crate::id::PersonId;
    use crate::time::Timestamp;

    fn person(digit: char) -> PersonId {
        format!("018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f{digit}").parse().unwrap()
    }

    fn viewer(who: char, office: &str) -> Viewer {
        Viewer {
            person: person(who),
            account: "018f2b3c-4d5e-7f60-8192-000000000000".parse().unwrap(),
            session: None,
            name: String::new(),
            team: None,
            offices: Offices {
                leadership: office == "leadership",
                admin: office == "admin",
                auditor: office == "auditor",
            },
            fresh_at: Timestamp(0),
            system: office == "system",
        }
    }

    fn declared(state: State) -> Declared {
        Declared {
            id: "018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f8".parse().unwrap(),
            chain: Chain::follow(person('1'), [person('2'), person('3')]),
            state,
            revision: 1,
        }
    }

    /// 1 reports to 2, 2 to 3; 4 is a peer, 5 manages another branch.
    #[test]
    fn a_declaration_is_its_authors_and_the_chains_and_leadership_reads_what_may_stop() {
        use Ability::{Answer, Edit, Reopen};
        for (who, office, reads, reads_stop, open, withdrawn) in [
            ('1', "", true, true, &[Edit][..], &[Reopen][..]),
            ('1', "leadership", true, true, &[Edit], &[Reopen]),
            ('2', "", true, true, &[Answer], &[]),
            ('3', "", true, true, &[Answer], &[]),
            ('4', "", false, false, &[], &[]),
            ('5', "", false, false, &[], &[]),
            ('7', "leadership", false, true, &[], &[]),
            ('8', "admin", false, false, &[], &[]),
            ('9', "auditor", false, false, &[], &[]),
            ('0', "system", false, false, &[], &[]),
        ] {
            let viewer = viewer(who, office);
            let read = ReadDeclared("018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f8".parse().unwrap());
            for state in [State::Open, State::Serves, State::Keep, State::Withdrawn] {
                assert_eq!(read.visible(&viewer, &declared(state)), reads, "{who} {office} {state:?}");
            }
            assert_eq!(read.visible(&viewer, &declared(State::Stop)), reads_stop, "{who} {office}");
            for state in [State::Open, State::Serves, State::Stop, State::Keep] {
                assert_eq!(abilities(&viewer, &declared(state)), open, "{who} {office} {state:?}");
            }
            assert_eq!(abilities(&viewer, &declared(State::Withdrawn)), withdrawn, "{who} {office}");
        }
    }

    #[test]
    fn everybody_declares_and_leadership_alone_reads_sums() {
        for (office, sums) in [("", false), ("leadership", true), ("admin", false), ("auditor", false)] {
            let viewer = viewer('1', office);
            assert!(Declare.allowed(&viewer, &()));
            assert_eq!(ReadSums.allowed(&viewer, &()), sums, "{office}");
        }
        assert!(!Declare.allowed(&viewer('1', "system"), &()));
    }
}
