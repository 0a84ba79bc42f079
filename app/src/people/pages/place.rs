//! `/people/{id}/place`: one person's team and manager, changed by hand.
//!
//! Invariant: both are chosen from what a search found; nobody types an id.

use leptos::prelude::*;

use super::{errors, id, query};
use crate::access::Ability;
use crate::error::{Error, Result};
use crate::forms::{Once, Refused, refused};
use crate::people::api;
use crate::people::model::{DirectoryView, PersonView, TeamsView};
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::ui::{
    Breadcrumbs, Choice, Crumb, FormErrors, LinkButton, PageHead, Select, SubmitButton, TextInput, Weight,
};

const EDIT: &str = "/api/people/place";

/// The page.
#[component]
pub fn PlacePage() -> impl IntoView {
    let (id, words) = (id(), query("q").unwrap_or_default());
    loaded(
        async move { load(id?, words).await },
        |(person, found, teams, refused)| view! { <Place person found teams refused /> },
    )
}

async fn load(id: crate::id::PersonId, words: String) -> Result<(PersonView, DirectoryView, TeamsView, Refused)> {
    let person = api::person(id).await?;
    if !person.can.contains(&Ability::Edit) {
        return Err(Error::Forbidden);
    }
    let found = api::directory(words, 1).await?;
    let teams = api::teams(String::new()).await?;
    Ok((person, found, teams, refused().await))
}

#[component]
fn Place(person: PersonView, found: DirectoryView, teams: TeamsView, refused: Refused) -> impl IntoView {
    let name = person.person.name.clone();
    let page = links::person(&person.person.id);
    let steps = vec![
        Crumb { href: links::PEOPLE.to_owned(), label: "People".to_owned().into() },
        Crumb { href: page.clone(), label: name.clone().into() },
    ];
    let current = person.managers.first();
    let mut managers: Vec<Choice> =
        current.iter().map(|manager| Choice::new(manager.id.to_string(), manager.name.clone())).collect();
    let mut places: Vec<Choice> =
        person.person.team.iter().map(|team| Choice::new(team.id.to_string(), team.name.clone())).collect();
    for one in found.people {
        if let Some(team) = &one.team
            && !places.iter().any(|known| known.value == team.id.as_str())
        {
            places.push(Choice::new(team.id.to_string(), team.name.clone()));
        }
        if one.id != person.person.id && !managers.iter().any(|known| known.value == one.id.as_str()) {
            managers.push(Choice::new(one.id.to_string(), format!("{}, {}", one.name, one.title)));
        }
    }
    for branch in teams.rows {
        if !places.iter().any(|known| known.value == branch.team.id.as_str()) {
            places.push(Choice::new(branch.team.id.to_string(), branch.team.name));
        }
    }
    let manager = refused.value(EDIT, "manager", current.map_or("", |manager| manager.id.as_str()));
    let team = refused.value(EDIT, "team", person.person.team.as_ref().map_or("", |team| team.id.as_str()));
    let (team_error, manager_error) = (refused.error(EDIT, "team"), refused.error(EDIT, "manager"));
    let lead = "Who manages whom decides who may read what: a second person says yes before it is so, unless there is none. It is noted, and everybody it concerns is told.";
    let action = links::person_place(&person.person.id);
    view! {
        <Page title="Team and manager">
            <div class="stack loose">
            <Breadcrumbs steps here="Team and manager".to_owned() />
            <PageHead title=format!("Where {name} belongs") lead=lead />
            {person.is_asked.then(|| view! { <super::person::Asked /> })}
            <FormErrors errors=errors(&refused, EDIT) />
            <form method="get" action=action class="stack">
                <TextInput name="q" label="Look for a manager or a team" kind="search" value=found.query hint="What is found can be chosen below." />
                <div class="cluster"><SubmitButton>"Search"</SubmitButton></div>
            </form>
            <form method="post" action=EDIT class="stack">
                <Once />
                <input type="hidden" name="id" value=person.person.id.to_string() />
                <input type="hidden" name="revision" value=person.revision />
                <Select name="team" label="Team" choices=places value=team prompt="No team" error=team_error />
                <Select name="manager" label="Manager" choices=managers value=manager prompt="Nobody" error=manager_error />
                <div class="cluster">
                    <SubmitButton weight=Weight::Main>"Save"</SubmitButton>
                    <LinkButton href=page>"Leave it as it is"</LinkButton>
                </div>
            </form>
            </div>
        </Page>
    }
}
