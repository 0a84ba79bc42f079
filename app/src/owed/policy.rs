//! Who says of what waits that it is not theirs, and who settles that: whoever it waits for, and the manager it goes to.
//!
//! Invariant: pure; to everybody else there is nothing. Where nobody is above, nothing can be passed on.

use super::model::Sort;
use crate::access::{Rule, Viewer};
use crate::id::{NotMineId, PersonId};

/// Say that something which waits for me is not mine.
#[derive(Debug)]
pub struct RefuseOwed(pub Sort, pub String);

/// Take back what I said is not mine, or give back what came to me so.
#[derive(Debug)]
pub struct GiveBack(pub NotMineId);

/// See to what somebody said is not theirs.
#[derive(Debug)]
pub struct SeeTo(pub NotMineId);

/// What the rule of refusing looks at: something that waits for the viewer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waits {
    /// What it is called.
    pub title: String,
    /// The nearest manager above the viewer who is there.
    pub manager: Option<PersonId>,
    /// Whose a node was before it came to the viewer.
    pub before: Option<PersonId>,
}

/// What the rules of settling look at: something that somebody said is not theirs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Its id.
    pub id: NotMineId,
    /// Who said so.
    pub person: PersonId,
    /// With whom it is now: their manager then, or that one's where they have left.
    pub to: PersonId,
    /// To whom it was handed when it was said.
    pub handed_to: PersonId,
    /// Its sort.
    pub sort: Sort,
    /// What it is about.
    pub subject: String,
    /// Whose a node was before.
    pub before: Option<PersonId>,
    /// Whether nobody settled it yet.
    pub is_open: bool,
}

impl Rule for RefuseOwed {
    type Subject = Waits;

    fn allowed(&self, viewer: &Viewer, waits: &Waits) -> bool {
        !viewer.system && self.0.may_be_refused() && waits.manager.is_some()
    }
}

impl Rule for GiveBack {
    type Subject = Refused;

    fn allowed(&self, viewer: &Viewer, refused: &Refused) -> bool {
        self.visible(viewer, refused) && refused.is_open
    }

    fn visible(&self, viewer: &Viewer, refused: &Refused) -> bool {
        !viewer.system && (viewer.person == refused.person || viewer.person == refused.to)
    }
}

impl Rule for SeeTo {
    type Subject = Refused;

    fn allowed(&self, viewer: &Viewer, refused: &Refused) -> bool {
        !viewer.system && viewer.person == refused.to && refused.is_open
    }

    fn visible(&self, viewer: &Viewer, refused: &Refused) -> bool {
        !viewer.system && (viewer.person == refused.person || viewer.person == refused.to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Offices;
    use crate::time::Timestamp;

    const ID: &str = "018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f8";

    fn person(digit: char) -> PersonId {
        format!("018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f{digit}").parse().unwrap()
    }

    fn viewer(who: char, system: bool) -> Viewer {
        Viewer {
            person: person(who),
            account: ID.parse().unwrap(),
            session: None,
            name: String::new(),
            team: None,
            offices: Offices { leadership: true, admin: true, auditor: true },
            fresh_at: Timestamp(0),
            system,
        }
    }

    #[test]
    fn what_waits_is_refused_where_somebody_is_above_and_its_sort_allows_it() {
        let waits = |manager: Option<char>| Waits { title: String::new(), manager: manager.map(person), before: None };
        for (sort, _, _, may) in Sort::ALL {
            let refuse = RefuseOwed(sort, ID.to_owned());
            assert_eq!(refuse.allowed(&viewer('1', false), &waits(Some('2'))), may, "{sort:?}");
            assert!(!refuse.allowed(&viewer('1', false), &waits(None)), "{sort:?}");
            assert!(!refuse.allowed(&viewer('1', true), &waits(Some('2'))), "{sort:?}");
        }
    }

    /// 1 said it, 2 is their manager, 3 holds every office.
    #[test]
    fn it_is_settled_by_whoever_said_it_and_by_whom_it_went_to_alone() {
        for (who, system, is_open, sees, gives_back, sees_to) in [
            ('1', false, true, true, true, false),
            ('2', false, true, true, true, true),
            ('3', false, true, false, false, false),
            ('1', false, false, true, false, false),
            ('2', false, false, true, false, false),
            ('2', true, true, false, false, false),
        ] {
            let refused = Refused {
                id: ID.parse().unwrap(),
                person: person('1'),
                to: person('2'),
                handed_to: person('2'),
                sort: Sort::Proposal,
                subject: ID.to_owned(),
                before: None,
                is_open,
            };
            let viewer = viewer(who, system);
            let (back, see) = (GiveBack(ID.parse().unwrap()), SeeTo(ID.parse().unwrap()));
            assert_eq!(back.visible(&viewer, &refused), sees, "{who}");
            assert_eq!(see.visible(&viewer, &refused), sees, "{who}");
            assert_eq!(back.allowed(&viewer, &refused), gives_back, "{who}");
            assert_eq!(see.allowed(&viewer, &refused), sees_to, "{who}");
        }
    }
}
