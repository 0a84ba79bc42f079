//! `/cards/new`: first which objective, then what I do for it.
//!
//! Invariant: two plain steps; the answer to the first stands in the address, so that no word of the second is lost.

use leptos::prelude::*;

use super::card::Fields;
use super::queried;
use crate::error::Result;
use crate::forms::{Once, Refused, refused};
use crate::mission::api;
use crate::mission::model::{Objective, Source};
use crate::mission::parts::{Search, choices};
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::ui::{FieldError, FormErrors, PageHead, RadioGroup, SubmitButton, Weight};

const ADD: &str = "/api/cards/add";

/// The page.
#[component]
pub fn NewCardPage() -> impl IntoView {
    let (node, find) = (queried("node"), queried("find"));
    loaded(
        async move {
            let offered = if node.is_empty() { Some(api::objectives(find.clone()).await?) } else { None };
            Result::Ok((offered, node, find, refused().await))
        },
        |(offered, node, find, refused)| match offered {
            Some(offered) => view! { <Choose offered find /> }.into_any(),
            None => view! { <Write node refused /> }.into_any(),
        },
    )
}

#[component]
fn Choose(offered: Vec<Objective>, find: String) -> impl IntoView {
    let found = offered.iter().filter(|objective| objective.source == Source::Found).count();
    let found = (!find.is_empty()).then_some(found);
    let choices = choices(&offered, "Work that moves no objective stands on your page as just that.");
    view! {
        <Page title="Add what you do">
            <PageHead title="Add what you do" lead="First: which objective does it move most?" />
            <div class="stack loose">
                <Search action=links::NEW_CARD.to_owned() find found />
                <form method="get" action=links::NEW_CARD class="form">
                    <RadioGroup name="node" label="It moves most" choices=choices required=true />
                    <div class="acts">
                        <SubmitButton weight=Weight::Main>"On to what you do"</SubmitButton>
                        <a href=links::HOME>"Leave it"</a>
                    </div>
                </form>
            </div>
        </Page>
    }
}

#[component]
fn Write(node: String, refused: Refused) -> impl IntoView {
    let errors = refused.errors(ADD).into_iter().map(|(field, message)| FieldError { field, message }).collect();
    view! {
        <Page title="What you do">
            <PageHead title="What you do" lead="One line each. It is never scored and never ranked; you and the managers above you read it." />
            <FormErrors errors=errors />
            <form method="post" action=ADD class="form">
                <Once />
                <input type="hidden" name="node" value=node />
                <Fields action=ADD refused texts=[const { String::new() }; 4] />
                <div class="acts">
                    <SubmitButton weight=Weight::Main>"Put it on your line"</SubmitButton>
                    <a href=links::NEW_CARD>"Choose another objective"</a>
                </div>
            </form>
        </Page>
    }
}
