//! Turns SCIM groups into teams and says which team a user is in.
//!
//! Invariant: a group is one team, below the first group that lists it; a member outside the file is reported.

use std::collections::HashMap;

use serde_json::Value;

use super::intake::Intake;
use super::scim::{Resource, text};
use super::scim_messages::{Sort, sort};

/// Knows the teams that groups became, by name and by member.
pub(super) struct Groups {
    by_name: HashMap<String, Vec<usize>>,
    by_member: HashMap<String, Vec<usize>>,
}

impl Groups {
    pub fn read(intake: &mut Intake, resources: &[Resource]) -> Self {
        let (mut by_name, mut by_member) = (HashMap::<_, Vec<usize>>::new(), HashMap::<_, Vec<usize>>::new());
        let mut by_id: HashMap<String, usize> = HashMap::new();
        let ids: std::collections::HashSet<String> =
            resources.iter().map(|resource| text(&resource.value, "/id")).collect();
        let groups: Vec<(&Resource, usize)> = resources
            .iter()
            .filter(|resource| sort(&resource.value) == Sort::Group)
            .map(|resource| {
                let (id, name) = (text(&resource.value, "/id"), text(&resource.value, "/displayName"));
                let team =
                    intake.teams.with_key(&format!("group {}", if id.is_empty() { &name } else { &id }), &name, None);
                by_name.entry(name).or_default().push(team);
                by_id.insert(id, team);
                (resource, team)
            })
            .collect();
        for (group, team) in groups {
            let members = group.value.get("members").and_then(Value::as_array).cloned().unwrap_or_default();
            let mut missing = 0;
            for id in members.iter().map(|member| text(member, "/value")) {
                match by_id.get(&id) {
                    Some(&child) => {
                        let name = intake.teams.rows[child].name.clone();
                        match intake.teams.rows[child].parent {
                            Some(parent) if parent != team => {
                                intake.problem(
                                    group.line,
                                    format!(
                                        "The group `{name}` is a member of several groups; it stays below the first."
                                    ),
                                );
                            }
                            _ => intake.teams.rows[child].parent = Some(team),
                        }
                    }
                    None if ids.contains(&id) => by_member.entry(id).or_default().push(team),
                    None => missing += 1,
                }
            }
            if missing > 0 {
                let name = &intake.teams.rows[team].name;
                let what = format!(
                    "The group `{name}` lists {missing} members that are not in this file; give the users in the same list."
                );
                intake.problem(group.line, what);
            }
        }
        Self { by_name, by_member }
    }

    /// Finds the team of a user: the group of the department's name, else the department, else the first group.
    pub fn of(&self, intake: &mut Intake, id: &str, department: &str) -> Option<usize> {
        let mine = self.by_member.get(id).map(Vec::as_slice).unwrap_or_default();
        if department.is_empty() {
            return mine.first().copied();
        }
        let named = self.by_name.get(department).map(Vec::as_slice).unwrap_or_default();
        let both = mine.iter().find(|team| named.contains(team)).copied();
        both.or(if let [only] = named { Some(*only) } else { None }).or_else(|| intake.teams.at_path(&[department]))
    }
}
