//! The headers of every answer there is: pages, functions, files, refusals.
//!
//! Invariant: the set of section "Headers" is whole on each, and the content policy lets no foreign thing in.

use crate::support::{Answer, Client, Persona, TestApp, World};

const FIXED: [(&str, &str); 4] = [
    ("x-content-type-options", "nosniff"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("referrer-policy", "same-origin"),
];

/// What the content policy says, beside where scripts come from.
const POLICY: [&str; 10] = [
    "default-src 'none'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "script-src 'self'",
];

fn check(what: &str, answer: &Answer) {
    for (name, value) in FIXED {
        let all: Vec<&str> = answer.all(name).collect();
        // A page whose address holds a secret tells no other page where it was.
        let expected = if name == "referrer-policy" && has_token(what) { "no-referrer" } else { value };
        assert_eq!(all, [expected], "{what}: {name}");
    }
    let policies: Vec<&str> = answer.all("content-security-policy").collect();
    assert_eq!(policies.len(), 1, "{what}: {policies:?}");
    let rules: Vec<&str> = policies[0].split(';').map(str::trim).collect();
    for rule in POLICY {
        assert!(rules.iter().any(|found| found.starts_with(rule)), "{what}: {rule} is not in {}", policies[0]);
    }
    for word in ["unsafe-inline", "unsafe-eval", "http", "*"] {
        let policy = policies[0].replace("'wasm-unsafe-eval'", "");
        assert!(!policy.contains(word), "{what}: {word} in {policy}");
    }
    let kept = answer.header("cache-control").unwrap_or("");
    assert!(kept == "no-store" || is_file(what), "{what}: kept as {kept:?}");
    assert!(answer.header("x-request-id").is_some(), "{what}");
    assert!(answer.header("permissions-policy").is_some(), "{what}");
    assert!(answer.header("serverfnerror").is_none(), "{what}");
}

fn has_token(what: &str) -> bool {
    what.contains("/set-up/") || what.contains("/link/")
}

fn is_file(what: &str) -> bool {
    what.contains("/pkg/") || what.contains(".js") || what.contains(".svg")
}

/// Goes to a page and to every page of ours that it links to, and so on.
fn crawl(who: &str, client: &mut Client) -> usize {
    let mut seen = vec!["/".to_owned()];
    let mut next = 0;
    while next < seen.len() && next < 200 {
        let path = seen[next].clone();
        next += 1;
        let answer = client.ask("GET", &path, &[("Accept", "text/html")], "");
        check(&format!("{who} GET {path}"), &answer);
        assert!(answer.status < 500, "{who} {path}: {}", answer.status);
        let page = crate::support::Page::new(path, answer);
        let mut found = page.attributes("a[href]", "href");
        found.extend(page.attributes("link[href]", "href"));
        found.extend(page.attributes("script[src]", "src"));
        for link in found {
            let link = link.split('#').next().unwrap_or("").to_owned();
            let ours = link.starts_with('/') && !link.starts_with("//");
            if ours && !seen.contains(&link) {
                seen.push(link);
            }
        }
    }
    next
}

#[test]
fn every_page_that_can_be_reached_carries_the_whole_set() {
    let app = TestApp::with_people();
    crawl("a stranger", &mut app.client());
    for persona in [Persona::Owner, Persona::Manager, Persona::Leader, Persona::Admin, Persona::Auditor, Persona::Gone]
    {
        let pages = crawl(&persona.word(), &mut app.client_of(persona));
        assert!(pages >= 3, "{persona:?} reaches {pages} addresses");
    }
}

#[test]
fn a_refusal_carries_the_whole_set() {
    let app = TestApp::with_people();
    let large = "x".repeat(70_000);
    let origin = format!("http://{}", app.address);
    let form = [("Origin", origin.as_str()), ("Content-Type", "application/x-www-form-urlencoded")];
    let mut client = app.client_of(Persona::Admin);
    let nothing = format!("/strategy/{}", World::NOTHING);
    let cases: [(&str, &str, &[(&str, &str)], &str, u16); 12] = [
        ("GET", "/nothing", &[], "", 404),
        ("GET", &nothing, &[], "", 404),
        ("GET", "/pkg/nothing.js", &[], "", 404),
        ("GET", "/api/nothing", &[], "", 404),
        ("POST", "/api/nothing", &form, "", 404),
        ("GET", "/api/lens/add", &[], "", 404),
        ("DELETE", "/", &[], "", 405),
        ("PROPFIND", "/api/lens/add", &[], "", 405),
        ("POST", "/api/lens/add", &[], "name=x", 403),
        ("POST", "/api/lens/add", &form, &large, 413),
        ("POST", "/api/lens/add", &form, "", 422),
        ("POST", "/api/lens/add", &form[..1], "name=x", 415),
    ];
    for (method, path, headers, body, status) in cases {
        let what = format!("{method} {path}");
        let answer = client.ask(method, path, headers, body);
        assert_eq!(answer.status, status, "{what}: {}", answer.text());
        check(&what, &answer);
        for word in ["diesel", "panicked", "SELECT", ".rs:", "/src/", "sqlite"] {
            assert!(!answer.text().contains(word), "{what} tells of {word}");
        }
    }
    for path in ["/healthz", "/readyz", "/version", "/pkg/throughline.css"] {
        check(path, &app.client().ask("GET", path, &[], ""));
    }
}
