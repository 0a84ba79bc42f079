//! What the server's own command line does with accounts: the way back in when nobody can sign in.
//!
//! Invariant: acts as the server itself, so nothing waits for a second person; everything is in the audit trail and
//! shown to those affected. Blocks; not for a thread that must not.

use crate::access::{House, Role, Tx, Writer};
use crate::accounts::secrets::Secrets;
use crate::accounts::store::account::Candidate;
use crate::accounts::store::{account, approval, first, link, office, waits};
use crate::accounts::{model, policy};
use crate::error::{Error, Result};
use crate::routes::links;
use crate::text::Title;

/// An account that was added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Added {
    /// The person's name.
    pub name: String,
    /// What they sign in with.
    pub email: String,
    /// The office they were given.
    pub role: Option<Role>,
    /// The invitation's whole address.
    pub link: String,
}

/// Adds an account for the person with this address, who is added to the directory if they are not there. `name` is
/// needed only then; without it the part of the address before the `@` stands in.
///
/// # Errors
/// `Invalid` if the address is none, or has an account already.
pub fn user_add(house: &House, email: &str, name: Option<&str>, role: Option<Role>) -> Result<Added> {
    let email = model::email("email", email)?;
    let name = name.unwrap_or_else(|| email.split('@').next().unwrap_or(&email));
    let name = Title::parse("name", name)?;
    let secrets = Secrets::of(house);
    let (added, path) = house.write_as_system(move |tx| {
        let (proof, entropy, now) = (tx.system()?, tx.entropy(), tx.now());
        let person = first::person_of(tx.conn(), proof, (entropy, now), &email, &name)?;
        let permit = tx.permit(policy::InvitePerson(person))?;
        let id = account::invite(tx, &permit, &email)?;
        if let Some(role) = role {
            let permit = tx.permit(policy::GrantOffice(id.clone(), role))?;
            approval::grant_office(tx, &permit)?;
        }
        let token = link::insert_for(tx.conn(), proof, (entropy, now), &secrets, (&id, None))?;
        let found = account::find(tx.conn(), &id)?.ok_or(Error::NotFound)?;
        Ok((found, links::sign_in_link(token.secret())))
    })?;
    Ok(Added { name: added.name, email: added.email, role, link: house.site().absolute(&path) })
}

/// Gives an office to the account with this address; returns the person's name.
///
/// # Errors
/// `Invalid` if there is no such account.
pub fn user_role(house: &House, email: &str, role: Role) -> Result<String> {
    let email = email.trim().to_lowercase();
    house.write_as_system(move |tx| {
        let found = find(tx, &email)?;
        if !found.offices.hold(role) {
            let permit = tx.permit(policy::GrantOffice(found.id, role))?;
            approval::grant_office(tx, &permit)?;
        }
        Ok(found.name)
    })
}

/// Takes every office from the account with this address; returns the person's name.
///
/// # Errors
/// `Invalid` if there is no such account, or nobody else could administer accounts.
pub fn user_plain(house: &House, email: &str) -> Result<String> {
    let email = email.trim().to_lowercase();
    house.write_as_system(move |tx| {
        let found = find(tx, &email)?;
        for role in Role::ALL.into_iter().filter(|role| found.offices.hold(*role)) {
            let permit = tx.permit(policy::TakeOffice(found.id.clone(), role))?;
            office::take(tx, &permit)?;
        }
        Ok(found.name)
    })
}

/// Makes a link with which the account's password is chosen anew, and returns its whole address. Failures are forgotten;
/// a second step stays unless `second_step_too`.
///
/// # Errors
/// `Invalid` if there is no such account.
pub fn user_reset(house: &House, email: &str, second_step_too: bool) -> Result<String> {
    let email = email.trim().to_lowercase();
    let secrets = Secrets::of(house);
    let path = house.write_as_system(move |tx| {
        let found = find(tx, &email)?;
        let proof = tx.system()?;
        for (kind, what) in
            [("sign_in", email.as_str()), ("second step", found.id.as_str()), ("confirm", found.id.as_str())]
        {
            waits::delete(tx.conn(), proof, &secrets.wait_key(kind, what))?;
        }
        if second_step_too {
            let permit = tx.permit(policy::RemoveSecondStep(found.id.clone()))?;
            approval::remove_second_step(tx, &permit)?;
        }
        let permit = tx.permit(policy::MakeLink(found.id))?;
        let token = link::make(tx, &permit, &secrets)?;
        Ok(links::sign_in_link(token.secret()))
    })?;
    Ok(house.site().absolute(&path))
}

fn find(tx: &mut Writer<'_>, email: &str) -> Result<Candidate> {
    account::find_by_email(tx.conn(), email)?.ok_or_else(|| {
        Error::invalid("email", format!("Nobody signs in with {email}. Add them with: throughline user add {email}"))
    })
}
