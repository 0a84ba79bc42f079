//! The block at the end of an `OtherInformation` that holds what StratML has no place for.
//! One line a thing, `path: JSON`; `split` gives back exactly the text and the lines that `join` was given.

use serde_json::Value;

/// The line that opens the block.
pub const OPENING: &str = "[Throughline: what StratML has no place for]";
/// The line that closes it.
const CLOSING: &str = "[end of Throughline]";

/// A text, and the lines of its block; `None` when it has no block.
pub struct Split {
    /// The text before the block.
    pub text: String,
    /// The paths and values.
    pub lines: Option<Vec<(String, Value)>>,
}

/// Puts a block behind a text. Without lines there is none, unless `always` or the text holds an opening itself.
pub fn join(text: &str, lines: &[(String, Value)], always: bool) -> String {
    if lines.is_empty() && !always && !text.contains(OPENING) {
        return text.to_owned();
    }
    let mut whole = text.to_owned();
    if !whole.is_empty() {
        whole.push('\n');
    }
    whole.push_str(OPENING);
    for (path, value) in lines {
        // JSON leaves these two as they are, XML cannot hold them.
        let value = value.to_string().replace('\u{fffe}', "\\ufffe").replace('\u{ffff}', "\\uffff");
        whole.push_str(&format!("\n{path}: {value}"));
    }
    whole.push('\n');
    whole.push_str(CLOSING);
    whole
}

/// Parts a text from its block.
pub fn split(whole: &str) -> Split {
    let plain = || Split { text: whole.to_owned(), lines: None };
    let Some(at) = whole.rfind(&format!("{OPENING}\n")) else {
        return plain();
    };
    let (before, block) = whole.split_at(at);
    let mut lines = Vec::new();
    for line in block.split('\n').skip(1).map(|line| line.trim_end_matches('\r')) {
        if line.trim() == CLOSING {
            let text = before.strip_suffix('\n').unwrap_or(before).to_owned();
            return Split { text, lines: Some(lines) };
        }
        // A line that somebody broke by hand is passed over by the caller: it is not valid JSON.
        if let Some((path, value)) = line.trim_start().split_once(": ") {
            lines.push((path.to_owned(), serde_json::from_str(value).unwrap_or(Value::Null)));
        }
    }
    plain()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn gives_back_what_it_was_given() {
        let lines = vec![("because".to_owned(), json!("a\nb \u{ffff}")), ("level".to_owned(), json!(3))];
        for text in ["", "\n", "some text", "two\nlines\n", OPENING, &join("x", &lines, true)] {
            let split = split(&join(text, &lines, false));
            assert_eq!(split.text, text);
            assert_eq!(split.lines.as_deref(), Some(lines.as_slice()));
        }
        assert_eq!(join("text", &[], false), "text");
        assert!(split("text").lines.is_none());
        assert!(split(&join("", &[], true)).lines.is_some_and(|lines| lines.is_empty()));
    }
}
