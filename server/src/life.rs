//! The life of the process: it binds, serves, and goes without breaking anything off.
//! Invariant: the first signal lets what is under way end, the second ends at once; readiness says no before the port closes.

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use actix_web::body::MessageBody;
use actix_web::dev::{Server, ServerHandle, ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::rt::net::TcpStream;
use actix_web::{App, Error, HttpServer};
use tokio::signal::unix::{Signal, SignalKind, signal};

use crate::config::Config;
use crate::doors::Doors;
use crate::http::health::Health;
use crate::middleware::slow_reader::{PATIENCE, Watch};

/// How a server treats its connections.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    /// How long a request's head may take.
    pub head: Duration,
    /// How long a connection may be quiet between two requests.
    pub keep_alive: Duration,
    /// How long a client may take nothing of an answer.
    pub patience: Duration,
    /// How long the server still answers after the first signal, while it says that it is not ready.
    pub notice: Duration,
    /// How many threads answer.
    pub workers: usize,
}

impl Pace {
    /// Returns the pace of a real server.
    #[must_use]
    pub fn of(config: &Config) -> Self {
        Self {
            head: Duration::from_secs(5),
            keep_alive: Duration::from_secs(5),
            patience: PATIENCE,
            notice: Duration::from_secs(config.drain_seconds),
            workers: std::thread::available_parallelism().map_or(2, usize::from),
        }
    }
}

/// How long what is under way may take to end, in seconds.
const DRAIN_SECONDS: u64 = 30;
/// How many connections a worker holds; further ones wait to be accepted.
const CONNECTIONS: usize = 4_000;
/// How long a closing connection may take.
const GOODBYE: Duration = Duration::from_secs(3);

/// How a server ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// What was under way ended, or had its time.
    Drained,
    /// A second signal asked for the end at once.
    AtOnce,
}

/// A server that is bound and has begun to answer.
pub struct Application {
    server: Server,
    address: SocketAddr,
    health: Health,
    notice: Duration,
    signals: [Signal; 2],
}

/// Takes the address of the configuration.
///
/// # Errors
/// Returns why the address cannot be had, naming it.
pub fn bind(config: &Config) -> io::Result<TcpListener> {
    TcpListener::bind(config.listen).map_err(|why| {
        let told = format!(
            "cannot listen on {}: {why}; choose another with --listen ADDR:PORT, port 0 takes a free one",
            config.listen
        );
        io::Error::new(why.kind(), told)
    })
}

impl Application {
    /// Begins to serve what `site` makes, behind the doors. `site` is called once for each worker.
    ///
    /// # Errors
    /// Returns why the listener cannot be served or signals cannot be heard.
    pub fn build<F, T, B>(listener: TcpListener, doors: &Doors, health: Health, pace: Pace, site: F) -> io::Result<Self>
    where
        F: Fn() -> App<T> + Send + Clone + 'static,
        T: ServiceFactory<ServiceRequest, Config = (), Response = ServiceResponse<B>, Error = Error, InitError = ()>
            + 'static,
        B: MessageBody + 'static,
    {
        // Heard from here on: whoever reads the address that is printed next may already send one.
        let signals = [signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?];
        raise_open_files();
        let address = listener.local_addr()?;
        let watch = Watch::new(pace.patience);
        actix_web::rt::spawn(watch.clone().keep());
        actix_web::rt::spawn(sweep(doors.clone()));
        let (doors, checks) = (doors.clone(), health.clone());
        let server = HttpServer::new(move || doors.guard(site().configure(|config| checks.routes(config))))
            .on_connect(move |socket, data| {
                let line = socket.downcast_ref::<TcpStream>().and_then(|socket| watch.add(socket));
                if let Some(line) = line {
                    data.insert::<Arc<_>>(line);
                }
            })
            .workers(pace.workers)
            .max_connections(CONNECTIONS)
            .client_request_timeout(pace.head)
            .client_disconnect_timeout(GOODBYE)
            .keep_alive(pace.keep_alive)
            // Without it a page on a kept connection waits 40 ms for the client's delayed acknowledgement.
            .tcp_nodelay(true)
            .shutdown_timeout(DRAIN_SECONDS)
            .disable_signals()
            .listen(listener)?
            .run();
        Ok(Self { server, address, health, notice: pace.notice, signals })
    }

    /// Returns the address that it listens on, with the port that it got.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Returns the handle that pauses or stops it.
    #[must_use]
    pub fn handle(&self) -> ServerHandle {
        self.server.handle()
    }

    /// Serves until a signal (TERM or INT) and what follows from it.
    ///
    /// # Errors
    /// Returns why the server failed.
    pub async fn run(self) -> io::Result<End> {
        let Self { mut server, health, notice, signals: [mut term, mut int], .. } = self;
        let mut signalled = async || {
            tokio::select! { _ = term.recv() => (), _ = int.recv() => () }
        };
        let handle = server.handle();
        tokio::select! {
            ended = &mut server => return ended.map(|()| End::Drained),
            () = signalled() => (),
        }
        tracing::info!(target: "throughline", "stopping; a second signal ends at once");
        health.drain();
        let drained = async {
            tokio::time::sleep(notice).await;
            let stopped = handle.stop(true);
            let (ended, ()) = tokio::join!(server, stopped);
            ended
        };
        tokio::select! {
            ended = drained => ended.map(|()| End::Drained),
            () = signalled() => Ok(End::AtOnce),
        }
    }
}

async fn sweep(doors: Doors) {
    let mut minutes = tokio::time::interval(Duration::from_secs(60));
    loop {
        minutes.tick().await;
        doors.valve().sweep();
    }
}

/// Lets the process open as many files as it may; a connection takes two, and many systems begin with 1,024.
fn raise_open_files() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let Rlimit { maximum, .. } = getrlimit(Resource::Nofile);
    if let Err(why) = setrlimit(Resource::Nofile, Rlimit { current: maximum, maximum }) {
        tracing::warn!(target: "throughline", %why, "cannot raise the limit of open files");
    }
}
