//! Writes people as our plain CSV, as JSON, or as a SCIM ListResponse.
//!
//! Invariant: the CSV reads back as the same people in the same teams under the same managers, and no cell of it is
//! computed by a spreadsheet.

use std::collections::HashSet;

use serde_json::{Value, json};

use super::paths;
use super::references::References;
use super::roster::{PersonRow, TeamRow, levels, path};

/// Lists the first characters before which the CSV writes a `'`; the wide forms count for some spreadsheets.
pub(super) const GUARDED: [char; 11] =
    ['=', '+', '-', '@', '\t', '\r', '\'', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}'];

/// Writes our plain CSV; columns beyond the eight of the header appear only when somebody needs them.
///
/// # Errors
/// Passes on what the CSV writer says; writing to memory gives it no reason to.
pub fn csv(people: &[PersonRow], teams: &[TeamRow]) -> Result<String, csv::Error> {
    let references = References::new(people);
    let needed = |test: &dyn Fn(&PersonRow) -> bool| people.iter().any(test);
    let extra = [
        ("handle", needed(&|person| person.handle.is_some())),
        ("post", needed(&|person| own_post(person).is_some())),
        ("active", needed(&|person| !person.active)),
        ("leaves_on", needed(&|person| person.leaves_on.is_some())),
    ];
    let inner: HashSet<&str> =
        teams.iter().filter(|team| team.parent.is_some()).map(|team| team.name.as_str()).collect();
    let place = |team: Option<usize>| match team {
        None => String::new(),
        Some(team) => {
            let levels = levels(teams, team);
            // A top unit that shares its name with a lower one is only certain with the mark of the top.
            let absolute = levels.first().is_some_and(|top| inner.contains(top));
            paths::written(&levels, absolute)
        }
    };
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let header = ["name", "email", "employee_id", "title", "team", "parent_team", "manager", "kind"];
    writer.write_record(header.iter().chain(extra.iter().filter(|(_, there)| *there).map(|(name, _)| name)))?;
    for person in people {
        let or_blank = |text: &Option<String>| text.clone().unwrap_or_default();
        let parent = person.team.and_then(|team| teams.get(team)).and_then(|team| team.parent);
        let team = match (person.team.and_then(|team| teams.get(team)), parent) {
            (Some(team), Some(_)) => paths::written(&[&team.name], false),
            _ => place(person.team),
        };
        let mut cells = vec![
            person.name.clone(),
            or_blank(&person.email),
            or_blank(&person.employee_id),
            or_blank(&person.title),
            team,
            place(parent),
            references.of(person.manager),
            person.kind.as_str().to_owned(),
        ];
        let more = [
            or_blank(&person.handle),
            own_post(person).unwrap_or_default().to_owned(),
            if person.active { "yes" } else { "no" }.to_owned(),
            or_blank(&person.leaves_on),
        ];
        cells.extend(more.into_iter().zip(extra).filter(|(_, (_, there))| *there).map(|(cell, _)| cell));
        writer.write_record(cells.iter().map(|cell| guarded(cell)))?;
    }
    let bytes = writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Writes people and teams as JSON; people and teams refer to each other by their number, from 1.
pub fn json(people: &[PersonRow], teams: &[TeamRow]) -> String {
    let number = |index: Option<usize>| index.map(|index| index + 1);
    let people: Vec<Value> = people
        .iter()
        .enumerate()
        .map(|(at, person)| {
            json!({
                "number": at + 1, "name": person.name, "email": person.email, "employee_id": person.employee_id,
                "handle": person.handle, "title": person.title, "kind": person.kind.as_str(), "team": number(person.team),
                "manager": number(person.manager), "active": person.active, "leaves_on": person.leaves_on,
            })
        })
        .collect();
    let teams: Vec<Value> = teams
        .iter()
        .enumerate()
        .map(|(at, team)| json!({ "number": at + 1, "name": team.name, "path": path(teams, at), "parent": number(team.parent), "lead": number(team.lead) }))
        .collect();
    json!({ "people": people, "teams": teams }).to_string()
}

/// Writes people as users and teams as groups of a SCIM 2.0 ListResponse.
pub fn scim(people: &[PersonRow], teams: &[TeamRow]) -> String {
    const CORE: &str = "urn:ietf:params:scim:schemas:core:2.0";
    const ENTERPRISE: &str = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    let mut taken = HashSet::new();
    let ids: Vec<String> = people
        .iter()
        .enumerate()
        .map(|(at, person)| {
            let wanted = [&person.employee_id, &person.email, &person.handle, &person.post]
                .into_iter()
                .flatten()
                .find(|id| !taken.contains(*id));
            let id = wanted.cloned().unwrap_or_else(|| format!("person-{}", at + 1));
            taken.insert(id.clone());
            id
        })
        .collect();
    let mut resources: Vec<Value> = Vec::with_capacity(people.len() + teams.len());
    for (at, person) in people.iter().enumerate() {
        let mut extension = json!({});
        if let Some(number) = &person.employee_id {
            extension["employeeNumber"] = json!(number);
        }
        if let Some(team) = person.team.and_then(|team| teams.get(team)) {
            extension["department"] = json!(team.name);
        }
        if let Some(manager) = person.manager.filter(|manager| *manager < people.len()) {
            extension["manager"] = json!({ "value": ids[manager], "displayName": people[manager].name });
        }
        let login = person.handle.as_ref().or(person.email.as_ref()).unwrap_or(&ids[at]);
        let mut user = json!({
            "schemas": [format!("{CORE}:User"), ENTERPRISE], "id": ids[at], "userName": login, "displayName": person.name,
            "name": { "formatted": person.name }, "userType": person.kind.as_str(), "active": person.active, ENTERPRISE: extension,
        });
        if let Some(email) = &person.email {
            user["emails"] = json!([{ "value": email, "type": "work", "primary": true }]);
        }
        if let Some(title) = &person.title {
            user["title"] = json!(title);
        }
        resources.push(user);
    }
    let mut members: Vec<Vec<Value>> = vec![Vec::new(); teams.len()];
    for (at, person) in people.iter().enumerate() {
        if let Some(list) = person.team.and_then(|team| members.get_mut(team)) {
            list.push(json!({ "value": ids[at], "display": person.name, "type": "User" }));
        }
    }
    for (at, team) in teams.iter().enumerate() {
        if let Some(list) = team.parent.and_then(|parent| members.get_mut(parent)) {
            list.push(json!({ "value": format!("team-{}", at + 1), "display": team.name, "type": "Group" }));
        }
    }
    for (at, (team, members)) in teams.iter().zip(members).enumerate() {
        resources.push(json!({ "schemas": [format!("{CORE}:Group")], "id": format!("team-{}", at + 1), "displayName": team.name, "members": members }));
    }
    json!({
        "schemas": ["urn:ietf:params:scim:api:messages:2.0:ListResponse"], "totalResults": resources.len(), "startIndex": 1,
        "itemsPerPage": resources.len(), "Resources": resources,
    })
    .to_string()
}

fn guarded(cell: &str) -> String {
    if cell.starts_with(GUARDED) { format!("'{cell}") } else { cell.to_owned() }
}

/// Gives the post of a person where it is more than their employee id.
fn own_post(person: &PersonRow) -> Option<&str> {
    person.post.as_deref().filter(|post| person.employee_id.as_deref() != Some(post))
}
