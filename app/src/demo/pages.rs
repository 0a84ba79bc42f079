//! `/admin/demo`: what the demo is, and emptying it.
//!
//! Invariant: emptying cannot be undone, so the page says what goes before its one button.

use leptos::prelude::*;

use super::organisation;
use super::work::is_demo;
use crate::access::{self, Role};
use crate::error::{Error, Result};
use crate::forms::{Refused, refused};
use crate::shell::{Page, loaded};
use crate::ui::{FieldError, FormErrors, Notice, NoticeKind, PageHead, SubmitButton, Weight};

const EMPTY: &str = "/api/demo/empty";

/// The page.
#[component]
pub fn DemoPage() -> impl IntoView {
    loaded(async { Ok((who().await?, refused().await)) }, |(is_admin, refused)| {
        let content = organisation();
        let lead = format!(
            "{} is made up: {} people, {} teams and one strategy, to look at every page with something on it.",
            content.name,
            content.people.len(),
            content.teams.len()
        );
        view! {
            <Page title="The demo organisation">
                <PageHead title="The demo organisation" lead=lead />
                <div class="stack loose">
                    <p>"You can change whatever the person you look as may change; nothing leaves this database. Dates are counted from the day on which it was filled."</p>
                    {if is_admin { view! { <Empty refused /> }.into_any() } else { view! { <AskAdmin /> }.into_any() }}
                </div>
            </Page>
        }
    })
}

/// Tells whether the viewer may empty the demo; where this is none, there is no such page.
async fn who() -> Result<bool> {
    let viewer = access::viewer()?;
    if is_demo().await? { Ok(viewer.holds(Role::Admin)) } else { Err(Error::NotFound) }
}

#[component]
fn Empty(refused: Refused) -> impl IntoView {
    let errors = refused.errors(EMPTY).into_iter().map(|(field, message)| FieldError { field, message }).collect();
    view! {
        <section class="stack">
            <h2>"Empty it"</h2>
            <FormErrors errors=errors kept="Nothing was deleted." />
            <Notice kind=NoticeKind::Warning title="This cannot be undone.">
                "Everything in this database is deleted: the demo’s people, teams and strategy, whatever was written since, and all sign-ins. \
                 After that the server is as on its first day: it prints a set-up link when it is started again."
            </Notice>
            <form method="post" action=EMPTY>
                <SubmitButton weight=Weight::Danger>"Delete everything in this demo"</SubmitButton>
            </form>
        </section>
    }
}

#[component]
fn AskAdmin() -> impl IntoView {
    view! { <p>"The demo’s admin can empty it and begin with your own organisation: look as the administrator of accounts, and open this page again."</p> }
}
