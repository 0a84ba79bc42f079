//! Forms that another site, or no site, sends: none changes anything. And where a form may lead afterwards.
//!
//! Invariant: what was changed is counted for each server alone.

use super::server::Server;

const FORM: &str = "Content-Type: application/x-www-form-urlencoded\r\n";

/// Head lines that do not come from this site's own form.
const FORGED: &[&str] = &[
    "Content-Type: application/x-www-form-urlencoded\r\n",
    "Origin: https://evil.example\r\nContent-Type: application/x-www-form-urlencoded\r\n",
    "Origin: null\r\nContent-Type: application/x-www-form-urlencoded\r\n",
    "Origin: http://HOST.evil.example\r\nContent-Type: application/x-www-form-urlencoded\r\n",
    "Origin: https://HOST\r\nContent-Type: application/x-www-form-urlencoded\r\n",
    "Origin: http://127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n",
    "Origin: http://HOST\r\nOrigin: https://evil.example\r\nContent-Type: application/x-www-form-urlencoded\r\n",
    "Sec-Fetch-Site: cross-site\r\nOrigin: http://HOST\r\nContent-Type: application/x-www-form-urlencoded\r\n",
    "Sec-Fetch-Site: same-site\r\nContent-Type: application/x-www-form-urlencoded\r\n",
    "Sec-Fetch-Site: none\r\nContent-Type: application/x-www-form-urlencoded\r\n",
    "Sec-Fetch-Site: same-origin\r\nSec-Fetch-Site: cross-site\r\nContent-Type: application/x-www-form-urlencoded\r\n",
    "Sec-Fetch-Site: same-origin\r\nContent-Type: text/plain\r\n",
    "Sec-Fetch-Site: same-origin\r\nContent-Type: application/json\r\n",
    "Sec-Fetch-Site: same-origin\r\n",
    "Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Type: text/plain\r\n",
    "Sec-Fetch-Site: same-origin\r\nContent-Type: multipart/form-data; boundary=x\r\n",
    "Referer: http://HOST/\r\nContent-Type: application/x-www-form-urlencoded\r\n",
    "Sec-Fetch-Site: cross-site\r\nX-HTTP-Method-Override: GET\r\nContent-Type: application/x-www-form-urlencoded\r\n",
];

#[test]
fn only_a_form_of_this_site_changes_anything() {
    let server = Server::start(&[("sign_ins_per_minute", "6000")]);
    for path in ["/probe/rename", "/probe/json", "/plain"] {
        for forged in FORGED {
            let answer = server.send(&format!(
                "POST {path} HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\nContent-Length: 7\r\n{forged}\r\ntitle=x"
            ));
            assert!([403, 415].contains(&answer.status), "{path} {forged}: {}", answer.head);
            answer.assert_headers(forged);
        }
        for read in [
            "GET PATH?title=x HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n",
            "GET PATH?title=x HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\nX-HTTP-Method-Override: POST\r\n",
            "HEAD PATH?title=x HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n",
            "PUT PATH HTTP/1.1\r\nHost: HOST\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 7\r\n",
            "GET PATH HTTP/1.1\r\nHost: HOST\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n",
            "GET PATH HTTP/1.1\r\nHost: HOST\r\nUpgrade: WebSocket\r\nOrigin: https://evil.example\r\n",
        ] {
            let answer = server.send(&format!("{}\r\ntitle=x", read.replace("PATH", path)));
            assert!(answer.status >= 400, "{path} {read}: {}", answer.head);
        }
    }
    assert_eq!(super::probe::changes(server.address.port()), 0);
}

#[test]
fn an_upload_without_a_boundary_is_refused_before_a_parser_sees_it() {
    let server = Server::start(&[("sign_ins_per_minute", "6000")]);
    for multipart in ["", "; boundary=", "; boundary=\"\"", "; boundary=x; boundary=y", "; charset=utf-8"] {
        let head = format!("Sec-Fetch-Site: same-origin\r\nContent-Type: multipart/form-data{multipart}\r\n");
        let answer = server.send(&format!(
            "POST /import/files HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\nContent-Length: 1\r\n{head}\r\nx"
        ));
        assert_eq!(answer.status, 400, "{multipart}: {}", answer.head);
    }
    assert_eq!(super::probe::changes(server.address.port()), 0);

    let part = "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\nhello\r\n--x--\r\n";
    let answer = server.send(&format!(
        "POST /import/files HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\nContent-Length: {}\r\nOrigin: http://HOST\r\nContent-Type: multipart/form-data; boundary=x\r\n\r\n{part}",
        part.len()
    ));
    assert_eq!((answer.status, answer.text().as_str()), (200, part.len().to_string().as_str()), "{}", answer.head);
}

#[test]
fn a_form_of_this_site_arrives() {
    let server = Server::start(&[("sign_ins_per_minute", "6000")]);
    let own = format!("Origin: http://HOST\r\n{FORM}");
    for head in [
        own.as_str(),
        &format!("Sec-Fetch-Site: same-origin\r\n{FORM}"),
        &format!("Sec-Fetch-Site: same-origin\r\nOrigin: null\r\n{FORM}"),
    ] {
        let answer = server.send(&format!(
            "POST /probe/rename HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\nContent-Length: 7\r\n{head}\r\ntitle=x"
        ));
        assert_eq!(answer.status, 200, "{}", answer.head);
    }
    assert_eq!(super::probe::changes(server.address.port()), 3);

    let public = Server::start(&[("base_url", "https://line.example.org")]);
    let post = |origin: &str| {
        public.send(&format!("POST /plain HTTP/1.1\r\nHost: line.example.org\r\nConnection: close\r\nContent-Length: 0\r\nOrigin: {origin}\r\n{FORM}\r\n")).status
    };
    assert_eq!(
        (post("https://line.example.org"), post("http://line.example.org"), post("https://line.example.org:8443")),
        (200, 403, 403)
    );
}

#[test]
fn a_form_never_leads_to_another_site() {
    let server = Server::start(&[]);
    let host = server.address.to_string();
    for (referer, stays) in [
        ("http://HOST/strategy?level=2", true),
        ("https://evil.example/", false),
        ("http://HOST.evil.example/", false),
        ("http://HOST@evil.example/", false),
        ("http://HOST\\@evil.example/", true),
        ("//evil.example", false),
        ("https://HOST/", false),
        ("javascript:alert(1)", false),
        ("evil", false),
    ] {
        for path in ["/probe/fail", "/status/200"] {
            let answer = server.post(path, &format!("Accept: text/html\r\nReferer: {referer}\r\n"), "");
            let location = answer.header("location").unwrap_or("/");
            let ours = location.starts_with('/') && !location.starts_with("//")
                || location.starts_with(&format!("http://{host}/"))
                || location.starts_with(&format!("http://{host}\\"));
            assert!(ours && (!location.contains("evil") || stays), "{referer}: {location}");
        }
    }
    let seen = server.get("/mirror", "Referer: https://evil.example/\r\n").text();
    assert!(!seen.contains("referer"), "{seen}");
    let seen = server.get("/mirror", "Referer: http://HOST/a\r\nReferer: https://evil.example/\r\n").text();
    assert!(!seen.contains("referer"), "{seen}");
    assert!(server.get("/mirror", "Referer: http://HOST/a\r\n").text().contains("/a"));
}
