//! The directory as rows to be printed.
//!
//! Invariant: everybody who is there and the teams in use, and nothing of accounts, cards or settings.

use std::collections::HashMap;

use super::current;
use crate::access::{Permit, Tx};
use crate::error::Result;
use crate::people::files::{Kind, PersonRow, TeamRow};
use crate::people::policy::ExportPeople;

/// Reads everybody who is there, with the teams.
pub(crate) fn rows(tx: &mut impl Tx, _permit: &Permit<ExportPeople>) -> Result<(Vec<PersonRow>, Vec<TeamRow>)> {
    let directory = current::directory(tx)?;
    let open: Vec<_> = directory.teams.iter().filter(|team| team.state.archived_at.is_none()).collect();
    let there: Vec<_> = {
        let mut people: Vec<_> = directory.people.iter().filter(|person| person.state.is_active()).collect();
        people.sort_by(|a, b| (&a.state.sort_name, &a.id).cmp(&(&b.state.sort_name, &b.id)));
        people
    };
    let team_at: HashMap<&str, usize> = open.iter().enumerate().map(|(at, team)| (team.id.as_str(), at)).collect();
    let person_at: HashMap<&str, usize> =
        there.iter().enumerate().map(|(at, person)| (person.id.as_str(), at)).collect();
    let person_of = |id: &Option<String>| id.as_deref().and_then(|id| person_at.get(id).copied());
    let team_of = |id: &Option<String>| id.as_deref().and_then(|id| team_at.get(id).copied());
    let people = there
        .iter()
        .map(|person| {
            let state = &person.state;
            PersonRow {
                name: state.name.clone(),
                withheld: state.name == "N/D",
                email: state.email.clone(),
                employee_id: state.employee_id.clone(),
                handle: state.handle.clone(),
                title: Some(state.title.clone()).filter(|title| !title.is_empty()),
                kind: Kind::from_words(&state.kind),
                team: team_of(&state.team_id),
                manager: person_of(&state.manager_id),
                active: true,
                leaves_on: None,
                post: person.post.clone(),
                line: 0,
            }
        })
        .collect();
    let teams = open
        .iter()
        .map(|team| TeamRow {
            key: team.state.external_key.clone().unwrap_or_else(|| team.id.clone()),
            name: team.state.name.clone(),
            parent: team_of(&team.state.parent_id),
            lead: person_of(&team.state.lead_id),
        })
        .collect();
    Ok((people, teams))
}
