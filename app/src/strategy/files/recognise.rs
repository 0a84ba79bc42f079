//! Tells from the content what a file is, and says what to do with one that is no strategy.
//! The name of the file is used in messages only.

use super::json::MARK;

/// Which reader a text goes to.
#[derive(Debug, PartialEq, Eq)]
pub enum Kind {
    /// XML, of which only StratML is read.
    Xml,
    /// Our own JSON.
    OwnJson,
    /// Any other JSON, of which only action lists are read.
    List,
    /// Lines with separators.
    Sheet,
}

/// Refuses what is no text at all.
///
/// # Errors
/// What the file is and what to do.
pub fn refuse_binary(name: &str, bytes: &[u8]) -> Result<(), String> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err("The file is empty, so there is nothing to import.".to_owned());
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(format!(
            "{name} is a workbook or an archive. Open it and save the sheet with the plan as CSV, then import that."
        ));
    }
    if bytes.starts_with(b"%PDF") {
        return Err(format!(
            "{name} is a PDF, which shows a plan but does not hold its structure. Put the plan into a CSV with a column for each level."
        ));
    }
    // UTF-16 has zeros too, but only beside a mark or a first "<".
    let wide = bytes.starts_with(b"\xff\xfe")
        || bytes.starts_with(b"\xfe\xff")
        || bytes.starts_with(b"<\0")
        || bytes.starts_with(b"\0<");
    if !wide && bytes.contains(&0) {
        return Err(format!("{name} is not a text file. Import a plan as StratML, CSV or JSON."));
    }
    Ok(())
}

/// Tells what a text is.
///
/// # Errors
/// For prose and lists that are no plan: what to do.
pub fn kind(name: &str, text: &str) -> Result<Kind, String> {
    let start = text.trim_start();
    if start.starts_with('<') {
        return Ok(Kind::Xml);
    }
    if start.starts_with(['{', '[']) {
        let head: String = start.chars().take(400).filter(|sign| !sign.is_whitespace()).collect();
        return Ok(if head.contains(&format!("\"format\":\"{MARK}\"")) { Kind::OwnJson } else { Kind::List });
    }
    let lower = name.to_ascii_lowercase();
    let has_ending = |endings: &[&str]| endings.iter().any(|ending| lower.ends_with(ending));
    if has_ending(&[".md", ".mdx", ".markdown", ".txt", ".html", ".docx"])
        || start.starts_with("# ")
        || start.starts_with("---\n")
    {
        return Err(
            "This is prose: a person sees the goals in it, a program cannot tell them from the rest. Make a CSV with the columns \
             Mission, Pillar, Objective, Measure, one row for each, and import that.".to_owned()
        );
    }
    if has_ending(&[".yml", ".yaml", ".toml"]) {
        return Err(
            "This is a settings file. Make a CSV with the columns id, parent and title, one row for each goal, and import that."
                .to_owned(),
        );
    }
    Ok(Kind::Sheet)
}

/// The name of a file without folders and ending.
pub fn stem(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = last.rsplit_once('.').map_or(last, |(stem, _)| stem);
    if stem.is_empty() { "Untitled plan".to_owned() } else { stem.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_files_apart_by_content() {
        assert_eq!(kind("x.csv", " <a/>"), Ok(Kind::Xml));
        assert_eq!(kind("x", "{ \"format\" : \"throughline-strategy\""), Ok(Kind::OwnJson));
        assert_eq!(kind("x", "[1]"), Ok(Kind::List));
        assert_eq!(kind("x", "id,parent\n"), Ok(Kind::Sheet));
        assert!(kind("plan.md", "Our plan").is_err_and(|what| what.contains("CSV")));
        assert!(refuse_binary("x.xlsx", b"PK\x03\x04..").is_err());
        assert!(refuse_binary("x", b" \n").is_err());
        assert_eq!(stem("a/b/plan-2026.v2.xml"), "plan-2026.v2");
    }
}
