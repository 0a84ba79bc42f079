//! What `throughline check --deploy` says about the configuration and the machine, without touching the database.
//! Invariant: a check only looks; it changes nothing, and what it prints holds no secret.

use super::{Config, LogFormat};

mod files;

/// The answer to one question about a deployment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// A short, stable name to refer to, such as `base-url`.
    pub name: &'static str,
    /// Whether it is as it should be.
    pub passed: bool,
    /// What was found, and what to do where it did not pass.
    pub says: String,
}

/// The least number of files that a server with two workers may need open at once: two for each connection.
const OPEN_FILES: u64 = 16_384;

/// Looks at the configuration, the files it names and the process.
#[must_use]
pub fn deploy_checks(config: &Config) -> Vec<Check> {
    let mut checks = address(config);
    checks.extend(files::files(config));
    checks.extend(process(config));
    checks
}

fn check(name: &'static str, passed: bool, good: impl Into<String>, bad: impl Into<String>) -> Check {
    Check { name, passed, says: if passed { good.into() } else { bad.into() } }
}

fn address(config: &Config) -> Vec<Check> {
    let base = config.base_url.as_ref();
    let https = base.is_some_and(super::BaseUrl::is_https);
    let name = base.map_or("", |base| base.host());
    let loopback = ["localhost", "127.", "[::1]"].iter().any(|start| name.starts_with(start));
    let open = config.trusted_proxies.iter().any(super::Network::is_everything);
    vec![
        check(
            "base-url",
            base.is_some() || config.is_local(),
            "the base URL is set, or only this machine connects",
            "others can connect but base_url is not set; set it to the address that people type",
        ),
        check(
            "https",
            https,
            "the base URL is https",
            "base_url is not https: cookies and passwords would cross the network in the clear; put a proxy with TLS in front and set base_url to https://...",
        ),
        check(
            "host-name",
            base.is_some() && !loopback,
            "the base URL names a host that others can reach",
            "base_url is missing or names this machine only; links that you hand over would not open",
        ),
        check(
            "behind-a-proxy",
            config.is_local() || !https || !config.trusted_proxies.is_empty(),
            "the plain port is for the proxy only",
            "the server listens beyond this machine without TLS of its own and knows no proxy; listen on 127.0.0.1, or set trusted_proxies",
        ),
        check(
            "proxies-known",
            !https || !config.trusted_proxies.is_empty(),
            "the proxy's addresses are set",
            "trusted_proxies is not set: everybody looks like one address, and one person's failed sign-ins slow all; set it to the proxy's address (127.0.0.1 on this machine)",
        ),
        check(
            "proxies-few",
            !open,
            "X-Forwarded-For is believed from named proxies only",
            "trusted_proxies holds every address, so anybody can claim any address; name the proxies",
        ),
        check(
            "fixed-port",
            config.listen.port() != 0,
            "the port is fixed",
            "port 0 takes another port at each start; choose one",
        ),
    ]
}

fn process(config: &Config) -> Vec<Check> {
    let limit = rustix::process::getrlimit(rustix::process::Resource::Nofile).maximum.unwrap_or(u64::MAX);
    let memory = config.hash_concurrency * 19;
    let chatty = ["debug", "trace"].iter().any(|level| config.log_level.split(',').any(|part| part == *level));
    vec![
        check(
            "not-root",
            !rustix::process::geteuid().is_root(),
            "the server is not root",
            "the server would run as root; run it as a user of its own",
        ),
        check(
            "open-files",
            limit >= OPEN_FILES,
            format!("{limit} files may be open"),
            format!("only {limit} files may be open; allow {OPEN_FILES} (LimitNOFILE in the systemd unit)"),
        ),
        check(
            "log-level",
            !chatty,
            "the log is not chatty",
            "log_level is debug or trace, which slows the server and may log more than you want to keep; use info",
        ),
        check(
            "log-format",
            config.log_format == LogFormat::Json,
            "the log can be collected",
            "log_format is text; json is easier to search and cannot be forged by a line break",
        ),
        check(
            "hash-memory",
            memory <= 304,
            format!("hashing takes at most {memory} MiB"),
            format!("hashing may take {memory} MiB at once; lower hash_concurrency to 16 or less"),
        ),
        check(
            "sign-ins",
            config.sign_ins_per_minute <= 120,
            "sign-ins from one address are limited",
            "more than 120 sign-ins a minute from one address lets passwords be tried in bulk; lower sign_ins_per_minute",
        ),
        check(
            "drain",
            config.drain_seconds > 0,
            "the load balancer has time to look away before a stop",
            "drain_seconds is 0; set it to twice the interval of your load balancer's check",
        ),
        check(
            "release",
            !cfg!(debug_assertions),
            "this is a release build",
            "this is a development build; build with cargo xtask build",
        ),
        check(
            "panics",
            cfg!(panic = "unwind"),
            "a failure ends a request, not the server",
            "this build aborts on a panic; build with panic = \"unwind\"",
        ),
    ]
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;
    use std::path::Path;

    use super::*;
    use crate::config::Flags;

    fn failed(values: &[(&'static str, String)]) -> Vec<&'static str> {
        let flags = Flags { values: values.iter().cloned().collect(), file: None };
        let config = Config::resolve(&flags, &|_| None, None).unwrap();
        deploy_checks(&config).iter().filter(|check| !check.passed).map(|check| check.name).collect()
    }

    #[test]
    fn a_bare_configuration_is_not_ready_and_a_careful_one_is() {
        let folder = std::env::temp_dir().join(format!("deploy-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("pepper"), [7; 32]).unwrap();
        let mode = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
        mode(&folder, 0o755);
        mode(&folder.join("pepper"), 0o644);
        let data = ("data_dir", folder.display().to_string());
        let found = failed(&[
            data.clone(),
            ("listen", "0.0.0.0:0".into()),
            ("trusted_proxies", "0.0.0.0/0".into()),
            ("database_url", "postgres://me:x@db/line".into()),
        ]);
        for name in [
            "base-url",
            "https",
            "host-name",
            "proxies-few",
            "fixed-port",
            "data-folder-private",
            "pepper-private",
            "database-encrypted",
            "log-format",
            "release",
        ] {
            assert!(found.contains(&name), "{name} in {found:?}");
        }
        mode(&folder, 0o700);
        mode(&folder.join("pepper"), 0o600);
        let found = failed(&[
            data,
            ("base_url", "https://line.example.org".into()),
            ("trusted_proxies", "127.0.0.1".into()),
            ("log_format", "json".into()),
        ]);
        // What is left is about the machine that runs the test, not about the configuration.
        assert!(found.iter().all(|name| ["release", "not-root", "open-files"].contains(name)), "{found:?}");
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_missing_folder_and_a_missing_pepper_are_said() {
        let found = failed(&[("data_dir", "/nowhere/at/all".into())]);
        assert!(found.contains(&"data-folder") && found.contains(&"pepper"));
    }
}
