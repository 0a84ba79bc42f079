//! What the demo's pages and forms call.
//!
//! Invariant: filling needs the set-up link, looking as somebody every condition of `surroundings`, emptying the admin.

use actix_web::cookie::{Cookie, SameSite};
use leptos::prelude::*;

use super::surroundings::is_offered;
use super::{policy, store, work};
use crate::access::{self, Token, Tx as _};
use crate::error::{Error, Result};
use crate::forms;
use crate::routes::links;

/// The session's cookie where the server is reached over plain http on this very machine.
const COOKIE: &str = "throughline";

/// Fills the empty database with the demo, for whoever holds the set-up link, and uses the link up.
#[server(prefix = "/api", endpoint = "demo/fill")]
pub async fn fill_demo(token: String) -> Result<()> {
    access::public(move |tx| {
        store::claim(tx, &token)?;
        store::fill_at_set_up(tx)
    })
    .await?;
    forms::go(links::sign_in(None));
    Ok(())
}

/// Empties a database that is marked as a demo.
#[server(prefix = "/api", endpoint = "demo/empty")]
pub async fn empty_demo() -> Result<()> {
    access::write(|tx| {
        let permit = tx.permit(policy::EmptyDemo)?;
        store::empty(tx, &permit)
    })
    .await?;
    forms::forget_cookie(cookie(String::new()));
    forms::go(links::sign_in(None));
    Ok(())
}

/// Looks as one of the demo's people, in place of whoever was looked as before.
#[server(prefix = "/api", endpoint = "demo/look-as")]
pub async fn look_as(persona: String) -> Result<()> {
    let seen = work::seen();
    let before = access::viewer().ok().and_then(|viewer| viewer.session);
    let token: Token = access::public(move |tx| {
        if !is_offered(store::is_demo(tx.conn())?, &seen) {
            return Err(Error::NotFound);
        }
        store::look_as(tx, &persona, before.as_ref())
    })
    .await?;
    forms::set_cookie(cookie(token.secret().to_owned()));
    forms::go(links::HOME);
    Ok(())
}

fn cookie(value: String) -> Cookie<'static> {
    Cookie::build(COOKIE, value)
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .finish()
}
