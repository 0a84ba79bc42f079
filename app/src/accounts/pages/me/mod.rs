//! `/me`: my account, my devices, what I was told, and my data.
//!
//! Invariant: shows the viewer's own rows alone. Other features add their sections after these.

mod account;
mod devices;

use leptos::prelude::*;

use self::account::{Data, PasswordForm, SecondStep, Summary};
use self::devices::Devices;
use super::parts::{Act, Wrong, moment};
use crate::accounts::api::mine;
use crate::accounts::model::{MeView, said};
use crate::forms::refused;
use crate::shell::{Page, loaded};
use crate::strategy::delegations::api::delegations_held;
use crate::strategy::delegations::pages::Mine;
use crate::ui::PageHead;

/// Where a delegation is given back.
const DELEGATION: &str = "/api/delegations/end";
const READ: &str = "/api/me/notice/read";

/// The page.
#[component]
pub fn MePage() -> impl IntoView {
    let load = async { Ok((mine::me().await?, delegations_held().await?, refused().await)) };
    loaded(load, |(me, held, refused)| {
        let paths = [account::CHANGE, account::DROP, devices::END, devices::END_OTHERS, DELEGATION];
        let wrong: Vec<_> = paths.map(|path| view! { <Wrong refused=refused.clone() path /> }).into_iter().collect();
        view! {
            <Page title="My data and settings">
                <PageHead title="My data and settings" lead="What is held about you, and how you sign in." />
                {wrong}
                <div class="stack loose">
                    <Notices me=me.clone() />
                    <Mine held />
                    <Summary me=me.clone() />
                    <PasswordForm me=me.clone() refused=refused.clone() />
                    <SecondStep me=me.clone() />
                    <Devices me />
                    <Data />
                </div>
            </Page>
        }
    })
}

#[component]
fn Notices(me: MeView) -> impl IntoView {
    let lines: Vec<_> = me
        .notices
        .into_iter()
        .map(|notice| {
            let by = notice.by.unwrap_or_else(|| "The server's command line".to_owned());
            let about = notice.about.map(|about| format!(" ({about})")).unwrap_or_default();
            let text = format!("{by}: {}{about}", said(&notice.what));
            view! {
                <li class="cluster apart">
                    <span>{text} " " {moment(me.now, notice.made_at, &me.zone)}</span>
                    {notice.is_new.then(|| view! { <Act path=READ fields=vec![("id", notice.id)] label="Seen" /> })}
                </li>
            }
        })
        .collect();
    (!lines.is_empty()).then(|| {
        view! {
            <section class="stack" aria-labelledby="notices">
                <h2 id="notices">"What was done that concerns you"</h2>
                <ul class="stack tight" role="list">{lines}</ul>
            </section>
        }
    })
}
