//! The one table of addresses: every page, and typed links to it.
//!
//! Invariant: nobody else formats a path by hand.

#[cfg(feature = "ssr")]
mod pages;

#[cfg(feature = "ssr")]
pub use pages::Pages;

/// Links to pages.
pub mod links {
    /// My mission.
    pub const HOME: &str = "/";
    /// The settings of the organisation.
    pub const ORGANISATION: &str = "/admin/organisation";

    /// Links to the sign-in page; `next` is a path of ours to go on to.
    pub fn sign_in(next: Option<&str>) -> String {
        with_next("/sign-in", next)
    }

    /// Links to the page that asks for the password once more.
    pub fn confirm(next: &str) -> String {
        with_next("/confirm", Some(next))
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
}
