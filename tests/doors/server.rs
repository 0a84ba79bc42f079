//! A server on a free port, and a client that writes exactly the bytes that it is told to.
//!
//! Invariant: a server's requests come from its own test only, and it ends with the test.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::mpsc;
use std::time::Duration;

use actix_web::App;
use actix_web::dev::ServerHandle;
use rust_embed::RustEmbed;
use server::config::{Config, Flags};
use server::doors::{Doors, Routes};
use server::http::{assets, health::Health};
use server::life::{Application, Pace};
use server::middleware::limits::Limits;
use std::sync::Arc;

#[derive(RustEmbed)]
#[folder = "doors/site"]
pub struct Site;

#[expect(clippy::disallowed_methods, reason = "the id of a request is no id of the product")]
fn request_id() -> uuid::Uuid {
    uuid::Uuid::now_v7()
}

/// A server under test.
pub struct Server {
    pub address: SocketAddr,
    pub health: Health,
    handle: ServerHandle,
    ended: mpsc::Receiver<()>,
}

/// Short times, so that a test waits for none.
pub const LIMITS: Limits = Limits {
    body: 64 * 1024,
    body_time: Duration::from_millis(700),
    upload: 32 * 1024 * 1024,
    upload_pause: Duration::from_millis(700),
    upload_step: 1024,
    upload_time: Duration::from_secs(20),
};

impl Server {
    /// Starts a server with settings, one thread and short times.
    pub fn start(settings: &[(&'static str, &str)]) -> Self {
        let pace = Pace {
            head: Duration::from_millis(700),
            keep_alive: Duration::from_secs(2),
            patience: Duration::from_millis(1500),
            notice: Duration::ZERO,
            workers: 1,
        };
        Self::paced(settings, move |_| pace, LIMITS)
    }

    /// Starts a server with the times of a real one.
    pub fn real() -> Self {
        Self::paced(&[], Pace::of, Limits::default())
    }

    fn paced(
        settings: &[(&'static str, &str)],
        pace: impl FnOnce(&Config) -> Pace + Send + 'static,
        limits: Limits,
    ) -> Self {
        let values = settings.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        let config = Config::resolve(&Flags { values, file: None }, &|_| None, None).unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let (tell, told) = mpsc::channel();
        let (end, ended) = mpsc::channel();
        std::thread::spawn(move || {
            actix_web::rt::System::new().block_on(async move {
                let address = listener.local_addr().unwrap();
                let below = |route: &str| vec![route.to_owned()];
                let routes =
                    Routes { uploads: below("/import"), tokens: below("/reset"), sign_ins: below("/probe/rename") };
                let doors = Doors::new(&config, address, routes, Arc::new(request_id)).with_limits(limits);
                let health = Health::new(Arc::new(|| Box::pin(async { true })), "0.1.0");
                let pace = pace(&config);
                let site = || {
                    App::new()
                        .configure(|config| assets::routes::<Site>(config, &["/pkg", "/assets"]))
                        .configure(super::probe::configure)
                };
                let app = Application::build(listener, &doors, health.clone(), pace, site).unwrap();
                tell.send((app.address(), health, app.handle())).unwrap();
                app.run().await.unwrap();
                end.send(()).ok();
            });
        });
        let (address, health, handle) = told.recv().unwrap();
        Self { address, health, handle, ended }
    }

    pub fn connect(&self) -> TcpStream {
        let socket = TcpStream::connect(self.address).unwrap();
        socket.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        socket
    }

    /// Sends a head (and body) as it stands; `HOST` in it becomes the server's own.
    pub fn send(&self, text: &str) -> Answer {
        self.send_bytes(text.replace("HOST", &self.address.to_string()).as_bytes())
    }

    pub fn send_bytes(&self, bytes: &[u8]) -> Answer {
        let mut socket = self.connect();
        // A refused upload may be cut while it is still being sent.
        socket.write_all(bytes).ok();
        Answer::read(&mut socket)
    }

    /// Reads an address, with further header lines.
    pub fn get(&self, path: &str, headers: &str) -> Answer {
        self.send(&format!("GET {path} HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n{headers}\r\n"))
    }

    /// Sends a form from this site, with further header lines.
    pub fn post(&self, path: &str, headers: &str, body: &str) -> Answer {
        self.send(&format!(
            "POST {path} HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n{headers}\r\n{body}",
            body.len()
        ))
    }

    /// Stops the server as a signal does and waits for its end.
    pub fn stop(self, graceful: bool) {
        drop(self.handle.stop(graceful));
        self.ended.recv_timeout(Duration::from_secs(20)).unwrap();
    }
}

/// An answer as it came.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl Answer {
    /// Reads until the connection ends.
    pub fn read(socket: &mut TcpStream) -> Self {
        let mut all = Vec::new();
        let mut piece = [0; 65536];
        while let Ok(length) = socket.read(&mut piece) {
            if length == 0 {
                break;
            }
            all.extend_from_slice(&piece[..length]);
        }
        let end = all.windows(4).position(|four| four == b"\r\n\r\n").unwrap_or(all.len());
        let head = String::from_utf8_lossy(&all[..end]).to_lowercase();
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0);
        Self { status, head, body: all.get(end + 4..).unwrap_or_default().to_vec() }
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| line.strip_prefix(&format!("{name}: ")))
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// Asserts that the answer carries the whole set.
    pub fn assert_headers(&self, what: &str) {
        for (name, part) in [
            ("content-security-policy", "default-src 'none'"),
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "same-origin"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
            ("permissions-policy", "camera=()"),
            ("cache-control", ""),
            ("x-request-id", "-7"),
        ] {
            let value = self.header(name).unwrap_or_else(|| panic!("{what}: no {name} in {}", self.head));
            assert!(value.contains(part), "{what}: {name}: {value}");
        }
        assert!(self.header("content-encoding") != Some("identity"), "{what}");
    }
}
