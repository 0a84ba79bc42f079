//! What changes, in the words and the length of a page.
//!
//! Invariant: pure; a long text is shown from where it differs, and a list that is cut keeps its total.

use super::model::{ChangeLines, FieldLine, NodeLine, SHOWN};
use crate::strategy::files::plan::Plan;
use crate::strategy::files::reconcile::{FieldChange, Pair, Place, Reconciliation};

/// A new strategy: all of it is added, and its pillars are listed.
pub(super) fn all_added(plan: &Plan) -> ChangeLines {
    let mut lines = ChangeLines::default();
    plan.visit(|level, node| {
        lines.added.0 += 1;
        if level == 1 && lines.added.1.len() < SHOWN {
            lines.added.1.push(NodeLine { title: node.title.clone(), ..NodeLine::default() });
        }
    });
    lines
}

/// What is shown of what changes.
pub(super) fn lines(changes: Reconciliation, reordered: usize) -> ChangeLines {
    let place = |one: &Place| NodeLine { title: one.title.clone(), below: one.below.clone(), ..NodeLine::default() };
    let pair = |one: &Pair| NodeLine {
        from: one.moved.then(|| one.existing.below.clone()),
        fields: one.fields.iter().map(field).collect(),
        ..place(&one.incoming)
    };
    let places = |all: &[Place]| (all.len(), all.iter().take(SHOWN).map(place).collect());
    ChangeLines {
        added: places(&changes.added),
        changed: (changes.changed().count(), changes.changed().take(SHOWN).map(pair).collect()),
        moved: (changes.moved().count(), changes.moved().take(SHOWN).map(pair).collect()),
        missing: places(&changes.missing),
        plan: changes.plan.iter().map(field).collect(),
        reordered,
        // What the file leaves out is told apart, though it stays as it is, too.
        unchanged: changes.unchanged().saturating_sub(changes.missing.len()),
    }
}

/// What the file calls the strategy `name` and says of it, where it says something and that is something else.
pub(super) fn names_offered(name: &str, existing: &Plan, incoming: &Plan) -> Vec<FieldLine> {
    let pairs = [("name", name, &incoming.name), ("description", existing.description.as_str(), &incoming.description)];
    pairs
        .into_iter()
        .filter(|(_, before, after)| !after.trim().is_empty() && before != after)
        .map(|(name, before, after)| {
            field(&FieldChange { field: name.to_owned(), before: before.to_owned(), after: after.clone() })
        })
        .collect()
}

fn field(change: &FieldChange) -> FieldLine {
    let from = difference(&change.before, &change.after);
    FieldLine {
        field: said(&change.field),
        before: shortened(&change.before, from),
        after: shortened(&change.after, from),
    }
}

/// Says a path of fields in words: `measures[0].actuals[2].amount` is "measure 1, actual 3: amount".
fn said(path: &str) -> String {
    let words = |step: &str| {
        let (name, place) = step.split_once('[').unwrap_or((step, ""));
        let name = match name {
            "dir" => "writing direction".to_owned(),
            "lang" => "language".to_owned(),
            other => other.replace('_', " "),
        };
        match place.trim_end_matches(']').parse::<usize>() {
            Ok(at) => {
                let one = if name == "extras" { "further detail" } else { name.trim_end_matches('s') };
                format!("{one} {}", at + 1)
            }
            Err(_) if name == "extras" => "further details".to_owned(),
            Err(_) => name,
        }
    };
    match path.rsplit_once('.') {
        Some((above, last)) => {
            let above: Vec<String> = above.split('.').map(words).collect();
            format!("{}: {}", above.join(", "), words(last))
        }
        None => words(path),
    }
}

/// After how many characters two texts differ.
fn difference(one: &str, other: &str) -> usize {
    one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count()
}

/// Shows a long text from a little before the place where it differs.
fn shortened(text: &str, differs_at: usize) -> String {
    const MOST: usize = 600;
    const BEFORE: usize = 120;
    let length = text.chars().count();
    if length <= MOST {
        return text.to_owned();
    }
    let begin = differs_at.saturating_sub(BEFORE).min(length - MOST);
    let part: String = text.chars().skip(begin).take(MOST).collect();
    let (front, end) = (begin > 0, begin + MOST < length);
    format!("{}{part}{}", if front { "…" } else { "" }, if end { "…" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::{difference, said, shortened};

    #[test]
    fn a_change_is_said_in_words_and_shown_where_it_is() {
        assert_eq!(said("measures[0].actuals[2].amount"), "measure 1, actual 3: amount");
        assert_eq!(said("other_information"), "other information");
        assert_eq!(
            (said("lang").as_str(), said("measures[0].dir").as_str()),
            ("language", "measure 1: writing direction")
        );
        assert_eq!(said("extras[1].text"), "further detail 2: text");
        let (one, other) = (format!("{}x", "a".repeat(900)), format!("{}y", "a".repeat(900)));
        let from = difference(&one, &other);
        assert!(shortened(&one, from).ends_with('x') && shortened(&other, from).ends_with('y'));
        assert_eq!(shortened("short", 0), "short");
    }
}
