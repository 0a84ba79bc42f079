//! The site's static files, from inside the binary; a development build reads them from the folder at each request.
//! Invariant: a name is looked up as it stands, undecoded, among the embedded ones; no path is ever joined with it here.

use std::borrow::Cow;

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};
use rust_embed::{EmbeddedFile, RustEmbed};

/// The built site: script, stylesheet, icons, each with its .br and .gz beside it.
#[derive(RustEmbed)]
#[folder = "../target/site"]
#[allow_missing = true]
pub struct Site;

/// How long a browser may keep a file whose name changes with its content.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// A file whose name stays is kept too, but asked for again; an unchanged one is answered with 304.
const ASK_AGAIN: &str = "public, no-cache";

/// Adds the files of `S` below each of the given folders, such as `/pkg`, and the few that browsers want at the root.
pub fn routes<S: RustEmbed + 'static>(config: &mut web::ServiceConfig, folders: &[&str]) {
    for folder in folders {
        config.route(&format!("{folder}/{{file:.*}}"), web::get().to(serve::<S>));
    }
    for file in ["/favicon.ico", "/robots.txt"] {
        config.route(file, web::get().to(serve::<S>));
    }
}

async fn serve<S: RustEmbed>(request: HttpRequest) -> HttpResponse {
    let Some((name, kind)) = request.path().strip_prefix('/').and_then(|name| Some((name, kind(name)?))) else {
        return missing();
    };
    if name.split('/').any(|part| part.is_empty() || part.starts_with('.')) {
        return missing();
    }
    let Some(plain) = S::get(name) else {
        return missing();
    };
    let (file, coding) = smallest::<S>(name, accepted(&request)).unwrap_or((plain, ""));
    let tag = tag(&file);
    let mut builder = HttpResponse::Ok();
    builder
        .insert_header((header::CACHE_CONTROL, if is_hashed(name) { FOR_EVER } else { ASK_AGAIN }))
        .insert_header((header::ETAG, tag.clone()))
        .insert_header((header::VARY, "Accept-Encoding"))
        // Also without a coding: it tells the compression of pages to keep its hands off.
        .insert_header((header::CONTENT_ENCODING, if coding.is_empty() { "identity" } else { coding }));
    let known = request.headers().get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    if known.is_some_and(|known| known == "*" || known.split(',').any(|one| one.trim().trim_start_matches("W/") == tag))
    {
        return builder.status(StatusCode::NOT_MODIFIED).finish();
    }
    match file.data {
        Cow::Borrowed(bytes) => builder.content_type(kind).body(bytes),
        Cow::Owned(bytes) => builder.content_type(kind).body(bytes),
    }
}

/// A bare 404; the doors give it its page.
fn missing() -> HttpResponse {
    HttpResponse::NotFound().finish()
}

fn accepted(request: &HttpRequest) -> &str {
    request.headers().get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or("")
}

/// Returns the compressed file beside a file, where there is one that the client accepts.
fn smallest<S: RustEmbed>(name: &str, accepted: &str) -> Option<(EmbeddedFile, &'static str)> {
    let takes = |coding: &str| {
        accepted.split(',').any(|item| {
            let (word, weight) = item.split_once(';').unwrap_or((item, ""));
            let refused = weight.trim().strip_prefix("q=").is_some_and(|weight| weight.trim().parse() == Ok(0.0_f32));
            word.trim().eq_ignore_ascii_case(coding) && !refused
        })
    };
    [("br", "br"), ("gzip", "gz")]
        .into_iter()
        .filter(|(coding, _)| takes(coding))
        .find_map(|(coding, ending)| Some((S::get(&format!("{name}.{ending}"))?, coding)))
}

fn tag(file: &EmbeddedFile) -> String {
    let hash = file.metadata.sha256_hash();
    let digits: String = hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    format!("\"{digits}\"")
}

/// Says whether a name carries a hash of its content: `throughline.3fa97c21.js`.
fn is_hashed(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    let Some((stem, _)) = file.rsplit_once('.') else {
        return false;
    };
    let Some(part) = stem.rsplit(['.', '-']).next().filter(|part| part.len() < stem.len()) else {
        return false;
    };
    part.len() >= 8
        && part.bytes().all(|byte| byte.is_ascii_hexdigit())
        && part.bytes().any(|byte| byte.is_ascii_digit())
}

/// Returns the media type by the ending; a file of any other kind is not served.
fn kind(name: &str) -> Option<&'static str> {
    let kind = match name.rsplit_once('.')?.1 {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "webmanifest" => "application/manifest+json",
        "txt" => "text/plain; charset=utf-8",
        _ => return None,
    };
    Some(kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_a_hash_is_told_from_one_without() {
        for name in ["pkg/throughline.3fa97c21.js", "pkg/app-0123456789abcdef.wasm"] {
            assert!(is_hashed(name), "{name}");
        }
        for name in [
            "pkg/throughline.js",
            "pkg/deadbeef.js",
            "favicon.ico",
            "pkg/a.facade00x.js",
            "pkg/a.defaced.css",
            "pkg/line.deadbeef.css",
        ] {
            assert!(!is_hashed(name), "{name}");
        }
    }

    #[test]
    fn only_the_kinds_of_a_site_are_served() {
        for name in ["app.js.map", ".env", "pkg/x.br", "x.html", "Cargo.toml", "js"] {
            assert!(kind(name).is_none(), "{name}");
        }
    }
}
