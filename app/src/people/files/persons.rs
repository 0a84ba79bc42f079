//! Tells distinct people apart among the rows of a file.
//!
//! A person is known by their personal e-mail address where there is one (an address that different names share is
//! none), else by employee id or handle, else by post and name. `N/D` is one person per post; `Vacant` and `Eliminated`
//! are nobody.
//!
//! Invariant: every row but a vacant one belongs to exactly one person, and no name in the file is lost silently.

use std::collections::{HashMap, HashSet};

use super::intake::{Entry, Intake};
use super::roster::{Format, PersonRow};

/// Says what stands in the name cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Naming {
    Named,
    Withheld,
    Vacant,
    Eliminated,
}

impl Naming {
    pub fn of(entry: &Entry) -> Self {
        match entry.name.to_lowercase().as_str() {
            "vacant" => Self::Vacant,
            "eliminated" => Self::Eliminated,
            "n/d" => Self::Withheld,
            "" if entry.email.is_empty() && entry.handle.is_empty() && entry.employee_id.is_empty() => Self::Withheld,
            _ => Self::Named,
        }
    }

    pub fn is_person(self) -> bool {
        matches!(self, Self::Named | Self::Withheld)
    }
}

/// Holds the people and which of them each entry is.
pub(super) struct Persons {
    pub rows: Vec<PersonRow>,
    pub of_entry: Vec<Option<usize>>,
    /// The entry of each person's main post.
    pub main: Vec<usize>,
    /// Addresses that are nobody's own.
    pub shared: HashSet<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Key<'a> {
    Email(&'a str),
    Employee(&'a str),
    Handle(String),
    Place(usize, &'a str),
}

/// Groups entries into people; `posts` gives the post of each entry and `mails` its normalised address.
pub(super) fn tell_apart(intake: &mut Intake, naming: &[Naming], posts: &[usize], mails: &[String]) -> Persons {
    let entries = std::mem::take(&mut intake.entries);
    let shared = shared_addresses(intake, &entries, naming, posts, mails);
    let mut uses: HashMap<&str, usize> = HashMap::new();
    mails.iter().for_each(|mail| *uses.entry(mail).or_default() += 1);
    // An address beside a withheld name is its own only while no other row has it.
    let own = |at: usize| {
        let mail = mails[at].as_str();
        let theirs = naming[at] == Naming::Named || uses.get(mail) == Some(&1);
        Some(mail).filter(|_| theirs && !mail.is_empty() && !shared.contains(mail))
    };
    // A row that lacks the address is still the same person when employee id and name agree with one that has it.
    let mut by_id: HashMap<(&str, &str), &str> = HashMap::new();
    for (at, entry) in entries.iter().enumerate().filter(|(_, entry)| !entry.employee_id.is_empty()) {
        if let Some(mail) = own(at) {
            by_id.entry((&entry.employee_id, &entry.name)).or_insert(mail);
            // A row without a name has nothing that could contradict the id.
            by_id.entry((&entry.employee_id, "")).or_insert(mail);
        }
    }
    let mut told = HashSet::new();
    let mut claimed: HashMap<Key<'_>, usize> = HashMap::new();
    let mut known: HashMap<Key<'_>, usize> = HashMap::new();
    let mut persons =
        Persons { rows: Vec::new(), of_entry: vec![None; entries.len()], main: Vec::new(), shared: HashSet::new() };
    for (at, entry) in entries.iter().enumerate().filter(|(at, _)| naming[*at].is_person()) {
        let mail = own(at).or_else(|| by_id.get(&(entry.employee_id.as_str(), entry.name.as_str())).copied());
        // Employee id and handle are worth the same: a row that shares either with a person is that person.
        let keys: Vec<Key<'_>> = match (naming[at], mail) {
            (Naming::Withheld, _) => vec![Key::Place(posts[at], "N/D")],
            (_, Some(mail)) => vec![Key::Email(mail)],
            (_, None) if entry.employee_id.is_empty() && entry.handle.is_empty() => {
                vec![Key::Place(posts[at], &entry.name)]
            }
            (_, None) => [
                Some(Key::Employee(&entry.employee_id)).filter(|_| !entry.employee_id.is_empty()),
                Some(Key::Handle(entry.handle.to_lowercase())).filter(|_| !entry.handle.is_empty()),
            ]
            .into_iter()
            .flatten()
            .collect(),
        };
        let next = persons.rows.len();
        let person = keys.iter().find_map(|key| known.get(key).copied()).unwrap_or(next);
        for key in keys {
            known.entry(key).or_insert(person);
        }
        if person == next {
            persons.rows.push(PersonRow { line: entry.line, ..PersonRow::default() });
            persons.main.push(at);
        } else {
            compare(intake, &entries, persons.main[person], at, posts, &mut told);
            if entry.rank < entries[persons.main[person]].rank {
                persons.main[person] = at;
            }
        }
        persons.of_entry[at] = Some(person);
        // Ids and handles stay unique among people: whoever has one first keeps it.
        for (word, key, slot) in [
            ("employee id", Key::Employee(&entry.employee_id), &entry.employee_id),
            ("handle", Key::Handle(entry.handle.to_lowercase()), &entry.handle),
        ] {
            let owner = if slot.is_empty() { person } else { *claimed.entry(key).or_insert(person) };
            if owner != person {
                let first = &persons.rows[owner];
                let name = &entries[persons.main[owner]].name;
                intake.problem_in(
                    entry,
                    &format!(
                        "The {word} {slot} belongs to {name} on line {} already; {} is kept without it.",
                        first.line, entry.name
                    ),
                );
            } else if !slot.is_empty() {
                let row = &mut persons.rows[person];
                let kept = if word == "handle" { &mut row.handle } else { &mut row.employee_id };
                kept.get_or_insert_with(|| slot.clone());
            }
        }
        let row = &mut persons.rows[person];
        row.email = row.email.take().or_else(|| own(at).map(ToOwned::to_owned));
        row.active |= !entry.inactive;
    }
    for (row, &main) in persons.rows.iter_mut().zip(&persons.main) {
        finish(row, &entries[main], naming[main]);
    }
    persons.shared = shared;
    intake.entries = entries;
    persons
}

/// Finds addresses that stand beside different names, and reports each once.
fn shared_addresses(
    intake: &mut Intake,
    entries: &[Entry],
    naming: &[Naming],
    posts: &[usize],
    mails: &[String],
) -> HashSet<String> {
    let mut first: HashMap<&str, usize> = HashMap::new();
    let mut shared = HashSet::new();
    for (at, mail) in mails.iter().enumerate().filter(|(_, mail)| !mail.is_empty()) {
        let before = *first.entry(mail).or_insert(at);
        if entries[before].name.is_empty() {
            first.insert(mail, at);
            continue;
        }
        if entries[at].name.is_empty() {
            continue;
        }
        // Withheld names are taken for different people as soon as their posts differ.
        let differs = !entries[before].name.eq_ignore_ascii_case(&entries[at].name)
            || (naming[at] != Naming::Named && posts[at] != posts[before]);
        if differs && shared.insert(mail.clone()) {
            let what = format!(
                "The address {mail} stands beside different names (line {} and here), so it is nobody's own and not used to tell people apart.",
                entries[before].line
            );
            intake.problem(entries[at].line, what);
        }
    }
    shared
}

/// Reports a second row of one person, where the layout gives a person one row; a second spelling only once.
fn compare(
    intake: &mut Intake,
    entries: &[Entry],
    before: usize,
    at: usize,
    posts: &[usize],
    told: &mut HashSet<(usize, String)>,
) {
    let (old, new) = (&entries[before], &entries[at]);
    let what = if !old.name.eq_ignore_ascii_case(&new.name) {
        format!(
            "`{}` has the same key as `{}` on line {}; both rows are read as one person. Give them different keys if they are two.",
            new.name, old.name, old.line
        )
    } else if old.name != new.name {
        if !told.insert((before, new.name.clone())) {
            return;
        }
        format!("`{}` is written `{}` elsewhere (line {}); both are read as one person.", new.name, old.name, old.line)
    } else if posts[before] != posts[at] && !matches!(intake.format, Format::GithubOrg | Format::RustTeams) {
        format!(
            "{} stands on line {} as well, in another post; read as one person with several posts.",
            new.name, old.line
        )
    } else {
        return;
    };
    intake.problem_in(new, &what);
}

/// Fills in what the main post's row says.
fn finish(row: &mut PersonRow, main: &Entry, naming: Naming) {
    row.withheld = naming == Naming::Withheld;
    row.name = match (row.withheld, main.name.as_str()) {
        (true, _) => "N/D".to_owned(),
        (false, "") => {
            row.email.clone().or_else(|| row.handle.clone()).or_else(|| row.employee_id.clone()).unwrap_or_else(|| {
                [&main.employee_id, &main.handle, &main.email]
                    .into_iter()
                    .find(|key| !key.is_empty())
                    .cloned()
                    .unwrap_or_default()
            })
        }
        (false, name) => name.to_owned(),
    };
    let said = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    row.title = said(&main.title);
    row.kind = main.kind;
    row.team = main.team;
    row.post = said(&main.post).or_else(|| row.employee_id.clone());
    row.leaves_on = said(&main.leaves_on);
}
