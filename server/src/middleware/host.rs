//! The names by which the site may be asked for.
//! Invariant: a request that passed named one host, and it is ours; so its own `Host` may be compared with.

use std::net::{IpAddr, SocketAddr};

use actix_web::dev::ServiceRequest;
use actix_web::http::{StatusCode, header};

use crate::config::{BaseUrl, Config};
use crate::http::errors::Refusal;

/// The site's own names.
#[derive(Debug, Clone)]
pub struct Names {
    base: Option<BaseUrl>,
    allowed: Vec<String>,
    listen: SocketAddr,
}

impl Names {
    /// Takes the names from the configuration, and the port from where the process listens.
    #[must_use]
    pub fn new(config: &Config, listen: SocketAddr) -> Self {
        Self { base: config.base_url.clone(), allowed: config.allowed_hosts.clone(), listen }
    }

    /// Says whether a `Host` is ours; letters in lower case.
    #[must_use]
    pub fn holds(&self, host: &str) -> bool {
        let (name, port) = split(host);
        if self.allowed.iter().any(|allowed| allowed == host || (allowed == name && self.is_usual(port))) {
            return true;
        }
        match &self.base {
            Some(base) => {
                host == base.host()
                    || host.strip_suffix(if base.is_https() { ":443" } else { ":80" }) == Some(base.host())
            }
            None => self.is_own(name) && port.unwrap_or(80) == self.listen.port(),
        }
    }

    /// Says whether an origin or the start of a URL (`https://host:port`) is the site itself, asked for as `host`.
    #[must_use]
    pub fn is_origin(&self, origin: &str, host: &str) -> bool {
        match &self.base {
            Some(base) => origin == base.to_string(),
            None => origin.strip_prefix("http://") == Some(host),
        }
    }

    /// Says whether browsers reach the site over TLS.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.base.as_ref().is_some_and(BaseUrl::is_https)
    }

    /// An entry without a port stands for the usual ones: none, the listening one, the base URL's.
    fn is_usual(&self, port: Option<u16>) -> bool {
        let public = self.base.as_ref().and_then(|base| split(base.host()).1);
        port.is_none() || port == Some(self.listen.port()) || (public.is_some() && port == public)
    }

    fn is_own(&self, name: &str) -> bool {
        let address = name.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
        let listening = self.listen.ip();
        name == "localhost"
            || address
                .is_ok_and(|address| address.is_loopback() || (address == listening && !listening.is_unspecified()))
    }
}

/// Refuses a request for another host, for none, or for more than one.
///
/// # Errors
/// Returns 421 for a host that is not ours, 400 for no host or several.
pub fn check(request: &ServiceRequest, names: &Names) -> Result<(), Refusal> {
    let Some(host) = of(request) else {
        return Err(Refusal::hang_up(StatusCode::BAD_REQUEST));
    };
    let target = request.uri().authority().map(|authority| authority.as_str().to_ascii_lowercase());
    if names.holds(&host) && target.is_none_or(|target| target == host) {
        Ok(())
    } else {
        Err(Refusal::new(StatusCode::MISDIRECTED_REQUEST))
    }
}

/// Returns the request's one `Host`, in lower case.
#[must_use]
pub fn of(request: &ServiceRequest) -> Option<String> {
    let mut hosts = request.headers().get_all(header::HOST);
    let host = hosts.next()?.to_str().ok()?.to_ascii_lowercase();
    hosts.next().is_none().then_some(host).filter(|host| !host.is_empty())
}

/// Splits a host from its port; a port that is no number belongs to the name, which then is nobody's.
fn split(host: &str) -> (&str, Option<u16>) {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) && !name.is_empty() => {
            match port.parse() {
                Ok(number) => (name, Some(number)),
                Err(_) => (host, None),
            }
        }
        _ => (host, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(base: Option<&str>, allowed: &[&str], listen: &str) -> Names {
        let allowed = allowed.iter().map(|host| (*host).to_owned()).collect();
        Names { base: base.map(|base| base.parse().unwrap()), allowed, listen: listen.parse().unwrap() }
    }

    #[test]
    fn without_a_base_url_only_this_machine_is_meant() {
        let ours = names(None, &["line.lan"], "127.0.0.1:3000");
        for host in ["localhost:3000", "127.0.0.1:3000", "[::1]:3000", "127.9.9.9:3000", "line.lan", "line.lan:3000"] {
            assert!(ours.holds(host), "{host}");
        }
        for host in [
            "localhost",
            "localhost:3001",
            "localhost:03000x",
            "evil.example",
            "evil.example:3000",
            "localhost.evil.example:3000",
            "127.0.0.1.nip.io:3000",
            "localhost:3000.evil.example",
            "user@localhost:3000",
            "0.0.0.0:3000",
            "192.168.0.1:3000",
            "[::]:3000",
            "",
            ":3000",
            "localhost:",
            "2130706433:3000",
            "line.lan:99",
            "[::1]",
            "localhost:3000:3000",
            "localhost.:3000",
            "line.lan.",
            "xn--localhost:3000",
            "localhost:99999",
            "[::ffff:8.8.8.8]:3000",
        ] {
            assert!(!ours.holds(host), "{host}");
        }
        assert!(names(None, &[], "192.168.0.1:80").holds("192.168.0.1"));
        assert!(!names(None, &[], "0.0.0.0:80").holds("0.0.0.0"));
    }

    #[test]
    fn with_a_base_url_only_it_and_the_further_names_are_meant() {
        let ours =
            names(Some("https://line.example.org"), &["old.example.org", "other.example.org:8443"], "127.0.0.1:3000");
        for host in ["line.example.org", "line.example.org:443", "old.example.org", "other.example.org:8443"] {
            assert!(ours.holds(host), "{host}");
        }
        for host in [
            "localhost:3000",
            "127.0.0.1:3000",
            "line.example.org:80",
            "line.example.org.evil",
            "example.org",
            "other.example.org",
            "xline.example.org",
        ] {
            assert!(!ours.holds(host), "{host}");
        }
        assert!(ours.is_origin("https://line.example.org", "anything") && ours.is_https());
        for origin in [
            "http://line.example.org",
            "https://line.example.org:444",
            "null",
            "",
            "https://line.example.org.evil",
            "https://old.example.org",
        ] {
            assert!(!ours.is_origin(origin, "line.example.org"), "{origin}");
        }
    }
}
