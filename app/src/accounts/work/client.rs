//! Who is calling, before it is known who they are; and the cookies they leave with.
//!
//! Invariant: the address is the one that the server's middleware vouches for, else the connection's own; a header of
//! the client is never believed here.

use std::net::IpAddr;

use actix_web::HttpMessage;
use actix_web::http::header::USER_AGENT;
use leptos::prelude::use_context;

use crate::access::{Entropy, Token};
use crate::accounts::cookies::{ClientAddress, Site};
use crate::accounts::model::device_name;
use crate::accounts::secrets::Secrets;
use crate::error::{Error, Result};
use crate::forms;
use crate::id::AccountId;

/// A browser, as far as it is known.
#[derive(Debug, Clone)]
pub(crate) struct Client {
    /// Its address; of IPv6 the first half, which is one household or office.
    pub address: String,
    /// What the device is called.
    pub device: String,
    /// What it shows to be known as a device.
    pub device_cookie: Option<String>,
    /// The token of the session it came with.
    pub token: Option<Token>,
}

impl Client {
    /// Reads the request at hand.
    ///
    /// # Errors
    /// `Busy` where there is no request.
    pub fn of_request(site: &Site) -> Result<Self> {
        let request = use_context::<leptos_actix::Request>().ok_or(Error::Busy)?;
        let vouched = request.extensions().get::<ClientAddress>().cloned();
        let address = match vouched {
            Some(ClientAddress(address)) => address,
            None => request.peer_addr().map(|address| address.ip().to_string()).unwrap_or_default(),
        };
        let agent = request.headers().get(USER_AGENT);
        let cookie = |name| request.cookie(name).map(|cookie| cookie.value().to_owned());
        Ok(Self {
            address: household(&address),
            device: device_name(agent.and_then(|agent| agent.to_str().ok()).unwrap_or("")),
            device_cookie: cookie(site.device_cookie()),
            token: cookie(site.session_cookie()).and_then(|value| Token::read(&value)),
        })
    }

    /// Returns the device's name if `account` has signed in on it before.
    pub fn known_device<'a>(&'a self, secrets: &Secrets, account: &AccountId) -> Option<&'a str> {
        let cookie = self.device_cookie.as_deref()?;
        secrets.known_device(account.as_str(), cookie)
    }

    /// Remembers that `account` has signed in on this device.
    pub fn give_device(&self, site: &Site, secrets: &Secrets, account: &AccountId) {
        if self.known_device(secrets, account).is_none() {
            let device = Entropy.token();
            let value = secrets.device_cookie(account.as_str(), device.secret());
            forms::set_cookie(site.device(value));
        }
    }
}

/// Sends the browser a session's cookie; one of a remembered device outlives the browser.
pub(crate) fn give_session(site: &Site, token: &Token, is_remembered: bool) {
    forms::set_cookie(site.session(token, is_remembered));
}

fn household(address: &str) -> String {
    match address.parse::<IpAddr>().map(|address| address.to_canonical()) {
        Ok(IpAddr::V6(address)) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
        Ok(IpAddr::V4(address)) => address.to_string(),
        Err(_) => address.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::household;

    #[test]
    fn half_an_address_is_a_household() {
        for (address, counted) in [
            ("192.0.2.7", "192.0.2.7"),
            ("::ffff:192.0.2.7", "192.0.2.7"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
            ("unknown", "unknown"),
        ] {
            assert_eq!(household(address), counted);
        }
    }
}
