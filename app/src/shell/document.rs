//! The whole document of a page.
//!
//! Invariant: its look is right at the first paint, and only a script of ours or one with this page's nonce runs.

use actix_web::http::header::{CONTENT_SECURITY_POLICY, HeaderValue};
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_actix::ResponseOptions;
use leptos_meta::{MetaTags, provide_meta_context};
use leptos_router::components::Router;

use super::assets::asset;
use super::frame::theme;
use super::keys::are_off;
use crate::access::viewer;
use crate::routes::Pages;

/// Draws the document.
#[component]
pub fn Document() -> impl IntoView {
    provide_meta_context();
    secure();
    let off = are_off();
    let keys = (!off && viewer().is_ok())
        .then(|| view! { <script type="module" src=asset("keys.js") data-palette=asset("palette.js")></script> });
    view! {
        <!DOCTYPE html>
        <html lang="en" data-theme=theme().attribute() data-keys=off.then_some("off")>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <link rel="stylesheet" href=asset("pkg/throughline.css") />
                <link rel="icon" href=asset("favicon.svg") type="image/svg+xml" />
                <script type="module" src=asset("islands.js") data-module=asset("pkg/throughline.js") data-wasm=asset("pkg/throughline.wasm")></script>
                {keys}
                <MetaTags />
            </head>
            <body>
                <Router>
                    <Pages />
                </Router>
            </body>
        </html>
    }
}

/// Sets the content security policy with the nonce that Leptos stamps on its own scripts.
fn secure() {
    let (Some(nonce), Some(response)) = (use_nonce(), use_context::<ResponseOptions>()) else {
        return;
    };
    let policy = format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; \
         connect-src 'self'; img-src 'self' data:; worker-src 'self'; form-action 'self'; base-uri 'none'; \
         frame-ancestors 'none'; object-src 'none'"
    );
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        response.insert_header(CONTENT_SECURITY_POLICY, policy);
    }
}
