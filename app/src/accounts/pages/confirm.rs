//! `/confirm`: the password once more, or a code, before something that matters.
//!
//! Invariant: only somebody who is signed in sees it.

use leptos::prelude::*;

use super::parts::{Next, Wrong};
use crate::accounts::api::mine;
use crate::forms::refused;
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::ui::{LinkButton, Notice, PageHead, SubmitButton, TextInput, Weight};

const CONFIRM: &str = "/api/confirm";

/// The page.
#[component]
pub fn ConfirmPage() -> impl IntoView {
    let load = async { Ok((mine::me().await?, refused().await)) };
    loaded(load, |(me, refused)| {
        let (has_password, has_code) = (me.has_password, me.second_step_since.is_some());
        view! {
            <Page title="Is it you?">
                <PageHead
                    title="Is it you?"
                    lead="What you were about to do asks for a sign-in of the last ten minutes. You go back to where you were; if a form did not go through, send it once more there."
                />
                <Wrong refused path=CONFIRM kept="You are still signed in." />
                {has_password.then(|| view! { <ByPassword name=me.email /> })}
                {has_code.then(|| view! { <ByCode /> })}
                {(!has_password && !has_code).then(|| view! { <Neither /> })}
            </Page>
        }
    })
}

#[component]
fn ByPassword(name: String) -> impl IntoView {
    view! {
        <form class="form" method="post" action=CONFIRM>
            <p>{format!("You are signed in as {name}.")}</p>
            <TextInput name="password" label="Password" kind="password" autocomplete="current-password" required=true autofocus=true />
            <Next />
            <div class="acts"><SubmitButton weight=Weight::Main>"It is me"</SubmitButton></div>
        </form>
    }
}

#[component]
fn ByCode() -> impl IntoView {
    view! {
        <h2>"Or with a code"</h2>
        <form class="form" method="post" action=CONFIRM>
            <TextInput name="code" label="Code" hint="Of your authenticator app." autocomplete="one-time-code" required=true short=true />
            <Next />
            <div class="acts"><SubmitButton>"Use the code"</SubmitButton></div>
        </form>
    }
}

#[component]
fn Neither() -> impl IntoView {
    view! {
        <Notice acts=view! { <LinkButton href=links::sign_in(None)>"To the sign-in"</LinkButton> }.into_any()>
            "You have neither a password nor a second step here. Sign in once more the way you came."
        </Notice>
    }
}
