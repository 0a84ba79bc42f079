//! What a deployment's files are asked: are they there, who reads them, on what disk; and how far the database is.
//! Invariant: a file that is not there is reported by the check that needs it, and by no other.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;

use super::{Check, check};
use crate::config::Config;

/// The least length of the pepper, in bytes.
const PEPPER: u64 = 32;

pub(super) fn files(config: &Config) -> Vec<Check> {
    let (data, pepper) = (&config.data_dir, &config.pepper_file);
    let length = fs::metadata(pepper).map_or(0, |found| found.len());
    let keeps_password = config
        .database_url
        .split_once("://")
        .and_then(|(_, rest)| rest.split_once('@'))
        .is_some_and(|(user, _)| user.contains(':'));
    let mut checks = vec![
        check(
            "data-folder",
            data.is_dir(),
            format!("{} is there", data.display()),
            format!(
                "the data folder {} is not there; create it, owned by the server's user, mode 0700",
                data.display()
            ),
        ),
        check(
            "data-folder-private",
            is_private(data),
            "only the server's user reads the data folder",
            format!("others can read {}; chmod 0700 it", data.display()),
        ),
        check(
            "data-folder-local",
            !is_on_a_network(data),
            "the data folder is on a local disk",
            format!(
                "{} is on a network file system, where SQLite can lose data; move it to a local disk, or use PostgreSQL",
                data.display()
            ),
        ),
        check(
            "pepper",
            length >= PEPPER,
            "the pepper is there",
            format!(
                "{} is missing or shorter than {PEPPER} bytes; create it: head -c 32 /dev/urandom",
                pepper.display()
            ),
        ),
        check(
            "pepper-private",
            is_private(pepper),
            "only the server's user reads the pepper",
            format!("others can read {}; chmod 0600 it", pepper.display()),
        ),
        check(
            "database-private",
            sqlite_file(config).is_none_or(|file| !file.exists() || is_private(file)),
            "only the server's user reads the database",
            "others can read the database file; chmod 0600 it",
        ),
        check(
            "database-encrypted",
            is_near_or_verified(&config.database_url),
            "the way to the database is this machine, or verified TLS",
            "the database is on another machine without sslmode=verify-full; add it to the URL",
        ),
    ];
    if let Some(file) = &config.file {
        checks.push(check(
            "file-private",
            !keeps_password || is_private(file),
            "the configuration file tells nobody a password",
            format!("{} may hold the database password and others can read it; chmod 0600 it", file.display()),
        ));
    }
    checks
}

/// Says whether nobody but the owner reads the file; one that is not there tells nobody anything.
fn is_private(path: &Path) -> bool {
    fs::metadata(path).map_or(true, |found| found.permissions().mode() & 0o077 == 0)
}

fn sqlite_file(config: &Config) -> Option<&Path> {
    config.database_url.strip_prefix("sqlite:").map(Path::new)
}

fn is_near_or_verified(url: &str) -> bool {
    let Some((_, rest)) = url.split_once("://").filter(|(scheme, _)| scheme.starts_with("postgres")) else {
        return true;
    };
    let (place, options) = rest.split_once('?').unwrap_or((rest, ""));
    let host = place.split('/').next().unwrap_or("").rsplit('@').next().unwrap_or("");
    let near = ["localhost", "127.", "[::1]", "%2F", "%2f"].iter().any(|start| host.starts_with(start));
    near || host.is_empty()
        || options.split('&').any(|option| option == "sslmode=verify-full")
        || options.contains("host=/")
}

/// Says whether the mount that holds a path is a network's; unknown counts as local.
fn is_on_a_network(path: &Path) -> bool {
    let (Ok(path), Ok(mounts)) = (path.canonicalize(), fs::read_to_string("/proc/mounts")) else {
        return false;
    };
    let Ok(device) = fs::metadata(&path).map(|found| found.dev()) else {
        return false;
    };
    mounts.lines().any(|line| {
        let mut fields = line.split(' ').skip(1);
        let (Some(at), Some(kind)) = (fields.next(), fields.next()) else {
            return false;
        };
        let distant = ["nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs", "ceph", "glusterfs"].contains(&kind);
        distant && path.starts_with(at) && fs::metadata(at).is_ok_and(|found| found.dev() == device)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_to_a_database_is_short_or_verified() {
        for (url, good) in [
            ("sqlite:x", true),
            ("postgres://me@localhost/line", true),
            ("postgres://me:a%40b@127.0.0.1:5432/line", true),
            ("postgres:///line?host=/run/postgresql", true),
            ("postgres://me@db/line", false),
            ("postgres://me@db/line?sslmode=require", false),
            ("postgres://localhost:pw@db/line", false),
            ("postgres://me@db/line?a=b&sslmode=verify-full", true),
        ] {
            assert_eq!(is_near_or_verified(url), good, "{url}");
        }
    }
}
