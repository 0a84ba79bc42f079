//! A browser without JavaScript: it keeps cookies, says where it comes from, follows redirects and fills in the forms
//! that stand on the page.
//!
//! Invariant: every client has a loopback address of its own, so that none is shed for the haste of another; a field
//! that is not on the form cannot be filled in.

use std::collections::BTreeMap;
use std::io::Write;
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use super::{Answer, Page};

/// Answers nothing but redirects for longer than this and the story is going round in circles.
const REDIRECTS: usize = 6;

static COUNT: AtomicU32 = AtomicU32::new(1);

/// Somebody's browser.
pub struct Client {
    address: SocketAddr,
    from: Ipv4Addr,
    cookies: BTreeMap<String, String>,
    /// The page that is shown.
    pub page: Page,
}

impl Client {
    /// Makes a browser that has never been anywhere.
    pub fn new(address: SocketAddr) -> Self {
        let number = COUNT.fetch_add(1, Ordering::SeqCst);
        let [_, a, b, c] = number.to_be_bytes();
        Self {
            address,
            // 127.0.0.1 itself is left to those who do not come from here.
            from: Ipv4Addr::new(127, a + 1, b, c),
            cookies: BTreeMap::new(),
            page: Page::default(),
        }
    }

    /// Sets a cookie.
    pub fn set_cookie(&mut self, name: &str, value: impl Into<String>) {
        self.cookies.insert(name.to_owned(), value.into());
    }

    /// Returns a cookie.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    /// Goes to an address, and on to wherever it leads.
    pub fn get(&mut self, path: &str) -> &Page {
        let answer = self.ask("GET", path, &navigation(), "");
        self.follow(path, answer)
    }

    /// Fills in the form that stands on the page and sends it; what is not named stays as the form has it.
    pub fn submit(&mut self, form: &str, fields: &[(&str, &str)]) -> &Page {
        let form = self.page.form(form, fields);
        let answer = self.send_form(&form.action, &form.fields);
        let action = form.action.clone();
        self.follow(&action, answer)
    }

    /// Publishes a draft with a reason, as leadership does on its page; afterwards the version's page is shown.
    pub fn publish(&mut self, draft: &str, reason: &str) -> &Page {
        self.get(&format!("/drafts/{draft}/publish"));
        self.submit("form[action='/api/drafts/publish']", &[("reason", reason)])
    }

    /// Sends a form to an address, from the page that is shown, and looks at the bare answer.
    pub fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let fields: Vec<(String, String)> =
            fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        self.send_form(path, &fields)
    }

    /// Sends a form with a file (its name and text) to an address, from the page that is shown, and looks at the bare
    /// answer.
    pub fn upload(&mut self, path: &str, fields: &[(String, String)], (file, text): (&str, &str)) -> Answer {
        const EDGE: &str = "edge-of-a-part";
        let mut body = String::new();
        for (name, value) in fields {
            body += &format!("--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        }
        body += &format!(
            "--{EDGE}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{file}\"\r\n\r\n{text}\r\n--{EDGE}--\r\n"
        );
        let origin = format!("http://{}", self.address);
        let kind = format!("multipart/form-data; boundary={EDGE}");
        let mut headers = navigation();
        headers.extend([("Origin", origin.as_str()), ("Content-Type", kind.as_str())]);
        self.ask("POST", path, &headers, &body)
    }

    fn send_form(&mut self, path: &str, fields: &[(String, String)]) -> Answer {
        let body: String = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let origin = format!("http://{}", self.address);
        let referer = format!("{origin}{}", self.page.path);
        let mut headers = navigation();
        headers.extend([
            ("Origin", origin.as_str()),
            ("Referer", referer.as_str()),
            ("Content-Type", "application/x-www-form-urlencoded"),
        ]);
        self.ask("POST", path, &headers, &body)
    }

    fn follow(&mut self, path: &str, mut answer: Answer) -> &Page {
        let mut path = path.to_owned();
        for _ in 0..REDIRECTS {
            if !(300..400).contains(&answer.status) {
                self.page = Page::new(path, answer);
                return &self.page;
            }
            let location = answer.location().to_owned();
            assert!(location.starts_with('/') && !location.starts_with("//"), "{path} leads away, to {location}");
            path = location;
            answer = self.ask("GET", &path, &navigation(), "");
        }
        panic!("{path} leads round in circles");
    }

    /// Calls a server function as a script would; `body` goes into the address of a GET.
    pub fn call(&mut self, method: &str, path: &str, body: &str) -> Answer {
        let origin = format!("http://{}", self.address);
        let headers = [
            ("Accept", "application/json"),
            ("Sec-Fetch-Site", "same-origin"),
            ("Origin", origin.as_str()),
            ("Content-Type", "application/x-www-form-urlencoded"),
        ];
        match method {
            "GET" if body.is_empty() => self.ask("GET", path, &headers[..2], ""),
            "GET" => self.ask("GET", &format!("{path}?{body}"), &headers[..2], ""),
            _ => self.ask(method, path, &headers, body),
        }
    }

    /// Sends a request with these headers, the cookies, and whatever HTTP itself needs.
    pub fn ask(&mut self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let mut head = format!("{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n", self.address);
        for (name, value) in headers {
            head += &format!("{name}: {value}\r\n");
        }
        if !self.cookies.is_empty() {
            let pairs: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            head += &format!("Cookie: {}\r\n", pairs.join("; "));
        }
        if method != "GET" {
            head += &format!("Content-Length: {}\r\n", body.len());
        }
        let mut socket = self.connect();
        let _ = socket.write_all(format!("{head}\r\n{body}").as_bytes());
        let answer = Answer::read(&mut socket);
        assert_ne!(answer.status, 0, "{method} {path}: no answer");
        self.keep_cookies(&answer);
        answer
    }

    fn connect(&self) -> TcpStream {
        let socket = socket2::Socket::new(socket2::Domain::IPV4, socket2::Type::STREAM, None).unwrap();
        socket.bind(&SocketAddr::from((self.from, 0)).into()).unwrap();
        socket.connect(&self.address.into()).unwrap();
        let socket = TcpStream::from(socket);
        socket.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        socket
    }

    fn keep_cookies(&mut self, answer: &Answer) {
        for line in answer.all("set-cookie") {
            let (pair, rules) = line.split_once(';').unwrap_or((line, ""));
            let Some((name, value)) = pair.split_once('=') else {
                continue;
            };
            if rules.to_ascii_lowercase().contains("max-age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

/// What a browser says when somebody goes somewhere.
fn navigation() -> Vec<(&'static str, &'static str)> {
    vec![
        ("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"),
        ("Accept-Language", "en-GB,en;q=0.9"),
        ("Sec-Fetch-Site", "same-origin"),
        ("Sec-Fetch-Mode", "navigate"),
        ("Sec-Fetch-Dest", "document"),
    ]
}
