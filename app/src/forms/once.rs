//! The key of a form, and the answer to a form that was sent before.
//!
//! Invariant: works without JavaScript, as a hidden field; who sends a form twice is led where the first one led.

use std::time::Duration;

use actix_web::web::Bytes;
use leptos::prelude::*;

use crate::access::{Door, Entropy, Reply, Sending};
use crate::error::Result;

/// The field's name.
pub(super) const FIELD: &str = "once";
/// How often, and how long apart, the answer to the first sending is looked for before the second is answered without it.
const LOOKS: u32 = 30;
const APART: Duration = Duration::from_millis(50);

/// Draws the hidden field by which a form that is sent twice is done once; each drawn form has a key of its own.
#[component]
pub fn Once() -> impl IntoView {
    // "off": a browser that comes back to the page must not put an old key into the new form.
    view! { <input type="hidden" name=FIELD value=Entropy.token().secret().to_owned() autocomplete="off" /> }
}

/// Reads the key of a plain form that posts to `path`.
pub(super) fn sending(path: &str, body: &Bytes) -> Sending {
    let key = form_urlencoded::parse(body).find(|(name, _)| name == FIELD).map(|(_, value)| value.into_owned());
    Sending::of(path, key.as_deref(), [&body[..]])
}

/// Reads the key of a form with files.
pub(super) fn sending_with_files(path: &str, fields: &[(String, String)], files: &[(String, Vec<u8>)]) -> Sending {
    let key = fields.iter().find(|(name, _)| name == FIELD).map(|(_, value)| value.as_str());
    let fields = fields.iter().flat_map(|(name, value)| [name.as_bytes(), value.as_bytes()]);
    let files = files.iter().flat_map(|(name, content)| [name.as_bytes(), content.as_slice()]);
    Sending::of(path, key, fields.chain(files))
}

/// Tells whether the form was done when it was sent before; never for nobody, whose forms carry no key.
///
/// # Errors
/// `Invalid` if its key came before with other words; `Busy`.
pub(super) async fn was_done(door: &Door, sending: &Sending) -> Result<bool> {
    match &door.viewer {
        Some(viewer) => door.house.was_done(viewer, sending).await,
        None => Ok(false),
    }
}

/// Keeps where a form that was done has led, and what was said.
pub(super) async fn settle(door: &Door, sending: &Sending, location: &str, said: &str) {
    let Some(viewer) = &door.viewer else {
        return;
    };
    let reply = Reply { location: location.to_owned(), said: said.to_owned() };
    if let Err(error) = door.house.keep_reply(viewer, sending, reply).await {
        tracing::warn!(%error, "what a form was answered with was not kept");
    }
}

/// Returns what the form was answered with when it was sent before. The two may have come at the same moment, so the
/// answer to the first is waited for.
pub(super) async fn reply(door: &Door, sending: &Sending) -> Option<Reply> {
    let viewer = door.viewer.as_ref()?;
    for _ in 0..LOOKS {
        match door.house.reply_to(viewer, sending).await {
            Ok(Some(reply)) => return Some(reply),
            Ok(None) => tokio::time::sleep(APART).await,
            Err(_) => return None,
        }
    }
    None
}
