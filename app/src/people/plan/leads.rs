//! Who leads a team: whom the file names, else who leads it already, else its members' manager.
//!
//! Invariant: a lead is somebody who is there after the import; a lead set by hand stays while it still fits the team.

use std::collections::HashMap;

use super::standing::Standing;
use super::{Directory, Plan, TeamState};
use crate::people::files::Roster;

/// Chooses the lead of each team that the roster has.
pub(super) fn choose(plan: &mut Plan, directory: &Directory, roster: &Roster, standing: &Standing) {
    let mut said: HashMap<&str, &str> = HashMap::new();
    for (team, row) in roster.teams.iter().enumerate() {
        if let Some(lead) = row.lead.filter(|lead| roster.people[*lead].active) {
            said.insert(&plan.team_ids[team], &plan.ids[lead]);
        }
    }
    let mut leads = HashMap::new();
    for team in &plan.new_teams {
        let id = &plan.team_ids[*team];
        let lead = said.get(id.as_str()).map(|lead| (*lead).to_owned());
        if let Some(lead) = lead.or_else(|| standing.usual_lead(id)) {
            leads.insert(id.clone(), lead);
        }
    }
    for change in &mut plan.teams {
        let named = said.get(change.id.as_str()).map(|lead| (*lead).to_owned());
        let kept = change.before.lead_id.clone().filter(|lead| standing.fits(lead, &change.id));
        change.after.lead_id = named.or(kept).or_else(|| standing.usual_lead(&change.id));
    }
    plan.leads = leads;
    // A team of ours that is in no file keeps its lead, unless they left.
    let touched: Vec<String> = plan.teams.iter().map(|change| change.id.clone()).collect();
    for team in &directory.teams {
        let Some(lead) = &team.state.lead_id else {
            continue;
        };
        if standing.gone.contains(lead) && !touched.contains(&team.id) {
            let mut after = TeamState::clone(&team.state);
            after.lead_id = standing.usual_lead(&team.id);
            plan.teams.push(super::Change { id: team.id.clone(), before: team.state.clone(), after });
        }
    }
}
