//! What everybody does with their own account.
//!
//! Invariant: each function takes nobody's id but its own caller's.

use leptos::prelude::*;

use crate::error::Result;
use crate::id::SessionId;
#[cfg(feature = "ssr")]
use crate::{
    access::{self, Door, Tx as _},
    accounts::model::{AuditLine, Enrolment, MeView},
    accounts::password::Password,
    accounts::policy,
    accounts::secrets::Secrets,
    accounts::store::{account, audit, mine, notice, second_step, session},
    accounts::work::give_session,
    accounts::work::second_step::{enrolment, wrong_code},
    error::Error,
    forms::{self, Said},
    routes::links,
};

/// Chooses another password; everywhere else is signed out.
#[server(prefix = "/api", endpoint = "me/password")]
pub async fn change_password(new_password: String) -> Result<()> {
    let house = access::door()?.house;
    let (me, known) = access::read(|tx| {
        let _ = tx.permit(policy::ChangePassword)?;
        let id = tx.viewer().account.clone();
        let me = account::find(tx.conn(), &id)?.ok_or(Error::NotFound)?;
        let known = mine::known_about(tx.conn(), &me)?;
        Ok((me, known))
    })
    .await?;
    let has_second_step = me.totp_salt.is_some();
    let password = Password::chosen("new_password", &new_password, has_second_step, &known)?;
    let hash = house.hashing.hash(&Secrets::of(&house), password).await?;
    let (token, is_remembered) = access::write(move |tx| {
        let permit = tx.permit(policy::ChangePassword)?;
        account::change_password(tx, &permit, &hash)
    })
    .await?;
    give_session(house.site(), &token, is_remembered);
    forms::say(Said::PasswordChanged);
    Ok(())
}

/// Sets up a second step, or another one in its place.
#[server(prefix = "/api", endpoint = "me/second-step")]
pub async fn set_second_step(salt: String, code: String) -> Result<()> {
    let secrets = Secrets::of(&access::door()?.house);
    access::write(move |tx| {
        let permit = tx.permit(policy::SetSecondStep)?;
        let (id, now) = (tx.viewer().account.clone(), tx.now());
        let confirmed = second_step::confirmed(&secrets, &id, &salt, &code, now);
        second_step::set_own(tx, &permit, &secrets, &confirmed.ok_or_else(wrong_code)?)
    })
    .await?;
    forms::go(links::ME);
    Ok(())
}

/// Does without a second step.
#[server(prefix = "/api", endpoint = "me/second-step/drop")]
pub async fn drop_second_step() -> Result<()> {
    access::write(|tx| {
        let permit = tx.permit(policy::DropSecondStep)?;
        second_step::drop_own(tx, &permit)
    })
    .await
}

/// Signs out on one of one's devices.
#[server(prefix = "/api", endpoint = "me/session/end")]
pub async fn end_session(id: SessionId) -> Result<()> {
    forms::say(Said::SignedOut);
    access::write(move |tx| {
        let permit = tx.permit(policy::EndOwnSession(id.clone()))?;
        session::end_own(tx, &permit)
    })
    .await
}

/// Signs out everywhere else.
#[server(prefix = "/api", endpoint = "me/session/end-others")]
pub async fn end_other_sessions() -> Result<()> {
    forms::say(Said::SignedOut);
    access::write(|tx| {
        let permit = tx.permit(policy::EndOtherSessions)?;
        session::end_others(tx, &permit)
    })
    .await
}

/// Puts a notice away.
#[server(prefix = "/api", endpoint = "me/notice/read")]
pub async fn read_notice(id: String) -> Result<()> {
    forms::say(Said::Nothing);
    access::write(move |tx| {
        let permit = tx.permit(policy::ReadNotice(id.clone()))?;
        notice::read(tx, &permit)
    })
    .await
}

/// Reads one's own account.
///
/// # Errors
/// `Unauthenticated`.
#[cfg(feature = "ssr")]
pub(crate) async fn me() -> Result<MeView> {
    access::read(|tx| mine::view(tx)).await
}

/// Draws up a second step for oneself; `salt` is that of a form that was refused.
///
/// # Errors
/// `Unauthenticated`, or `NotFresh`: the recovery codes stand on the page.
#[cfg(feature = "ssr")]
pub(crate) async fn my_enrolment(salt: Option<String>) -> Result<Enrolment> {
    let Door { house, .. } = access::door()?;
    access::read(move |tx| {
        let _ = tx.permit(policy::SetSecondStep)?;
        let me = mine::view(tx)?;
        let id = tx.viewer().account.clone();
        Ok(enrolment(&Secrets::of(&house), &id, &me.email, salt))
    })
    .await
}

/// Lists what one did and what was done to one.
///
/// # Errors
/// `Unauthenticated`.
#[cfg(feature = "ssr")]
pub(crate) async fn my_events(before: Option<String>) -> Result<(Vec<AuditLine>, String)> {
    access::read(move |tx| {
        let (person, account) = (tx.viewer().person.clone(), tx.viewer().account.clone());
        let lines = audit::list(tx.conn(), Some((&person, &account)), before.as_deref())?;
        Ok((lines, mine::zone(tx.conn())?))
    })
    .await
}
