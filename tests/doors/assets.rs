//! Static files: codings, caching, and the shapes that ask for what is not there.
//!
//! Invariant: no byte from outside of the site ever comes.

use super::server::Server;

#[test]
fn a_file_comes_in_the_smallest_coding_that_the_client_takes() {
    let server = Server::start(&[]);
    for (accept, coding, body) in [
        ("", None, "plain script\n"),
        ("Accept-Encoding: gzip\r\n", Some("gzip"), "gz of script\n"),
        ("Accept-Encoding: gzip, deflate, br\r\n", Some("br"), "br of script\n"),
        ("Accept-Encoding: br;q=0, gzip;q=0.5\r\n", Some("gzip"), "gz of script\n"),
        ("Accept-Encoding: identity\r\n", None, "plain script\n"),
    ] {
        let answer = server.get("/pkg/app.js", accept);
        answer.assert_headers("asset");
        assert_eq!(
            (answer.status, answer.header("content-encoding"), answer.text().as_str()),
            (200, coding, body),
            "{accept}"
        );
        assert_eq!(answer.header("content-type"), Some("text/javascript; charset=utf-8"));
        assert!(answer.header("vary").unwrap().contains("accept-encoding"));
        assert_eq!(answer.header("cache-control"), Some("public, no-cache"));
        let tag = answer.header("etag").unwrap();
        let again = server.get("/pkg/app.js", &format!("{accept}If-None-Match: {tag}\r\n"));
        assert_eq!((again.status, again.body.len()), (304, 0), "{accept}");
        assert_eq!(server.get("/pkg/app.js", &format!("{accept}If-None-Match: \"other\"\r\n")).status, 200);
    }
    let hashed = server.get("/pkg/app.3fa97c21.css", "Accept-Encoding: br\r\n");
    assert_eq!(hashed.header("cache-control"), Some("public, max-age=31536000, immutable"));
    let head = server.send("HEAD /pkg/app.js HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n");
    assert_eq!((head.status, head.header("content-length"), head.body.len()), (200, Some("13"), 0));
}

#[test]
fn nothing_from_outside_of_the_site_ever_comes() {
    let server = Server::start(&[]);
    let ups = [
        "..",
        "%2e%2e",
        "%2E%2E",
        ".%2e",
        "%2e.",
        "..%00",
        "..;",
        "%252e%252e",
        "%c0%ae%c0%ae",
        "..%5c",
        "..\\",
        "....//",
        "%u002e%u002e",
        ".",
    ];
    let slashes = ["/", "%2f", "%2F", "\\", "%5c", "//", "%252f"];
    let targets =
        ["Cargo.toml", "tests/doors/site/.secret/config.txt", "etc/passwd", ".secret/config.txt", "site-outside.txt"];
    let mut tried = 0;
    for folder in ["/pkg/", "/assets/", "/pkg/sub/", "/"] {
        for up in ups {
            for slash in slashes {
                for target in targets {
                    for depth in [1, 3] {
                        let path = format!("{folder}{}{target}", format!("{up}{slash}").repeat(depth));
                        let answer = server.get(&path, "");
                        assert!([400, 404].contains(&answer.status), "{path}: {}", answer.head);
                        assert!(!answer.text().contains("secret"), "{path}");
                        tried += 1;
                    }
                }
            }
        }
    }
    assert!(tried > 2000);
    for path in [
        "/pkg/",
        "/pkg",
        "/pkg/app.js.map",
        "/pkg/app.js.br",
        "/pkg/app.js/",
        "/pkg//app.js",
        "/pkg/.hidden.js",
        "/pkg/app%2ejs",
        "/.secret/config.txt",
        "/.env",
        "/pkg/sub",
        "/robots.txt",
    ] {
        let answer = server.get(path, "");
        assert_eq!(answer.status, 404, "{path}");
        assert!(answer.text().contains("There is nothing here"), "{path}");
    }
}
