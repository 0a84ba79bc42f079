//! A server on a free port, in front of a demo of its own, and a client that keeps nothing but what it is told.
//!
//! Invariant: knows the product by its addresses alone, but for the session rows that it writes by hand.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};

use actix_web::middleware::from_fn;
use actix_web::{App, HttpMessage, HttpServer, web};
use app::access::{Entropy, House};
use app::demo::command;
use app::demo::surroundings::Surroundings;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use server::middleware::authenticate::authenticate;

use crate::support::{Fresh, fresh};

/// A running site.
pub struct Site {
    /// Its database.
    pub fresh: Fresh,
    /// The house on it.
    pub house: House,
    /// Where it listens.
    pub address: SocketAddr,
    handle: actix_web::dev::ServerHandle,
}

/// An answer.
#[derive(Debug)]
pub struct Answer {
    /// Its status.
    pub status: u16,
    /// Its head, as sent.
    pub head: String,
    /// Its body.
    pub body: String,
}

impl Answer {
    /// Returns a header's value; empty where there is none.
    pub fn header(&self, name: &str) -> &str {
        self.head
            .lines()
            .filter_map(|line| line.split_once(": "))
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map_or("", |(_, value)| value)
    }
}

#[derive(QueryableByName)]
struct Id {
    #[diesel(sql_type = Text)]
    id: String,
}

/// Starts a site on a filled demo.
pub fn demo() -> Site {
    let fresh = fresh();
    command::fill(&fresh.house()).unwrap();
    start(fresh, "127.0.0.1:0")
}

/// Starts a site on a database.
pub fn start(fresh: Fresh, listen: &str) -> Site {
    let house = fresh.house();
    let listener = TcpListener::bind(listen).unwrap();
    let address = listener.local_addr().unwrap();
    let (send, receive) = std::sync::mpsc::channel();
    let served = house.clone();
    std::thread::spawn(move || {
        actix_web::rt::System::new().block_on(async move {
            let server = HttpServer::new(move || {
                App::new()
                    .wrap(from_fn(authenticate))
                    .wrap(from_fn(
                        |req: actix_web::dev::ServiceRequest, next: actix_web::middleware::Next<_>| async move {
                            req.extensions_mut().insert(Surroundings { base_url: false });
                            next.call(req).await
                        },
                    ))
                    .app_data(web::Data::new(served.clone()))
                    .route("/pkg/{file:.*}", web::get().to(style))
                    .configure(server::routes::configure)
            })
            .workers(2)
            .disable_signals()
            .listen(listener)
            .unwrap()
            .run();
            send.send(server.handle()).unwrap();
            server.await.unwrap();
        });
    });
    let handle = receive.recv().unwrap();
    Site { fresh, house, address, handle }
}

/// The stylesheet as it is written, unbundled.
async fn style(req: actix_web::HttpRequest) -> actix_web::HttpResponse {
    let name = match req.match_info().query("file") {
        "throughline.css" => "main.css",
        name => name,
    };
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../style").join(name);
    match std::fs::read_to_string(file) {
        Ok(text) if !name.contains("..") => actix_web::HttpResponse::Ok().content_type("text/css").body(text),
        _ => actix_web::HttpResponse::NotFound().finish(),
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        drop(self.handle.stop(false));
    }
}

impl Site {
    /// Returns the id of somebody of the demo.
    pub fn person(&self, key: &str) -> String {
        self.id(&format!("SELECT id FROM person WHERE email = '{key}@owlight.example'"))
    }

    /// Returns the one id that `sql` finds.
    pub fn id(&self, sql: &str) -> String {
        let found: Id = diesel::sql_query(sql).get_result(&mut self.fresh.conn()).unwrap();
        found.id
    }

    /// Runs a statement.
    pub fn sql(&self, sql: &str) {
        diesel::sql_query(sql).execute(&mut self.fresh.conn()).unwrap();
    }

    /// Counts the rows of `from`.
    pub fn count(&self, from: &str) -> i64 {
        #[derive(QueryableByName)]
        struct Count {
            #[diesel(sql_type = BigInt)]
            rows: i64,
        }
        let found: Count = diesel::sql_query(format!("SELECT COUNT(*) AS rows FROM {from}"))
            .get_result(&mut self.fresh.conn())
            .unwrap();
        found.rows
    }

    /// Signs somebody of the demo in and returns their cookie; who has no account is given one.
    pub fn sign_in(&self, key: &str) -> String {
        let person = self.person(key);
        let mut conn = self.fresh.conn();
        let now = self.fresh.clock.now().0;
        if self.count(&format!("account WHERE person_id = '{person}'")) == 0 {
            self.sql(&format!(
                "INSERT INTO account (id, person_id, email, created_at) VALUES ('{}', '{person}', '{key}@owlight.example', {now})",
                Entropy.id(self.fresh.clock.now())
            ));
        }
        let account = self.id(&format!("SELECT id FROM account WHERE person_id = '{person}'"));
        let token = Entropy.token();
        diesel::sql_query(
            "INSERT INTO session (id, token_hash, account_id, stage, remembered, device, created_at, seen_at, fresh_at, ends_at) \
             VALUES ($1, $2, $3, 'open', FALSE, 'a test', $4, $4, $4, $5)",
        )
        .bind::<Text, _>(Entropy.id(self.fresh.clock.now()))
        .bind::<Text, _>(token.hash())
        .bind::<Text, _>(account)
        .bind::<BigInt, _>(now)
        .bind::<BigInt, _>(now + 86_400_000_000)
        .execute(&mut conn)
        .unwrap();
        format!("{}={}", self.house.site().session_cookie(), token.secret())
    }

    /// Asks for a page as a browser without JavaScript does.
    pub fn get(&self, path: &str, cookie: &str) -> Answer {
        self.send("GET", path, &[("Cookie", cookie)], "")
    }

    /// Sends a form that stood on `from`.
    pub fn post(&self, path: &str, fields: &[(&str, &str)], cookie: &str, from: &str) -> Answer {
        let referer = format!("http://{}{from}", self.address);
        self.send("POST", path, &[("Cookie", cookie), ("Referer", &referer)], &form(fields))
    }

    /// Sends a request with these headers beside the usual.
    pub fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let host = self.address.to_string();
        let mut text = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\nAccept: text/html\r\n");
        if headers.iter().all(|(name, _)| *name != "Host") {
            text.push_str(&format!("Host: {host}\r\n"));
        }
        for (name, value) in headers.iter().filter(|(_, value)| !value.is_empty()) {
            text.push_str(&format!("{name}: {value}\r\n"));
        }
        if method == "POST" {
            text.push_str(&format!(
                "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n",
                body.len()
            ));
        }
        text.push_str("\r\n");
        text.push_str(body);
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.write_all(text.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let at = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        let head = String::from_utf8(bytes[..at].to_vec()).unwrap().replace('\r', "");
        let body = if head.to_lowercase().contains("transfer-encoding: chunked") {
            unchunked(&bytes[at + 4..])
        } else {
            bytes[at + 4..].to_vec()
        };
        Answer {
            status: head.split(' ').nth(1).unwrap().parse().unwrap(),
            head,
            body: String::from_utf8(body).unwrap(),
        }
    }
}

fn unchunked(mut bytes: &[u8]) -> Vec<u8> {
    let mut whole = Vec::new();
    loop {
        let end = bytes.windows(2).position(|two| two == b"\r\n").unwrap();
        let size = usize::from_str_radix(std::str::from_utf8(&bytes[..end]).unwrap(), 16).unwrap();
        if size == 0 {
            return whole;
        }
        whole.extend_from_slice(&bytes[end + 2..end + 2 + size]);
        bytes = &bytes[end + 2 + size + 2..];
    }
}

fn form(fields: &[(&str, &str)]) -> String {
    let escaped = |text: &str| -> String {
        text.bytes()
            .map(|byte| match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
                _ => format!("%{byte:02X}"),
            })
            .collect()
    };
    fields.iter().map(|(name, value)| format!("{name}={}", escaped(value))).collect::<Vec<_>>().join("&")
}

/// Serves a demo on 127.0.0.1:3222 until it is stopped, to look at the pages by hand.
#[test]
#[ignore = "serves until it is stopped"]
fn serve_a_demo_to_look_at() {
    let mut fresh = fresh();
    fresh.clock = app::time::Clock::System;
    command::fill(&fresh.house()).unwrap();
    let site = start(fresh, "127.0.0.1:3222");
    println!("listening on http://{}", site.address);
    loop {
        std::thread::park();
    }
}
