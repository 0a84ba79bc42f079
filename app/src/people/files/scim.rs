//! Reads SCIM 2.0 JSON: a ListResponse of users and groups, a single User or a single Group.
//!
//! Invariant: a user's `id` is the post and what `manager.value` names; groups become teams; every other SCIM message is
//! refused by its own name, with what to ask the server for instead.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_json::Value;
use serde_json::value::RawValue;

use super::intake::{Above, Entry, Intake, address, full_name, squeeze};
use super::roster::{Format, Kind};
use super::scim_groups::Groups;
use super::scim_messages::{ASK, Sort, refuse_messages, sort};
use crate::problem::Refusal;

const ENTERPRISE: &str = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:user";

/// Holds one resource and the line it starts on.
pub(super) struct Resource {
    pub line: usize,
    pub value: Value,
}

/// Reads a JSON text.
///
/// # Errors
/// Refuses broken JSON with line and column, and JSON that is no SCIM user, group or list of them.
pub(super) fn read(file: &str, text: &str) -> Result<Intake, Refusal> {
    let broken = |error: serde_json::Error| {
        Refusal::at(file, error.line(), error.column(), format!("The JSON is broken here: {error}."))
    };
    if text.trim_start().starts_with('[') {
        serde_json::from_str::<Vec<&RawValue>>(text).map_err(broken)?;
        return Err(Refusal::at(file, 1, 1, format!("This is a bare JSON list, not SCIM. {ASK}")));
    }
    let top: BTreeMap<Cow<'_, str>, &RawValue> = serde_json::from_str(text).map_err(broken)?;
    let list = ["Resources", "resources"].iter().find_map(|key| top.get(*key));
    let schemas = top.get("schemas").map_or("", |raw| raw.get()).to_lowercase();
    let mut intake = Intake::new(Format::Scim);
    let resources = if schemas.contains(":listresponse") || (schemas.is_empty() && list.is_some()) {
        let total = top.get("totalResults").and_then(|raw| raw.get().parse::<usize>().ok());
        let raw: Vec<&RawValue> = match list {
            None => Vec::new(),
            Some(list) => serde_json::from_str(list.get())
                .map_err(|_| Refusal::whole(file, "`Resources` must be a list of users and groups."))?,
        };
        if total.is_some_and(|total| total > raw.len()) {
            let what = format!(
                "The file holds {} of {} results, one page only; ask for all of them, or the others will look as if they had left.",
                raw.len(),
                total.unwrap_or(0)
            );
            intake.problem(1, what);
        }
        let mut lines = Lines { text, at: 0, line: 1 };
        raw.into_iter()
            .map(|raw| {
                let line = lines.of(raw);
                // The parser counts lines from the start of the resource; the file counts from its own.
                let value = serde_json::from_str(raw.get()).map_err(|error| {
                    let what = format!("This resource cannot be read: {error}.");
                    Refusal::at(file, line + error.line().saturating_sub(1), error.column(), what)
                })?;
                Ok(Resource { line, value })
            })
            .collect::<Result<Vec<_>, _>>()?
    } else {
        let value: Value = serde_json::from_str(text).map_err(broken)?;
        refuse_messages(file, &schemas, &value)?;
        vec![Resource { line: 1, value }]
    };
    fill(file, &mut intake, &resources)?;
    Ok(intake)
}

fn fill(file: &str, intake: &mut Intake, resources: &[Resource]) -> Result<(), Refusal> {
    intake.rows = resources.len();
    if let Some(other) = resources.iter().find(|resource| sort(&resource.value) == Sort::Other) {
        let told = text(&other.value, "/meta/resourceType");
        let told = if told.is_empty() { text(&other.value, "/schemas/0") } else { told };
        return Err(Refusal::at(
            file,
            other.line,
            0,
            format!("This list holds something that is neither a user nor a group ({told}). {ASK}"),
        ));
    }
    let groups = Groups::read(intake, resources);
    for Resource { line, value } in resources.iter().filter(|resource| sort(&resource.value) == Sort::User) {
        let login = text(value, "/userName");
        let mail = email(value);
        let entry = Entry {
            line: *line,
            post: text(value, "/id"),
            name: match full_name(&text(value, "/displayName"), "", "") {
                name if name.is_empty() => full_name(
                    &text(value, "/name/formatted"),
                    &text(value, "/name/givenName"),
                    &text(value, "/name/familyName"),
                ),
                name => name,
            },
            email: if mail.is_empty() { address(&login) } else { mail },
            employee_id: extension(value, "employeeNumber").map(scalar).unwrap_or_default(),
            handle: if login.contains('@') { String::new() } else { login },
            title: text(value, "/title"),
            kind: Kind::from_words(&text(value, "/userType")),
            team: groups.of(
                intake,
                &text(value, "/id"),
                &extension(value, "department").map(scalar).unwrap_or_default(),
            ),
            above: extension(value, "manager").map(manager).unwrap_or_default(),
            // Some servers send the truth value as a text.
            inactive: text(value, "/active").eq_ignore_ascii_case("false"),
            ..Entry::default()
        };
        intake.entries.push(entry);
    }
    Ok(())
}

fn manager(value: &Value) -> Above {
    let named = |key: &str| value.get(key).map(scalar).filter(|text| !text.is_empty());
    match value {
        Value::String(text) if !text.trim().is_empty() => Above::Any(squeeze(text)),
        Value::Array(several) => several.first().map(manager).unwrap_or_default(),
        _ => named("value")
            .or_else(|| named("managerId"))
            .or_else(|| named("$ref").and_then(|path| path.rsplit('/').next().map(ToOwned::to_owned)))
            .map(Above::Post)
            .or_else(|| named("displayName").map(Above::Name))
            .unwrap_or_default(),
    }
}

/// Picks the primary address, else the one for work, else the first.
fn email(value: &Value) -> String {
    let all: Vec<&Value> =
        value.get("emails").and_then(Value::as_array).map(|all| all.iter().collect()).unwrap_or_default();
    let primary = all.iter().find(|mail| mail.get("primary").and_then(Value::as_bool) == Some(true));
    let work = all.iter().find(|mail| mail.get("type").and_then(Value::as_str) == Some("work"));
    primary.or(work).or(all.first()).map(|mail| address(&text(mail, "/value"))).unwrap_or_default()
}

fn extension<'v>(value: &'v Value, key: &str) -> Option<&'v Value> {
    let (_, extension) = value.as_object()?.iter().find(|(name, _)| name.eq_ignore_ascii_case(ENTERPRISE))?;
    extension.get(key)
}

pub(super) fn text(value: &Value, pointer: &str) -> String {
    value.pointer(pointer).map(scalar).unwrap_or_default()
}

fn scalar(value: &Value) -> String {
    match value {
        Value::String(text) => squeeze(text),
        Value::Number(_) | Value::Bool(_) => value.to_string(),
        _ => String::new(),
    }
}

/// Finds the lines of resources, which come in the order of the text.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    fn of(&mut self, raw: &RawValue) -> usize {
        let start = (raw.get().as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize).min(self.text.len());
        if let Some(between) = self.text.as_bytes().get(self.at..start) {
            self.line += between.iter().filter(|byte| **byte == b'\n').count();
            self.at = start;
        }
        self.line
    }
}
