//! Which handler answers which path.
//!
//! Invariant: pages and server functions see the same `Door`.

use actix_web::middleware::{Next, from_fn};
use actix_web::{HttpMessage, HttpRequest, web};
use app::access::Door;
use app::forms;

use crate::doors::Routes;
use leptos::prelude::{provide_context, use_context};
use leptos_actix::{LeptosRoutes, generate_route_list};
use leptos_router::Method;

/// Registers everything that the application answers; `authenticate` must stand before it.
pub fn configure(config: &mut web::ServiceConfig) {
    config.service(
        web::scope("/api")
            .wrap(from_fn(|mut req, next: Next<_>| async move {
                forms::prepare(&mut req);
                next.call(req).await
            }))
            .default_service(web::to(forms::answer)),
    );
    app::strategy::exchange::work::configure(config);
    config.route("/export/map.svg", web::get().to(app::strategy::map::work::download));
    config.route("/upload/people", web::post().to(app::people::work::upload));
    config.route("/export/people.{shape}", web::get().to(app::people::work::download));
    config.route("/upload/values", web::post().to(app::measures::work::upload));
    config.route("/export/cycles/{number}.csv", web::get().to(app::strategy::cycles::work::download));
    config.route("/export/coverage.csv", web::get().to(app::coverage::work::download));
    config.route("/export/values.csv", web::get().to(app::measures::work::download));
    config.route(app::routes::links::TRANSLATIONS_FILE, web::get().to(app::translation::work::download));
    config.route(app::routes::links::MY_DATA, web::get().to(app::accounts::work::download::my_data));
    config.default_service(leptos_actix::render_app_async_with_context(
        provide_door,
        app::shell::Document,
        Method::Get,
    ));
    config.leptos_routes_with_context(generate_route_list(app::shell::Document), provide_door, app::shell::Document);
}

/// Tells the doors which paths take a file, hold a secret or try a password.
pub fn doors() -> Routes {
    Routes {
        uploads: vec!["/upload".to_owned()],
        tokens: ["/set-up", "/link"].map(str::to_owned).to_vec(),
        sign_ins: ["/api/sign-in", "/api/confirm", "/api/set-up", "/api/link"].map(str::to_owned).to_vec(),
    }
}

fn provide_door() {
    let door = use_context::<leptos_actix::Request>().and_then(|request: leptos_actix::Request| {
        let request: &HttpRequest = &request;
        request.extensions().get::<Door>().cloned()
    });
    if let Some(door) = door {
        provide_context(door);
    }
}
