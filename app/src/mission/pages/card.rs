//! `/cards/{id}`: one card of mine.
//!
//! Invariant: the form carries the revision that was seen; what was typed survives a refusal.

use leptos::prelude::*;

use super::id_of;
use crate::error::Result;
use crate::forms::{Once, Refused, refused};
use crate::id::ContributionId;
use crate::mission::api;
use crate::mission::model::CardView;
use crate::mission::parts::phrase;
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::text::TITLE_MAX;
use crate::ui::{FieldError, FormErrors, Glyph, Icon, Notice, PageHead, SubmitButton, TextArea, TextInput, Weight};

const EDIT: &str = "/api/cards/edit";
const SHIFT: &str = "/api/cards/shift";
const ARCHIVE: &str = "/api/cards/archive";
const RESTORE: &str = "/api/cards/restore";

/// The page.
#[component]
pub fn CardPage() -> impl IntoView {
    let id: Result<ContributionId> = id_of();
    loaded(
        async move { Ok((api::card(id?).await?, refused().await)) },
        |(card, refused)| view! { <Form view=card refused /> },
    )
}

#[component]
fn Form(view: CardView, refused: Refused) -> impl IntoView {
    let CardView { card, objective, place, all } = view;
    let errors = refused.errors(EDIT).into_iter().map(|(field, message)| FieldError { field, message }).collect();
    let is_new = card.what.is_empty();
    let title = if is_new { "What do you do for it?" } else { "What you do" };
    let texts = [card.what, card.may_wait, card.may_decide, card.links];
    let id = card.id.to_string();
    let moves = match &objective {
        Some(title) if card.moved.as_ref().is_some_and(|moved| !moved.title.is_empty()) => {
            let moved = card.moved.clone().map(|moved| moved.title).unwrap_or_default();
            view! { "It moves “"<bdi>{moved}</bdi>"”, which your team has agreed to for “"{phrase(title).view()}"”." }
                .into_any()
        }
        Some(title) => view! { "It moves “"{phrase(title).view()}"”." }.into_any(),
        None => "It moves no objective.".into_any(),
    };
    view! {
        <Page title>
            <PageHead title />
            <div class="stack loose">
                <FormErrors errors=errors />
                {card.archived.then(|| view! { <BringBack id=id.clone() /> })}
                <p>{moves}" "<a href=links::card_objective(&card.id)>"Choose another objective"</a></p>
                <form method="post" action=EDIT class="form">
                    <Once />
                    <input type="hidden" name="id" value=id.clone() />
                    <input type="hidden" name="revision" value=card.revision />
                    <Fields action=EDIT refused texts />
                    <div class="acts">
                        <SubmitButton weight=Weight::Main>"Save"</SubmitButton>
                        <a href=links::HOME>"Leave it"</a>
                    </div>
                </form>
                {(place > 0 && !is_new).then(|| view! { <Place id place all /> })}
            </div>
        </Page>
    }
}

/// Draws the lines of a card; what was refused comes back as it was typed.
#[component]
pub(super) fn Fields(
    /// Where the form posts to.
    action: &'static str,
    /// What came back.
    refused: Refused,
    /// What the card says: what I do, what may wait, what I may decide, where the work is.
    texts: [String; 4],
) -> impl IntoView {
    let [what, may_wait, may_decide, links] = texts;
    let max = Some(TITLE_MAX);
    let value = |field: &str, text: &str| refused.value(action, field, text);
    let error = |field: &str| refused.error(action, field);
    view! {
        <TextInput
            name="what" label="What I do" required=true max=max
            value=value("what", &what) error=error("what")
            hint="In one line, as you would tell a new colleague"
        />
        <TextInput
            name="may_wait" label="What may wait" max=max
            value=value("may_wait", &may_wait) error=error("may_wait")
            hint="What you leave undone so that this gets done"
        />
        <TextInput
            name="may_decide" label="What I may decide alone" max=max
            value=value("may_decide", &may_decide) error=error("may_decide")
            hint="As agreed with your manager"
        />
        <TextArea
            name="links" label="Where the work is" rows=2
            value=value("links", &links) error=error("links")
            hint="A link on each line: its address, and behind it what it is called."
        />
    }
}

/// Its place among the others, and putting it away.
#[component]
fn Place(id: String, place: usize, all: usize) -> impl IntoView {
    view! {
        <section class="stack tight">
            <h2>"Its place"</h2>
            <p class="small">{format!("It is number {place} of your {all}.")}</p>
            <form method="post" action=SHIFT class="cluster">
                <Once />
                <input type="hidden" name="id" value=id.clone() />
                {(place > 1).then(|| view! {
                    <SubmitButton name="direction" value="up">"One place up"</SubmitButton>
                })}
                {(place < all).then(|| view! {
                    <SubmitButton name="direction" value="down">"One place down"</SubmitButton>
                })}
                <SubmitButton action=ARCHIVE><Icon glyph=Glyph::Archive />"Put it away"</SubmitButton>
            </form>
        </section>
    }
}

#[component]
fn BringBack(id: String) -> impl IntoView {
    let act = view! {
        <form method="post" action=RESTORE>
            <Once />
            <input type="hidden" name="id" value=id />
            <SubmitButton><Icon glyph=Glyph::Undo />"Bring it back"</SubmitButton>
        </form>
    };
    view! { <Notice acts=act.into_any()>"This card was put away and stands on no line."</Notice> }
}
