//! Names by which the server is asked for, and marks that a proxy would set.
//!
//! Invariant: only a name of ours is served, and nothing that a stranger forged reaches the product.

use super::server::Server;

#[test]
fn a_foreign_host_is_told_that_the_site_has_another_name() {
    let server = Server::start(&[]);
    let port = server.address.port();
    for (host, status) in [
        (format!("127.0.0.1:{port}"), 200),
        (format!("localhost:{port}"), 200),
        (format!("LocalHost:{port}"), 200),
        (format!("[::1]:{port}"), 200),
        ("evil.example".to_owned(), 421),
        (format!("evil.example:{port}"), 421),
        ("localhost".to_owned(), 421),
        (format!("localhost.evil.example:{port}"), 421),
        (format!("127.0.0.1:{port}.evil.example"), 400),
        (format!("a@localhost:{port}"), 421),
        (format!("localhost:{port}, evil.example"), 400),
        (String::new(), 400),
    ] {
        let answer = server.send(&format!("GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"));
        assert!(
            answer.status == status || (status != 200 && [400, 421].contains(&answer.status)),
            "{host}: {}",
            answer.head
        );
    }
    let refused = server.send("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
    refused.assert_headers("421");
    assert!(refused.text().contains("allowed_hosts") && !refused.text().contains("evil"));
    for head in [
        "GET / HTTP/1.1\r\nHost: HOST\r\nHost: evil.example\r\n",
        "GET / HTTP/1.1\r\nHost: HOST\r\nHost: HOST\r\n",
        "GET / HTTP/1.1\r\n",
        "GET / HTTP/1.0\r\n",
        "GET http://evil.example/ HTTP/1.1\r\nHost: HOST\r\n",
        "GET / HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: HOST\r\n",
        "GET / HTTP/1.1\r\nHost: evil.example\r\nForwarded: host=HOST\r\n",
    ] {
        let answer = server.send(&format!("{head}Connection: close\r\n\r\n"));
        assert!([400, 421].contains(&answer.status), "{head}: {}", answer.head);
    }
    for path in ["/healthz", "/readyz", "/version"] {
        assert_eq!(
            server.send(&format!("GET {path} HTTP/1.1\r\nHost: 10.0.0.1\r\nConnection: close\r\n\r\n")).status,
            200,
            "a watcher knows no names"
        );
    }
}

#[test]
fn with_a_base_url_its_host_alone_is_served_over_strict_transport() {
    let server = Server::start(&[("base_url", "https://line.example.org"), ("allowed_hosts", "old.example.org")]);
    for (host, status) in [
        ("line.example.org", 200),
        ("line.example.org:443", 200),
        ("old.example.org", 200),
        ("HOST", 421),
        ("line.example.org:80", 421),
    ] {
        let answer = server.send(&format!("GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"));
        assert_eq!(answer.status, status, "{host}");
        assert_eq!(answer.header("strict-transport-security"), Some("max-age=31536000; includesubdomains"), "{host}");
    }
    assert_eq!(Server::start(&[]).get("/", "").header("strict-transport-security"), None);
}

#[test]
fn forged_marks_are_gone_before_the_product_sees_them() {
    let server = Server::start(&[]);
    let forged = "X-Request-Id: mine\r\nX-Forwarded-For: 6.6.6.6\r\nX-Real-IP: 6.6.6.6\r\nForwarded: for=6.6.6.6\r\nX-Throughline-Client: 6.6.6.6\r\n";
    let answer = server.get("/mirror", forged);
    let seen = answer.text().to_lowercase();
    assert!(!seen.contains("6.6.6.6") && !seen.contains("mine"), "{seen}");
    assert!(
        seen.contains("x-throughline-client: 127.0.0.1") && seen.contains("x-throughline-forwarded: yes"),
        "{seen}"
    );
    assert!(seen.contains(&format!("x-request-id: {}", answer.header("x-request-id").unwrap())), "{seen}");
    assert!(!server.get("/mirror", "X-Throughline-Forwarded: yes\r\n").text().contains("forwarded"));
    let proxied = Server::start(&[("trusted_proxies", "127.0.0.1")]);
    assert!(
        proxied
            .get("/mirror", "X-Forwarded-For: 6.6.6.6, 203.0.113.9\r\n")
            .text()
            .contains("x-throughline-client: 203.0.113.9")
    );
}
