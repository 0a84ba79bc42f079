//! Gives every person one manager from the posts above theirs.
//!
//! Invariant: nobody manages themselves, and following managers upward always ends.

use super::chart::{self, Link};
use super::intake::Intake;
use super::persons::Persons;
use super::roster::PostRow;

/// Holds what leads from a person to the one above: posts, their links and order, and each row's own link and named person.
pub(super) struct Upward<'a> {
    pub posts: &'a [PostRow],
    pub links: &'a [Link],
    pub order: &'a [usize],
    pub rows: &'a [Link],
    pub named: &'a [Option<usize>],
    pub of_entry: &'a [usize],
}

/// Gives everybody the holder of the nearest held post above their main post, and cuts what loops between people.
pub(super) fn managers(intake: &mut Intake, persons: &mut Persons, upward: &Upward<'_>) {
    let Upward { posts, links, order, rows, named, of_entry } = *upward;
    let nearest = chart::nearest_held(links, order, |post| posts[post].holder.is_some());
    let mut above: Vec<Link> = Vec::with_capacity(persons.rows.len());
    for (person, &main) in persons.main.iter().enumerate() {
        let post = of_entry[main];
        // The first row of a post speaks for it, after loops were cut; a sharer's own row speaks for the sharer.
        let first = posts[post].line == intake.entries[main].line || rows[main] == Link::To(post);
        let mut on = if first { links[post] } else { rows[main] };
        if let (Link::To(_), Some(manager)) = (on, named[main].filter(|manager| *manager != person)) {
            above.push(Link::To(manager));
            continue;
        }
        let mut found = Link::Nobody;
        while let Link::To(next) = on
            && let Some(held) = nearest[next]
        {
            match posts[held].holder {
                Some(holder) if holder != person => {
                    found = Link::To(holder);
                    break;
                }
                _ => on = links[held],
            }
        }
        above.push(found);
    }
    let loops = chart::cut_loops(&mut above, |person| persons.rows[person].line);
    for members in &loops.longer {
        let names: Vec<&str> = members.iter().take(6).map(|&person| persons.rows[person].name.as_str()).collect();
        let what = format!(
            "Through several posts these manage each other: {}; {} has no manager until one is chosen.",
            names.join(", "),
            names[0]
        );
        intake.problem(persons.rows[members[0]].line, what);
    }
    for (person, link) in persons.rows.iter_mut().zip(&above) {
        person.manager = if let Link::To(manager) = link { Some(*manager) } else { None };
    }
}
