//! Tells SCIM users and groups from everything else a SCIM server says.
//!
//! Invariant: what is neither is refused by its own name, with what to ask the server for instead.

use serde_json::Value;

use crate::problem::Refusal;

/// Says what to do instead, for refusals.
pub(super) const ASK: &str = "Ask the server for `/Users` (and `/Groups`) and give that list.";

/// Refuses everything a SCIM server says that is no person and no group.
pub(super) fn refuse_messages(file: &str, schemas: &str, value: &Value) -> Result<(), Refusal> {
    let word = |key: &str| {
        value
            .get(key)
            .map(|found| found.as_str().map_or_else(|| found.to_string(), ToOwned::to_owned))
            .unwrap_or_default()
    };
    let what = if schemas.contains(":messages:2.0:error") {
        format!("This is an error the server gave ({} {}), not a list of people. {ASK}", word("status"), word("detail"))
    } else if schemas.contains("bulkre") {
        format!("This is a SCIM bulk message: a list of changes, not of people. {ASK}")
    } else if schemas.contains(":patchop") {
        format!("This is a SCIM patch: a change to one resource, not a list of people. {ASK}")
    } else if schemas.contains(":searchrequest") {
        "This is a SCIM search, the question and not the answer; give what the server answers to it.".to_owned()
    } else if [":serviceproviderconfig", ":resourcetype", ":schema\""].iter().any(|name| schemas.contains(name)) {
        format!("This describes what the SCIM server can do, not people. {ASK}")
    } else if sort(value) == Sort::Other {
        let names = value
            .as_object()
            .map(|object| object.keys().take(6).cloned().collect::<Vec<_>>().join("`, `"))
            .unwrap_or_default();
        format!(
            "This JSON is not SCIM: it holds `{names}`, and neither `Resources` nor `userName`. A strategy is read with `import strategy`. {ASK}"
        )
    } else {
        return Ok(());
    };
    Err(Refusal::at(file, 1, 1, what))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    User,
    Group,
    Other,
}

pub(super) fn sort(value: &Value) -> Sort {
    let schemas = value.get("schemas").map(|schemas| schemas.to_string().to_lowercase()).unwrap_or_default();
    let told = value.pointer("/meta/resourceType").and_then(Value::as_str).unwrap_or("");
    let has = |key: &str| value.get(key).is_some();
    if schemas.contains("core:2.0:user") || told == "User" {
        Sort::User
    } else if schemas.contains("core:2.0:group") || told == "Group" {
        Sort::Group
    } else if !schemas.is_empty() || !told.is_empty() {
        Sort::Other
    } else if has("userName") {
        Sort::User
    } else if has("displayName") || has("members") {
        // `userName` is required of users, so a bare display name is a group's.
        Sort::Group
    } else {
        Sort::Other
    }
}
