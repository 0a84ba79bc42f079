//! `/teams/{id}`: a team: its lead, its members, the teams below, its vacant posts, what it answers for.
//!
//! Invariant: shows the form of lead and lens to whoever may use it.

use leptos::prelude::*;

use super::{counted, errors, id, rows};
use crate::access::Ability;
use crate::forms::{Once, Refused, refused};
use crate::id::TeamId;
use crate::people::api;
use crate::people::model::TeamView;
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::translation::api::translations_of_team;
use crate::translation::model::OfTeam;
use crate::translation::parts::OfThisTeam;
use crate::ui::{
    Breadcrumbs, Choice, Column, Crumb, Direction, Disclosure, FormErrors, Notice, PageHead, PersonLink, Phrase,
    Select, SubmitButton, Table, TeamLink, Weight, Width,
};

const EDIT: &str = "/api/teams/edit";

/// The page.
#[component]
pub fn TeamPage() -> impl IntoView {
    let id = id();
    loaded(
        async move {
            let id: TeamId = id?;
            Ok((api::team(id.clone()).await?, translations_of_team(id).await?, refused().await))
        },
        |(view, translated, refused)| view! { <Team view translated refused /> },
    )
}

#[component]
fn Team(view: TeamView, translated: OfTeam, refused: Refused) -> impl IntoView {
    let name = view.team.name.clone();
    let mut steps = vec![Crumb { href: links::TEAMS.to_owned(), label: "Teams".to_owned().into() }];
    steps.extend(view.above.iter().map(|team| Crumb { href: links::team(&team.id), label: team.name.clone().into() }));
    let lead = view.team.lead.clone();
    let lens = view.lens.clone();
    view! {
        <Page title=name.clone() width=Width::Wide>
            <div class="stack loose">
            <Breadcrumbs steps here=name.clone() />
            <PageHead title=name />
            {view.is_archived.then(|| view! { <Notice>"This team is not in use any more."</Notice> })}
            {match lead {
                Some(lead) => view! { <p>"Led by "<PersonLink name=lead.name href=links::person(&lead.id) /></p> }.into_any(),
                None => view! { <p>"Nobody leads this team yet."</p> }.into_any(),
            }}
            {lens.map(|lens| view! { <p>"Reads the strategy in the words of "<strong>{lens.name}</strong>"."</p> })}
            {view.can.contains(&Ability::Edit).then(|| view! { <Edit view=view.clone() refused=refused.clone() /> })}
            <OfThisTeam found=translated refused />
            <Below view=view.clone() />
            <Members view=view.clone() />
            <Vacant vacant=view.vacant.clone() />
            <Owns view />
            </div>
        </Page>
    }
}

#[component]
fn Edit(view: TeamView, refused: Refused) -> impl IntoView {
    let wrong = errors(&refused, EDIT);
    let open = !wrong.is_empty();
    let lead = refused.value(EDIT, "lead", view.team.lead.as_ref().map_or("", |lead| lead.id.as_str()));
    let lens = refused.value(EDIT, "lens", view.lens.as_ref().map_or("", |lens| lens.id.as_str()));
    let leads: Vec<Choice> =
        view.candidates.iter().map(|one| Choice::new(one.id.to_string(), one.name.clone())).collect();
    let lenses: Vec<Choice> = view.lenses.iter().map(|one| Choice::new(one.id.to_string(), one.name.clone())).collect();
    let (lead_error, lens_error) = (refused.error(EDIT, "lead"), refused.error(EDIT, "lens"));
    view! {
        <Disclosure summary="Change lead or lens" open>
            <FormErrors errors=wrong />
            <form method="post" action=EDIT class="stack">
                <Once />
                <input type="hidden" name="id" value=view.team.id.to_string() />
                <input type="hidden" name="revision" value=view.revision />
                <Select name="lead" label="Lead" choices=leads value=lead prompt="Nobody" error=lead_error hint="One of the team, or the manager of one of it. The lead speaks for the team." />
                <Select name="lens" label="Lens" choices=lenses value=lens prompt="The default" error=lens_error hint="In whose words its people read the strategy unless they choose another." />
                <div class="cluster"><SubmitButton weight=Weight::Main>"Save"</SubmitButton></div>
            </form>
        </Disclosure>
    }
}

#[component]
fn Below(view: TeamView) -> impl IntoView {
    (!view.below.is_empty()).then(|| {
        let teams: Vec<_> = view
            .below
            .into_iter()
            .map(|team| {
                let lead = team.lead.map(|lead| view! { <PersonLink name=lead.name href=links::person(&lead.id) /> });
                view! {
                    <tr>
                        <td><TeamLink name=team.name href=links::team(&team.id) /></td>
                        <td>{lead}</td>
                        <td class="number">{team.members}</td>
                    </tr>
                }
            })
            .collect();
        let columns = vec![Column::words("Team"), Column::words("Led by"), Column::numbers("Members")];
        view! {
            <section class="stack tight">
                <h2>"Teams below"</h2>
                <Table id="below" caption="Teams below" columns quiet=true>{teams}</Table>
            </section>
        }
    })
}

#[component]
fn Members(view: TeamView) -> impl IntoView {
    let shown = i64::try_from(view.members.len()).unwrap_or(0);
    let rest = view.team.members - shown;
    let heading = counted(view.team.members, "member", "members");
    let columns = vec![Column::words("Name"), Column::words("Title"), Column::words("Team")];
    view! {
        <section class="stack tight">
            <h2>{heading.clone()}</h2>
            {(shown > 0).then(|| view! { <Table id="members" caption=heading columns quiet=true>{rows(view.members)}</Table> })}
            {(rest > 0).then(|| view! { <p>{format!("and {rest} more; the search of the directory finds them.")}</p> })}
        </section>
    }
}

#[component]
fn Vacant(vacant: Vec<String>) -> impl IntoView {
    (!vacant.is_empty()).then(|| {
        let heading = counted(i64::try_from(vacant.len()).unwrap_or(0), "vacant post", "vacant posts");
        let posts: Vec<_> = vacant.into_iter().map(|title| view! { <li dir="auto">{title}</li> }).collect();
        view! { <section class="stack tight"><h2>{heading}</h2><ul>{posts}</ul></section> }
    })
}

#[component]
fn Owns(view: TeamView) -> impl IntoView {
    (!view.owns.is_empty()).then(|| {
        let nodes: Vec<_> = view
            .owns
            .into_iter()
            .map(|owned| {
                let direction = match owned.direction.as_str() {
                    "ltr" => Direction::Ltr,
                    "rtl" => Direction::Rtl,
                    _ => Direction::Auto,
                };
                let phrase = if owned.language.is_empty() {
                    Phrase::from(owned.node.name)
                } else {
                    Phrase::written(owned.node.name, owned.language, direction)
                };
                view! { <li><a href=links::node(&owned.node.id)>{phrase.view()}</a></li> }
            })
            .collect();
        view! { <section class="stack tight"><h2>"Answers for"</h2><ul>{nodes}</ul></section> }
    })
}
