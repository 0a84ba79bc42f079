//! The doors: everything that a request passes on its way in and its answer on its way out, in the one right order.
//!
//! In: reference and client address; then method, `Host`, load, origin and form, size and time of the body, each of which may refuse.
//! Out: compression, words for bare errors, security headers, the reference, the log line.
//! Invariant: an answer that was made here or behind, even by a panic, leaves through [`Doors::pass`] and so with all of it.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Instant;

use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::error::InternalError;
use actix_web::http::{Method, StatusCode, header};
use actix_web::middleware::{Compress, Next, from_fn};
use actix_web::{App, Error, HttpResponse};
use tracing::Instrument;
use uuid::Uuid;

use crate::config::{Config, Network};
use crate::http::errors::Refusal;
use crate::http::health;
use crate::middleware::host::{self, Names};
use crate::middleware::limits::{self, Limits, Verdict};
use crate::middleware::outflow::Outflow;
use crate::middleware::panics::{self, Panicked};
use crate::middleware::rate_limit::{Class, Quotas, Valve};
use crate::middleware::request_id::{self, RequestId};
use crate::middleware::slow_reader::Line;
use crate::middleware::{client, compression, is_below, methods, same_origin, security_headers};

/// What the doors have to know of the product: routes, each with all that lies below it.
#[derive(Debug, Clone, Default)]
pub struct Routes {
    /// Those that take a file.
    pub uploads: Vec<String>,
    /// Those whose address holds a secret: a set-up, invitation or reset link.
    pub tokens: Vec<String>,
    /// Those where a form tries a password, a code or a link.
    pub sign_ins: Vec<String>,
}

/// Makes ids; tests give their own.
pub type Ids = Arc<dyn Fn() -> Uuid + Send + Sync>;

/// The doors of a process; clones share their counters.
#[derive(Clone)]
pub struct Doors {
    names: Arc<Names>,
    trusted: Arc<[Network]>,
    routes: Arc<Routes>,
    limits: Limits,
    valve: Arc<Valve>,
    ids: Ids,
}

impl Doors {
    /// Makes the doors of a process that listens at an address.
    #[must_use]
    pub fn new(config: &Config, listen: SocketAddr, routes: Routes, ids: Ids) -> Self {
        let quotas = Quotas { sign_ins_per_minute: config.sign_ins_per_minute, ..Quotas::default() };
        Self {
            names: Arc::new(Names::new(config, listen)),
            trusted: config.trusted_proxies.clone().into(),
            routes: Arc::new(routes),
            limits: Limits::default(),
            valve: Arc::new(Valve::new(quotas)),
            ids,
        }
    }

    /// Sets other bounds for bodies.
    #[must_use]
    pub fn with_limits(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// Sets other quotas for load.
    #[must_use]
    pub fn with_quotas(self, quotas: Quotas) -> Self {
        Self { valve: Arc::new(Valve::new(quotas)), ..self }
    }

    /// Returns the counters of load, which want a sweep now and then.
    #[must_use]
    pub fn valve(&self) -> Arc<Valve> {
        self.valve.clone()
    }

    /// Puts an app behind the doors. What the app wraps itself (who is signed in) stands between the doors and its routes.
    pub fn guard<T, B>(
        &self,
        app: App<T>,
    ) -> App<
        impl ServiceFactory<ServiceRequest, Config = (), Response = ServiceResponse<BoxBody>, Error = Error, InitError = ()>
        + use<T, B>,
    >
    where
        T: ServiceFactory<ServiceRequest, Config = (), Response = ServiceResponse<B>, Error = Error, InitError = ()>
            + 'static,
        B: MessageBody + 'static,
    {
        let doors = self.clone();
        let pass = move |request: ServiceRequest, next: Next<EitherBody<_>>| {
            let doors = doors.clone();
            async move { doors.pass(request, next).await }
        };
        // The last one wrapped is the first one reached.
        app.wrap(from_fn(compression::mark)).wrap(Compress::default()).wrap(from_fn(pass))
    }

    async fn pass<B: MessageBody + 'static>(
        &self,
        mut request: ServiceRequest,
        next: Next<B>,
    ) -> Result<ServiceResponse<BoxBody>, Error> {
        let started = Instant::now();
        let id = RequestId::new((self.ids)());
        let mut entry = crate::telemetry::RequestLine::begin(id, &request, started);
        let line = request.request().conn_data::<Arc<Line>>().cloned();
        let json = prefers_json(&request);
        let token = is_below(request.path(), &self.routes.tokens);
        request_id::assign(&mut request, id);
        let span = tracing::info_span!("request", %id);
        let outcome = panics::caught(self.answer(request, next, id, json).instrument(span)).await;
        let finish = |mut response: HttpResponse| {
            let headers = response.headers_mut();
            if headers.get(header::CONTENT_ENCODING).is_some_and(|coding| coding == "identity") {
                headers.remove(header::CONTENT_ENCODING);
            }
            headers.insert(request_id::HEADER, id.value());
            security_headers::apply(headers, token, self.names.is_https());
            entry.answered(response.status());
            response.map_body(|_, body| BoxBody::new(Outflow::new(body, entry, line)))
        };
        match outcome {
            Ok(Ok(response)) => {
                let (request, response) = response.into_parts();
                Ok(ServiceResponse::new(request, finish(response)))
            }
            // Without the request there is only an error to return; actix answers with the response inside of it.
            Ok(Err(why)) => {
                let response = reworded(why.error_response(), id, json);
                Err(InternalError::from_response("refused", finish(response)).into())
            }
            Err(Panicked) => {
                let response = Refusal::new(StatusCode::INTERNAL_SERVER_ERROR).answer(id, json);
                Err(InternalError::from_response("panicked", finish(response)).into())
            }
        }
    }

    /// Lets a request in and returns the product's answer, or the page that refuses it.
    async fn answer<B: MessageBody + 'static>(
        &self,
        mut request: ServiceRequest,
        next: Next<B>,
        id: RequestId,
        json: bool,
    ) -> Result<ServiceResponse<BoxBody>, Error> {
        let refused = |request: ServiceRequest, refusal: Refusal| Ok(request.into_response(refusal.answer(id, json)));
        if let Err(refusal) = self.check(&mut request) {
            return refused(request, refusal);
        }
        let upload = is_below(request.path(), &self.routes.uploads);
        let verdict: Verdict = match limits::receive(&mut request, &self.limits, upload).await {
            Ok(verdict) => verdict,
            Err(refusal) => return refused(request, refusal),
        };
        let (request, response) = next.call(request).await?.map_into_boxed_body().into_parts();
        let response = match verdict.get() {
            // Whatever the handler made of the broken upload, this is what happened to it.
            Some(status) => Refusal::hang_up(status).answer(id, json),
            None => reworded(response, id, json),
        };
        Ok(ServiceResponse::new(request, response))
    }

    /// The checks that need only the head, in their order; also those that change it.
    fn check(&self, request: &mut ServiceRequest) -> Result<(), Refusal> {
        methods::check(request)?;
        let client = client::resolve(request, &self.trusted);
        if !health::PATHS.contains(&request.path()) {
            host::check(request, &self.names)?;
            self.valve.count(self.class(request), client)?;
        }
        same_origin::check(request, &self.names, &self.routes.uploads)
    }

    fn class(&self, request: &ServiceRequest) -> Class {
        if *request.method() == Method::GET {
            Class::Read
        } else if is_below(request.path(), &self.routes.sign_ins) {
            Class::SignIn
        } else {
            Class::Write
        }
    }
}

/// Gives an error that has no page of its own ours, in place of a library's words.
fn reworded(response: HttpResponse, id: RequestId, json: bool) -> HttpResponse {
    let status = response.status();
    let headers = response.headers();
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
    let has_words =
        kind.starts_with("text/html") || kind.starts_with("application/json") || headers.contains_key("serverfnerror");
    if !(status.is_client_error() || status.is_server_error()) || has_words || headers.contains_key(header::LOCATION) {
        return response;
    }
    let mut ours = Refusal::new(status).answer(id, json);
    for name in [header::ALLOW, header::RETRY_AFTER, header::SET_COOKIE] {
        for value in headers.get_all(&name) {
            ours.headers_mut().append(name.clone(), value.clone());
        }
    }
    ours
}

fn prefers_json(request: &ServiceRequest) -> bool {
    let accept = request.headers().get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or("");
    accept.contains("application/json") && !accept.contains("text/html")
}
