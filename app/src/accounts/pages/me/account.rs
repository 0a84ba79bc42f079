//! My account: what I sign in with, and taking my data away.
//!
//! Invariant: a password is never shown; what matters asks for a fresh sign-in.

use leptos::prelude::*;

use super::super::link::NewPassword;
use super::super::parts::{Act, exact, offices_said};
use crate::accounts::model::MeView;
use crate::accounts::password::{ALONE_MIN, WITH_SECOND_STEP_MIN};
use crate::forms::Refused;
use crate::routes::links;
use crate::ui::{DescriptionList, Disclosure, LinkButton, Pair, SubmitButton, Weight};

pub const CHANGE: &str = "/api/me/password";
pub const DROP: &str = "/api/me/second-step/drop";

/// Draws what I am here.
#[component]
pub fn Summary(me: MeView) -> impl IntoView {
    let offices = match offices_said(me.offices) {
        none if none.is_empty() => "employee".to_owned(),
        offices => offices,
    };
    let pairs =
        vec![Pair::new("Name", me.name), Pair::new("You sign in with", me.email), Pair::new("Offices", offices)];
    view! {
        <section class="stack" aria-labelledby="account">
            <h2 id="account">"Account"</h2>
            <DescriptionList pairs />
        </section>
    }
}

/// Draws the form for another password.
#[component]
pub fn PasswordForm(me: MeView, refused: Refused) -> impl IntoView {
    let error = refused.error(CHANGE, "new_password");
    let least = if me.second_step_since.is_some() { WITH_SECOND_STEP_MIN } else { ALONE_MIN };
    let summary = if me.has_password { "Change the password" } else { "Choose a password" };
    let open = error.is_some();
    view! {
        <section class="stack" aria-labelledby="password">
            <h2 id="password">"Password"</h2>
            <Disclosure summary open>
                <form class="form" method="post" action=CHANGE>
                    <p>"Everywhere else you will be signed out."</p>
                    <NewPassword least error />
                    <div class="acts"><SubmitButton>"Keep the new password"</SubmitButton></div>
                </form>
            </Disclosure>
        </section>
    }
}

/// Draws whether a second step is set up.
#[component]
pub fn SecondStep(me: MeView) -> impl IntoView {
    let is_free = !me.offices.any();
    let (state, act) = match me.second_step_since {
        Some(since) => (
            format!("Set up since {}; {} recovery codes are left.", exact(since, &me.zone), me.recovery_codes_left),
            "Set up another one",
        ),
        None => (
            "Not set up. With it, a password that somebody saw is not enough to act in your name.".to_owned(),
            "Set it up",
        ),
    };
    let may_drop = is_free && me.second_step_since.is_some();
    view! {
        <section class="stack" aria-labelledby="second-step">
            <h2 id="second-step">"Second step"</h2>
            <p>{state}</p>
            <div class="cluster">
                <LinkButton href=links::MY_SECOND_STEP>{act}</LinkButton>
                {may_drop.then(|| view! { <Act path=DROP weight=Weight::Danger label="Do without it" /> })}
            </div>
        </section>
    }
}

/// Draws the ways to my data.
#[component]
pub fn Data() -> impl IntoView {
    view! {
        <section class="stack" aria-labelledby="data">
            <h2 id="data">"My data"</h2>
            <p>"Everything that is held about you, as a file; and what you did here, with what was done to you. The file asks for a sign-in of the last ten minutes."</p>
            <div class="cluster">
                // Not a page: the browser fetches it itself.
                <a class="button" href=links::MY_DATA rel="external" download="">"Take it away"</a>
                <LinkButton href=links::MY_EVENTS>"My events"</LinkButton>
            </div>
        </section>
    }
}
