//! `/sign-in/second-step`: the code, after the password.
//!
//! Invariant: shows nothing about whose sign-in it is.

use leptos::prelude::*;

use super::parts::{Next, Wrong};
use crate::accounts::api::entry;
use crate::forms::refused;
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::ui::{PageHead, SubmitButton, TextInput, Weight};

const GIVE: &str = "/api/sign-in/second-step";

/// The page.
#[component]
pub fn SecondStepPage() -> impl IntoView {
    let load = async {
        entry::awaits_code().await?;
        Ok(refused().await)
    };
    loaded(load, |refused| {
        view! {
            <Page title="Second step">
                <PageHead title="Second step" lead="Open your authenticator app and type the code that it shows for Throughline." />
                <Wrong refused path=GIVE kept="You are not signed in yet." />
                <form class="form" method="post" action=GIVE>
                    <TextInput
                        name="code"
                        label="Code"
                        hint="Six digits; or one of the recovery codes that you kept, if the app is not at hand."
                        autocomplete="one-time-code"
                        required=true
                        autofocus=true
                        short=true
                    />
                    <Next />
                    <div class="acts">
                        <SubmitButton weight=Weight::Main>"Go on"</SubmitButton>
                        <a href=links::sign_in(None)>"Start again"</a>
                    </div>
                </form>
            </Page>
        }
    })
}
