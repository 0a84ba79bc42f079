//! `/cards/{id}/objective`: another objective for a card of mine.
//!
//! Invariant: changes where the card stands and none of its words.

use leptos::prelude::*;

use super::{id_of, queried};
use crate::error::Result;
use crate::forms::{Once, Refused, refused};
use crate::id::ContributionId;
use crate::mission::api;
use crate::mission::model::{CardView, Moves, Objective, Source};
use crate::mission::parts::{Search, choices};
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::ui::{FieldError, FormErrors, PageHead, RadioGroup, SubmitButton, Weight};

const ATTACH: &str = "/api/cards/attach";

/// The page.
#[component]
pub fn CardObjectivePage() -> impl IntoView {
    let (id, find): (Result<ContributionId>, String) = (id_of(), queried("find"));
    loaded(
        async move {
            let card = api::card(id?).await?;
            let offered = api::objectives(find.clone()).await?;
            Ok((card, offered, find, refused().await))
        },
        |(card, offered, find, refused)| view! { <Form view=card offered find refused /> },
    )
}

#[component]
fn Form(view: CardView, offered: Vec<Objective>, find: String, refused: Refused) -> impl IntoView {
    let CardView { card, .. } = view;
    let found = offered.iter().filter(|objective| objective.source == Source::Found).count();
    let found = (!find.is_empty()).then_some(found);
    let choices = choices(&offered, "The card stays on your page as work on no line.");
    let moves = card.node.clone().map(|node| Moves { node, objective: card.objective.clone() });
    let chosen = moves.map_or_else(|| "none".to_owned(), |moves| moves.written());
    let errors = refused.errors(ATTACH).into_iter().map(|(field, message)| FieldError { field, message }).collect();
    view! {
        <Page title="Which objective it moves">
            <PageHead title="Which objective it moves" lead=card.what />
            <div class="stack loose">
                <FormErrors errors=errors />
                <Search action=links::card_objective(&card.id) find found />
                <form method="post" action=ATTACH class="form">
                    <Once />
                    <input type="hidden" name="id" value=card.id.to_string() />
                    <input type="hidden" name="revision" value=card.revision />
                    <RadioGroup name="node" label="It moves most" choices=choices value=chosen required=true />
                    <div class="acts">
                        <SubmitButton weight=Weight::Main>"This one"</SubmitButton>
                        <a href=links::card(&card.id)>"Leave it"</a>
                    </div>
                </form>
            </div>
        </Page>
    }
}
