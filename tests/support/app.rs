//! The whole product behind its doors, in this process, on a free port and a fresh database.
//!
//! Invariant: the server is ours before a test writes, and ends with the value that stands for it.

use std::net::{SocketAddr, TcpListener};
use std::sync::mpsc;
use std::thread::JoinHandle;

use actix_web::dev::ServerHandle;
use app::access::House;
use server::cli::serve;
use server::config::{Config, Flags};

use super::{Client, Fresh, Persona, World, fresh};

/// A server that one test has for itself.
pub struct TestApp {
    /// Where it listens.
    pub address: SocketAddr,
    /// Its database, and the fixed clock that both go by.
    pub fresh: Fresh,
    /// The same house, for what the command line does.
    pub house: House,
    _served: Served,
}

/// A server that runs until this value is gone.
pub struct Served {
    /// Where it listens.
    pub address: SocketAddr,
    handle: ServerHandle,
    thread: Option<JoinHandle<()>>,
}

impl TestApp {
    /// Starts a server on an empty, migrated database.
    pub fn start() -> Self {
        Self::on(fresh())
    }

    /// Starts a server on a database with the test's own small organisation in it.
    pub fn with_people() -> Self {
        let fresh = fresh();
        World::write(&fresh);
        Self::on(fresh)
    }

    fn on(fresh: Fresh) -> Self {
        let house = fresh.house();
        let served = Served::start(&fresh, house.clone());
        Self { address: served.address, fresh, house, _served: served }
    }

    /// Starts a second server on the same database, with connections of its own.
    pub fn beside(&self) -> Served {
        Served::start(&self.fresh, self.fresh.house())
    }

    /// Returns a browser that nobody has signed in with, at an address of its own.
    pub fn client(&self) -> Client {
        Client::new(self.address)
    }

    /// Returns a browser in which `persona` is signed in.
    pub fn client_of(&self, persona: Persona) -> Client {
        persona.client(self.address)
    }
}

impl Served {
    fn start(fresh: &Fresh, served: House) -> Self {
        let settings = [
            ("data_dir", fresh.path("data").display().to_string()),
            ("sign_ins_per_minute", "6000".to_owned()),
            ("drain_seconds", "0".to_owned()),
        ];
        let flags = Flags { values: settings.into_iter().collect(), file: None };
        let config = Config::resolve(&flags, &|_| None, None).unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let bound = listener.local_addr().unwrap();
        let (tell, told) = mpsc::channel();
        let thread = std::thread::spawn(move || {
            actix_web::rt::System::new().block_on(async move {
                let app = serve::assemble(&config, served, listener, |_| {}).unwrap();
                tell.send((app.address(), app.handle())).unwrap();
                app.run().await.unwrap();
            });
        });
        let (address, handle) = told.recv().unwrap();
        // Whoever else runs on this machine: this port was bound above and is answered by the program under test.
        assert_eq!(address, bound);
        let version = Client::new(address).ask("GET", "/version", &[], "");
        let expected = format!("{{\"version\":\"{}\"}}", env!("CARGO_PKG_VERSION"));
        assert_eq!((version.status, version.text().trim()), (200, &*expected));
        Self { address, handle, thread: Some(thread) }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        drop(self.handle.stop(false));
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
