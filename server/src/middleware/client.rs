//! Who sends a request, as far as the network knows: the address, seen through trusted proxies only.
//! Invariant: after this no forwarding header is left on the request, so nothing later can believe a forged one.

use std::net::{IpAddr, Ipv4Addr};

use actix_web::dev::ServiceRequest;
use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};

use crate::config::Network;

/// The header that tells the product the client's address; one that comes with a request is overwritten.
pub const ADDRESS: HeaderName = HeaderName::from_static("x-throughline-client");
/// The header that tells the product that somebody forwarded the request, or claimed to.
pub const FORWARDED: HeaderName = HeaderName::from_static("x-throughline-forwarded");

const FORWARDING: [&str; 7] = [
    "forwarded",
    "x-forwarded-for",
    "x-forwarded-host",
    "x-forwarded-proto",
    "x-forwarded-port",
    "x-forwarded-server",
    "x-real-ip",
];

/// Finds the client's address, tells it to the product and removes every forwarding header.
pub fn resolve(request: &mut ServiceRequest, trusted: &[Network]) -> IpAddr {
    let peer = request.peer_addr().map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |peer| peer.ip().to_canonical());
    let client = behind(peer, request.headers(), trusted);
    let headers = request.headers_mut();
    headers.remove(FORWARDED);
    let mut forwarded = headers.remove("via").next().is_some();
    for name in FORWARDING {
        forwarded |= headers.remove(name).next().is_some();
    }
    if forwarded {
        headers.insert(FORWARDED, HeaderValue::from_static("yes"));
    }
    if let Ok(value) = HeaderValue::from_str(&client.to_string()) {
        headers.insert(ADDRESS, value);
    }
    client
}

/// Walks `X-Forwarded-For` from its end, where each proxy wrote the address that it saw, while the writer is trusted.
fn behind(peer: IpAddr, headers: &HeaderMap, trusted: &[Network]) -> IpAddr {
    let is_trusted = |address: IpAddr| trusted.iter().any(|network| network.contains(address));
    let lines: Vec<&str> = headers.get_all("x-forwarded-for").filter_map(|line| line.to_str().ok()).collect();
    let mut client = peer;
    for hop in lines.iter().flat_map(|line| line.split(',')).rev() {
        if !is_trusted(client) {
            break;
        }
        let Ok(address) = hop.trim().parse::<IpAddr>() else {
            break;
        };
        client = address.to_canonical();
    }
    client
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    #[test]
    fn only_a_trusted_proxy_is_believed_and_only_its_own_hop() {
        let trusted = ["127.0.0.1".parse().unwrap(), "10.0.0.0/8".parse().unwrap()];
        for (peer, hops, client) in [
            ("127.0.0.1", vec!["203.0.113.9"], "203.0.113.9"),
            ("127.0.0.1", vec!["1.1.1.1, 203.0.113.9"], "203.0.113.9"),
            ("127.0.0.1", vec!["1.1.1.1", "203.0.113.9, 10.0.0.5"], "203.0.113.9"),
            ("127.0.0.1", vec!["10.0.0.4, 10.0.0.5"], "10.0.0.4"),
            ("127.0.0.1", vec!["nobody"], "127.0.0.1"),
            ("127.0.0.1", vec![], "127.0.0.1"),
            ("192.0.2.1", vec!["203.0.113.9"], "192.0.2.1"),
            ("::ffff:127.0.0.1", vec!["::ffff:203.0.113.9"], "203.0.113.9"),
        ] {
            let peer: IpAddr = peer.parse().unwrap();
            let mut request = TestRequest::default().peer_addr((peer, 9).into()).insert_header((ADDRESS, "6.6.6.6"));
            for line in &hops {
                request = request.append_header(("X-Forwarded-For", *line));
            }
            let mut request = request.insert_header(("X-Real-IP", "6.6.6.6")).to_srv_request();
            assert_eq!(resolve(&mut request, &trusted), client.parse::<IpAddr>().unwrap(), "{peer} {hops:?}");
            assert_eq!(request.headers().get(ADDRESS).unwrap(), client);
            assert!(request.headers().get("x-forwarded-for").is_none() && request.headers().get("x-real-ip").is_none());
            assert!(request.headers().get(FORWARDED).is_some());
        }
        let mut plain = TestRequest::default().insert_header((FORWARDED, "no")).to_srv_request();
        resolve(&mut plain, &trusted);
        assert!(plain.headers().get(FORWARDED).is_none());
    }
}
