//! What the commands need beside Rust and a C compiler: found, or installed where we may, or named with the command that installs it.
//! Nothing is installed outside the checkout but a Rust target, and Debian packages when we are root on Debian.

pub mod chromium;
pub mod debian;
pub mod deny;
pub mod node;
pub mod postgres;
pub mod rust;

use std::fmt;

/// A thing that is there, or what to do about it.
pub type Found<T> = Result<T, Missing>;

/// Something that is not there and that we may not, or could not, install.
#[derive(Debug, PartialEq, Eq)]
pub struct Missing {
    what: &'static str,
    command: String,
}

impl Missing {
    /// Names what is missing and the command that a person types to install it.
    pub fn new(what: &'static str, command: impl Into<String>) -> Self {
        Self { what, command: command.into() }
    }
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is missing: run `{}`", self.what, self.command)
    }
}

impl std::error::Error for Missing {}

/// Finds something, else installs a Debian package where we may and looks again.
pub fn find_or_install<T>(what: &'static str, package: &'static str, find: impl Fn() -> Option<T>) -> Found<T> {
    if let Some(found) = find() {
        return Ok(found);
    }
    if debian::install(package)
        && let Some(found) = find()
    {
        return Ok(found);
    }
    Err(Missing::new(what, format!("sudo apt-get install -y {package}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_is_not_installed() {
        assert_eq!(find_or_install("a shell", "no-such-package", || Some(1)), Ok(1));
    }

    #[test]
    fn what_is_missing_is_named_with_its_command() {
        let missing = Missing::new("xmllint", "sudo apt-get install -y libxml2-utils");
        assert_eq!(missing.to_string(), "xmllint is missing: run `sudo apt-get install -y libxml2-utils`");
    }
}
