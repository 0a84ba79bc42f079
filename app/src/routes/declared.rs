//! Links to declared work, to the teams that are on and to what waits; part of [`links`](super::links).
//!
//! Invariant: see `routes`.

use crate::id::{ContributionId, DeclaredId, PersonId, TeamId};

/// What I declared to be on no line.
pub const DECLARED: &str = "/declared";
/// Declaring work.
pub const DECLARE: &str = "/declared/new";
/// What those declared who report to me.
pub const DECLARED_TEAM: &str = "/declared/team";
/// How many have work off the line, by division.
pub const DECLARED_SUMS: &str = "/declared/sums";
/// All that waits for me.
pub const OWED: &str = "/owed";
/// Which teams are switched on.
pub const TEAMS_ON: &str = "/coverage/teams";

/// Links to a declaration: its page, and the decision that can be cited.
pub fn declared_work(id: &DeclaredId) -> String {
    format!("/declared/{id}")
}

/// Links to the form that changes a declaration.
pub fn change_declared(id: &DeclaredId) -> String {
    format!("/declared/{id}/change")
}

/// Links to the form that answers one.
pub fn answer_declared(id: &DeclaredId) -> String {
    format!("/declared/{id}/answer")
}

/// Links to what somebody declared in whose chain I am.
pub fn declared_by(person: &PersonId) -> String {
    format!("/people/{person}/declared")
}

/// Links to declaring what a card of mine says that moves no objective.
pub fn declare_card(id: &ContributionId, what: &str) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("card", id.as_str()).append_pair("title", what);
    format!("{DECLARE}?{}", query.finish())
}

/// Links to the sums of a period, such as `2026-P11`.
pub fn declared_sums(period: &str) -> String {
    format!("{DECLARED_SUMS}?period={period}")
}

/// Links to the form that says of something that it is not mine.
pub fn not_mine(sort: &str, subject: &str) -> String {
    format!("{OWED}/{sort}/{subject}")
}

/// Links to which teams are on, with those unfolded.
pub fn teams_on(open: &[TeamId]) -> String {
    if open.is_empty() {
        return TEAMS_ON.to_owned();
    }
    let ids: Vec<&str> = open.iter().map(TeamId::as_str).collect();
    format!("{TEAMS_ON}?open={}", ids.join("."))
}
