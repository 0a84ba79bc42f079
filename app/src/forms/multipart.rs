//! Forms that carry files: read whole into memory, and turned back with their words like any other.
//!
//! Invariant: what is read is bounded by the doors; a file's name is a name to show, never a path to open.

use actix_web::http::{StatusCode, header};
use actix_web::web::{Bytes, Payload};
use actix_web::{HttpMessage, HttpRequest, HttpResponse, HttpResponseBuilder};

use super::answer::is_ours;
use super::door::see_other;
use super::{once, store};
use crate::access::{Door, Entropy, Sending};
use crate::error::{Error, FieldErrors, Result};
use crate::routes::links;

/// The most bytes of a form with files; the doors stop a larger one first.
const MOST: usize = 33 * 1024 * 1024;
/// The most files of a form.
const FILES: usize = 5_000;
/// The longest field that is no file, in bytes.
const FIELD: usize = 16 * 1024;

/// A form with files.
#[derive(Debug, Default)]
pub struct Uploaded {
    /// The fields that are no files: name and value.
    pub fields: Vec<(String, String)>,
    /// The files that were chosen: the name the browser gave, and the content.
    pub files: Vec<(String, Vec<u8>)>,
}

impl Uploaded {
    /// Returns the value of a field.
    pub fn value(&self, name: &str) -> Option<&str> {
        let found = self.fields.iter().find(|(field, _)| field == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// Reads a form with files.
///
/// # Errors
/// `Invalid` if it is not one, is cut off, or holds too much; `Repeated` if it was done when it was sent before.
pub async fn receive(req: &HttpRequest, payload: Payload) -> Result<Uploaded> {
    let broken = || Error::invalid("file", "The file did not arrive whole. Please send it again.");
    let kind = req.headers().get(header::CONTENT_TYPE);
    let content_type = kind.and_then(|kind| kind.to_str().ok()).unwrap_or("");
    let boundary = multer::parse_boundary(content_type).map_err(|_| broken())?;
    let body: Bytes = match payload.to_bytes_limited(MOST).await {
        Ok(Ok(body)) => body,
        Ok(Err(_)) => return Err(broken()),
        Err(_) => {
            return Err(Error::invalid("file", "This is larger than 32 MiB. Use the command line for it."));
        }
    };
    let stream = futures::stream::once(async move { Ok::<_, std::io::Error>(body) });
    let mut parts = multer::Multipart::new(stream, boundary);
    let mut form = Uploaded::default();
    while let Some(part) = parts.next_field().await.map_err(|_| broken())? {
        let name = part.name().unwrap_or_default().to_owned();
        let file = part.file_name().map(str::to_owned);
        let bytes = part.bytes().await.map_err(|_| broken())?;
        match file {
            // A field for files that was left empty arrives as one nameless empty file.
            Some(file) if file.is_empty() && bytes.is_empty() => {}
            Some(file) if form.files.len() < FILES => {
                form.files.push((file.replace('\\', "/"), bytes.to_vec()));
            }
            Some(_) => {
                return Err(Error::invalid("file", "More than 5,000 files are too many at once."));
            }
            None if bytes.len() <= FIELD => {
                let value = String::from_utf8_lossy(&bytes).into_owned();
                form.fields.push((name, value));
            }
            None => return Err(broken()),
        }
    }
    noted(req, form).await
}

/// Notes the form's sending with its request, unless it was done before.
async fn noted(req: &HttpRequest, form: Uploaded) -> Result<Uploaded> {
    let path = req.path().to_owned();
    // 32 MiB are hashed for longer than the other requests of this thread should wait.
    let hashed = actix_web::web::block(move || {
        let sending = once::sending_with_files(&path, &form.fields, &form.files);
        (form, sending)
    });
    let (form, sending) = hashed.await.map_err(|_| Error::Busy)?;
    req.extensions_mut().insert(sending.clone());
    let door = req.extensions().get::<Door>().cloned();
    match door {
        Some(door) if once::was_done(&door, &sending).await? => Err(Error::Repeated),
        _ => Ok(form),
    }
}

/// Returns the sending of the form with files that was received with this request, for the write door.
pub fn sending_of(req: &HttpRequest) -> Sending {
    req.extensions().get::<Sending>().cloned().unwrap_or_default()
}

/// Answers a form with files: on to where `outcome` leads, or back to `page`. One that was sent before leads where it led
/// then.
pub async fn answer_upload(req: &HttpRequest, page: &str, outcome: Result<String>) -> HttpResponse {
    let (door, sending) = (req.extensions().get::<Door>().cloned(), sending_of(req));
    // Refused, while the same form of the same moment was done: that it was refused is then no news.
    let outcome = match (outcome, &door) {
        (Err(_), Some(door)) if once::was_done(door, &sending).await == Ok(true) => Err(Error::Repeated),
        (outcome, _) => outcome,
    };
    match (outcome, door) {
        (Ok(path), Some(door)) => {
            once::settle(&door, &sending, &path, "").await;
            see_other(&path)
        }
        (Err(Error::Repeated), Some(door)) => {
            let reply = once::reply(&door, &sending).await.unwrap_or_default();
            see_other(if is_ours(&reply.location) { &reply.location } else { page })
        }
        (Err(error), _) => turn_back(req, page, error).await,
        (_, None) => HttpResponse::ServiceUnavailable().finish(),
    }
}

/// Answers a form with files that was refused: back to `page`, with what is wrong; or on to the sign-in.
async fn turn_back(req: &HttpRequest, page: &str, error: Error) -> HttpResponse {
    let messages = match error {
        Error::Unauthenticated => return see_other(&links::sign_in(Some(page))),
        Error::NotFresh => return see_other(&links::confirm(page)),
        Error::Invalid(messages) | Error::Conflict(messages) => messages,
        other => FieldErrors(vec![(String::new(), other.to_string())]),
    };
    let door = req.extensions().get::<Door>().cloned();
    let (Some(door), Ok(messages)) = (door, serde_json::to_string(&messages)) else {
        return HttpResponse::ServiceUnavailable().finish();
    };
    let id = Entropy.token().secret().to_owned();
    let session = door.viewer.and_then(|viewer| viewer.session).map(String::from);
    let (path, row) = (req.path().to_owned(), id.clone());
    let kept = door.house.public(move |tx| store::keep(tx, &row, session.as_deref(), &path, ("[]", &messages))).await;
    match kept {
        Ok(()) => see_other(&format!("{page}?draft={id}")),
        Err(error) => {
            HttpResponseBuilder::new(StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR))
                .finish()
        }
    }
}
