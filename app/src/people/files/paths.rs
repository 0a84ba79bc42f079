//! Writes and reads the path of a unit as one text, such as `Sales / North`.
//!
//! A name may hold ` / ` itself: it is written ` \/ `, and a backslash is written twice. A path that begins with `/ `
//! starts at the top for certain; any other may start at a unit that other rows place.
//!
//! Invariant: `parse(written(levels))` gives the same levels, for all levels that are trimmed and not empty.

/// Holds the units of a path from the outermost named one inwards.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub(super) struct Path {
    pub levels: Vec<String>,
    /// True when the first level stands at the top for certain.
    pub absolute: bool,
}

/// Reads a path; blank levels are skipped.
pub(super) fn parse(text: &str) -> Path {
    let text = super::intake::squeeze(text);
    let (absolute, rest) = text.strip_prefix("/ ").map_or((false, text.as_str()), |rest| (true, rest));
    let levels = rest.split(" / ").map(unescaped).filter(|level| !level.is_empty()).collect();
    Path { levels, absolute }
}

/// Puts a unit's path below the path of its parent, unless it already begins with it.
pub(super) fn under(parent: Path, team: Path) -> Path {
    if parent.levels.is_empty() || team.absolute {
        return team;
    }
    if team.levels.len() > parent.levels.len() && team.levels.starts_with(&parent.levels) {
        return Path { absolute: parent.absolute, ..team };
    }
    let mut levels = parent.levels;
    levels.extend(team.levels);
    Path { levels, absolute: parent.absolute }
}

/// Writes a path.
pub(super) fn written<S: AsRef<str>>(levels: &[S], absolute: bool) -> String {
    let path = levels.iter().map(|level| escaped(level.as_ref())).collect::<Vec<_>>().join(" / ");
    if absolute && !path.is_empty() { format!("/ {path}") } else { path }
}

fn escaped(level: &str) -> String {
    let mut out = String::with_capacity(level.len());
    let mut before = ' ';
    let mut chars = level.chars().peekable();
    while let Some(c) = chars.next() {
        let edge = before == ' ' || chars.peek().is_none_or(|next| *next == ' ');
        if c == '\\' || (c == '/' && edge) {
            out.push('\\');
        }
        out.push(c);
        before = c;
    }
    out
}

fn unescaped(level: &str) -> String {
    let mut out = String::with_capacity(level.len());
    let mut chars = level.trim().chars().peekable();
    while let Some(c) = chars.next() {
        match (c, chars.peek()) {
            ('\\', Some('\\' | '/')) => out.extend(chars.next()),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_path_reads_back(levels in prop::collection::vec("[ab/\\\\é]{1,4}( [ab/\\\\]{1,3}){0,2}", 1..4), absolute: bool) {
            prop_assert_eq!(parse(&written(&levels, absolute)), Path { levels, absolute });
        }
    }
}
