//! Finds the posts among the rows, who sits in them, which rows repeat one and which stand empty.
//!
//! Invariant: every row has exactly one post; what repeats or is empty is counted and reported by line.

use std::collections::HashMap;

use super::chart::Link;
use super::intake::Intake;
use super::persons::Naming;
use super::roster::{PostRow, State};
use crate::problem::Problem;

/// Finds the distinct posts: by key, else by whom a row names with title and unit.
pub(super) fn posts(intake: &Intake, naming: &[Naming], mails: &[String]) -> (Vec<PostRow>, Vec<usize>) {
    let mut posts: Vec<PostRow> = Vec::new();
    let mut known: HashMap<(&str, &str, &str, Option<usize>), usize> = HashMap::new();
    let mut of_entry = Vec::with_capacity(intake.entries.len());
    for (at, entry) in intake.entries.iter().enumerate() {
        let who = [&mails[at], &entry.handle, &entry.name]
            .into_iter()
            .find(|text| !text.is_empty())
            .map_or("", String::as_str);
        let key = if entry.post.is_empty() {
            ("", who, entry.title.as_str(), entry.team)
        } else {
            (entry.post.as_str(), "", "", None)
        };
        let next = posts.len();
        let post = *known.entry(key).or_insert(next);
        let state = match naming[at] {
            Naming::Vacant => State::Vacant,
            Naming::Eliminated => State::Eliminated,
            Naming::Named | Naming::Withheld => State::Held,
        };
        if post == next {
            posts.push(PostRow {
                key: entry.post.clone(),
                title: entry.title.clone(),
                team: entry.team,
                holder: None,
                sharers: Vec::new(),
                state,
                reports_to: None,
                line: entry.line,
            });
        } else if state == State::Held {
            posts[post].state = State::Held;
        }
        of_entry.push(post);
    }
    (posts, of_entry)
}

pub(super) fn seat(post: &mut PostRow, person: Option<usize>) {
    match (post.holder, person) {
        (None, person) => post.holder = person,
        (Some(holder), Some(person)) if holder != person && !post.sharers.contains(&person) => {
            post.sharers.push(person)
        }
        _ => {}
    }
}

/// Counts and reports rows whose post, else address, else handle, stood before.
pub(super) fn duplicates(intake: &mut Intake, of_entry: &[usize], mails: &[String]) -> usize {
    let mut seen: HashMap<(u8, String), usize> = HashMap::new();
    let mut found = Vec::new();
    for (at, entry) in intake.entries.iter().enumerate() {
        let key = if !entry.post.is_empty() {
            (0, entry.post.clone())
        } else if !mails[at].is_empty() {
            (1, mails[at].clone())
        } else if !entry.handle.is_empty() {
            (2, entry.handle.to_lowercase())
        } else {
            (3, of_entry[at].to_string())
        };
        match seen.get(&key) {
            Some(&before) => found.push((at, before)),
            None => drop(seen.insert(key, at)),
        }
    }
    let entries = std::mem::take(&mut intake.entries);
    for &(at, before) in &found {
        let (new, old) = (&entries[at], &entries[before]);
        let what = match (new.post.is_empty(), new.name == old.name) {
            (false, true) => format!("Post {} with {} stands on line {} already.", new.post, new.name, old.line),
            (false, false) => format!(
                "Post {} stands on line {} already, with {}; read as shared by both.",
                new.post, old.line, old.name
            ),
            (true, _) => format!("{} stands on line {} already.", new.name, old.line),
        };
        intake.problem_in(new, &what);
    }
    intake.entries = entries;
    found.len()
}

/// Counts posts that nobody holds (or that a row says are vacant) and reports each.
pub(super) fn vacancies(intake: &mut Intake, naming: &[Naming], of_entry: &[usize]) -> usize {
    let mut seen = std::collections::HashSet::new();
    let mut found = Vec::new();
    for (at, &post) in of_entry.iter().enumerate().filter(|(at, _)| !naming[*at].is_person()) {
        if seen.insert(post) {
            found.push(at);
        }
    }
    for &at in &found {
        let entry = &intake.entries[at];
        let word = if naming[at] == Naming::Vacant { "vacant" } else { "eliminated" };
        let key = if entry.post.is_empty() { &entry.title } else { &entry.post };
        let what = format!("Post {key} is {word}; whoever reports to it is shown below the next held post above.");
        intake.problems.push(Problem::new(entry.line, what));
    }
    found.len()
}

/// Takes each post's link from its first row, and reports rows of the same post that say otherwise.
pub(super) fn post_links(intake: &mut Intake, rows: &[Link], of_entry: &[usize], count: usize) -> Vec<Link> {
    let mut links: Vec<Option<(Link, usize)>> = vec![None; count];
    for (at, &post) in of_entry.iter().enumerate() {
        match links[post] {
            None => links[post] = Some((rows[at], at)),
            Some((link, first)) if link != rows[at] => {
                let entry = &intake.entries[at];
                let what = format!(
                    "This row names another manager than line {} does for the same post; the post keeps the first.",
                    intake.entries[first].line
                );
                intake.problems.push(Problem::new(entry.line, what));
            }
            Some(_) => {}
        }
    }
    links.into_iter().map(|link| link.map_or(Link::Nobody, |(link, _)| link)).collect()
}
