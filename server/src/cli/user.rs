//! `user`: the way in and back in when nobody can sign in.
//!
//! Invariant: prints a link on stdout alone and everything else on stderr.

use anyhow::anyhow;
use app::access::Role;
use app::accounts::command;
use clap::{Subcommand, ValueEnum};

use super::house;
use crate::config::Config;

/// What is done to an account.
#[derive(Debug, Subcommand)]
pub enum User {
    /// Adds an account and prints its invitation.
    Add {
        /// The e-mail address to sign in with.
        email: String,
        /// The name, where the directory has nobody with this address.
        #[arg(long)]
        name: Option<String>,
        /// An office beside being an employee.
        #[arg(long, value_enum)]
        role: Option<Office>,
    },
    /// Gives an office; `employee` takes all of them away.
    Role {
        /// The e-mail address of the account.
        email: String,
        /// The office.
        #[arg(value_enum)]
        role: Office,
    },
    /// Prints a link with which the password is chosen anew.
    Reset {
        /// The e-mail address of the account.
        email: String,
        /// Takes the second step away too, for somebody who has lost it.
        #[arg(long)]
        second_step: bool,
    },
}

/// An office, or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Office {
    /// No office.
    Employee,
    /// Edits the strategy.
    Leadership,
    /// Administers accounts.
    Admin,
    /// Reads the audit trail.
    Auditor,
}

impl Office {
    const fn role(self) -> Option<Role> {
        match self {
            Self::Employee => None,
            Self::Leadership => Some(Role::Leadership),
            Self::Admin => Some(Role::Admin),
            Self::Auditor => Some(Role::Auditor),
        }
    }
}

/// Runs the command.
///
/// # Errors
/// What was refused; then nothing was changed.
pub fn run(config: &Config, user: &User) -> anyhow::Result<()> {
    let house = house::open(config)?;
    let house = house.at(&house::base(config, config.listen));
    let refused = |error: app::error::Error| anyhow!("{error}");
    match user {
        User::Add { email, name, role } => {
            let role = role.and_then(Office::role);
            let added = command::user_add(&house, email, name.as_deref(), role).map_err(refused)?;
            eprintln!("{} signs in as {}; hand over this link:", added.name, added.email);
            say!("{}", added.link);
        }
        User::Role { email, role } => {
            let name = match role.role() {
                Some(role) => command::user_role(&house, email, role),
                None => command::user_plain(&house, email),
            };
            say!(
                "{}: {}",
                name.map_err(refused)?,
                role.to_possible_value().map_or_else(String::new, |v| v.get_name().to_owned())
            );
        }
        User::Reset { email, second_step } => {
            say!("{}", command::user_reset(&house, email, *second_step).map_err(refused)?);
        }
    }
    Ok(())
}
