//! Tells the layouts apart by what a file holds, never by its name.
//!
//! Invariant: every text gets exactly one answer, a layout or a refusal that says what to do.

use super::sheet::{self, Sheet};
use crate::problem::Refusal;

/// Names what a single file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    BambooHr,
    Google,
    Entra,
    Workday,
    UkOrganogram,
    Plain,
    /// A JSON object or array: SCIM or nothing we know.
    Json,
    /// Looks like YAML.
    Yaml,
    /// Looks like TOML.
    Toml,
}

const EXPECTED: &str = "Give a CSV with a name column (name, email, employee_id, title, team, parent_team, manager, kind), \
an export of BambooHR, Google Workspace, Entra or Workday, the senior posts of an organogram, a SCIM list, or the folder of a GitHub organisation or of the Rust teams.";

/// Recognises the layout of one decoded text.
///
/// # Errors
/// Refuses what is no people file, saying what it looks like and what to give instead.
pub(super) fn recognise(file: &str, text: &str) -> Result<Layout, Refusal> {
    let start = text.trim_start();
    let first = start.lines().next().unwrap_or("").trim();
    if start.starts_with('<') {
        return Err(Refusal::at(
            file,
            1,
            1,
            format!("This is XML, not a list of people. A strategy is read with `import strategy`. {EXPECTED}"),
        ));
    }
    if first.starts_with("BEGIN:V") {
        return Err(Refusal::at(
            file,
            1,
            1,
            format!("This is a calendar or an address card, not a list of people. {EXPECTED}"),
        ));
    }
    if start.starts_with('{') || (start.starts_with('[') && !is_toml_line(first)) {
        return Ok(Layout::Json);
    }
    if let Some(sheet) = sheet::header(text)
        && let Some(layout) = by_header(&sheet).map_err(|what| Refusal::at(file, sheet.header_line, 0, what))?
    {
        return Ok(layout);
    }
    let telling = text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#')).unwrap_or("");
    if is_toml_line(telling) {
        return Ok(Layout::Toml);
    }
    if is_yaml_line(telling) {
        return Ok(Layout::Yaml);
    }
    Err(Refusal::at(file, 1, 0, unknown_header(text)))
}

/// Recognises a sheet by its columns; none when they are not those of a people file.
fn by_header(sheet: &Sheet) -> Result<Option<Layout>, String> {
    let any = |names: &[&str]| sheet.column(names).is_some();
    if sheet.has(&["reporting senior post"]) && !any(&["post unique reference"]) {
        return Err("These are junior posts, grouped and without names or persons; give the senior posts file of the same organogram (the one with `Post Unique Reference`).".into());
    }
    if sheet.has(&["post unique reference", "reports to senior post"]) {
        return if any(&["name"]) { Ok(Some(Layout::UkOrganogram)) } else { Err(no_name("Name")) };
    }
    if any(&["userprincipalname", "user principal name"]) {
        return if any(&["displayname", "display name", "givenname"]) {
            Ok(Some(Layout::Entra))
        } else {
            Err(no_name("Name [displayName] Required"))
        };
    }
    if sheet.versioned {
        return Err("The line below `version:v1.0` must name Entra's columns, `User name [userPrincipalName] Required` among them; download the template again.".into());
    }
    if sheet.has(&["org unit path"]) || sheet.has(&["first name", "last name", "email address", "manager email"]) {
        return if any(&["first name", "last name"]) {
            Ok(Some(Layout::Google))
        } else {
            Err(no_name("First Name [Required]"))
        };
    }
    if any(&["worker name"]) || any(&["filenumber", "file number"]) || sheet.has(&["userid", "manager id"]) {
        return if any(&["worker name", "first name", "last name"]) {
            Ok(Some(Layout::Workday))
        } else {
            Err(no_name("WORKER_NAME"))
        };
    }
    let named = any(&[
        "name",
        "full name",
        "display name",
        "employee name",
        "first name",
        "last name",
        "firstname",
        "lastname",
    ]);
    if any(&["personid", "person id", "supervisorid", "supervisor id", "employee #", "reporting to", "supervisor"]) {
        return if named { Ok(Some(Layout::BambooHr)) } else { Err(no_name("Name")) };
    }
    if named && super::plain::is_people_header(sheet) {
        return Ok(Some(Layout::Plain));
    }
    if !named && any(&["employee id", "email", "e-mail", "work email", "handle"]) {
        return Err(no_name("name"));
    }
    Ok(None)
}

fn no_name(column: &str) -> String {
    format!(
        "There is no column with the people's names; add one called `{column}` to the header and give the file again."
    )
}

fn unknown_header(text: &str) -> String {
    let seen = sheet::header(text).map(|sheet| sheet.header).unwrap_or_default();
    let seen: Vec<String> =
        seen.iter().filter(|name| !name.is_empty()).take(6).map(|name| name.chars().take(30).collect()).collect();
    format!("This is not a people file that Throughline knows; its first line names: {}. {EXPECTED}", seen.join(", "))
}

/// Matches `[table]`, `[[array]]` and `key = value`.
fn is_toml_line(line: &str) -> bool {
    let key = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "_-.\"' ".contains(c));
    let line = line.split_once(" #").map_or(line, |(before, _)| before).trim();
    if let Some(inner) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        let inner = inner.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(inner);
        return key(inner) && inner.starts_with(|c: char| c.is_ascii_alphabetic());
    }
    line.split_once('=').is_some_and(|(before, _)| key(before.trim()) && !before.trim().contains(' '))
}

/// Matches `---`, `- item`, `key:` and `key: value`.
fn is_yaml_line(line: &str) -> bool {
    let key = |text: &str| {
        let text = text.trim().trim_matches('"');
        !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || "_-./ ".contains(c))
    };
    line == "---"
        || line.starts_with("%YAML")
        || line.starts_with("- ")
        || line.strip_suffix(':').is_some_and(key)
        || line.split_once(": ").is_some_and(|(before, _)| key(before) && !before.contains(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_layouts_by_content() {
        for (text, layout) in [
            ("name,email\n", Layout::Plain),
            ("Name;E-Mail\n", Layout::Plain),
            ("Login\tFirstname\tLastname\tE-mail\n", Layout::Plain),
            ("Name,PersonID,SupervisorID\n", Layout::BambooHr),
            ("NAME,PERSONID\n", Layout::BambooHr),
            ("version:v1.0\nName [displayName] Required,User name [userPrincipalName] Required\n", Layout::Entra),
            (
                "First Name [Required],Last Name [Required],Email Address [Required],Org Unit Path [Required]\n",
                Layout::Google,
            ),
            ("USERID,FILENUMBER,WORKER_NAME,MANAGER_ID\n", Layout::Workday),
            (",Post Unique Reference,Name,Reports to Senior Post\n", Layout::UkOrganogram),
            ("{\"schemas\":[]}", Layout::Json),
            ("[{}]", Layout::Json),
            ("[people]\nleads = []", Layout::Toml),
            ("# hello\nname = \"x\"", Layout::Toml),
            ("teams:\n  a: {}\n", Layout::Yaml),
        ] {
            assert_eq!(recognise("f", text).unwrap(), layout, "{text}");
        }
    }

    #[test]
    fn refuses_with_a_hint() {
        for (text, hint) in [
            ("a,b\n1,2", "its first line names: a, b"),
            (",Organisation,Reporting Senior Post,Grade\n", "senior posts file"),
            ("email,employee_id\n", "no column with the people's names"),
            ("handle\nann\n", "no column with the people's names"),
            ("<StrategicPlan/>", "import strategy"),
            ("version:v1.0\nfoo,bar\n", "userPrincipalName"),
            ("Goal,Name,Owner,Status\n", "not a people file"),
        ] {
            let refusal = recognise("f", text).unwrap_err();
            assert!(refusal.what.contains(hint), "{text}: {}", refusal.what);
        }
    }
}
