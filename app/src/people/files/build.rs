//! Makes a roster of what a layout handed over: posts, people, managers, loops, teams, counts.
//!
//! Invariant: nothing is dropped but links that cannot hold, and each of those is reported with its line.

use std::collections::HashMap;

use super::chart::{self, Link};
use super::intake::{Intake, address, squeeze};
use super::links::Directory;
use super::managers::{Upward, managers};
use super::persons::{self, Naming};
use super::posts::{duplicates, post_links, posts, seat, vacancies};
use super::roster::{Counts, PostRow, Roster};
use crate::problem::Problem;

/// Resolves an intake into a roster.
pub(super) fn roster(mut intake: Intake) -> Roster {
    leave_out_blank(&mut intake);
    let mails = addresses(&mut intake);
    check_dates(&mut intake);
    let naming: Vec<Naming> = intake.entries.iter().map(Naming::of).collect();
    let (mut posts, of_entry) = posts(&intake, &naming, &mails);
    let persons = persons::tell_apart(&mut intake, &naming, &of_entry, &mails);
    for (at, &post) in of_entry.iter().enumerate() {
        seat(&mut posts[post], persons.of_entry[at]);
    }
    let mut counts = Counts { rows: intake.rows, people: persons.rows.len(), ..Counts::default() };
    counts.duplicates = duplicates(&mut intake, &of_entry, &mails);
    counts.vacant = vacancies(&mut intake, &naming, &of_entry);
    let directory = Directory::new(&intake.entries, &mails, &of_entry, &persons);
    let (rows, named): (Vec<Link>, Vec<Option<usize>>) =
        (0..intake.entries.len()).map(|at| directory.link(at, &mut intake.problems)).unzip();
    let mut links = post_links(&mut intake, &rows, &of_entry, posts.len());
    let loops = chart::cut_loops(&mut links, |post| posts[post].line);
    for &post in &loops.own {
        let what = format!("{} reports to itself; that link was dropped.", called(&posts[post]));
        intake.problem(posts[post].line, what);
    }
    for members in &loops.longer {
        let names: Vec<String> = members.iter().take(6).map(|&post| called(&posts[post])).collect();
        let more = if members.len() > 6 { " ..." } else { "" };
        let what = format!(
            "These report to each other in a circle: {}{more}; the link upward from this row was dropped.",
            names.join(", ")
        );
        intake.problem(posts[members[0]].line, what);
    }
    let order = chart::top_down(&links);
    counts.roots = links.iter().filter(|link| **link == Link::Nobody).count();
    counts.unknown_manager = links.iter().filter(|link| **link == Link::Unknown).count();
    (counts.self_reports, counts.cycles) = (loops.own.len(), loops.longer.len());
    counts.depth = chart::depth(&links, &order);
    for (post, link) in posts.iter_mut().zip(&links) {
        post.reports_to = if let Link::To(above) = link { Some(*above) } else { None };
    }
    let mut people = persons;
    managers(
        &mut intake,
        &mut people,
        &Upward { posts: &posts, links: &links, order: &order, rows: &rows, named: &named, of_entry: &of_entry },
    );
    cut_team_loops(&mut intake);
    let by_handle: HashMap<String, usize> = people
        .rows
        .iter()
        .enumerate()
        .filter_map(|(at, person)| Some((person.handle.as_ref()?.to_lowercase(), at)))
        .collect();
    for (team, handle) in &intake.leads {
        let lead = &mut intake.teams.rows[*team].lead;
        *lead = lead.or_else(|| by_handle.get(&handle.to_lowercase()).copied());
    }
    counts.teams = intake.teams.rows.len();
    if intake.files.is_empty() {
        intake.problems.sort_by_key(|problem| problem.line);
    }
    Roster {
        format: intake.format,
        counts,
        people: people.rows,
        posts,
        teams: intake.teams.rows,
        problems: intake.problems,
    }
}

/// Leaves out rows in which nothing could name a person or a post.
fn leave_out_blank(intake: &mut Intake) {
    let Intake { entries, problems, .. } = intake;
    entries.retain(|entry| {
        let named = [&entry.name, &entry.email, &entry.employee_id, &entry.handle, &entry.post]
            .iter()
            .any(|text| !text.is_empty());
        if named && entry.name.is_empty() {
            problems.push(Problem::new(
                entry.line,
                "This row has no name; its address or id stands for the name, and a post alone is read as `N/D`.",
            ));
        }
        if !named {
            problems.push(Problem::new(
                entry.line,
                "This row has no name, no address and no id; it names nobody and was left out.",
            ));
        }
        named
    });
}

/// Normalises addresses and reports what stands in their column and is none.
fn addresses(intake: &mut Intake) -> Vec<String> {
    let mut mails = Vec::with_capacity(intake.entries.len());
    for entry in &mut intake.entries {
        let mail = address(&entry.email);
        if mail.is_empty() && !entry.email.is_empty() {
            if entry.email.chars().any(char::is_alphanumeric) && !entry.email.eq_ignore_ascii_case("n/d") {
                let what = format!("`{}` is not an e-mail address; the person is kept without one.", entry.email);
                intake.problems.push(Problem::new(entry.line, what));
            }
            entry.email.clear();
        }
        mails.push(mail);
    }
    mails
}

fn check_dates(intake: &mut Intake) {
    for entry in &mut intake.entries {
        let day = squeeze(&entry.leaves_on);
        let day =
            day.get(..10).filter(|_| day.as_bytes().get(10).is_none_or(|byte| b"T ".contains(byte))).unwrap_or(&day);
        let iso = day.len() == 10
            && day.bytes().enumerate().all(
                |(at, byte)| {
                    if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() }
                },
            );
        if !iso && !day.is_empty() {
            let what = format!(
                "The last day `{day}` is not written as YYYY-MM-DD; it was left out and the person stays active."
            );
            intake.problems.push(Problem::new(entry.line, what));
        }
        entry.leaves_on = if iso { day.to_owned() } else { String::new() };
    }
}

fn cut_team_loops(intake: &mut Intake) {
    let teams = &mut intake.teams.rows;
    let mut links: Vec<Link> = teams.iter().map(|team| team.parent.map_or(Link::Nobody, Link::To)).collect();
    let loops = chart::cut_loops(&mut links, |team| team);
    for (team, link) in teams.iter_mut().zip(&links) {
        team.parent = if let Link::To(parent) = link { Some(*parent) } else { None };
    }
    let circles = loops.own.iter().map(|&team| vec![team]).chain(loops.longer);
    let told: Vec<String> = circles
        .map(|members| members.iter().map(|&team| teams[team].name.as_str()).collect::<Vec<_>>().join(", "))
        .collect();
    for names in told {
        intake.problem(
            0,
            format!("These teams are inside each other in a circle: {names}; the first was put at the top."),
        );
    }
}

fn called(post: &PostRow) -> String {
    match (post.key.as_str(), post.title.as_str()) {
        ("", title) => title.to_owned(),
        (key, "") => key.to_owned(),
        (key, title) => format!("{key} ({title})"),
    }
}
