//! Finds the post that a row's manager cell means.
//!
//! Invariant: a reference that fits nobody, or several, is unknown and reported; it is never guessed.

use std::collections::{HashMap, HashSet};

use super::chart::Link;
use super::intake::{Above, Entry};
use super::persons::Persons;
use crate::problem::Problem;

/// Knows every row by its keys; a row is an index into the entries.
pub(super) struct Directory<'a> {
    entries: &'a [Entry],
    of_entry: &'a [usize],
    persons: &'a [Option<usize>],
    posts: HashMap<&'a str, usize>,
    employees: HashMap<&'a str, usize>,
    mails: HashMap<&'a str, usize>,
    handles: HashMap<String, usize>,
    /// None where two people have the name.
    names: HashMap<&'a str, Option<usize>>,
    shared: &'a HashSet<String>,
}

impl<'a> Directory<'a> {
    pub fn new(entries: &'a [Entry], mails: &'a [String], of_entry: &'a [usize], persons: &'a Persons) -> Self {
        let mut found = Self {
            entries,
            of_entry,
            persons: &persons.of_entry,
            posts: HashMap::new(),
            employees: HashMap::new(),
            mails: HashMap::new(),
            handles: HashMap::new(),
            names: HashMap::new(),
            shared: &persons.shared,
        };
        for (at, entry) in entries.iter().enumerate() {
            let learn = |map: &mut HashMap<&'a str, usize>, key: &'a str| {
                if !key.is_empty() {
                    map.entry(key).or_insert(at);
                }
            };
            learn(&mut found.posts, &entry.post);
            learn(&mut found.employees, &entry.employee_id);
            if !persons.shared.contains(&mails[at]) {
                learn(&mut found.mails, &mails[at]);
            }
            if !entry.handle.is_empty() {
                found.handles.entry(entry.handle.to_lowercase()).or_insert(at);
            }
            if let Some(person) = persons.of_entry[at].filter(|&person| !persons.rows[person].withheld) {
                let kept = found.names.entry(&entry.name).or_insert(Some(at));
                if kept.is_some_and(|kept| persons.of_entry[kept] != Some(person)) {
                    *kept = None;
                }
            }
        }
        found
    }

    /// Resolves one row's reference upward: the post it means, and the very person where it names one and not a post.
    pub fn link(&self, at: usize, problems: &mut Vec<Problem>) -> (Link, Option<usize>) {
        let entry = &self.entries[at];
        let found = match &entry.above {
            Above::Nobody => return (Link::Nobody, None),
            Above::Post(key) => self.posts.get(key.as_str()).copied().ok_or(()),
            Above::Email(mail) => self.mails.get(mail.as_str()).copied().ok_or(()),
            Above::Name(name) => self.names.get(name.as_str()).copied().flatten().ok_or(()),
            Above::Any(text) => self.any(text).ok_or(()),
        };
        let Ok(found) = found else {
            problems.push(Problem::new(entry.line, self.why(&entry.above)));
            return (Link::Unknown, None);
        };
        let person = self.persons[found].filter(|_| !matches!(entry.above, Above::Post(_)));
        // Named by anything but a post, oneself is oneself in every post.
        let same = person.is_some() && person == self.persons[at];
        (Link::To(if same { self.of_entry[at] } else { self.of_entry[found] }), person)
    }

    fn any(&self, text: &str) -> Option<usize> {
        let lower = text.to_lowercase();
        let found = self
            .employees
            .get(text)
            .or_else(|| self.mails.get(lower.as_str()))
            .or_else(|| self.handles.get(&lower))
            .or_else(|| self.posts.get(text));
        found.copied().or_else(|| self.names.get(text).copied().flatten())
    }

    fn why(&self, above: &Above) -> String {
        let (Above::Post(text) | Above::Email(text) | Above::Name(text) | Above::Any(text)) = above else {
            return String::new();
        };
        if self.shared.contains(&text.to_lowercase()) {
            format!(
                "The manager's address {text} stands beside different names, so it names nobody; the link was left open."
            )
        } else if matches!(above, Above::Name(_) | Above::Any(_)) && self.names.get(text.as_str()) == Some(&None) {
            format!(
                "The manager `{text}` could be several people of that name; use an id or an address. The link was left open."
            )
        } else {
            format!("The manager `{text}` is not in the file; the link was left open.")
        }
    }
}
