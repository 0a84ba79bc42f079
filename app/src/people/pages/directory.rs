//! `/people`: everybody, looked up by name, address, title or team.
//!
//! Invariant: what was looked for and which page stand in the address.

use leptos::prelude::*;

use super::{page_number, places, query, rows};
use crate::access::Ability;
use crate::people::api;
use crate::people::model::DirectoryView;
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::ui::{Column, EmptyState, LinkButton, PageHead, Pager, SubmitButton, Table, TextInput, Weight, Width};

/// The page.
#[component]
pub fn DirectoryPage() -> impl IntoView {
    let load = api::directory(query("q").unwrap_or_default(), page_number());
    loaded(load, |view| view! { <Directory view /> })
}

#[component]
fn Directory(view: DirectoryView) -> impl IntoView {
    let may_import = view.can.contains(&Ability::Import);
    let may_export = view.can.contains(&Ability::Export);
    let lead = "Look somebody up by name, address, title or team.";
    view! {
        <Page title="People" width=Width::Wide>
            <div class="stack loose">
            <PageHead title="People".to_owned() lead=lead>
                <LinkButton href=links::TEAMS>"Teams"</LinkButton>
                {may_import.then(|| view! { <LinkButton href=links::PEOPLE_IMPORT>"Import"</LinkButton> })}
                {may_export.then(|| view! { <LinkButton href=links::IMPORTS>"Imports"</LinkButton> })}
            </PageHead>
            <form method="get" action=links::PEOPLE role="search" class="stack">
                <TextInput name="q" label="Name, address, title or team" kind="search" value=view.query.clone() autocomplete="off" />
                <div class="cluster"><SubmitButton>"Search"</SubmitButton></div>
            </form>
            <Found view />
            {may_export.then(|| view! { <Exports /> })}
            </div>
        </Page>
    }
}

#[component]
fn Found(view: DirectoryView) -> impl IntoView {
    if view.people.is_empty() {
        let (title, purpose) = if view.query.is_empty() {
            ("Nobody is here yet", "The directory is filled from the people file that you have already.")
        } else {
            ("Nobody matches", "Every word has to be found. Try fewer, or a part of one.")
        };
        let may_import = view.can.contains(&Ability::Import) && view.query.is_empty();
        return view! {
            <EmptyState title purpose>
                {may_import.then(|| view! { <LinkButton href=links::PEOPLE_IMPORT weight=Weight::Main>"Import people"</LinkButton> })}
            </EmptyState>
        }
        .into_any();
    }
    let query = view.query.clone();
    let (place, before, after) =
        places((view.page, view.per_page, view.total), "people", |page| links::people(&query, page));
    let columns = vec![Column::words("Name"), Column::words("Title"), Column::words("Team")];
    view! {
        <Table id="people" caption="People" columns quiet=true>{rows(view.people)}</Table>
        <Pager place before after />
    }
    .into_any()
}

#[component]
fn Exports() -> impl IntoView {
    view! {
        <section class="stack tight" aria-labelledby="export">
            <h2 id="export">"Take it away"</h2>
            <p>"Everybody who is here, with teams and managers. You are asked for your password again if your sign-in is not fresh."</p>
            <div class="cluster">
                <LinkButton href=links::people_export("csv")>"CSV"</LinkButton>
                <LinkButton href=links::people_export("json")>"JSON"</LinkButton>
                <LinkButton href=links::people_export("scim.json")>"SCIM"</LinkButton>
            </div>
        </section>
    }
}
