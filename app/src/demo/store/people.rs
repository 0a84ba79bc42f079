//! The demo's lenses, teams, people, posts and accounts as rows.
//!
//! Invariant: reads the content and writes nothing itself; every reference is worked out from the same keys.

use std::collections::HashMap;

use serde_json::Value;

use super::offices;
use crate::demo::DemoOrganisation;
use crate::demo::ids::id;
use crate::storage::bulk::Rows;
use crate::text::folded;
use crate::time::Timestamp;

/// Returns the rows, parents first.
pub(super) fn rows(content: &DemoOrganisation, now: Timestamp) -> Vec<Rows> {
    vec![lenses(content), teams(content), people(content, now), posts(content), accounts(content, now)]
}

fn lenses(content: &DemoOrganisation) -> Rows {
    let mut rows = Rows::new("lens", &["id", "name", "position", "revision"]);
    for (position, lens) in content.lenses.iter().enumerate() {
        rows.push(vec![id("lens", lens.key).into(), lens.name.into(), position.into(), 1.into()]);
    }
    rows
}

fn teams(content: &DemoOrganisation) -> Rows {
    let mut rows = Rows::new(
        "team",
        &["id", "external_key", "name", "parent_id", "lead_id", "lens_id", "position", "members", "revision"],
    );
    let mut members: HashMap<&str, usize> = HashMap::new();
    for person in &content.people {
        *members.entry(person.team).or_default() += 1;
    }
    for (position, team) in content.teams.iter().enumerate() {
        rows.push(vec![
            id("team", team.key).into(),
            team.key.into(),
            team.name.into(),
            team.parent.map(|parent| id("team", parent)).into(),
            id("person", team.lead).into(),
            id("lens", team.lens).into(),
            position.into(),
            members.get(team.key).copied().unwrap_or(0).into(),
            1.into(),
        ]);
    }
    rows
}

fn people(content: &DemoOrganisation, now: Timestamp) -> Rows {
    let mut rows = Rows::new(
        "person",
        &[
            "id",
            "name",
            "sort_name",
            "email",
            "employee_id",
            "title",
            "kind",
            "state",
            "team_id",
            "manager_id",
            "created_at",
            "revision",
        ],
    );
    for (number, person) in content.people.iter().enumerate() {
        let kind = if content.contractors.contains(&person.key) { "contractor" } else { "employee" };
        rows.push(vec![
            id("person", person.key).into(),
            person.name.into(),
            folded(&family_first(person.name)).into(),
            person.email(content.domain).into(),
            format!("OWL-{:04}", number + 1).into(),
            person.title.into(),
            kind.into(),
            "active".into(),
            id("team", person.team).into(),
            person.manager.map(|manager| id("person", manager)).into(),
            now.0.into(),
            1.into(),
        ]);
    }
    rows
}

fn posts(content: &DemoOrganisation) -> Rows {
    let mut rows = Rows::new("post", &["id", "title", "state", "team_id", "holder_id", "reports_to_id", "line"]);
    for (line, person) in content.people.iter().enumerate() {
        rows.push(vec![
            id("post", person.key).into(),
            person.title.into(),
            "held".into(),
            id("team", person.team).into(),
            id("person", person.key).into(),
            person.manager.map(|manager| id("post", manager)).into(),
            (line + 1).into(),
        ]);
    }
    rows
}

/// Those whom a visitor may look as, and those who hold an office; the others were not invited yet.
fn accounts(content: &DemoOrganisation, now: Timestamp) -> Rows {
    let mut rows = Rows::new(
        "account",
        &["id", "person_id", "email", "totp_last_step", "leadership", "admin", "auditor", "created_at", "revision"],
    );
    for person in &content.people {
        let held = offices(content, person.key);
        let is_persona = content.personas.iter().any(|persona| persona.person == person.key);
        if !is_persona && held == [false; 3] {
            continue;
        }
        let mut row: Vec<Value> = vec![
            id("account", person.key).into(),
            id("person", person.key).into(),
            person.email(content.domain).into(),
            0.into(),
        ];
        row.extend(held.map(Value::from));
        row.extend([now.0.into(), 1.into()]);
        rows.push(row);
    }
    rows
}

/// Says a name by its family name: "Ilse van der Meer" is "van der Meer, Ilse".
fn family_first(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let particle = words.iter().skip(1).position(|word| word.chars().next().is_some_and(char::is_lowercase));
    let first = particle.map_or(words.len().saturating_sub(1), |at| at + 1);
    match words.split_at_checked(first) {
        Some((given, family)) if !given.is_empty() => {
            format!("{}, {}", family.join(" "), given.join(" "))
        }
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::family_first;

    #[test]
    fn a_family_name_begins_at_its_particle() {
        for (name, sorted) in
            [("Ilse van der Meer", "van der Meer, Ilse"), ("Anna Maria Huber", "Huber, Anna Maria"), ("Plato", "Plato")]
        {
            assert_eq!(family_first(name), sorted);
        }
    }
}
