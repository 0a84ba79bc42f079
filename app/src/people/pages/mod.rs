//! The pages of people, teams and imports.
//!
//! Invariant: show what `api` returned and decide nothing; every act is a plain form.

mod directory;
mod import;
mod imports;
mod person;
mod place;
mod preview;
mod running;
mod team;
mod teams;
mod upload;

pub use directory::DirectoryPage;
pub use import::ImportPage;
pub use imports::ImportsPage;
pub use person::PersonPage;
pub use place::PlacePage;
pub use team::TeamPage;
pub use teams::TeamsPage;
pub use upload::UploadPage;

use std::str::FromStr;

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use crate::error::{Error, Result};
use crate::forms::Refused;
use crate::people::model::PersonRow;
use crate::routes::links;
use crate::ui::{FieldError, PersonLink, TeamLink};

/// Returns the id that the address names.
fn id<I: FromStr>() -> Result<I> {
    use_params_map().with_untracked(|params| params.get("id")).and_then(|id| id.parse().ok()).ok_or(Error::NotFound)
}

/// Returns what stands in the address's query under `name`.
fn query(name: &str) -> Option<String> {
    use_query_map().with_untracked(|query| query.get(name))
}

/// Returns the number of the page that the address names.
fn page_number() -> i64 {
    query("page").and_then(|page| page.parse().ok()).unwrap_or(1)
}

/// Returns what is wrong with the form that posts to `path`.
fn errors(refused: &Refused, path: &str) -> Vec<FieldError> {
    refused.errors(path).into_iter().map(|(field, message)| FieldError { field, message }).collect()
}

/// Says "1 person", "2 people".
fn counted(count: impl TryInto<i64>, one: &str, more: &str) -> String {
    let count = count.try_into().unwrap_or(i64::MAX);
    format!("{count} {}", if count == 1 { one } else { more })
}

/// Says where in a list one is, and links to the pages beside.
fn places(
    (page, per_page, total): (i64, i64, i64),
    what: &str,
    link: impl Fn(i64) -> String,
) -> (String, Option<String>, Option<String>) {
    let (first, last) = ((page - 1) * per_page + 1, (page * per_page).min(total));
    let before = (page > 1).then(|| link(page - 1));
    let after = (last < total).then(|| link(page + 1));
    (format!("{first} to {last} of {total} {what}"), before, after)
}

/// Draws people as rows of a table: name, title, team.
fn rows(people: Vec<PersonRow>) -> Vec<impl IntoView> {
    people
        .into_iter()
        .map(|person| {
            let team = person.team.map(|team| view! { <TeamLink name=team.name href=links::team(&team.id) /> });
            view! {
                <tr>
                    <td><PersonLink name=person.name href=links::person(&person.id) /></td>
                    <td dir="auto">{person.title}</td>
                    <td>{team}</td>
                </tr>
            }
        })
        .collect()
}
