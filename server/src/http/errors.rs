//! The page, or the JSON, that says what went wrong when the product itself did not answer.
//! Invariant: it holds fixed sentences and the request's reference; nothing from the request or an error ever gets into it.

use actix_web::HttpResponse;
use actix_web::http::{StatusCode, header};

use crate::middleware::request_id::RequestId;

/// A request that goes no further, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refusal {
    /// The status of the answer.
    pub status: StatusCode,
    /// How many seconds to wait before another try, where that helps.
    pub retry_after: Option<u64>,
    /// Whether the connection ends with the answer, because the rest of the body was not read.
    pub hang_up: bool,
}

impl Refusal {
    /// Refuses with a status.
    #[must_use]
    pub fn new(status: StatusCode) -> Self {
        Self { status, retry_after: None, hang_up: false }
    }

    /// Refuses, and closes the connection after the answer.
    #[must_use]
    pub fn hang_up(status: StatusCode) -> Self {
        Self { hang_up: true, ..Self::new(status) }
    }

    /// Returns the answer, as JSON where that is what the request accepts.
    #[must_use]
    pub fn answer(self, reference: RequestId, json: bool) -> HttpResponse {
        let mut builder = HttpResponse::build(self.status);
        if self.status == StatusCode::METHOD_NOT_ALLOWED {
            builder.insert_header((header::ALLOW, "GET, HEAD, POST"));
        }
        if let Some(seconds) = self.retry_after {
            builder.insert_header((header::RETRY_AFTER, seconds));
        }
        if self.hang_up {
            builder.force_close();
        }
        if json {
            builder.content_type("application/json").body(as_json(self.status, reference))
        } else {
            builder.content_type("text/html; charset=utf-8").body(as_page(self.status, reference))
        }
    }
}

/// What happened and what to do, for a person.
fn words(status: StatusCode) -> (&'static str, &'static str) {
    match status.as_u16() {
        400 => {
            ("That request could not be read", "Something in it is malformed. Go back, reload the page and try again.")
        }
        401 => ("You are not signed in", "Sign in and try again."),
        403 => (
            "That is not allowed from here",
            "Nothing was changed. If you sent a form, open its page here, by this site's own address, and send it again.",
        ),
        404 => ("There is nothing here", "The address may be mistyped, or what was here is gone or not yours to see."),
        405 => ("That cannot be done here", "This address can be read, or sent a form, and nothing else."),
        408 => ("It took too long to arrive", "Nothing was changed. Check your connection and send it again."),
        409 => {
            ("Somebody changed it meanwhile", "Nothing was overwritten. Reload the page and look at what is there now.")
        }
        413 => (
            "That is too large",
            "Nothing was changed. A form may have 64 KiB, which is 60,000 plain letters, 10,000 of Greek or Cyrillic and 7,000 Chinese signs; a file to import may have 32 MiB. Go back, keep a copy of what you typed, and shorten it or save it in parts.",
        ),
        415 => (
            "That is not a form",
            "Nothing was changed. Forms are accepted here, uncompressed; files only where you import them.",
        ),
        421 => (
            "This site has another name",
            "It was asked for by a name that it does not know. Use the address you were given; whoever runs the server can add names under allowed_hosts.",
        ),
        429 => ("Too many tries", "Wait a little, then try again."),
        503 => ("Not ready just now", "The server is starting, stopping or busy. Try again in a minute."),
        code if code >= 500 => (
            "Something broke on our side",
            "What you sent may not have been saved: look before you send it again. Whoever runs the server finds the cause under the reference below.",
        ),
        _ => ("That did not work", "Go back and try again."),
    }
}

fn as_page(status: StatusCode, reference: RequestId) -> String {
    let (title, advice) = words(status);
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n<p>{advice}</p>\n\
         <p><a href=\"/\">To the start page</a></p>\n<p><small>Reference: {reference}</small></p>\n</main>\n</body>\n</html>\n"
    )
}

fn as_json(status: StatusCode, reference: RequestId) -> String {
    let (title, advice) = words(status);
    let body = serde_json::json!({ "status": status.as_u16(), "error": title, "advice": advice, "reference": reference.to_string() });
    format!("{body}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_has_plain_words_in_both_forms() {
        for code in [400, 401, 403, 404, 405, 408, 409, 413, 415, 418, 421, 429, 500, 503, 507] {
            let status = StatusCode::from_u16(code).unwrap();
            let reference = RequestId::new(uuid::Uuid::from_u128(7));
            let page = as_page(status, reference);
            assert!(
                page.contains("<h1>")
                    && page.contains("Reference: 00000000-")
                    && !page.contains('!') | page.starts_with("<!DOCTYPE")
            );
            assert_eq!(page.matches('!').count(), 1, "only the doctype exclaims");
            let json: serde_json::Value = serde_json::from_str(&as_json(status, reference)).unwrap();
            assert_eq!(json["status"], code);
        }
    }
}
