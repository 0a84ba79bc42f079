//! Links to the ways in: set-up, invitation, sign-in, confirmation; part of [`links`](super::links).
//!
//! Invariant: see `routes`; a page to go on to is a path of ours, escaped as a query is.

use super::links;

/// Links to the set-up page, for whoever holds its token.
pub fn set_up(token: &str) -> String {
    format!("/set-up/{token}")
}

/// Links to the page behind an invitation or a reset.
pub fn sign_in_link(token: &str) -> String {
    format!("/link/{token}")
}

/// Links to the sign-in page; `next` is a path of ours to go on to.
pub fn sign_in(next: Option<&str>) -> String {
    with_next("/sign-in", next)
}

/// Links to the page that asks for the password once more.
pub fn confirm(next: &str) -> String {
    with_next("/confirm", Some(next))
}

/// Links to the second step of a sign-in.
pub fn second_step(next: Option<&str>) -> String {
    with_next(links::SECOND_STEP, next)
}

/// Links to where an office enrols its second step.
pub fn enrol(next: Option<&str>) -> String {
    with_next(links::ENROL, next)
}

fn with_next(path: &str, next: Option<&str>) -> String {
    match next {
        Some(next) if next != "/" => {
            let mut query = form_urlencoded::Serializer::new(String::new());
            query.append_pair("next", next);
            format!("{path}?{}", query.finish())
        }
        _ => path.to_owned(),
    }
}
