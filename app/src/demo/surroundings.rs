//! When a visitor may look as somebody of the demo without a password.
//!
//! Invariant: pure; anything that is not known is a no. Whoever is not on this very machine meets a server with a base
//! URL, a Host that is not loopback, or a proxy that says for whom it asks; each of the three is enough to refuse.

/// What the process knows about where it is reached, placed into each request by the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Surroundings {
    /// Whether a base URL is configured.
    pub base_url: bool,
}

/// What one request says about itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seen {
    /// What the server put into the request; nothing is a no.
    pub surroundings: Option<Surroundings>,
    /// The `Host`; nothing is a no.
    pub host: Option<String>,
    /// The names of the request's headers, in lower case.
    pub headers: Vec<String>,
}

/// Tells whether the one click "look as" is offered and taken: a database marked as demo, no base URL, a loopback Host,
/// and no header by which a proxy says that it forwards.
pub fn is_offered(is_demo: bool, seen: &Seen) -> bool {
    is_demo
        && seen.surroundings == Some(Surroundings { base_url: false })
        && seen.host.as_deref().is_some_and(is_loopback)
        && !seen.headers.iter().any(|name| is_forwarding(name))
}

/// Tells whether a `Host` names this machine: `localhost`, 127.0.0.0/8 or `[::1]`, with or without a port.
fn is_loopback(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    if name.eq_ignore_ascii_case("localhost") {
        return true;
    }
    match name.strip_prefix('[').and_then(|name| name.strip_suffix(']')) {
        Some(inner) => inner.parse::<std::net::Ipv6Addr>().is_ok_and(|address| address.is_loopback()),
        None => name.parse::<std::net::Ipv4Addr>().is_ok_and(|address| address.is_loopback()),
    }
}

fn is_forwarding(name: &str) -> bool {
    matches!(name, "forwarded" | "via" | "x-real-ip" | "x-throughline-forwarded") || name.starts_with("x-forwarded-")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(base_url: Option<bool>, host: &str, headers: &[&str]) -> Seen {
        Seen {
            surroundings: base_url.map(|base_url| Surroundings { base_url }),
            host: (!host.is_empty()).then(|| host.to_owned()),
            headers: headers.iter().map(|name| (*name).to_owned()).collect(),
        }
    }

    #[test]
    fn looking_as_somebody_needs_every_condition() {
        let plain = &["accept", "cookie", "user-agent"][..];
        for (is_demo, base_url, host, headers, offered) in [
            (true, Some(false), "127.0.0.1:3000", plain, true),
            (true, Some(false), "localhost:3000", plain, true),
            (true, Some(false), "LocalHost", plain, true),
            (true, Some(false), "[::1]:3000", plain, true),
            (true, Some(false), "127.8.9.1", plain, true),
            (false, Some(false), "127.0.0.1:3000", plain, false),
            (true, Some(true), "127.0.0.1:3000", plain, false),
            (true, None, "127.0.0.1:3000", plain, false),
            (true, Some(false), "", plain, false),
            (true, Some(false), "line.example", plain, false),
            (true, Some(false), "192.168.1.4:3000", plain, false),
            (true, Some(false), "localhost.line.example", plain, false),
            (true, Some(false), "127.0.0.1.line.example", plain, false),
            (true, Some(false), "[::2]:3000", plain, false),
            (true, Some(false), "0.0.0.0:3000", plain, false),
            (true, Some(false), "localhost:3000", &["forwarded"], false),
            (true, Some(false), "localhost:3000", &["via"], false),
            (true, Some(false), "localhost:3000", &["x-real-ip"], false),
            (true, Some(false), "localhost:3000", &["x-forwarded-for"], false),
            (true, Some(false), "localhost:3000", &["x-forwarded-host"], false),
            (true, Some(false), "localhost:3000", &["x-forwarded-proto"], false),
        ] {
            assert_eq!(
                is_offered(is_demo, &seen(base_url, host, headers)),
                offered,
                "{is_demo} {base_url:?} {host} {headers:?}"
            );
        }
    }
}
