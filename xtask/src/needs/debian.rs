//! Debian packages, installed only when we are root on Debian; everywhere else a person is told the command.

use crate::process::{self, say};
use std::fs;
use std::process::Command;

/// Installs a package and whether that worked. Never asks anything.
pub fn install(package: &str) -> bool {
    if !may_install() {
        return false;
    }
    say(&format!("installing the Debian package {package}"));
    let install = || {
        let mut command = Command::new("apt-get");
        command
            .args(["install", "-y", "-q", "--no-install-recommends", package])
            .env("DEBIAN_FRONTEND", "noninteractive");
        // apt writes to its output what is no result of ours.
        process::capture(&mut command)
    };
    // The lists of a fresh machine are empty or old: fetch them only when they turn out to be.
    if install().is_ok() {
        return true;
    }
    let updated = process::capture(Command::new("apt-get").args(["update", "-q"]));
    match updated.and_then(|_| install()) {
        Ok(_) => true,
        Err(error) => {
            say(&format!("{package} was not installed: {error}"));
            false
        }
    }
}

/// Whether we are the superuser, who may install packages and must not run a PostgreSQL.
pub fn is_root() -> bool {
    process::capture(Command::new("id").arg("-u")).is_ok_and(|printed| printed.trim() == "0")
}

fn may_install() -> bool {
    is_root()
        && process::on_path("apt-get").is_some()
        && fs::read_to_string("/etc/os-release").is_ok_and(|text| is_debian(&text))
}

fn is_debian(os_release: &str) -> bool {
    os_release.lines().any(|line| line.trim_matches(['"', ' ']) == "ID=debian")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debian_is_told_from_its_descendants() {
        assert!(is_debian("NAME=\"Debian GNU/Linux\"\nID=debian\n"));
        assert!(!is_debian("ID=ubuntu\nID_LIKE=debian\n"));
    }
}
