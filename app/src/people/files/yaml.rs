//! Reads YAML into a small tree that knows its lines.
//!
//! It stands on the event stream of `saphyr-parser` (pure Rust, MIT/Apache-2.0, kept up by its own project): events carry
//! line and column, and a scalar stays the text that was written, so that handles such as `0xMH` or `no` are no numbers
//! and no truth values. A serde layer (`serde_yaml` and its forks) gives neither.
//!
//! Invariant: no recursion, no aliases (they can blow up), at most `DEEPEST` levels.

use saphyr_parser::{Event, Parser, Span};

use crate::problem::Refusal;

const DEEPEST: usize = 64;

/// Holds one value and the line it starts on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Node {
    pub line: usize,
    pub value: Value,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    Text(String),
    List(Vec<Node>),
    Map(Vec<(Node, Node)>),
}

impl Node {
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Gives the entries of a map; none for anything else.
    pub fn entries(&self) -> &[(Node, Node)] {
        match &self.value {
            Value::Map(entries) => entries,
            _ => &[],
        }
    }

    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries().iter().find(|(name, _)| name.text() == Some(key)).map(|(_, value)| value)
    }

    /// Says whether nothing was written here (`key:` alone, `~`, `null`).
    pub fn is_blank(&self) -> bool {
        matches!(self.text(), Some("" | "~" | "null"))
    }
}

/// Holds a list or map that is still open; a map's waiting key stands in `key`.
struct Open {
    node: Node,
    key: Option<Node>,
}

/// Reads the first document of a text.
///
/// # Errors
/// Refuses wrong syntax, aliases, nesting beyond 64 levels and more than one document, with line and column.
pub(super) fn read(file: &str, text: &str) -> Result<Node, Refusal> {
    let mut open: Vec<Open> = Vec::new();
    let mut done: Option<Node> = None;
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| {
            let (line, column) = (error.marker().line(), error.marker().col() + 1);
            Refusal::at(file, line, column, format!("The YAML is broken here: {}.", error.info()))
        })?;
        let refuse = |what: &str| Err(Refusal::at(file, span.start.line(), span.start.col() + 1, what));
        let node = |value| Node { line: span.start.line(), value };
        let closed = match event {
            Event::Scalar(text, ..) => node(Value::Text(text.into_owned())),
            Event::SequenceStart(..) | Event::MappingStart(..) if open.len() >= DEEPEST => {
                return refuse("This is nested more than 64 levels deep; no organisation is.");
            }
            Event::SequenceStart(..) => {
                open.push(Open { node: node(Value::List(Vec::new())), key: None });
                continue;
            }
            Event::MappingStart(..) => {
                open.push(Open { node: node(Value::Map(Vec::new())), key: None });
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => match open.pop() {
                Some(open) => open.node,
                None => continue,
            },
            Event::Alias(..) => {
                return refuse("Aliases (`*name`) are not read; write the value out.");
            }
            Event::DocumentStart(..) if done.is_some() => {
                return refuse("A second YAML document starts here; give one document per file.");
            }
            _ => continue,
        };
        match open.last_mut() {
            Some(parent) => place(file, parent, closed, &span)?,
            None => done = Some(closed),
        }
    }
    done.ok_or_else(|| Refusal::whole(file, "The YAML holds nothing."))
}

fn place(file: &str, parent: &mut Open, child: Node, span: &Span) -> Result<(), Refusal> {
    match &mut parent.node.value {
        Value::List(items) => items.push(child),
        Value::Map(entries) => match parent.key.take() {
            None => parent.key = Some(child),
            Some(key) => {
                if key.text().is_none() {
                    return Err(Refusal::at(
                        file,
                        span.start.line(),
                        span.start.col() + 1,
                        "A key must be a plain text.",
                    ));
                }
                entries.push((key, child));
            }
        },
        Value::Text(_) => {}
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_texts_and_lines() {
        let root = read("f", "# top\nadmins:\n- 0xMH\n- no\n- \"249\"\nempty:\n").unwrap();
        let Value::List(items) = &root.get("admins").unwrap().value else { panic!() };
        assert_eq!(
            items.iter().map(|item| (item.text().unwrap(), item.line)).collect::<Vec<_>>(),
            [("0xMH", 3), ("no", 4), ("249", 5)]
        );
        assert!(root.get("empty").unwrap().is_blank());
    }

    #[test]
    fn refuses_with_a_place() {
        for (text, line) in
            [("a: [1, 2\nb: }\n", 2), ("a: &x [1]\nb: *x\n", 2), ("a: 1\n---\nb: 2\n", 2), ("a: \"x\n", 1)]
        {
            let refusal = read("f", text).unwrap_err();
            assert!(refusal.line >= line && refusal.column > 0, "{text:?}: {refusal}");
        }
        assert!(read("f", &"[".repeat(10_000)).is_err());
        assert!(read("f", &"{a: ".repeat(10_000)).is_err());
    }
}
