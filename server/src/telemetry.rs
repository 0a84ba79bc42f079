//! Logs to stderr: one line for each request, and whatever else the process has to say.
//! Invariant: a line holds no query, cookie, body, name or address of a person, only the route's pattern and numbers.

use std::io::IsTerminal;
use std::time::Instant;

use actix_web::dev::ServiceRequest;
use actix_web::http::{Method, StatusCode};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::{SubscriberInitExt, TryInitError};

use crate::config::{Config, LogFormat};
use crate::middleware::panics;
use crate::middleware::request_id::RequestId;

/// Begins to log as the configuration says; libraries are heard from `warn` on unless it says otherwise.
///
/// # Errors
/// Returns an error when the process already logs.
pub fn init(config: &Config) -> Result<(), TryInitError> {
    let filter = EnvFilter::new(format!("actix_server=warn,actix_http=warn,{}", config.log_level));
    let registry = tracing_subscriber::registry().with(filter);
    let lines =
        tracing_subscriber::fmt::layer().with_writer(std::io::stderr).with_ansi(std::io::stderr().is_terminal());
    match config.log_format {
        LogFormat::Text => registry.with(lines.with_target(false)).try_init()?,
        LogFormat::Json => registry.with(lines.json().flatten_event(true).with_current_span(false)).try_init()?,
    }
    panics::log_places();
    Ok(())
}

/// The line of one request, written when the last byte of its answer has been handed on or nobody wants it any more.
pub struct RequestLine {
    id: RequestId,
    method: Method,
    /// The pattern of the route, as `/people/{id}`; a path that is no route's stays out of the log.
    route: Option<String>,
    /// 499 until there is an answer: whoever asked has gone.
    status: u16,
    bytes: u64,
    whole: bool,
    started: Instant,
}

impl RequestLine {
    /// Begins the line of a request.
    #[must_use]
    pub fn begin(id: RequestId, request: &ServiceRequest, started: Instant) -> Self {
        Self {
            id,
            method: request.method().clone(),
            route: request.match_pattern(),
            status: 499,
            bytes: 0,
            whole: false,
            started,
        }
    }

    /// Takes over the status of the answer.
    pub fn answered(&mut self, status: StatusCode) {
        self.status = status.as_u16();
        // The answer to a HEAD has no body that could be broken off.
        self.whole = self.method == Method::HEAD;
    }

    /// Counts bytes of the answer.
    pub fn count(&mut self, bytes: usize) {
        self.bytes += bytes as u64;
    }

    /// Returns how many bytes were counted.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Notes that the answer went out to its end.
    pub fn finish(&mut self) {
        self.whole = true;
    }
}

impl Drop for RequestLine {
    fn drop(&mut self) {
        let Self { id, method, status, bytes, .. } = self;
        let route = self.route.as_deref().unwrap_or("-");
        let ms = self.started.elapsed().as_micros() as f64 / 1000.0;
        let end = if self.whole { "answered" } else { "broken off" };
        tracing::info!(target: "throughline::request", %id, %method, route, status, ms, bytes, "{end}");
    }
}
