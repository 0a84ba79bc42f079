//! A throw-away product: Leptos pages and server functions, and a few routes that misbehave on purpose.
//!
//! Invariant: everything that changes anything counts in [`changes`], so a test sees what got through.

use std::collections::BTreeMap;
use std::sync::Mutex;

use actix_web::web::{self, Bytes};
use actix_web::{HttpRequest, HttpResponse};
use futures::StreamExt;
use leptos::config::LeptosOptions;
use leptos::prelude::*;
use leptos_actix::{LeptosRoutes, generate_route_list};
use leptos_router::components::{Route, Router, Routes};
use leptos_router::{SsrMode, path};
use server_fn::codec::Json;

/// How often a server changed anything, by its port: servers of other tests run in the same process.
static CHANGES: Mutex<BTreeMap<u16, usize>> = Mutex::new(BTreeMap::new());

/// How often the server on `port` changed anything.
pub fn changes(port: u16) -> usize {
    CHANGES.lock().unwrap().get(&port).copied().unwrap_or(0)
}

fn change(request: &HttpRequest) {
    let port = request.app_config().local_addr().port();
    *CHANGES.lock().unwrap().entry(port).or_default() += 1;
}

fn change_here() {
    change(&use_context::<leptos_actix::Request>().unwrap());
}

#[server(prefix = "/probe", endpoint = "rename")]
pub async fn rename(title: String) -> Result<usize, ServerFnError> {
    change_here();
    Ok(title.len())
}

#[server(name = AsJson, prefix = "/probe", endpoint = "json", input = Json)]
pub async fn as_json(title: String) -> Result<usize, ServerFnError> {
    change_here();
    Ok(title.len())
}

#[server(prefix = "/probe", endpoint = "fail")]
pub async fn fail() -> Result<(), ServerFnError> {
    Err(std::io::Error::other("no such table: users at /srv/secret"))?
}

#[server(prefix = "/probe", endpoint = "explode")]
pub async fn explode() -> Result<(), ServerFnError> {
    panic!("marked-panic-text")
}

/// The paths of its own server functions; the real product's are in the same process.
pub fn function_paths() -> Vec<String> {
    server_fn::actix::server_fn_paths()
        .map(|(path, _)| path.to_owned())
        .filter(|path| path.starts_with("/probe/"))
        .collect()
}

#[component]
fn Product() -> impl IntoView {
    view! {
        <Router>
            <Routes fallback=|| "nothing">
                <Route path=path!("/") view=Home ssr=SsrMode::Async />
                <Route path=path!("/reset/:token") view=|| view! { <h1>"Reset"</h1> } ssr=SsrMode::Async />
            </Routes>
        </Router>
    }
}

#[component]
fn Home() -> impl IntoView {
    let lines = (0..200).map(|n| view! { <p>{format!("station {n}")}</p> }).collect_view();
    let action = ServerAction::<Rename>::new();
    view! {
        <ActionForm action=action>
            <input name="title" />
        </ActionForm>
        {lines}
    }
}

async fn take(request: HttpRequest, mut body: web::Payload) -> HttpResponse {
    let mut bytes = 0;
    while let Some(piece) = body.next().await {
        match piece {
            Ok(piece) => bytes += piece.len(),
            Err(_) => return HttpResponse::BadRequest().body("broken"),
        }
    }
    change(&request);
    HttpResponse::Ok().body(bytes.to_string())
}

/// 20 MB, as one piece or as many.
async fn download(request: HttpRequest) -> HttpResponse {
    const MEGABYTE: &[u8] = &[b'x'; 1_000_000];
    if request.path().ends_with("small") {
        return HttpResponse::Ok().content_type("application/octet-stream").body(&MEGABYTE[..200_000]);
    }
    if request.path().ends_with("whole") {
        return HttpResponse::Ok().content_type("application/octet-stream").body(MEGABYTE.repeat(20));
    }
    let pieces = futures::stream::iter((0..20).map(|_| Ok::<_, actix_web::Error>(Bytes::from_static(MEGABYTE))));
    HttpResponse::Ok().content_type("application/octet-stream").streaming(pieces)
}

async fn events() -> HttpResponse {
    let beats = futures::stream::iter(0..3).then(|n| async move {
        tokio::time::sleep(std::time::Duration::from_millis(150)).await;
        Ok::<_, actix_web::Error>(Bytes::from(format!("data: {n}\n\n")))
    });
    HttpResponse::Ok().content_type("text/event-stream").streaming(beats)
}

async fn status(code: web::Path<u16>) -> HttpResponse {
    HttpResponse::build(actix_web::http::StatusCode::from_u16(*code).unwrap()).body("diesel: no such table")
}

async fn slow() -> HttpResponse {
    tokio::time::sleep(std::time::Duration::from_millis(600)).await;
    HttpResponse::Ok().body("done")
}

/// What the product sees of the request's head.
async fn mirror(request: HttpRequest) -> HttpResponse {
    let seen: Vec<String> =
        request.headers().iter().map(|(name, value)| format!("{name}: {}", value.to_str().unwrap())).collect();
    HttpResponse::Ok().body(seen.join("\n"))
}

async fn plain(request: HttpRequest) -> HttpResponse {
    change(&request);
    HttpResponse::Ok().finish()
}

async fn explode_plainly() -> HttpResponse {
    panic!("marked-panic-text")
}

/// Adds the product to an app.
pub fn configure(config: &mut web::ServiceConfig) {
    let _ = any_spawner::Executor::init_tokio();
    let options = LeptosOptions::builder().output_name("probe").build();
    let routes = generate_route_list(Product);
    config
        .route("/import/{what}", web::post().to(take))
        .route("/download/{how}", web::get().to(download))
        .route("/events", web::get().to(events))
        .route("/status/{code}", web::get().to(status))
        .route("/slow", web::get().to(slow))
        .route("/mirror", web::get().to(mirror))
        .route("/panic", web::get().to(explode_plainly))
        .route("/plain", web::post().to(plain))
        .leptos_routes(routes, {
            let options = options.clone();
            move || {
                let _ = &options;
                view! { <!DOCTYPE html><html lang="en"><head><title>"Probe"</title></head><body><Product/></body></html> }
            }
        });
}
