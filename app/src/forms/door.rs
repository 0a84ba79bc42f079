//! The one handler of every server function: runs it, and answers a form as a form and a script as a script.
//!
//! Invariant: the only place that sets the status of a server function's answer. A form is answered 303, to where the
//! act said, else to where it came from; a refusal waits in `refused_form` and never in the URL.

use actix_web::body::to_bytes;
use actix_web::dev::ServiceRequest;
use actix_web::http::{StatusCode, header};
use actix_web::web::{Bytes, Payload};
use actix_web::{FromRequest, HttpMessage, HttpRequest, HttpResponse, HttpResponseBuilder};
use leptos::prelude::{Owner, ScopedFuture, provide_context};
use server_fn::request::actix::ActixRequest;

use super::answer::{Answer, Parts, is_ours};
use super::said::{self, Said};
use super::{once, store};
use crate::access::{Door, Entropy, Sending};
use crate::error::{Error, FieldErrors, Result};
use crate::routes::links;

/// The largest form, in bytes.
const FORM_MAX: usize = 64 * 1024;
/// Fields that are never kept, whatever became of the form.
const SECRET_FIELDS: [&str; 4] = ["password", "new_password", "code", "token"];

/// That the client is a browser that will show what comes back.
#[derive(Clone, Copy)]
struct WantsPage(bool);

/// Notes whether a page is wanted, and hides it from Leptos, which would redirect to any Referer with the error in it.
pub fn prepare(req: &mut ServiceRequest) {
    let accepts = req.headers().get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or("");
    let wants_page = accepts.contains("text/html");
    req.extensions_mut().insert(WantsPage(wants_page));
    req.headers_mut().insert(header::ACCEPT, header::HeaderValue::from_static("application/json"));
}

/// Answers `/api/{path}`.
pub async fn answer(req: HttpRequest, payload: Payload) -> HttpResponse {
    let wants_page = req.extensions().get::<WantsPage>().is_some_and(|wants| wants.0);
    let door = req.extensions().get::<Door>().cloned();
    let (Some(door), Some(mut service)) = (door, server_fn::actix::get_server_fn_service(req.path(), req.method()))
    else {
        return plain(&Error::NotFound);
    };
    let Ok(Ok(body)) = payload.to_bytes_limited(FORM_MAX).await else {
        return HttpResponse::new(StatusCode::PAYLOAD_TOO_LARGE);
    };
    let (answer, sending) = (Answer::default(), once::sending(req.path(), &body));
    let outcome = match once::was_done(&door, &sending).await {
        Ok(false) => {
            let contexts = (door.clone(), answer.clone(), sending.clone());
            run(&req, &body, contexts, |request| async move { service.run(request).await.take() }).await
        }
        Ok(true) => Err(Error::Repeated),
        Err(error) => Err(error),
    };
    // Refused, while the same form of the same moment was done: that it was refused is then no news.
    if outcome.is_err() && !sending.repeats() {
        let _ = once::was_done(&door, &sending).await;
    }
    let mut parts = answer.take();
    let page = parts.stands_on.clone().unwrap_or_else(|| referer(&req));
    let is_done = outcome.is_ok();
    if !is_done {
        parts.said = None;
    }
    let response = match (outcome, wants_page) {
        _ if sending.repeats() => repeated(&door, &sending, &page, wants_page, &mut parts).await,
        (Ok(_), true) => see_other(parts.location.as_deref().unwrap_or(&came_from(&page, None))),
        (Ok(outcome), false) => outcome,
        (Err(error), true) => refused_page(&req, &page, &door, &body, error).await,
        (Err(error), false) => plain(&error),
    };
    if sending.has_written() {
        let said = if is_done { *parts.said.get_or_insert_default() } else { Said::Nothing };
        once::settle(&door, &sending, location(&response), said.word()).await;
    }
    finish(response, &door, wants_page, parts)
}

/// Runs the server function with all that it may ask its context for.
async fn run<F: Future<Output = HttpResponse>>(
    req: &HttpRequest,
    body: &Bytes,
    (door, answer, sending): (Door, Answer, Sending),
    service: impl FnOnce(ActixRequest) -> F,
) -> Result<HttpResponse> {
    let owner = Owner::new();
    let running = owner.with(|| {
        ScopedFuture::new(async move {
            provide_context(sending);
            provide_context(leptos_actix::Request::new(req));
            provide_context(door);
            provide_context(answer);
            let payload = refilled(req, body.clone()).await.map_err(|_| Error::Busy)?;
            Ok::<_, Error>(service(ActixRequest::from((req.clone(), payload))).await)
        })
    });
    let outcome = running.await?;
    if outcome.status().is_success() { Ok(outcome) } else { Err(read_error(outcome).await) }
}

/// Answers a form that was sent before as it was answered then.
async fn repeated(door: &Door, sending: &Sending, page: &str, wants_page: bool, parts: &mut Parts) -> HttpResponse {
    let reply = once::reply(door, sending).await.unwrap_or_default();
    if !wants_page {
        return HttpResponse::Ok().json(());
    }
    parts.said = Some(Said::read(&reply.said));
    if is_ours(&reply.location) { see_other(&reply.location) } else { see_other(&came_from(page, None)) }
}

/// Returns where an answer leads; empty for one that leads nowhere.
fn location(response: &HttpResponse) -> &str {
    response.headers().get(header::LOCATION).and_then(|path| path.to_str().ok()).unwrap_or("")
}

fn finish(mut response: HttpResponse, door: &Door, wants_page: bool, parts: Parts) -> HttpResponse {
    let said = parts.said.filter(|said| wants_page && *said != Said::Nothing);
    if let Some(said) = said {
        let _ = response.add_cookie(&said::cookie(said, door.house.site().is_secure()));
    }
    for cookie in parts.cookies {
        let _ = response.add_cookie(&cookie);
    }
    for (name, value) in parts.headers {
        response.headers_mut().insert(header::HeaderName::from_static(name), header::HeaderValue::from_static(value));
    }
    response
}

async fn refilled(req: &HttpRequest, body: Bytes) -> actix_web::Result<Payload> {
    let stream = futures::stream::once(async move { Ok(body) });
    let stream: actix_web::dev::Payload = actix_web::dev::Payload::Stream { payload: Box::pin(stream) };
    Payload::from_request(req, &mut { stream }).await
}

async fn read_error(response: HttpResponse) -> Error {
    let body = to_bytes(response.into_body()).await.unwrap_or_default();
    serde_json::from_slice(&body).unwrap_or(Error::Busy)
}

/// Answers a refused form: back to the form with what was typed, or on to the sign-in.
async fn refused_page(req: &HttpRequest, page: &str, door: &Door, body: &Bytes, error: Error) -> HttpResponse {
    match error {
        Error::Unauthenticated => see_other(&links::sign_in(Some(&came_from(page, None)))),
        Error::NotFresh => see_other(&links::confirm(&came_from(page, None))),
        Error::Invalid(messages) | Error::Conflict(messages) => keep(req, page, door, body, messages).await,
        other => keep(req, page, door, body, FieldErrors(vec![(String::new(), other.to_string())])).await,
    }
}

async fn keep(req: &HttpRequest, page: &str, door: &Door, body: &Bytes, messages: FieldErrors) -> HttpResponse {
    let fields: Vec<(String, String)> = form_urlencoded::parse(body)
        .into_owned()
        .filter(|(name, _)| name != once::FIELD && !SECRET_FIELDS.iter().any(|secret| name.contains(secret)))
        .collect();
    let id = Entropy.token().secret().to_owned();
    let session = door.viewer.as_ref().and_then(|viewer| viewer.session.clone()).map(String::from);
    let texts = (serde_json::to_string(&fields), serde_json::to_string(&messages));
    let (Ok(fields), Ok(messages)) = texts else {
        return plain(&Error::Busy);
    };
    let (path, row) = (req.path().to_owned(), id.clone());
    let kept =
        door.house.public(move |tx| store::keep(tx, &row, session.as_deref(), &path, (&fields, &messages))).await;
    match kept {
        Ok(()) => see_other(&came_from(page, Some(&id))),
        Err(error) => plain(&error),
    }
}

/// Returns the page that the browser says the form stood on.
fn referer(req: &HttpRequest) -> String {
    let referer = req.headers().get(header::REFERER);
    referer.and_then(|value| value.to_str().ok()).unwrap_or("").to_owned()
}

/// Returns the path of the page that the form stood on, with `draft` in its query if given.
fn came_from(page: &str, draft: Option<&str>) -> String {
    let path = page.split_once("://").map_or(page, |(_, rest)| rest.find('/').map_or("/", |at| &rest[at..]));
    let path = if is_ours(path) { path } else { "/" };
    let path = path.split('#').next().unwrap_or("/");
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let mut query: Vec<&str> =
        query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("draft=")).collect();
    let draft = draft.map(|id| format!("draft={id}"));
    query.extend(draft.as_deref());
    if query.is_empty() { path.to_owned() } else { format!("{path}?{}", query.join("&")) }
}

/// Sends the browser on to `location`, a path of ours.
pub fn see_other(location: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((header::LOCATION, location)).finish()
}

fn plain(error: &Error) -> HttpResponse {
    let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    HttpResponseBuilder::new(status).json(error)
}
