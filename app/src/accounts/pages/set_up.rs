//! `/set-up/{token}`: the first visit. Two ways: set up your own organisation, or look around in the demo.
//!
//! Invariant: works only with the link that the server printed, and only while there is no account.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::link::NewPassword;
use super::parts::Wrong;
use crate::accounts::api::entry;
use crate::accounts::password::ALONE_MIN;
use crate::forms::{Refused, refused};
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::ui::{Checkbox, EmptyState, LinkButton, PageHead, SubmitButton, TextInput, Weight};

const BEGIN: &str = "/api/set-up/begin";
const DEMO: &str = "/api/demo/fill";

/// The page.
#[component]
pub fn SetUpPage() -> impl IntoView {
    let token = use_params_map().read_untracked().get("token").unwrap_or_default();
    let looked = token.clone();
    let load = async move { Ok((entry::is_set_up_open(looked).await?, refused().await)) };
    loaded(load, move |(is_open, refused)| {
        view! {
            <Page title="Set up">
                {if is_open {
                    view! { <TwoWays token refused /> }.into_any()
                } else {
                    view! { <Closed /> }.into_any()
                }}
            </Page>
        }
    })
}

#[component]
fn TwoWays(token: String, refused: Refused) -> impl IntoView {
    view! {
        <PageHead title="Welcome" lead="This Throughline is empty. There are two ways to begin; you can take the second first." />
        <Wrong refused=refused.clone() path=BEGIN kept="Nothing was saved yet; type the password once more." />
        <Wrong refused=refused.clone() path=DEMO />
        <section class="stack" aria-labelledby="own">
            <h2 id="own">"Set up your organisation"</h2>
            <FirstAccount token=token.clone() refused />
        </section>
        <section class="stack" aria-labelledby="demo">
            <h2 id="demo">"Or look around first"</h2>
            <p>"The demo organisation fills this empty database: about 180 people, a strategy, and the line of each. One act empties it again."</p>
            <form method="post" action=DEMO>
                <input type="hidden" name="token" value=token />
                <SubmitButton>"Open the demo organisation"</SubmitButton>
            </form>
        </section>
    }
}

#[component]
fn FirstAccount(token: String, refused: Refused) -> impl IntoView {
    let value = |field: &str, otherwise: &str| refused.value(BEGIN, field, otherwise);
    let error = |field: &str| refused.error(BEGIN, field);
    let was_sent = !value("organisation", "").is_empty();
    let leads = !was_sent || value("leads", "") == "yes";
    view! {
        <form class="form" method="post" action=BEGIN>
            <input type="hidden" name="token" value=token />
            <TextInput name="organisation" label="Your organisation" value=value("organisation", "") error=error("organisation") autocomplete="organization" required=true />
            <TextInput name="time_zone" label="Time zone" value=value("time_zone", "UTC") error=error("time_zone") hint="As in Europe/Berlin or America/New_York; it decides when a day ends." required=true />
            <TextInput name="name" label="Your name" value=value("name", "") error=error("name") autocomplete="name" required=true />
            <TextInput name="email" label="Your e-mail address" kind="email" value=value("email", "") error=error("email") autocomplete="username" required=true />
            <NewPassword least=ALONE_MIN error=error("new_password") />
            <Checkbox
                name="leads"
                label="I also lead the strategy"
                checked=leads
                hint="Then you edit it as well as administer accounts. You can give this office to others and lay it down later."
            />
            <div class="acts"><SubmitButton weight=Weight::Main>"Create my account"</SubmitButton></div>
        </form>
    }
}

#[component]
fn Closed() -> impl IntoView {
    view! {
        <PageHead title="This set-up link does not work" />
        <EmptyState
            title="It was used, or it has run out"
            purpose="A set-up link works once and for a day, and only while nobody has an account. If this database is still empty, start the server again: it prints another."
        >
            <LinkButton href=links::sign_in(None)>"To the sign-in"</LinkButton>
        </EmptyState>
    }
}
