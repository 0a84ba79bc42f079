//! What a server function may say beside its result: where to go next, what the page there says of it, and cookies.
//!
//! Invariant: destinations are paths of our own; nothing a client sent becomes one unchecked.

use std::sync::{Arc, Mutex, PoisonError};

use actix_web::cookie::Cookie;
use leptos::prelude::use_context;

use super::said::Said;

/// What the answer to the form at hand carries; made by the forms' door for each request.
#[derive(Debug, Clone, Default)]
pub(super) struct Answer(Arc<Mutex<Parts>>);

#[derive(Debug, Default)]
pub(super) struct Parts {
    pub location: Option<String>,
    pub stands_on: Option<String>,
    pub said: Option<Said>,
    pub cookies: Vec<Cookie<'static>>,
    pub headers: Vec<(&'static str, &'static str)>,
}

impl Answer {
    pub(super) fn take(&self) -> Parts {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn change(&self, change: impl FnOnce(&mut Parts)) {
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner));
    }
}

/// Sends the browser to `path` once the act is done; anything but a path of our own is ignored.
pub fn go(path: impl Into<String>) {
    let path = path.into();
    if is_ours(&path) {
        with(|parts| parts.location = Some(path));
    }
}

/// Says on which page the form stands, for pages that send no `Referer` because their address is a secret; a refusal
/// goes back there.
pub fn stands_on(path: impl Into<String>) {
    let path = path.into();
    if is_ours(&path) {
        with(|parts| parts.stands_on = Some(path));
    }
}

/// Has the page that follows say so; an act that wrote something and does not call this is said to be saved.
pub fn say(said: Said) {
    with(|parts| parts.said = Some(said));
}

/// Sets a cookie with the answer.
pub fn set_cookie(cookie: Cookie<'static>) {
    with(|parts| parts.cookies.push(cookie));
}

/// Takes a cookie away with the answer.
pub fn forget_cookie(mut cookie: Cookie<'static>) {
    cookie.make_removal();
    set_cookie(cookie);
}

/// Adds a header to the answer.
pub fn tell_header(name: &'static str, value: &'static str) {
    with(|parts| parts.headers.push((name, value)));
}

/// Tells whether `path` stays within this site: one slash at its start, no backslash, no control character.
pub(super) fn is_ours(path: &str) -> bool {
    path.starts_with('/') && !path.starts_with("//") && !path.contains('\\') && !path.chars().any(char::is_control)
}

fn with(change: impl FnOnce(&mut Parts)) {
    if let Some(answer) = use_context::<Answer>() {
        answer.change(change);
    }
}

#[cfg(test)]
mod tests {
    use super::is_ours;

    #[test]
    fn only_paths_of_our_own_are_destinations() {
        for (path, ours) in [
            ("/", true),
            ("/strategy?fold=a#b", true),
            ("//evil.example", false),
            ("/\\evil.example", false),
            ("https://evil.example", false),
            ("javascript:alert(1)", false),
            ("/a\r\nSet-Cookie: x", false),
        ] {
            assert_eq!(is_ours(path), ours, "{path}");
        }
    }
}
