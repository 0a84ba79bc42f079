//! Addresses as the configuration writes them: the base URL and the networks of proxies.
//! Invariant: a value that exists is normal (lower case, no default port, no path), so comparing it is comparing text.

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

use actix_web::http::Uri;

/// Where people reach the site: scheme, host and port, and nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl {
    https: bool,
    host: String,
}

impl BaseUrl {
    /// Says whether browsers reach the site over TLS.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.https
    }

    /// Returns the host, with the port where it is not the scheme's own, as a `Host` header has it.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}", if self.https { "https" } else { "http" }, self.host)
    }
}

impl FromStr for BaseUrl {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = |why: &str| format!("\"{text}\" {why}; write it as https://line.example.org");
        let uri: Uri = text.parse().map_err(|_| wrong("is not a URL"))?;
        let https = match uri.scheme_str() {
            Some("https") => true,
            Some("http") => false,
            _ => return Err(wrong("does not begin with http:// or https://")),
        };
        let authority = uri.authority().ok_or_else(|| wrong("names no host"))?.as_str().to_ascii_lowercase();
        if authority.contains('@') {
            return Err(wrong("has a user name in it"));
        }
        if uri.path() != "/" || uri.query().is_some() || text.contains('#') {
            return Err(wrong("has something after the host"));
        }
        let host = authority.strip_suffix(if https { ":443" } else { ":80" }).unwrap_or(&authority).to_owned();
        if host.is_empty() || host.starts_with(':') || host.ends_with(':') {
            return Err(wrong("names no host"));
        }
        Ok(Self { https, host })
    }
}

/// An address or a network in CIDR form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network {
    address: IpAddr,
    /// How many leading bits count.
    prefix: u8,
}

impl Network {
    /// Says whether an address lies in the network; an IPv4 address mapped into IPv6 counts as IPv4.
    #[must_use]
    pub fn contains(&self, address: IpAddr) -> bool {
        match (self.address, address.to_canonical()) {
            (IpAddr::V4(net), IpAddr::V4(one)) => {
                same_start(u128::from(net.to_bits()) << 96, u128::from(one.to_bits()) << 96, self.prefix)
            }
            (IpAddr::V6(net), IpAddr::V6(one)) => same_start(net.to_bits(), one.to_bits(), self.prefix),
            _ => false,
        }
    }

    /// Says whether it is every address there is.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        self.prefix == 0
    }
}

impl FromStr for Network {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("\"{text}\" is not an address or a network; write 10.0.0.7 or 10.0.0.0/8");
        let (address, prefix) = text.split_once('/').map_or((text, None), |(address, prefix)| (address, Some(prefix)));
        let address = address.parse::<IpAddr>().map_err(|_| wrong())?.to_canonical();
        let most = if address.is_ipv4() { 32 } else { 128 };
        let prefix = prefix.map_or(Ok(most), str::parse::<u8>).map_err(|_| wrong())?;
        if prefix > most { Err(wrong()) } else { Ok(Self { address, prefix }) }
    }
}

fn same_start(left: u128, right: u128, bits: u8) -> bool {
    bits == 0 || (left ^ right) >> (128 - u32::from(bits)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_url_is_scheme_host_and_port_and_nothing_else() {
        for (text, normal) in [
            ("https://Line.Example.org", "https://line.example.org"),
            ("https://line.example.org:443/", "https://line.example.org"),
            ("http://localhost:3000", "http://localhost:3000"),
            ("http://[::1]:80", "http://[::1]"),
        ] {
            assert_eq!(text.parse::<BaseUrl>().unwrap().to_string(), normal);
        }
        for text in [
            "line.example.org",
            "ftp://x",
            "https://",
            "https://x/line",
            "https://x/?a",
            "https://u@x",
            "https://x/#a",
            "",
            "https://:80",
        ] {
            assert!(text.parse::<BaseUrl>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_network_holds_its_addresses_only() {
        let holds = |net: &str, one: &str| net.parse::<Network>().unwrap().contains(one.parse().unwrap());
        assert!(holds("10.0.0.0/8", "10.255.1.2") && !holds("10.0.0.0/8", "11.0.0.1"));
        assert!(holds("10.0.0.7", "10.0.0.7") && !holds("10.0.0.7", "10.0.0.6"));
        assert!(holds("10.0.0.7", "::ffff:10.0.0.7") && !holds("fd00::/8", "10.0.0.7"));
        assert!(holds("fd00::/8", "fdab::1") && !holds("fd00::/8", "fe80::1"));
        assert!(holds("0.0.0.0/0", "1.2.3.4") && !holds("0.0.0.0/0", "::1"));
        for text in ["", "10.0.0.0/33", "10.0.0.0/x", "proxy", "::/129"] {
            assert!(text.parse::<Network>().is_err(), "{text}");
        }
    }
}
