//! `/strategy/{id}/offer`: offering a node to a team: first the team, then what it carries, and why.
//!
//! Invariant: the team and the words that one is looked for with stand in the address; what the offer would cost the team is
//! said before it is made.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::query;
use crate::error::Error;
use crate::forms::{Once, Refused, refused};
use crate::id::TeamId;
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::parts::{errors, phrase};
use crate::text::TITLE_MAX;
use crate::translation::api;
use crate::translation::model::{Chosen, OfferView};
use crate::translation::parts::Lines;
use crate::ui::{
    Breadcrumbs, Choice, Crumb, FormErrors, LinkButton, Notice, NoticeKind, PageHead, RadioGroup, SubmitButton,
    TextInput, Weight,
};

const OFFER: &str = "/api/translations/offer";

/// The page.
#[component]
pub fn OfferPage() -> impl IntoView {
    let id = use_params_map().with_untracked(|params| params.get("id")).and_then(|id| id.parse().ok());
    let (team, find) = (query("team"), query("find"));
    let words = find.clone();
    loaded(
        async move { Ok((api::offer_form(id.ok_or(Error::NotFound)?, team, find).await?, refused().await)) },
        move |(view, refused)| view! { <Whole view refused find=words.clone() /> },
    )
}

#[component]
fn Whole(view: OfferView, refused: Refused, find: String) -> impl IntoView {
    let steps = vec![
        Crumb { href: links::STRATEGY.to_owned(), label: "Strategy".into() },
        Crumb { href: links::node(&view.node), label: phrase(&view.title) },
    ];
    let known = (!view.known.is_empty()).then(|| {
        view! {
            <section class="stack tight" aria-labelledby="known">
                <h2 id="known">"Who has it already"</h2>
                <Lines lines=view.known.clone() />
            </section>
        }
    });
    let body = match view.chosen.clone() {
        Some(chosen) => view! { <Because view=view.clone() chosen refused /> }.into_any(),
        None => view! { <ChooseTeam view=view.clone() find /> }.into_any(),
    };
    view! {
        <Page title=format!("Offer to a team: {}", view.title.text)>
            <div class="stack">
                <Breadcrumbs steps here="Offer it to a team" />
                <PageHead title=phrase(&view.title)
                    lead="A team that is offered this answers in its own words: what it will do, what it needs, and what it stops for it. It is in force for the team’s people once both sides agree." />
                {body}
                {known}
            </div>
        </Page>
    }
    .into_any()
}

#[component]
fn ChooseTeam(view: OfferView, find: String) -> impl IntoView {
    let none =
        view.teams.is_empty().then(|| view! { <p>"No team of this name is in use. Try a part of the name."</p> });
    let teams: Vec<_> = view
        .teams
        .iter()
        .map(|(id, name)| view! { <li><a href=links::offer_node(&view.node, Some(id))><bdi>{name.clone()}</bdi></a></li> })
        .collect();
    view! {
        <section class="stack tight" aria-labelledby="team">
            <h2 id="team">"To which team?"</h2>
            <form method="get" action=links::offer_node(&view.node, None) class="form">
                <TextInput name="find" label="Find a team" kind="search" value=find hint="A part of the name is enough." autocomplete="off" />
                <div class="acts"><SubmitButton>"Look"</SubmitButton></div>
            </form>
            {none}
            <ul class="stack tight" role="list">{teams}</ul>
        </section>
    }
    .into_any()
}

#[component]
fn Because(view: OfferView, chosen: Chosen, refused: Refused) -> impl IntoView {
    let name = chosen.team.1.clone();
    let other = links::offer_node(&view.node, None);
    if let Some(has) = chosen.has.clone() {
        let acts = view! { <LinkButton href=links::translation(&has)>"Where it stands"</LinkButton> }.into_any();
        let title = format!("{name} has it already.");
        return view! { <Notice title acts>"A team has one translation of a node at a time."</Notice><p><a href=other>"Choose another team"</a></p> }.into_any();
    }
    if chosen.is_own {
        let title = format!("You speak for {name} yourself.");
        return view! {
            <Notice kind=NoticeKind::Warning title>"Nobody bargains with themselves: ask somebody else in leadership, or whoever leads the team that needs it, to offer it."</Notice>
            <p><a href=other>"Choose another team"</a></p>
        }
        .into_any();
    }
    let speaker = match &chosen.speaker {
        Some((_, speaker)) => format!("{speaker} speaks for {name}."),
        None => format!("Nobody speaks for {name} yet: name its lead first, or nobody can answer."),
    };
    let wrong = errors(&refused, OFFER);
    view! {
        <section class="stack tight" aria-labelledby="because">
            <h2 id="because">{format!("To {name}, because…")}</h2>
            <p>{speaker}" "{chosen.load.said()}" "<a href=other>"Choose another team"</a></p>
            <form class="form" method="post" action=OFFER>
                <Once />
                <FormErrors errors=wrong />
                <input type="hidden" name="id" value=view.node.to_string() />
                <input type="hidden" name="team" value=chosen.team.0.to_string() />
                {giver(&view, &chosen.team.0, &refused)}
                <TextInput name="because" label="Because" required=true max=Some(TITLE_MAX) autofocus=true
                    hint="One sentence: why this team, and why now."
                    value=refused.value(OFFER, "because", "") error=refused.error(OFFER, "because") />
                <div class="acts">
                    <SubmitButton weight=Weight::Main>"Offer it"</SubmitButton>
                    <a href=links::node(&view.node)>"Leave it as it is"</a>
                </div>
            </form>
        </section>
    }
    .into_any()
}

/// For whom it is offered: asked only where there is a choice.
fn giver(view: &OfferView, team: &TeamId, refused: &Refused) -> AnyView {
    let choices: Vec<Choice> = view
        .givers
        .iter()
        .filter(|giver| giver.as_ref().is_none_or(|(id, _)| id != team))
        .map(|giver| match giver {
            Some((id, name)) => Choice::new(id.to_string(), format!("{name}, which needs it")),
            None => Choice::new("leadership", "Leadership"),
        })
        .collect();
    match choices.as_slice() {
        [] => view! { <input type="hidden" name="giver" value="leadership" /> }.into_any(),
        [only] => view! { <input type="hidden" name="giver" value=only.value.clone() /> }.into_any(),
        [first, ..] => {
            let value = refused.value(OFFER, "giver", &first.value);
            let error = refused.error(OFFER, "giver");
            view! { <RadioGroup name="giver" label="For whom do you offer it?" choices value error required=true /> }
                .into_any()
        }
    }
}
