//! What the shell's own forms call: the look of the page, and whether its keys are on.
//!
//! Invariant: kept in the browser alone; nobody has to be signed in for a look.

use leptos::prelude::*;

use crate::error::Result;

/// The cookie that keeps the look; it holds `light` or `dark` and nothing else.
pub const THEME: &str = "theme";
/// The cookie that is there while the keys are off.
pub const KEYS: &str = "keys";

/// Keeps the look: `light`, `dark`, or anything else for the system's.
#[server(prefix = "/api", endpoint = "theme")]
pub async fn choose_theme(theme: String) -> Result<()> {
    use actix_web::cookie::{Cookie, SameSite, time::Duration};

    use crate::forms::{forget_cookie, set_cookie};
    use crate::ui::Theme;

    let mut cookie = Cookie::new(THEME, "");
    cookie.set_path("/");
    cookie.set_same_site(SameSite::Lax);
    cookie.set_http_only(true);
    match Theme::read(&theme).attribute() {
        None => forget_cookie(cookie),
        Some(theme) => {
            cookie.set_value(theme);
            cookie.set_max_age(Duration::days(365));
            set_cookie(cookie);
        }
    }
    Ok(())
}

/// Switches the keys of this browser off with `off`, and on with anything else.
#[server(prefix = "/api", endpoint = "keys")]
pub async fn choose_keys(keys: String) -> Result<()> {
    use actix_web::cookie::{Cookie, SameSite, time::Duration};

    use crate::forms::{forget_cookie, set_cookie};

    crate::access::viewer()?;
    let mut cookie = Cookie::new(KEYS, "off");
    cookie.set_path("/");
    cookie.set_same_site(SameSite::Lax);
    cookie.set_http_only(true);
    if keys == "off" {
        cookie.set_max_age(Duration::days(365));
        set_cookie(cookie);
    } else {
        forget_cookie(cookie);
    }
    Ok(())
}
