//! `/link/{token}`: choosing a password by means of an invitation or a reset.
//!
//! Invariant: looking at the page changes nothing; a link that does not work says nothing about whose it was.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::parts::Wrong;
use crate::accounts::api::entry;
use crate::accounts::model::{LinkKind, LinkView};
use crate::accounts::password::{ALONE_MIN, WITH_SECOND_STEP_MIN};
use crate::forms::{Refused, refused};
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::ui::{EmptyState, LinkButton, PageHead, SubmitButton, TextInput, Weight};

const CLAIM: &str = "/api/link/claim";

/// The page.
#[component]
pub fn LinkPage() -> impl IntoView {
    let token = use_params_map().read_untracked().get("token").unwrap_or_default();
    let looked = token.clone();
    let load = async move { Ok((entry::link(looked).await?, refused().await)) };
    loaded(load, move |(link, refused)| {
        view! {
            <Page title="Choose a password">
                {match link {
                    Some(link) => view! { <Choose token link refused /> }.into_any(),
                    None => view! { <UsedUp /> }.into_any(),
                }}
            </Page>
        }
    })
}

#[component]
fn Choose(token: String, link: LinkView, refused: Refused) -> impl IntoView {
    let (title, lead) = match link.kind {
        LinkKind::Reset => {
            (format!("A new password for {}", link.name), "Everywhere you are signed in now, you will be signed out.")
        }
        LinkKind::Invitation | LinkKind::SetUp => (
            format!("Welcome, {}", link.name),
            "Choose a password; then you read your own line from the mission to your work.",
        ),
    };
    let error = refused.error(CLAIM, "new_password");
    let least = if link.has_second_step { WITH_SECOND_STEP_MIN } else { ALONE_MIN };
    view! {
        <PageHead title=title lead=lead />
        <Wrong refused path=CLAIM kept="The link still works." />
        <form class="form" method="post" action=CLAIM>
            <input type="hidden" name="token" value=token />
            <TextInput name="email" label="You sign in with" kind="email" value=link.email autocomplete="username" required=true />
            <NewPassword least error />
            <div class="acts"><SubmitButton weight=Weight::Main>"Keep it and sign in"</SubmitButton></div>
        </form>
    }
}

/// Draws the field of a new password.
#[component]
pub fn NewPassword(
    /// The fewest characters.
    least: usize,
    /// What was wrong with the last one.
    error: Option<String>,
) -> impl IntoView {
    let hint = format!(
        "At least {least} characters; four or five words that do not belong together are good and easy to keep. Nothing else is asked of it."
    );
    view! {
        <TextInput name="new_password" label="New password" kind="password" hint=hint error=error autocomplete="new-password" required=true />
    }
}

#[component]
fn UsedUp() -> impl IntoView {
    view! {
        <PageHead title="This link does not work any more" />
        <EmptyState
            title="It was used, or it has run out"
            purpose="A link works once: an invitation for seven days, a reset for half an hour. If you have a password already, sign in with it; if not, ask an admin for another link."
        >
            <LinkButton href=links::sign_in(None)>"To the sign-in"</LinkButton>
        </EmptyState>
    }
}
