//! `/sign-in`: e-mail address and password.
//!
//! Invariant: says the same whatever was wrong.

use leptos::prelude::*;

use super::parts::{Next, Wrong};
use crate::access;
use crate::demo::parts::LookAs;
use crate::forms::{Refused, refused};
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::ui::{Checkbox, LinkButton, Notice, PageHead, SubmitButton, TextInput, Weight};

const BEGIN: &str = "/api/sign-in";

/// The page.
#[component]
pub fn SignInPage() -> impl IntoView {
    loaded(async { Ok(refused().await) }, |refused| {
        let already = access::viewer().ok().map(|viewer| viewer.name);
        view! {
            <Page title="Sign in">
                <PageHead title="Sign in" lead="From the mission to your work, in one line." />
                {already.map(|name| view! { <Already name /> })}
                <SignInForm refused />
                <LookAs />
            </Page>
        }
    })
}

#[component]
fn Already(name: String) -> impl IntoView {
    view! {
        <Notice acts=view! { <LinkButton href=links::HOME>"To my mission"</LinkButton> }.into_any()>
            {format!("You are signed in as {name}.")}
        </Notice>
    }
}

#[component]
fn SignInForm(refused: Refused) -> impl IntoView {
    let email = refused.value(BEGIN, "email", "");
    let remembered = refused.value(BEGIN, "remember", "") == "yes";
    view! {
        <Wrong refused path=BEGIN kept="Your password was not kept." />
        <form class="form" method="post" action=BEGIN>
            <TextInput name="email" label="E-mail address" kind="email" value=email autocomplete="username" required=true autofocus=true />
            <TextInput name="password" label="Password" kind="password" autocomplete="current-password" required=true />
            <Checkbox
                name="remember"
                label="Remember this device"
                checked=remembered
                hint="You stay signed in for 30 days. Leave it unticked on a device that others use. Whoever holds an office signs in every day."
            />
            <Next />
            <div class="acts">
                <SubmitButton weight=Weight::Main>"Sign in"</SubmitButton>
            </div>
            <p class="small">"No password yet, or forgotten it? An admin makes you a link to choose one."</p>
        </form>
    }
}
