//! The configuration file as a flat list of settings, each with the line it stands on.
//! Invariant: an entry's name is in the table of keys; anything else in the file is an error that names its line.

use std::collections::BTreeMap;
use std::path::Path;

use toml::{Spanned, Value};

use super::{ConfigError, KEYS};

/// A setting as the file has it.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) name: String,
    /// The value as text, a list with commas.
    pub(super) value: String,
    /// The file and the line, fit to print.
    pub(super) place: String,
}

/// Reads the settings of a file's text.
pub(super) fn entries(path: &Path, text: &str) -> Result<Vec<Entry>, ConfigError> {
    let place = |offset: usize| format!("{}, line {}", path.display(), line(text, offset));
    let pairs: BTreeMap<Spanned<String>, Spanned<Value>> = toml::from_str(text).map_err(|why| {
        ConfigError(format!("{}: {}", place(why.span().map_or(0, |span| span.start)), why.message().replace('\n', " ")))
    })?;
    let mut entries = Vec::new();
    for (name, value) in pairs {
        let place = place(name.span().start);
        let name = name.into_inner();
        if !KEYS.iter().any(|key| key.name == name) {
            return Err(ConfigError(format!("{place}: \"{name}\" is not a setting; {}", suggestion(&name))));
        }
        let value = plain(value.into_inner())
            .ok_or_else(|| ConfigError(format!("{place}: {name}: write a text, a number or a list of texts")))?;
        entries.push(Entry { name, value, place });
    }
    Ok(entries)
}

fn line(text: &str, offset: usize) -> usize {
    text.as_bytes().iter().take(offset).filter(|byte| **byte == b'\n').count() + 1
}

fn plain(value: Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text),
        Value::Integer(number) => Some(number.to_string()),
        Value::Array(items) => {
            Some(items.into_iter().map(|item| item.as_str().map(str::to_owned)).collect::<Option<Vec<_>>>()?.join(","))
        }
        _ => None,
    }
}

fn suggestion(name: &str) -> String {
    let near = KEYS.iter().map(|key| (distance(name, key.name), key.name)).min();
    match near {
        Some((steps, key)) if steps <= 3 => format!("did you mean \"{key}\"?"),
        _ => "\"throughline config\" lists the settings".to_owned(),
    }
}

/// Counts the letters to add, drop or change between two words (Levenshtein).
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (i, a) in from.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in to.iter().enumerate() {
            let changed = diagonal + usize::from(a != *b);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[to.len()]
}
