//! Where the server is reached, who is calling, and the cookies that say so.
//!
//! Invariant: `HttpOnly`, `SameSite=Lax`, `Path=/`; `__Host-` and `Secure` unless the server is reached over plain http.

use std::sync::Arc;

use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};

use crate::access::{House, Token};

/// How long a remembered device keeps its cookie, in days.
const REMEMBERED_DAYS: i64 = 30;
/// How long a device is known, in days.
const DEVICE_DAYS: i64 = 180;

/// The address a request came from, as the server's middleware found it out: the proxy's word only where it is trusted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientAddress(pub String);

/// Where the server is reached.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Site {
    base: String,
}

impl Site {
    /// Reads a base URL, such as `https://line.example`.
    pub fn new(base: &str) -> Self {
        Self { base: base.trim_end_matches('/').to_owned() }
    }

    /// Tells whether cookies are `Secure`: always, but over plain http.
    pub fn is_secure(&self) -> bool {
        !self.base.starts_with("http://")
    }

    /// Returns the whole address of a path of ours.
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    /// Returns the name of the session's cookie.
    pub fn session_cookie(&self) -> &'static str {
        if self.is_secure() { "__Host-throughline" } else { "throughline" }
    }

    /// Returns the name of the cookie by which a device is known.
    pub(super) fn device_cookie(&self) -> &'static str {
        if self.is_secure() { "__Host-throughline-device" } else { "throughline-device" }
    }

    /// Returns the cookie of a session; it outlives the browser if the device is remembered.
    pub(super) fn session(&self, token: &Token, is_remembered: bool) -> Cookie<'static> {
        let mut cookie = self.cookie(self.session_cookie(), token.secret().to_owned());
        if is_remembered {
            cookie.set_max_age(Duration::days(REMEMBERED_DAYS));
        }
        cookie
    }

    /// Returns the cookie by which a device is known again.
    pub(super) fn device(&self, value: String) -> Cookie<'static> {
        let mut cookie = self.cookie(self.device_cookie(), value);
        cookie.set_max_age(Duration::days(DEVICE_DAYS));
        cookie
    }

    /// Returns the empty cookie that takes the session's away.
    pub(super) fn no_session(&self) -> Cookie<'static> {
        self.cookie(self.session_cookie(), String::new())
    }

    fn cookie(&self, name: &'static str, value: String) -> Cookie<'static> {
        Cookie::build(name, value).path("/").http_only(true).secure(self.is_secure()).same_site(SameSite::Lax).finish()
    }
}

impl House {
    /// Says under which address the server is reached, such as `https://line.example`: links begin with it, and cookies
    /// are `Secure` unless it begins with `http://`.
    #[must_use]
    pub fn at(mut self, base: &str) -> Self {
        self.site = Arc::new(Site::new(base));
        self
    }

    /// Returns under which address the server is reached, and what its cookies are called.
    pub fn site(&self) -> &Site {
        &self.site
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cookies_are_bound_to_the_host_unless_it_is_plain_http() {
        let token = Token::derived([7; 32]);
        for (base, starts, secure) in [
            ("https://line.example/", "__Host-throughline=", true),
            ("", "__Host-throughline=", true),
            ("http://127.0.0.1:3000", "throughline=", false),
        ] {
            let cookie = Site::new(base).session(&token, false).to_string();
            assert!(cookie.starts_with(starts), "{cookie}");
            assert_eq!(cookie.contains("Secure"), secure, "{cookie}");
            assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Path=/"));
            assert!(!cookie.contains("Max-Age"));
        }
        let remembered = Site::new("").session(&token, true).to_string();
        assert!(remembered.contains("Max-Age=2592000"), "{remembered}");
    }
}
