//! `serve`: listens until it is stopped.
//!
//! Invariant: the address is printed once it is bound, and the set-up link only while nobody has an account.

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use actix_web::dev::ServiceRequest;
use actix_web::middleware::{Next, from_fn};
use actix_web::{App, HttpMessage, web};
use app::access::House;
use app::demo::surroundings::Surroundings;
use app::storage::migrate;

use super::house;
use crate::config::Config;
use crate::doors::{Doors, Ids};
use crate::http::assets::{self, Site};
use crate::http::health::{Health, Readiness};
use crate::life::{self, Application, End, Pace};
use crate::middleware::authenticate::authenticate;
use crate::{routes, telemetry};

/// Runs the command.
///
/// # Errors
/// What keeps the server from serving.
pub fn run(config: &Config) -> anyhow::Result<ExitCode> {
    telemetry::init(config)?;
    let house = house::open(config)?;
    serve(config, house)
}

/// Serves an open house.
///
/// # Errors
/// What keeps the server from serving.
pub fn serve(config: &Config, house: House) -> anyhow::Result<ExitCode> {
    let end = actix_web::rt::System::new().block_on(async {
        let listener = life::bind(config)?;
        let house = house.at(&house::base(config, listener.local_addr()?));
        let first = house.clone();
        let app = assemble(config, house, listener, |_| {})?;
        say!("listening on http://{}", app.address());
        match web::block(move || {
            app::accounts::setup_link(&first).map(|path| path.map(|path| first.site().absolute(&path)))
        })
        .await
        {
            Ok(Ok(Some(link))) => say!("nobody has an account yet; set it up at {link}"),
            Ok(Ok(None)) => {}
            _ => tracing::warn!("whether somebody has an account could not be read"),
        }
        app.run().await
    })?;
    if end == End::AtOnce {
        tracing::warn!("ended at once; what was under way is broken off");
    }
    // Threads that still answer somebody end with the process.
    std::process::exit(0)
}

/// Puts the product behind the doors, on `listener`; `more` adds what only a bench or a test asks for.
///
/// # Errors
/// Why the listener cannot be served.
pub fn assemble(
    config: &Config,
    house: House,
    listener: std::net::TcpListener,
    more: fn(&mut web::ServiceConfig),
) -> std::io::Result<Application> {
    if let Some(manifest) = Site::get("manifest.json") {
        app::shell::assets::install(&manifest.data);
    }
    let ids: Ids = Arc::new(ids);
    let doors = Doors::new(config, listener.local_addr()?, routes::doors(), ids);
    let health = Health::new(readiness(&house), env!("CARGO_PKG_VERSION"));
    actix_web::rt::spawn(tidy(house.clone()));
    let house = house.at(&house::base(config, listener.local_addr()?));
    let surroundings = Surroundings { base_url: config.base_url.is_some() };
    let site = move || {
        App::new()
            .app_data(web::Data::new(house.clone()))
            .wrap(from_fn(authenticate))
            .wrap(from_fn(move |req: ServiceRequest, next: Next<_>| async move {
                req.extensions_mut().insert(surroundings);
                next.call(req).await
            }))
            .configure(|app| assets::routes::<Site>(app, &["/pkg", "/assets"]))
            .configure(more)
            .configure(routes::configure)
    };
    Application::build(listener, &doors, health, Pace::of(config), site)
}

#[expect(clippy::disallowed_methods, reason = "the id of a request is no id of the product")]
fn ids() -> uuid::Uuid {
    uuid::Uuid::now_v7()
}

/// Writes every other second the words for the search and the gaps in coverage that were too many for the act that changed them,
/// and deletes what drafts that ended have left, whichever process that was; and counts a period once it has closed.
async fn tidy(house: House) {
    let mut seconds = tokio::time::interval(Duration::from_secs(2));
    seconds.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        seconds.tick().await;
        let db = house.db().clone();
        if let Ok(Err(error)) = web::block(move || db.write_left_words()).await {
            tracing::warn!(%error, "the words for the search wait longer");
        }
        let (house, counting, gaps) = (house.clone(), house.clone(), house.clone());
        if let Ok(Err(error)) = web::block(move || app::strategy::drafts::work::clear_ended(&house)).await {
            tracing::warn!(%error, "what ended drafts left waits longer");
        }
        if let Ok(Err(error)) = web::block(move || app::coverage::work::write_left(&gaps)).await {
            tracing::warn!(%error, "the gaps in coverage wait longer");
        }
        if let Ok(Err(error)) = web::block(move || app::declared::work::close_period(&counting)).await {
            tracing::warn!(%error, "the period that has closed is counted later");
        }
    }
}

fn readiness(house: &House) -> Readiness {
    let db = house.db().clone();
    Arc::new(move || {
        let db = db.clone();
        Box::pin(async move { web::block(move || migrate::is_ready(&db)).await.unwrap_or(false) })
    })
}
