//! What the demo's pages and forms call.
//!
//! Invariant: filling needs the set-up link, looking as somebody every condition of `surroundings`, emptying the admin.

use actix_web::cookie::Cookie;
use leptos::prelude::*;

use super::surroundings::is_offered;
use super::{policy, store, work};
use crate::access::{self, Tx as _};
use crate::accounts::setup_link;
use crate::accounts::work::{Client, give_session};
use crate::error::{Error, Result};
use crate::forms::{self, Said};
use crate::routes::links;

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

/// Empties a database that is marked as a demo, and sends its admin on to the set-up of their own organisation.
///
/// Afterwards the database holds no row but the new set-up link and the note that it was made.
#[server(prefix = "/api", endpoint = "demo/empty")]
pub async fn empty_demo() -> Result<()> {
    access::write(|tx| {
        let permit = tx.permit(policy::EmptyDemo)?;
        store::empty(tx, &permit)
    })
    .await?;
    forms::say(Said::Nothing);
    let house = access::door()?.house;
    let cookie = Cookie::build(house.site().session_cookie(), "").path("/").secure(house.site().is_secure());
    forms::forget_cookie(cookie.finish());
    let link = actix_web::web::block(move || setup_link(&house)).await;
    match link {
        Ok(Ok(Some(path))) => forms::go(path),
        _ => forms::go(links::sign_in(None)),
    }
    Ok(())
}

/// Looks as one of the demo's people, in place of whoever was looked as before.
#[server(prefix = "/api", endpoint = "demo/look-as")]
pub async fn look_as(persona: String) -> Result<()> {
    let (seen, house) = (work::seen(), access::door()?.house);
    let client = Client::of_request(house.site())?;
    let token = access::public(move |tx| {
        if !is_offered(store::is_demo(tx.conn())?, &seen) {
            return Err(Error::NotFound);
        }
        store::look_as(tx, &persona, &client)
    })
    .await?;
    give_session(house.site(), &token, false);
    forms::go(links::HOME);
    Ok(())
}
