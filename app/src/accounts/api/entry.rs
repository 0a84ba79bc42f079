//! Signing in and out, links, the set-up: what is open to somebody who is not signed in.
//!
//! Invariant: the only endpoints that answer without a session.

use leptos::prelude::*;

use crate::error::Result;
#[cfg(feature = "ssr")]
use crate::{
    access::{self, Door},
    accounts::model::{Enrolment, LinkView, Stage},
    accounts::secrets::Secrets,
    accounts::store::session,
    accounts::work::confirm::Proof,
    accounts::work::set_up::Typed,
    accounts::work::sign_in::SignedIn,
    accounts::work::{self, Client, give_session},
    error::Error,
    forms,
    routes::links,
};

/// Signs in with e-mail address and password; `next` is a path of ours to go on to.
#[server(prefix = "/api", endpoint = "sign-in")]
pub async fn sign_in(email: String, password: String, remember: Option<String>, next: Option<String>) -> Result<()> {
    let house = access::door()?.house;
    let client = Client::of_request(house.site())?;
    let signed_in = work::sign_in::sign_in(&house, &client, &email, &password, remember.is_some()).await?;
    welcome(&house, &client, &signed_in, next.as_deref());
    Ok(())
}

/// Gives the code of the second step.
#[server(prefix = "/api", endpoint = "sign-in/second-step")]
pub async fn give_code(code: String, next: Option<String>) -> Result<()> {
    let house = access::door()?.house;
    let client = Client::of_request(house.site())?;
    let signed_in = work::second_step::take_code(&house, &client, &code).await?;
    welcome(&house, &client, &signed_in, next.as_deref());
    Ok(())
}

/// Sets up the second step that an office needs.
#[server(prefix = "/api", endpoint = "sign-in/enrol")]
pub async fn enrol(salt: String, code: String, next: Option<String>) -> Result<()> {
    let house = access::door()?.house;
    let client = Client::of_request(house.site())?;
    let signed_in = work::second_step::enrol(&house, &client, &salt, &code).await?;
    welcome(&house, &client, &signed_in, next.as_deref());
    Ok(())
}

/// Signs out, and asks the browser to forget what it kept.
#[server(prefix = "/api", endpoint = "sign-out")]
pub async fn sign_out() -> Result<()> {
    let house = access::door()?.house;
    if let Some(token) = Client::of_request(house.site())?.token {
        house.public(move |tx| session::end(tx, &token)).await?;
    }
    forms::forget_cookie(house.site().no_session());
    forms::tell_header("clear-site-data", "\"cache\", \"storage\"");
    forms::go(links::sign_in(None));
    Ok(())
}

/// Proves once more who it is, with the password or a code.
#[server(prefix = "/api", endpoint = "confirm")]
pub async fn confirm(password: Option<String>, code: Option<String>, next: Option<String>) -> Result<()> {
    let Door { house, viewer } = access::door()?;
    let viewer = viewer.ok_or(Error::Unauthenticated)?;
    let proof = match (password.filter(|text| !text.is_empty()), code) {
        (Some(password), _) => Proof::Password(password),
        (None, code) => Proof::Code(code.unwrap_or_default()),
    };
    let (token, is_remembered) = work::confirm::confirm(&house, &viewer, proof).await?;
    give_session(house.site(), &token, is_remembered);
    forms::go(next.unwrap_or_else(|| links::HOME.to_owned()));
    Ok(())
}

/// Chooses a password by means of an invitation or a reset.
#[server(prefix = "/api", endpoint = "link/claim")]
pub async fn claim_link(token: String, new_password: String) -> Result<()> {
    let house = access::door()?.house;
    let client = Client::of_request(house.site())?;
    forms::stands_on(links::sign_in_link(&token));
    let signed_in = work::links::claim(&house, &client, &token, &new_password).await?;
    welcome(&house, &client, &signed_in, None);
    Ok(())
}

/// Creates the organisation and its first account.
#[server(prefix = "/api", endpoint = "set-up/begin")]
pub async fn set_up(
    token: String,
    organisation: String,
    time_zone: String,
    name: String,
    email: String,
    new_password: String,
    leads: Option<String>,
) -> Result<()> {
    let house = access::door()?.house;
    let client = Client::of_request(house.site())?;
    forms::stands_on(links::set_up(&token));
    let typed = Typed { organisation, time_zone, name, email, password: new_password, leads: leads.is_some() };
    let signed_in = work::set_up::set_up(&house, &client, &token, &typed).await?;
    welcome(&house, &client, &signed_in, Some(links::ADMIN));
    Ok(())
}

/// Returns what the page of a link shows; `None` if it cannot be used.
///
/// # Errors
/// `Busy`.
#[cfg(feature = "ssr")]
pub(crate) async fn link(token: String) -> Result<Option<LinkView>> {
    work::links::view(&access::door()?.house, &token).await
}

/// Tells whether a set-up link can be used.
///
/// # Errors
/// `Busy`.
#[cfg(feature = "ssr")]
pub(crate) async fn is_set_up_open(token: String) -> Result<bool> {
    work::set_up::is_open(&access::door()?.house, &token).await
}

/// Returns what the page shows where an office enrols; `salt` is that of a form that was refused.
///
/// # Errors
/// `Unauthenticated` if no sign-in waits for it.
#[cfg(feature = "ssr")]
pub(crate) async fn enrolment(salt: Option<String>) -> Result<Enrolment> {
    let house = access::door()?.house;
    let client = Client::of_request(house.site())?;
    work::second_step::enrolment_of(&house, &client, salt).await
}

/// Makes sure that a sign-in waits for its code.
///
/// # Errors
/// `Unauthenticated` if none does.
#[cfg(feature = "ssr")]
pub(crate) async fn awaits_code() -> Result<()> {
    let house = access::door()?.house;
    let client = Client::of_request(house.site())?;
    work::second_step::awaits_code(&house, &client).await
}

/// Hands out the cookies of a sign-in and sends the browser to what comes next.
#[cfg(feature = "ssr")]
fn welcome(house: &access::House, client: &Client, signed_in: &SignedIn, next: Option<&str>) {
    give_session(house.site(), &signed_in.token, signed_in.is_remembered);
    match signed_in.stage {
        Stage::SecondStep => forms::go(links::second_step(next)),
        Stage::Enrol => forms::go(links::enrol(next)),
        Stage::Open => {
            client.give_device(house.site(), &Secrets::of(house), &signed_in.account);
            forms::go(next.unwrap_or(links::HOME));
        }
    }
}
