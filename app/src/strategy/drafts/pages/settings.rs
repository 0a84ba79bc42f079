//! `/drafts/{id}/settings`: what a draft is called, who is invited to it, and where it ends.
//!
//! Invariant: discarding says what goes and asks once.

use leptos::prelude::*;

use super::{begun, draft_id, standing, steps, tabs};
use crate::access::Ability;
use crate::error::Result;
use crate::forms::{Once, Refused, refused};
use crate::measures::api::measure_keepers;
use crate::measures::model::Keepers;
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::drafts::api;
use crate::strategy::drafts::model::{DraftLine, State};
use crate::strategy::model::LOOK;
use crate::strategy::parts::{Refusals, errors};
use crate::text::TITLE_MAX;
use crate::ui::{
    Breadcrumbs, Checkbox, Choice, Crumb, FormErrors, PageHead, RadioGroup, SubmitButton, Tabs, Tag, TextInput, Weight,
};

const NAME: &str = "/api/drafts/name";
const INVITE: &str = "/api/drafts/invite";
const UNINVITE: &str = "/api/drafts/uninvite";
const ASIDE: &str = "/api/drafts/aside";
const RESUME: &str = "/api/drafts/resume";
const DISCARD: &str = "/api/drafts/discard";

/// The page.
#[component]
pub fn DraftSettingsPage() -> impl IntoView {
    let id = draft_id();
    loaded(
        async move {
            let draft = api::draft_head(id?).await?;
            let refused = refused().await;
            let found = found(&refused).await?;
            Ok((draft, refused, found))
        },
        |(draft, refused, found)| view! { <Whole draft refused found /> },
    )
}

/// Whom the typed words may mean.
async fn found(refused: &Refused) -> Result<Option<Keepers>> {
    match refused.value(INVITE, "owner_search", "") {
        words if words.is_empty() => Ok(None),
        words => measure_keepers(words, String::new()).await.map(Some),
    }
}

#[component]
fn Whole(draft: DraftLine, refused: Refused, found: Option<Keepers>) -> impl IntoView {
    let here = links::draft_settings(&draft.id);
    let mut way = steps();
    way.push(Crumb { href: links::draft(&draft.id), label: draft.name.clone().into() });
    let may = draft.can.contains(&Ability::Administer);
    let forms = may.then(|| {
        view! {
            <NameForm draft=draft.clone() refused=refused.clone() />
            <Invited draft=draft.clone() refused=refused.clone() found />
            <Ends draft=draft.clone() refused=refused.clone() />
        }
        .into_any()
    });
    let read = (!may).then(|| {
        let people: Vec<String> = draft.people.iter().chain(&draft.partly).map(|(_, name)| name.clone()).collect();
        view! { <p>"Leadership says what it is called and who is invited: "{people.join(", ")}"."</p> }
    });
    view! {
        <Page title=format!("Settings of {}", draft.name)>
            <div class="stack">
                <Breadcrumbs steps=way here="Settings" />
                <PageHead title=draft.name.clone() lead=begun(&draft) />
                <p>{standing(&draft)}</p>
                <Tabs label="This draft" tabs=tabs(&draft, &here) />
                <Refusals refused=refused.clone() paths=&[UNINVITE, ASIDE, RESUME] />
                {forms}
                {read}
            </div>
        </Page>
    }
    .into_any()
}

#[component]
fn NameForm(draft: DraftLine, refused: Refused) -> impl IntoView {
    let hint = "Leadership sees it otherwise, whoever is invited.";
    view! {
        <form class="form" method="post" action=NAME>
            <Once />
            <FormErrors errors=errors(&refused, NAME) />
            <input type="hidden" name="id" value=draft.id.to_string() />
            <input type="hidden" name="revision" value=draft.revision.to_string() />
            <TextInput name="name" label="Its name" value=refused.value(NAME, "name", &draft.name)
                error=refused.error(NAME, "name") required=true max=Some(TITLE_MAX) />
            <Checkbox name="limited" label="Only those who are invited see it" checked=draft.limited hint />
            <div class="acts"><SubmitButton weight=Weight::Main>"Save"</SubmitButton></div>
        </form>
    }
    .into_any()
}

#[component]
fn Invited(draft: DraftLine, refused: Refused, found: Option<Keepers>) -> impl IntoView {
    let whole = draft.people.iter().map(|person| (person, false));
    let people: Vec<_> = whole
        .chain(draft.partly.iter().map(|person| (person, true)))
        .map(|((person, name), partly)| {
            let partly = partly.then(|| view! { " "<Tag>"what is delegated to them"</Tag>" " });
            let label = format!("Take {name}'s invitation back");
            view! {
                <li>
                    <a href=links::person(person)>{name.clone()}</a>" "{partly}
                    <form method="post" action=UNINVITE>
                        <Once />
                        <input type="hidden" name="id" value=draft.id.to_string() />
                        <input type="hidden" name="person" value=person.to_string() />
                        <SubmitButton weight=Weight::Bare>{label}</SubmitButton>
                    </form>
                </li>
            }
        })
        .collect();
    let several = found.filter(|_| refused.error(INVITE, LOOK).is_some());
    let choices: Vec<Choice> = several
        .into_iter()
        .flat_map(|found| found.found)
        .map(|candidate| Choice::new(candidate.id.written(), candidate.label.text).meaning(candidate.within))
        .collect();
    let words = if choices.is_empty() { refused.value(INVITE, "owner_search", "") } else { String::new() };
    let group = (!choices.is_empty()).then(|| {
        view! { <RadioGroup name="owner" label="Who is meant?" choices value=String::new() required=true /> }
    });
    view! {
        <section class="stack" aria-labelledby="invited">
            <h2 id="invited">"Invited"</h2>
            <p class="soft">"Whoever is invited reads the draft and edits it: all of it, or what is delegated to them. Leadership publishes it."</p>
            <ul>{people}</ul>
            <form class="form" method="post" action=INVITE>
                <Once />
                <FormErrors errors=errors(&refused, INVITE) />
                <input type="hidden" name="id" value=draft.id.to_string() />
                {group}
                <TextInput name="owner_search" label="Invite somebody" kind="search" hint="A part of the name is enough." value=words
                    error=refused.error(INVITE, "owner_search") autocomplete="off" />
                <Checkbox name="partly" label="Only for what is delegated to them"
                    hint="They edit that alone, for as long as the delegation lasts." />
                <div class="acts"><SubmitButton>"Invite"</SubmitButton></div>
            </form>
        </section>
    }
    .into_any()
}

#[component]
fn Ends(draft: DraftLine, refused: Refused) -> impl IntoView {
    let (action, label, words) = if draft.state == State::Aside {
        (RESUME, "Resume it", "It rests. Resume it to edit and publish it.")
    } else {
        (ASIDE, "Set it aside", "Set aside it rests: it is read and kept up with what is published, and not edited.")
    };
    let hint = format!("{} changed nodes go. What is published stays as it is. This cannot be undone.", draft.changes);
    view! {
        <section class="stack" aria-labelledby="ends">
            <h2 id="ends">"Set aside or discard"</h2>
            <p>{words}</p>
            <form method="post" action=action>
                <Once />
                <input type="hidden" name="id" value=draft.id.to_string() />
                <SubmitButton>{label}</SubmitButton>
            </form>
            <form class="form" method="post" action=DISCARD>
                <Once />
                <input type="hidden" name="id" value=draft.id.to_string() />
                <Checkbox name="sure" label="Everything written in this draft is to go" hint
                    error=refused.error(DISCARD, "sure") required=true />
                <div class="acts"><SubmitButton weight=Weight::Danger>"Discard it"</SubmitButton></div>
            </form>
        </section>
    }
    .into_any()
}
