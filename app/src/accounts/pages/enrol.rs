//! `/sign-in/enrol` and `/me/second-step`: setting up a second step.
//!
//! Invariant: nothing is stored before a code shows that the app has the key; the recovery codes are shown here alone.

use leptos::prelude::*;

use super::parts::{Next, Wrong};
use crate::accounts::api::{entry, mine};
use crate::accounts::model::{Enrolment, Picture};
use crate::forms::{Refused, refused};
use crate::shell::{Page, loaded};
use crate::ui::{PageHead, SubmitButton, TextInput, Weight};

const ENROL: &str = "/api/sign-in/enrol";
const SET: &str = "/api/me/second-step";

/// The page where an office sets up its second step, before it is in.
#[component]
pub fn EnrolPage() -> impl IntoView {
    let load = async {
        let refused = refused().await;
        let enrolment = entry::enrolment(salt(&refused, ENROL)).await?;
        Ok((enrolment, refused))
    };
    loaded(load, |(enrolment, refused)| {
        view! {
            <Page title="Set up your second step">
                <PageHead
                    title="Set up your second step"
                    lead="You hold an office. So that a password alone cannot act in your name, you sign in with a code as well."
                />
                <EnrolmentForm enrolment refused path=ENROL />
            </Page>
        }
    })
}

/// The page where somebody who is signed in sets up a second step, or another one.
#[component]
pub fn MySecondStepPage() -> impl IntoView {
    let load = async {
        let refused = refused().await;
        let enrolment = mine::my_enrolment(salt(&refused, SET)).await?;
        Ok((enrolment, refused))
    };
    loaded(load, |(enrolment, refused)| {
        view! {
            <Page title="Set up a second step">
                <PageHead
                    title="Set up a second step"
                    lead="With it, a password that somebody saw or guessed is not enough to act in your name. One you have already is replaced."
                />
                <EnrolmentForm enrolment refused path=SET />
            </Page>
        }
    })
}

#[component]
fn EnrolmentForm(enrolment: Enrolment, refused: Refused, path: &'static str) -> impl IntoView {
    let codes: Vec<_> = enrolment.codes.into_iter().map(|code| view! { <li><code>{code}</code></li> }).collect();
    let error = refused.error(path, "code");
    view! {
        <Wrong refused path kept="Nothing is set up yet; the key and the codes below are still the same." />
        <form class="form" method="post" action=path>
            <section class="stack">
                <h2>"1. Scan this with an authenticator app"</h2>
                {enrolment.picture.map(|picture| view! { <Code picture /> })}
                <p>"Or type this key into it: " <code>{enrolment.key}</code></p>
            </section>
            <section class="stack">
                <h2>"2. Keep these recovery codes"</h2>
                <p>"Each signs you in once if the app is lost. They are shown here and never again: print them or put them into a password manager."</p>
                <ul class="cluster" role="list">{codes}</ul>
            </section>
            <section class="stack">
                <h2>"3. Type the code that the app shows"</h2>
                <TextInput
                    name="code"
                    label="Code"
                    error=error
                    autocomplete="one-time-code"
                    inputmode="numeric"
                    required=true
                    short=true
                />
            </section>
            <input type="hidden" name="salt" value=enrolment.salt />
            <Next />
            <div class="acts">
                <SubmitButton weight=Weight::Main>"I kept the codes, go on"</SubmitButton>
            </div>
        </form>
    }
}

#[component]
fn Code(picture: Picture) -> impl IntoView {
    let side = picture.side;
    // Dark on white also in the dark: scanners want it so.
    view! {
        <svg
            viewBox=format!("0 0 {side} {side}")
            width="240"
            height="240"
            role="img"
            aria-label="The key as a picture for an authenticator app; the same key stands below as text"
            shape-rendering="crispEdges"
        >
            <rect width=side height=side fill="#fff"></rect>
            <path d=picture.path fill="#000"></path>
        </svg>
    }
}

/// Returns the salt of a form that came back, so that what was scanned stays good.
fn salt(refused: &Refused, path: &str) -> Option<String> {
    Some(refused.value(path, "salt", "")).filter(|salt| !salt.is_empty())
}
