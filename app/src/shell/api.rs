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
    use actix_web::cookie::time::Duration;

    use crate::forms::{forget_cookie, set_cookie};
    use crate::ui::Theme;

    let mut cookie = cookie(THEME, crate::access::door()?.house.site().is_secure());
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
    use actix_web::cookie::time::Duration;

    use crate::forms::{forget_cookie, set_cookie};

    crate::access::viewer()?;
    let mut cookie = cookie(KEYS, crate::access::door()?.house.site().is_secure());
    if keys == "off" {
        cookie.set_value("off");
        cookie.set_max_age(Duration::days(365));
        set_cookie(cookie);
    } else {
        forget_cookie(cookie);
    }
    Ok(())
}

/// Returns an empty cookie that only this site gets back, and over https only, where the site has it.
#[cfg(feature = "ssr")]
fn cookie(name: &'static str, is_secure: bool) -> actix_web::cookie::Cookie<'static> {
    use actix_web::cookie::{Cookie, SameSite};

    Cookie::build(name, "").path("/").http_only(true).secure(is_secure).same_site(SameSite::Lax).finish()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn what_a_browser_keeps_for_the_shell_stays_on_https_where_the_site_does() {
        for (name, is_secure) in [(THEME, true), (KEYS, true), (THEME, false)] {
            let text = cookie(name, is_secure).to_string();
            assert_eq!(text.contains("Secure"), is_secure, "{text}");
            for part in ["HttpOnly", "SameSite=Lax", "Path=/"] {
                assert!(text.contains(part), "{text}");
            }
        }
    }
}
