//! Who may look at which part of coverage: leadership at the company, a manager at their part, everybody at their own line.
//!
//! Invariant: pure. That there is a team is no secret; where its chain breaks is for those above it. What tells about single
//! people's cards has its own bound, whatever the part: see [`crate::coverage::model::Scope`].

use crate::access::{Rule, Viewer};
use crate::coverage::model::Part;
use crate::strategy::policy::leads;

/// Look at a part of coverage.
#[derive(Debug)]
pub struct ReadCoverage(pub Part);

/// What the rule looks at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reach {
    /// Whether the viewer, or somebody who reports to them, however far below, leads the team or one above it.
    pub is_theirs: bool,
}

impl Rule for ReadCoverage {
    type Subject = Reach;

    fn allowed(&self, viewer: &Viewer, reach: &Reach) -> bool {
        match self.0 {
            Part::Company => leads(viewer),
            Part::Team(_) => leads(viewer) || reach.is_theirs,
            Part::Line | Part::Widest => !viewer.system,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Offices;
    use crate::time::Timestamp;

    #[test]
    fn leadership_sees_the_company_a_manager_their_part_and_everybody_their_line() {
        let id = "018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f8";
        let viewer = |offices| Viewer {
            person: id.parse().unwrap(),
            account: id.parse().unwrap(),
            session: None,
            name: String::new(),
            team: None,
            offices,
            fresh_at: Timestamp(0),
            system: false,
        };
        let leader = viewer(Offices { leadership: true, ..Offices::default() });
        let admin = viewer(Offices { admin: true, auditor: true, ..Offices::default() });
        let somebody = viewer(Offices::default());
        let (theirs, other) = (Reach { is_theirs: true }, Reach { is_theirs: false });
        let team = || Part::Team(id.parse().unwrap());
        for (who, viewer, reach, company, of_team) in [
            ("leadership", &leader, other, true, true),
            ("a manager of it", &somebody, theirs, false, true),
            ("anybody else", &somebody, other, false, false),
            ("the offices of accounts", &admin, other, false, false),
        ] {
            assert_eq!(ReadCoverage(Part::Company).allowed(viewer, &reach), company, "{who}");
            assert_eq!(ReadCoverage(team()).allowed(viewer, &reach), of_team, "{who}");
            assert!(ReadCoverage(Part::Line).allowed(viewer, &reach), "{who}");
        }
    }
}
