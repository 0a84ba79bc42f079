//! The check that a form was sent from this site, which Leptos leaves to us, and by a form.
//! Invariant: nothing but a GET or HEAD reaches the product unless a browser vouches that the sender is this site itself.

use actix_web::dev::ServiceRequest;
use actix_web::http::{Method, StatusCode, header};

use super::host::{self, Names};
use super::is_below;
use crate::http::errors::Refusal;

/// Refuses a WebSocket, and a POST that is not one of this site's own forms; drops a `Referer` that is not ours.
///
/// # Errors
/// Returns 403 for another origin or none, 415 for a content type that no form has, 400 for a multipart body without a boundary.
pub fn check(request: &mut ServiceRequest, names: &Names, uploads: &[String]) -> Result<(), Refusal> {
    let host = host::of(request).unwrap_or_default();
    // A WebSocket server function is a GET that checks no origin, and Leptos answers it with 101.
    let upgrade = text(request, &header::UPGRADE).is_some_and(|value| value.to_ascii_lowercase().contains("websocket"));
    if upgrade || request.headers().contains_key(header::SEC_WEBSOCKET_KEY) {
        return Err(Refusal::new(StatusCode::FORBIDDEN));
    }
    drop_foreign_referer(request, names, &host);
    if *request.method() == Method::GET {
        return Ok(());
    }
    if !is_from_here(request, names, &host) {
        return Err(Refusal::new(StatusCode::FORBIDDEN));
    }
    check_form(request, uploads)
}

/// The browser's own word comes first; a client that does not give it must name our origin.
fn is_from_here(request: &ServiceRequest, names: &Names, host: &str) -> bool {
    if request.headers().contains_key("sec-fetch-site") {
        // Not the Origin besides: a page with Referrer-Policy no-referrer sends its own forms with Origin null.
        return once(request, &header::HeaderName::from_static("sec-fetch-site")) == Some("same-origin");
    }
    once(request, &header::ORIGIN).is_some_and(|origin| names.is_origin(origin, host))
}

fn check_form(request: &ServiceRequest, uploads: &[String]) -> Result<(), Refusal> {
    let wrong = Refusal::new(StatusCode::UNSUPPORTED_MEDIA_TYPE);
    let kind = once(request, &header::CONTENT_TYPE).ok_or(wrong)?;
    let (essence, parameters) = kind.split_once(';').unwrap_or((kind, ""));
    match essence.trim().to_ascii_lowercase().as_str() {
        "application/x-www-form-urlencoded" => Ok(()),
        "multipart/form-data" if is_below(request.path(), uploads) => {
            if has_boundary(parameters) {
                Ok(())
            } else {
                Err(Refusal::new(StatusCode::BAD_REQUEST))
            }
        }
        _ => Err(wrong),
    }
}

/// Says whether the parameters hold one boundary of 1 to 70 characters (RFC 2046, 5.1.1); without one the parser panics.
fn has_boundary(parameters: &str) -> bool {
    let mut boundaries = parameters.split(';').filter_map(|part| {
        let (name, value) = part.split_once('=')?;
        name.trim().eq_ignore_ascii_case("boundary").then(|| value.trim().trim_matches('"'))
    });
    let fits = |value: &str| {
        (1..=70).contains(&value.len())
            && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"'()+_,-./:=? ".contains(&byte))
    };
    boundaries.next().is_some_and(fits) && boundaries.next().is_none()
}

/// Leptos redirects a form to its `Referer` without a look at it, so only our own may stay.
fn drop_foreign_referer(request: &mut ServiceRequest, names: &Names, host: &str) {
    let Some(referer) = request.headers().get(header::REFERER) else {
        return;
    };
    let ours = referer.to_str().is_ok_and(|text| {
        let origin = text.split_once("://").map(|(scheme, rest)| (scheme.len() + 3, rest));
        origin.is_some_and(|(start, rest)| {
            let end = start + rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
            names.is_origin(&text[..end], host)
        })
    });
    let several = request.headers().get_all(header::REFERER).nth(1).is_some();
    if !ours || several {
        request.headers_mut().remove(header::REFERER);
    }
}

fn text<'a>(request: &'a ServiceRequest, name: &header::HeaderName) -> Option<&'a str> {
    request.headers().get(name)?.to_str().ok()
}

/// Returns a header that stands there exactly once.
fn once<'a>(request: &'a ServiceRequest, name: &header::HeaderName) -> Option<&'a str> {
    let mut values = request.headers().get_all(name);
    let value = values.next()?.to_str().ok();
    if values.next().is_some() { None } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_boundary_is_there_once_and_in_bounds() {
        for good in ["boundary=x", " boundary=\"a b\"", "charset=utf-8; Boundary=----WebKitFormBoundary7MA4YWxk"] {
            assert!(has_boundary(good), "{good}");
        }
        let long = format!("boundary={}", "x".repeat(71));
        for bad in [
            "",
            "boundary",
            "boundary=",
            "boundary=\"\"",
            "boundaries=x",
            "boundary=x; boundary=y",
            "boundary=\u{e9}",
            &long,
        ] {
            assert!(!has_boundary(bad), "{bad}");
        }
    }
}
