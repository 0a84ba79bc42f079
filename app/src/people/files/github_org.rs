//! Reads the YAML tree of a GitHub organisation: `org.yaml` with admins and members, and files with nested teams.
//!
//! Invariant: people are told apart by handle, without regard to case, as GitHub does; every place in a team is a post
//! `team/handle` that reports to nobody, since a maintainer looks after a team's settings and is nobody's manager.
//! A person's main team is the first they maintain, else the first they are in; `org.yaml` alone gives none.

use super::intake::{Entry, Intake, squeeze};
use super::roster::Format;
use super::yaml::{Node, Value};
use crate::problem::Refusal;

/// Says whether a YAML file belongs to this layout.
pub(super) fn is_part(root: &Node) -> bool {
    let teams = root.get("teams").is_some_and(|teams| {
        let entries = teams.entries();
        let known = ["members", "maintainers", "teams", "privacy", "description", "repos"];
        teams.is_blank()
            || (!entries.is_empty()
                && entries.iter().all(|(_, team)| team.is_blank() || known.iter().any(|key| team.get(key).is_some())))
    });
    let list = |key: &str| {
        root.get(key).is_some_and(
            |node| matches!(&node.value, Value::List(items) if items.iter().all(|item| item.text().is_some())),
        )
    };
    teams || list("members") || list("admins")
}

/// Says why a YAML file is not of this layout.
pub(super) fn refusal(file: &str, root: &Node) -> Refusal {
    let names: Vec<&str> = root.entries().iter().filter_map(|(key, _)| key.text()).take(6).collect();
    let seen =
        if names.is_empty() { "a list or a single value".to_owned() } else { format!("`{}`", names.join("`, `")) };
    let what = format!(
        "This YAML holds {seen} and no GitHub organisation; give one with `admins` and `members` as lists of handles, or `teams` as names with `members` or `maintainers` below."
    );
    Refusal::at(file, root.line, 1, what)
}

/// Reads all files of an organisation, in the order given; with more than one, problems name their file.
pub(super) fn read(files: &[(&str, &Node)]) -> Intake {
    let mut intake = Intake::new(Format::GithubOrg);
    let mut reading = Reading { intake: &mut intake, prefix: String::new() };
    for (file, root) in files {
        reading.intake.files.extend((files.len() > 1).then(|| (*file).to_owned()));
        reading.prefix = if files.len() > 1 { format!("{file}: ") } else { String::new() };
        reading.file(root);
    }
    intake
}

struct Reading<'a> {
    intake: &'a mut Intake,
    prefix: String,
}

impl Reading<'_> {
    fn file(&mut self, root: &Node) {
        self.handles(root, "admins", None, "Organisation owner", 2);
        self.handles(root, "members", None, "", 3);
        // A stack instead of recursion; children are pushed in reverse, so that teams come in the order of the file.
        let mut waiting: Vec<(&Node, &Node, Option<usize>)> = Vec::new();
        push(&mut waiting, root, None);
        while let Some((name, team, parent)) = waiting.pop() {
            let title = squeeze(name.text().unwrap_or_default());
            if title.is_empty() {
                self.problem(name.line, "A team without a name; its members were left where they are.");
                continue;
            }
            if self.intake.teams.find(&title).is_some() {
                self.problem(name.line, &format!("The team `{title}` stands twice; its members are put together."));
            }
            let index = self.intake.teams.with_key(&title, &title, parent);
            let first = self.intake.entries.len();
            self.handles(team, "maintainers", Some(index), "Maintainer", 0);
            if let Some(lead) = self.intake.entries.get(first).map(|entry| entry.handle.clone()) {
                self.intake.leads.push((index, lead));
            }
            self.handles(team, "members", Some(index), "", 1);
            push(&mut waiting, team, Some(index));
        }
    }

    fn handles(&mut self, node: &Node, key: &str, team: Option<usize>, title: &str, rank: u8) {
        let Some(list) = node.get(key).filter(|list| !list.is_blank()) else {
            return;
        };
        let Value::List(items) = &list.value else {
            self.problem(list.line, &format!("`{key}` should be a list of handles; it was left out."));
            return;
        };
        for item in items {
            let Some(handle) = item.text().map(squeeze).filter(|handle| !handle.is_empty()) else {
                self.problem(item.line, &format!("An item of `{key}` is no handle; it was left out."));
                continue;
            };
            let place = team.map_or("", |team| self.intake.teams.rows[team].key.as_str());
            self.intake.rows += 1;
            self.intake.entries.push(Entry {
                line: item.line,
                post: format!("{place}/{}", handle.to_lowercase()),
                name: handle.clone(),
                handle,
                title: title.to_owned(),
                team,
                rank,
                file: self.intake.files.len().checked_sub(1),
                ..Entry::default()
            });
        }
    }

    fn problem(&mut self, line: usize, what: &str) {
        self.intake.problem(line, format!("{}{what}", self.prefix));
    }
}

fn push<'n>(waiting: &mut Vec<(&'n Node, &'n Node, Option<usize>)>, node: &'n Node, parent: Option<usize>) {
    let teams = node.get("teams").map(Node::entries).unwrap_or_default();
    waiting.extend(teams.iter().rev().map(|(name, team)| (name, team, parent)));
}
