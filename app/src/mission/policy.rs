//! Who may read and write cards: their author; and reading, the managers in the author's chain.
//!
//! Invariant: pure. To everybody else (peers, managers of other branches, leaders, admins, auditors) a mission that is
//! not theirs does not exist.

use crate::access::{Rule, Viewer};
use crate::id::{ContributionId, PersonId};

/// Read somebody's line and cards.
#[derive(Debug)]
pub struct ReadMission(pub PersonId);

/// Write a card of one's own.
#[derive(Debug)]
pub struct AddCard;

/// Change, move, put away or bring back a card.
#[derive(Debug)]
pub struct EditCard(pub ContributionId);

/// Choose in whose words one reads.
#[derive(Debug)]
pub struct ChooseLens;

/// Mark what was published on one's lines as read.
#[derive(Debug)]
pub struct MarkRead;

/// Somebody and the managers above them, nearest first, as the database has them now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chain {
    /// Whose mission it is.
    pub person: PersonId,
    /// Their manager, that one's manager, and so on.
    pub managers: Vec<PersonId>,
}

/// The most steps that a chain has; what lies beyond is a fault in the data.
pub const CHAIN_MAX: usize = 20;

impl Chain {
    /// Follows `managers` upwards until it ends, comes back to somebody, or is [`CHAIN_MAX`] long.
    pub fn follow(person: PersonId, managers: impl IntoIterator<Item = PersonId>) -> Self {
        let mut chain = Self { person, managers: Vec::new() };
        for manager in managers.into_iter().take(CHAIN_MAX) {
            if manager == chain.person || chain.managers.contains(&manager) {
                break;
            }
            chain.managers.push(manager);
        }
        chain
    }
}

impl Rule for ReadMission {
    type Subject = Chain;

    fn allowed(&self, viewer: &Viewer, chain: &Chain) -> bool {
        !viewer.system && (viewer.person == chain.person || chain.managers.contains(&viewer.person))
    }

    fn visible(&self, viewer: &Viewer, chain: &Chain) -> bool {
        self.allowed(viewer, chain)
    }
}

impl Rule for AddCard {
    type Subject = ();

    fn allowed(&self, viewer: &Viewer, (): &()) -> bool {
        !viewer.system
    }
}

impl Rule for EditCard {
    type Subject = PersonId;

    fn allowed(&self, viewer: &Viewer, author: &PersonId) -> bool {
        !viewer.system && viewer.person == *author
    }

    fn visible(&self, viewer: &Viewer, author: &PersonId) -> bool {
        self.allowed(viewer, author)
    }
}

impl Rule for MarkRead {
    type Subject = ();

    fn allowed(&self, viewer: &Viewer, (): &()) -> bool {
        !viewer.system
    }
}

impl Rule for ChooseLens {
    type Subject = ();

    fn allowed(&self, viewer: &Viewer, (): &()) -> bool {
        !viewer.system
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Offices;
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

    /// 1 reports to 2, 2 to 3; 4 is a peer, 5 manages another branch, 6 managed 1 before.
    #[test]
    fn a_mission_is_read_by_its_person_and_the_chain_above_alone() {
        let chain = Chain::follow(person('1'), [person('2'), person('3')]);
        let card = EditCard("018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f8".parse().unwrap());
        for (who, office, reads, writes) in [
            ('1', "", true, true),
            ('1', "admin", true, true),
            ('2', "", true, false),
            ('3', "", true, false),
            ('4', "", false, false),
            ('5', "", false, false),
            ('6', "", false, false),
            ('7', "leadership", false, false),
            ('8', "admin", false, false),
            ('9', "auditor", false, false),
            ('0', "system", false, false),
        ] {
            let viewer = viewer(who, office);
            let read = ReadMission(person('1'));
            assert_eq!(read.allowed(&viewer, &chain), reads, "{who} {office}");
            assert_eq!(read.visible(&viewer, &chain), reads, "{who} {office}");
            assert_eq!(card.allowed(&viewer, &person('1')), writes, "{who} {office}");
            assert_eq!(card.visible(&viewer, &person('1')), writes, "{who} {office}");
        }
    }

    #[test]
    fn a_chain_ends_at_a_cycle_and_at_twenty() {
        let round = Chain::follow(person('1'), [person('2'), person('3'), person('1'), person('4')]);
        assert_eq!(round.managers, [person('2'), person('3')]);
        let inner = Chain::follow(person('1'), [person('2'), person('3'), person('2'), person('4')]);
        assert_eq!(inner.managers, [person('2'), person('3')]);
        let many = (0..40u32).map(|i| format!("018f2b3c-4d5e-7f60-8192-0000000000{i:02x}").parse().unwrap());
        assert_eq!(Chain::follow(person('1'), many).managers.len(), CHAIN_MAX);
    }
}
