//! Who switches teams on: whoever leads the strategy, and the admins.
//!
//! Invariant: pure. Which teams are on is open to everybody.

use crate::access::{Role, Rule, Viewer};
use crate::id::TeamId;

/// Switch a team on or off.
#[derive(Debug)]
pub struct SwitchTeam(pub TeamId);

impl Rule for SwitchTeam {
    type Subject = ();

    fn allowed(&self, viewer: &Viewer, (): &()) -> bool {
        viewer.holds(Role::Leadership) || viewer.holds(Role::Admin)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Offices;
    use crate::time::Timestamp;

    const ME: &str = "018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f8";

    #[test]
    fn leadership_and_the_admins_switch_teams_and_nobody_else() {
        for (leadership, admin, auditor, may) in [
            (true, false, false, true),
            (false, true, false, true),
            (false, false, true, false),
            (false, false, false, false),
        ] {
            let viewer = Viewer {
                person: ME.parse().unwrap(),
                account: ME.parse().unwrap(),
                session: None,
                name: "Me".to_owned(),
                team: None,
                offices: Offices { leadership, admin, auditor },
                fresh_at: Timestamp(0),
                system: false,
            };
            assert_eq!(SwitchTeam(ME.parse().unwrap()).allowed(&viewer, &()), may);
        }
    }
}
