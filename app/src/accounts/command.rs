//! What the server's own command line does with accounts: the way back in when nobody can sign in.
//!
//! Invariant: acts as the server itself, so nothing waits for a second person; everything is in the audit trail and
//! shown to those affected. Blocks; not for a thread that must not.

use crate::access::{House, Role, Tx, Writer};
use crate::accounts::model;
use crate::accounts::secrets::Secrets;
use crate::accounts::store::account::Candidate;
use crate::accounts::store::{account, first, link, notice, office, second_step, waits};
use crate::error::{Error, Result};
use crate::id::AccountId;
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
pub fn user_add(
    house: &House,
    email: &str,
    name: Option<&str>,
    role: Option<Role>,
) -> Result<Added> {
    let email = model::email("email", email)?;
    let name = name.unwrap_or_else(|| email.split('@').next().unwrap_or(&email));
    let name = Title::parse("name", name)?;
    let secrets = Secrets::of(house);
    let (added, path) = house.write_as_system(move |tx| {
        let (entropy, now) = (tx.entropy(), tx.now());
        let person = first::person_of(tx.conn(), entropy, now, &email, &name)?;
        let id = account::insert(tx.conn(), entropy, now, &person, &email)?;
        tx.note("account.invite", Some(person.as_str()), "command line")?;
        let found = account::find(tx.conn(), &id)?.ok_or(Error::NotFound)?;
        if let Some(role) = role {
            give(tx, &found, role)?;
        }
        let token = link::insert_for(tx.conn(), entropy, now, &secrets, &id, None)?;
        Ok((found, links::sign_in_link(token.secret())))
    })?;
    Ok(Added {
        name: added.name,
        email: added.email,
        role,
        link: house.site().absolute(&path),
    })
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
            give(tx, &found, role)?;
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
        let (entropy, now) = (tx.entropy(), tx.now());
        let person = &found.person;
        waits::delete(tx.conn(), &secrets.wait_key("sign_in", &email))?;
        let second_step = secrets.wait_key("second step", found.id.as_str());
        waits::delete(tx.conn(), &second_step)?;
        if second_step_too {
            remove_second_step(tx, &found.id)?;
            notice::insert_with(tx, person, "second_step.removed", Some(person))?;
        }
        let token = link::insert_for(tx.conn(), entropy, now, &secrets, &found.id, None)?;
        tx.note("account.link", Some(person.as_str()), "command line")?;
        notice::insert_with(tx, person, "account.link", Some(person))?;
        Ok(links::sign_in_link(token.secret()))
    })?;
    Ok(house.site().absolute(&path))
}

fn give(tx: &mut Writer<'_>, found: &Candidate, role: Role) -> Result<()> {
    office::set(tx.conn(), &found.id, role, true)?;
    let word = role.word();
    tx.note("office.granted", Some(found.person.as_str()), word)?;
    let mut affected = office::possible_seconds(tx.conn(), false)?;
    affected.retain(|person| *person != found.person);
    affected.push(found.person.clone());
    for person in &affected {
        notice::insert_with(
            tx,
            person,
            &format!("office.granted:{word}"),
            Some(&found.person),
        )?;
    }
    Ok(())
}

fn remove_second_step(tx: &mut Writer<'_>, id: &AccountId) -> Result<()> {
    second_step::remove(tx.conn(), id)?;
    tx.note("second_step.removed", Some(id.as_str()), "command line")
}

fn find(tx: &mut Writer<'_>, email: &str) -> Result<Candidate> {
    account::find_by_email(tx.conn(), email)?.ok_or_else(|| {
        Error::invalid(
            "email",
            format!("Nobody signs in with {email}. Add them with: throughline user add {email}"),
        )
    })
}
