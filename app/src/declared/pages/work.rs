//! `/declared/new` and `/declared/{id}/change`: the form of a declaration.
//!
//! Invariant: what was typed comes back; whom it goes to is said above it.

use leptos::prelude::*;

use super::{declared_id, query, steps};
use crate::access::Ability;
use crate::declared::api;
use crate::declared::model::{MineView, WorkView};
use crate::declared::parts::{WorkForm, said, who_answers};
use crate::error::Error;
use crate::forms::{Refused, refused};
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::ui::{Breadcrumbs, Notice, PageHead};

const DECLARE: &str = "/api/declared/declare";
const CHANGE: &str = "/api/declared/change";

/// The page of a new declaration; a card of one's own may stand in the address, with what it says.
#[component]
pub fn DeclarePage() -> impl IntoView {
    let (title, card) = (query("title"), query("card"));
    loaded(
        async move { Ok((api::declared_mine().await?, refused().await)) },
        move |(view, refused)| view! { <New view refused title=title.clone() card=card.clone() /> },
    )
}

#[component]
fn New(view: MineView, refused: Refused, title: String, card: String) -> impl IntoView {
    view! {
        <Page title="Declare work">
            <div class="stack">
                <Breadcrumbs steps=steps(true) here="Declare work" />
                <PageHead title="Declare work off the line" lead=who_answers(&view.answers, true) />
                <WorkForm action=DECLARE hidden=vec![("card", card)] work=(title, None, String::new()) refused send="Declare it"
                    cancel=links::DECLARED.to_owned() />
            </div>
        </Page>
    }
    .into_any()
}

/// The page that changes one.
#[component]
pub fn ChangeWorkPage() -> impl IntoView {
    let id = declared_id();
    loaded(
        async move {
            let view = api::declared_work(id?, String::new()).await?;
            if view.can.contains(&Ability::Edit) { Ok((view, refused().await)) } else { Err(Error::Forbidden) }
        },
        |(view, refused)| view! { <Change view refused /> },
    )
}

#[component]
fn Change(view: WorkView, refused: Refused) -> impl IntoView {
    let id = view.line.id.clone();
    let again = view.line.state.is_answered().then(|| {
        view! { <Notice>"It was answered. Changed, it waits for an answer again; the one before stays in its history."</Notice> }
    });
    view! {
        <Page title="Change what you declared">
            <div class="stack">
                <Breadcrumbs steps=steps(true) here="Change it" />
                <PageHead title="Change what you declared" />
                {again}
                <WorkForm action=CHANGE hidden=vec![("id", id.to_string())] work=said(&view.line) refused send="Save"
                    cancel=links::declared_work(&id) revision=view.revision />
            </div>
        </Page>
    }
    .into_any()
}
