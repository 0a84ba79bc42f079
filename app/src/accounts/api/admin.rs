//! What admins, and leadership for its own office, do with the accounts of others.
//!
//! Invariant: what needs a second person goes through `store::approval`; nothing here says more than a read would.

use leptos::prelude::*;

use crate::access::Role;
use crate::error::Result;
use crate::id::{AccountId, ApprovalId, PersonId};
#[cfg(feature = "ssr")]
use crate::{
    access::{self, Tx as _},
    accounts::model::{self, AccountView, AccountsPage, ApprovalView, AuditLine},
    accounts::policy,
    accounts::secrets::Secrets,
    accounts::store::{account, approval, approval::Outcome, audit, link, list, mine, office, question, session},
    forms::{self, Said},
    routes::links,
};

/// Gives somebody of the directory an account, and makes an invitation for them.
#[server(prefix = "/api", endpoint = "account/invite")]
pub async fn invite_person(person: PersonId, email: String) -> Result<()> {
    let email = model::email("email", &email)?;
    let secrets = Secrets::of(&access::door()?.house);
    let id = access::write(move |tx| {
        let permit = tx.permit(policy::InvitePerson(person.clone()))?;
        let id = account::invite(tx, &permit, &email)?;
        let (entropy, now, by) = (tx.entropy(), tx.now(), tx.actor());
        let whose = (&id, by.as_deref());
        link::insert_for(tx.conn(), permit.proof(), (entropy, now), &secrets, whose)?;
        Ok(id)
    })
    .await?;
    // The page that follows shows the link.
    forms::say(Said::Nothing);
    forms::go(links::account(&id));
    Ok(())
}

/// Makes a link with which somebody chooses a password, to be handed over.
#[server(prefix = "/api", endpoint = "account/link")]
pub async fn make_link(id: AccountId) -> Result<()> {
    let secrets = Secrets::of(&access::door()?.house);
    forms::say(Said::Nothing);
    access::write(move |tx| {
        let permit = tx.permit(policy::MakeLink(id.clone()))?;
        link::make(tx, &permit, &secrets).map(drop)
    })
    .await
}

/// Shuts an account.
#[server(prefix = "/api", endpoint = "account/disable")]
pub async fn disable_account(id: AccountId) -> Result<()> {
    access::write(move |tx| {
        let permit = tx.permit(policy::DisableAccount(id.clone()))?;
        account::disable(tx, &permit)
    })
    .await
}

/// Opens an account again.
#[server(prefix = "/api", endpoint = "account/enable")]
pub async fn enable_account(id: AccountId) -> Result<()> {
    access::write(move |tx| {
        let permit = tx.permit(policy::EnableAccount(id.clone()))?;
        account::enable(tx, &permit)
    })
    .await
}

/// Signs somebody out everywhere.
#[server(prefix = "/api", endpoint = "account/end-sessions")]
pub async fn end_sessions(id: AccountId) -> Result<()> {
    forms::say(Said::SignedOut);
    access::write(move |tx| {
        let permit = tx.permit(policy::EndSessions(id.clone()))?;
        session::end_of(tx, &permit)
    })
    .await
}

/// Gives an office, or asks a second person to.
#[server(prefix = "/api", endpoint = "office/grant")]
pub async fn grant_office(id: AccountId, role: Role) -> Result<()> {
    let outcome = access::write(move |tx| {
        let permit = tx.permit(policy::GrantOffice(id.clone(), role))?;
        approval::grant_office(tx, &permit)
    })
    .await?;
    // What waits for a second person stands on the page.
    forms::say(if outcome == Outcome::Asked { Said::Nothing } else { Said::OfficeGiven });
    Ok(())
}

/// Takes an office back.
#[server(prefix = "/api", endpoint = "office/take")]
pub async fn take_office(id: AccountId, role: Role) -> Result<()> {
    forms::say(Said::OfficeTaken);
    access::write(move |tx| {
        let permit = tx.permit(policy::TakeOffice(id.clone(), role))?;
        office::take(tx, &permit)
    })
    .await
}

/// Takes somebody's second step away, for they have lost it, or asks a second person to.
#[server(prefix = "/api", endpoint = "account/remove-second-step")]
pub async fn remove_second_step(id: AccountId) -> Result<()> {
    let outcome = access::write(move |tx| {
        let permit = tx.permit(policy::RemoveSecondStep(id.clone()))?;
        approval::remove_second_step(tx, &permit)
    })
    .await?;
    forms::say(if outcome == Outcome::Asked { Said::Nothing } else { Said::Removed });
    Ok(())
}

/// Says yes as the second person.
#[server(prefix = "/api", endpoint = "approval/grant")]
pub async fn grant_approval(id: ApprovalId) -> Result<()> {
    access::write(move |tx| {
        let permit = tx.permit(policy::DecideApproval(id.clone()))?;
        approval::grant(tx, &permit)
    })
    .await
}

/// Says no as the second person.
#[server(prefix = "/api", endpoint = "approval/refuse")]
pub async fn refuse_approval(id: ApprovalId) -> Result<()> {
    access::write(move |tx| {
        let permit = tx.permit(policy::DecideApproval(id.clone()))?;
        approval::refuse(tx, &permit)
    })
    .await
}

/// Takes a question of one's own back.
#[server(prefix = "/api", endpoint = "approval/withdraw")]
pub async fn withdraw_approval(id: ApprovalId) -> Result<()> {
    access::write(move |tx| {
        let permit = tx.permit(policy::WithdrawApproval(id.clone()))?;
        approval::withdraw(tx, &permit)
    })
    .await
}

/// Lists accounts; with a query, everybody of the directory whom it fits.
///
/// # Errors
/// `Forbidden` to whoever is neither admin nor leadership.
#[cfg(feature = "ssr")]
pub(crate) async fn accounts(query: String, page: i64) -> Result<AccountsPage> {
    access::read(move |tx| list::page(tx, &query, page)).await
}

/// Reads one account.
///
/// # Errors
/// `Forbidden`, or `NotFound`.
#[cfg(feature = "ssr")]
pub(crate) async fn account(id: AccountId) -> Result<AccountView> {
    let house = access::door()?.house;
    access::read(move |tx| {
        let zone = mine::zone(tx.conn())?;
        let absolute = |path: &str| house.site().absolute(path);
        list::view(tx, &id, &Secrets::of(&house), zone, absolute)
    })
    .await
}

/// Lists what waits for a second person.
///
/// # Errors
/// `Forbidden` to whoever is neither admin nor leadership.
#[cfg(feature = "ssr")]
pub(crate) async fn approvals() -> Result<(Vec<ApprovalView>, crate::time::Timestamp, String)> {
    access::read(|tx| {
        let _ = tx.permit(policy::ReadAccounts)?;
        let (viewer, now) = (tx.viewer().clone(), tx.now());
        let zone = mine::zone(tx.conn())?;
        Ok((question::list(tx.conn(), &viewer, now)?, now, zone))
    })
    .await
}

/// Lists the audit trail.
///
/// # Errors
/// `Forbidden` to whoever is neither admin nor auditor.
#[cfg(feature = "ssr")]
pub(crate) async fn audit_trail(before: Option<String>) -> Result<(Vec<AuditLine>, String)> {
    access::read(move |tx| {
        let _ = tx.permit(policy::ReadAudit)?;
        let zone = mine::zone(tx.conn())?;
        Ok((audit::list(tx.conn(), None, before.as_deref())?, zone))
    })
    .await
}
