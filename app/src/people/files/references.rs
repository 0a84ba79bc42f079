//! Chooses the text by which our CSV names a manager.
//!
//! Invariant: the text is read (in the order of `links`) as that person and nobody else, or is left blank.

use std::collections::HashMap;

use super::roster::PersonRow;

/// Finds for each manager a text that means them and nobody else, in the order in which `links` reads it.
pub(super) struct References<'a> {
    people: &'a [PersonRow],
    employees: HashMap<&'a str, usize>,
    mails: HashMap<&'a str, usize>,
    handles: HashMap<String, usize>,
    posts: HashMap<&'a str, usize>,
    names: HashMap<&'a str, Option<usize>>,
}

impl<'a> References<'a> {
    pub fn new(people: &'a [PersonRow]) -> Self {
        let mut found = Self {
            people,
            employees: HashMap::new(),
            mails: HashMap::new(),
            handles: HashMap::new(),
            posts: HashMap::new(),
            names: HashMap::new(),
        };
        for (at, person) in people.iter().enumerate() {
            person.employee_id.as_deref().map(|id| *found.employees.entry(id).or_insert(at));
            person.email.as_deref().map(|mail| *found.mails.entry(mail).or_insert(at));
            person.handle.as_deref().map(|handle| *found.handles.entry(handle.to_lowercase()).or_insert(at));
            person.post.as_deref().map(|post| *found.posts.entry(post).or_insert(at));
            if !person.withheld {
                found.names.entry(&person.name).and_modify(|kept| *kept = None).or_insert(Some(at));
            }
        }
        found
    }

    pub fn of(&self, manager: Option<usize>) -> String {
        let Some((index, manager)) = manager.and_then(|index| Some((index, self.people.get(index)?))) else {
            return String::new();
        };
        let keys = [
            manager.employee_id.as_deref(),
            manager.email.as_deref(),
            manager.handle.as_deref(),
            manager.post.as_deref(),
            Some(manager.name.as_str()),
        ];
        keys.into_iter().flatten().find(|key| self.read(key) == Some(index)).unwrap_or_default().to_owned()
    }

    fn read(&self, text: &str) -> Option<usize> {
        let lower = text.to_lowercase();
        let found = self
            .employees
            .get(text)
            .or_else(|| self.mails.get(lower.as_str()))
            .or_else(|| self.handles.get(&lower))
            .or_else(|| self.posts.get(text));
        found.copied().or_else(|| self.names.get(text).copied().flatten())
    }
}
