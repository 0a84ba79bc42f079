//! `/admin/accounts`: who can sign in; and, when somebody is looked for, everybody of the directory.
//!
//! Invariant: what is looked for stands in the address.

use leptos::prelude::*;

use super::parts::{Wrong, offices_said, queried};
use crate::accounts::api::admin;
use crate::accounts::model::{AccountLine, AccountsPage as View};
use crate::forms::{Once, Refused, refused};
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::ui::{Column, EmptyState, PageHead, Pager, SubmitButton, Table, Tag, TextInput, Tone, Width};

const INVITE: &str = "/api/account/invite";
const PER_PAGE: i64 = 50;

/// The page.
#[component]
pub fn AccountsPage() -> impl IntoView {
    let query = queried("q").unwrap_or_default();
    let page = queried("page").and_then(|page| page.parse().ok()).unwrap_or(1);
    let load = async move { Ok((admin::accounts(query, page).await?, refused().await)) };
    loaded(load, |(view, refused)| {
        view! {
            <Page title="Accounts" width=Width::Wide>
                <PageHead title="Accounts" lead="Who can sign in. To invite somebody, look for them: the whole directory is searched." />
                <Wrong refused=refused.clone() path=INVITE />
                <form class="cluster" method="get" action=links::ACCOUNTS role="search">
                    <TextInput name="q" label="Name or e-mail address" kind="search" value=view.query.clone() />
                    <SubmitButton>"Look"</SubmitButton>
                </form>
                <Lines view refused />
            </Page>
        }
    })
}

#[component]
fn Lines(view: View, refused: Refused) -> impl IntoView {
    if view.lines.is_empty() {
        return view! {
            <EmptyState title="Nobody is found" purpose="Only people who are in the directory can be invited. Import them first, or add one from the server's command line." />
        }
        .into_any();
    }
    let (first, last) =
        ((view.page - 1) * PER_PAGE + 1, (view.page - 1) * PER_PAGE + i64::try_from(view.lines.len()).unwrap_or(0));
    let place = format!("{first} to {last} of {}", view.total);
    let before = (view.page > 1).then(|| links::accounts(&view.query, view.page - 1));
    let after = (last < view.total).then(|| links::accounts(&view.query, view.page + 1));
    let may_invite = view.may_invite;
    let rows: Vec<_> =
        view.lines.into_iter().map(|line| view! { <Line line may_invite refused=refused.clone() /> }).collect();
    let columns = ["Person", "E-mail address", "Offices", "State"].map(Column::words).to_vec();
    view! {
        <Table id="accounts" caption="Accounts" columns quiet=true>{rows}</Table>
        <Pager place before after />
    }
    .into_any()
}

#[component]
fn Line(line: AccountLine, may_invite: bool, refused: Refused) -> impl IntoView {
    let person = match &line.account {
        Some(id) => view! { <a href=links::account(id)>{line.name.clone()}</a> }.into_any(),
        None => line.name.clone().into_any(),
    };
    let offices = offices_said(line.offices);
    let state = match (&line.account, line.is_disabled, line.is_waiting) {
        (None, ..) if may_invite => view! { <Invite line=line.clone() refused /> }.into_any(),
        (None, ..) => view! { <Tag>"no account"</Tag> }.into_any(),
        (_, true, _) => view! { <Tag tone=Tone::Refused>"shut"</Tag> }.into_any(),
        (_, _, true) => view! { <Tag tone=Tone::Warning>"invited"</Tag> }.into_any(),
        _ => view! { <Tag tone=Tone::Good>"open"</Tag> }.into_any(),
    };
    view! {
        <tr>
            <th scope="row">{person}</th>
            <td>{line.account.is_some().then_some(line.email)}</td>
            <td>{offices}</td>
            <td>{state}</td>
        </tr>
    }
}

#[component]
fn Invite(line: AccountLine, refused: Refused) -> impl IntoView {
    let person = line.person.to_string();
    let is_this = refused.value(INVITE, "person", "") == person;
    let typed = refused.value(INVITE, "email", "");
    let email = if is_this { typed } else { line.email.unwrap_or_default() };
    let error = refused.error(INVITE, "email").filter(|_| is_this);
    let id = format!("email-{person}");
    view! {
        <form class="cluster" method="post" action=INVITE>
            <Once />
            <input type="hidden" name="person" value=person />
            <TextInput name="email" label="Signs in with" kind="email" value=email error=error id=id required=true />
            <SubmitButton>"Invite"</SubmitButton>
        </form>
    }
}
