//! `/admin/accounts/{id}`: one account, its link, its offices.
//!
//! Invariant: a link is shown to the admin who made it, and only while it can be used.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::parts::{Act, Way, Wrong, exact, offices_said};
use crate::accounts::api::admin;
use crate::accounts::model::{AccountView, LinkKind, said};
use crate::error::Error;
use crate::forms::refused;
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::ui::{DescriptionList, Notice, NoticeKind, PageHead, Pair, Weight};

const LINK: &str = "/api/account/link";
const DISABLE: &str = "/api/account/disable";
const ENABLE: &str = "/api/account/enable";
const END: &str = "/api/account/end-sessions";
const REMOVE: &str = "/api/account/remove-second-step";
const GRANT: &str = "/api/office/grant";
const TAKE: &str = "/api/office/take";

/// The page.
#[component]
pub fn AccountPage() -> impl IntoView {
    let id = use_params_map().read_untracked().get("id");
    let load = async move {
        let id = id.and_then(|id| id.parse().ok()).ok_or(Error::NotFound)?;
        Ok((admin::account(id).await?, refused().await))
    };
    loaded(load, |(account, refused)| {
        let wrong: Vec<_> = [LINK, DISABLE, ENABLE, END, REMOVE, GRANT, TAKE]
            .into_iter()
            .map(|path| view! { <Wrong refused=refused.clone() path /> })
            .collect();
        let title = account.line.name.clone();
        view! {
            <Page title=title.clone()>
                <Way steps=vec![(links::ADMIN, "Administration"), (links::ACCOUNTS, "Accounts")] here=title.clone() />
                <PageHead title=title />
                {wrong}
                <div class="stack loose">
                    <Link account=account.clone() />
                    <Facts account=account.clone() />
                    <Asked asked=account.asked.clone() />
                    <Offices account=account.clone() />
                    <Administer account />
                </div>
            </Page>
        }
    })
}

#[component]
fn Link(account: AccountView) -> impl IntoView {
    account.link.map(|(kind, address, ends_at)| {
        let what = match kind {
            LinkKind::Reset => "Hand this link over: with it a new password is chosen.",
            LinkKind::Invitation | LinkKind::SetUp => "Hand this invitation over: with it a password is chosen.",
        };
        let until = exact(ends_at, &account.zone);
        view! {
            <Notice kind=NoticeKind::Good title=what>
                <p><code>{address}</code></p>
                <p>{format!("It works once, until {until}. Only you see it here; give it to nobody else.")}</p>
            </Notice>
        }
    })
}

#[component]
fn Facts(account: AccountView) -> impl IntoView {
    let state = match (account.line.is_disabled, account.line.is_waiting) {
        (true, _) => "shut",
        (_, true) => "invited, no password yet",
        _ => "open",
    };
    let second_step = if account.has_second_step { "set up" } else { "not set up" };
    let pairs = vec![
        Pair::new("Signs in with", account.line.email.unwrap_or_default()),
        Pair::new("State", state),
        Pair::new("Offices", offices_said(account.line.offices)),
        Pair::new("Second step", second_step),
        Pair::new("Signed in on", format!("{} devices", account.devices)),
    ];
    view! { <DescriptionList pairs /> }
}

#[component]
fn Asked(asked: Vec<String>) -> impl IntoView {
    let lines: Vec<_> = asked.iter().map(|what| view! { <li>{said(what)}</li> }).collect();
    (!lines.is_empty()).then(|| {
        view! {
            <Notice kind=NoticeKind::Warning title="Waits for a second person:">
                <ul role="list">{lines}</ul>
                <p><a href=links::APPROVALS>"To the questions"</a></p>
            </Notice>
        }
    })
}

#[component]
fn Offices(account: AccountView) -> impl IntoView {
    let id = account.id.to_string();
    let act = |path: &'static str, word: &str, label: String, weight: Weight| {
        let fields = vec![("id", id.clone()), ("role", word.to_owned())];
        view! { <Act path fields weight label /> }
    };
    let take = account.can.take.iter().map(|role| {
        let word = role.word();
        act(TAKE, word, format!("Take back: {word}"), Weight::Danger)
    });
    let grant = account.can.grant.iter().map(|role| {
        let word = role.word();
        act(GRANT, word, format!("Give: {word}"), Weight::Quiet)
    });
    let acts: Vec<_> = take.chain(grant).collect();
    (!acts.is_empty()).then(|| {
        view! {
            <section class="stack" aria-labelledby="offices">
                <h2 id="offices">"Offices"</h2>
                <p>"Giving an office asks a second person, unless there is none; taking it back works at once. Either signs the person out everywhere."</p>
                <div class="cluster">{acts}</div>
            </section>
        }
    })
}

#[component]
fn Administer(account: AccountView) -> impl IntoView {
    let id = || vec![("id", account.id.to_string())];
    let make = if account.line.is_waiting { "Make an invitation" } else { "Make a reset link" };
    let remove = (account.can.take_second_step && account.has_second_step)
        .then(|| view! { <Act path=REMOVE fields=id() weight=Weight::Danger label="Take the second step away" /> });
    account.can.administer.then(|| {
        let shut = if account.line.is_disabled {
            view! { <Act path=ENABLE fields=id() label="Open the account again" /> }.into_any()
        } else {
            view! { <Act path=DISABLE fields=id() weight=Weight::Danger label="Shut the account" /> }.into_any()
        };
        view! {
            <section class="stack" aria-labelledby="acts">
                <h2 id="acts">"Account"</h2>
                <p>"The person is told of each of these."</p>
                <div class="cluster">
                    {(!account.line.is_disabled).then(|| view! { <Act path=LINK fields=id() label=make /> })}
                    <Act path=END fields=id() label="Sign out everywhere" />
                    {remove}
                    {shut}
                </div>
            </section>
        }
    })
}
