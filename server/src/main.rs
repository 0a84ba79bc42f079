//! `throughline`: starts what was asked for.

use actix_web::{App, HttpServer, web};
use app::access::House;
use app::storage::{Db, Location, migrate};
use app::time::Clock;

#[actix_web::main]
async fn main() -> std::io::Result<()> {
    let location =
        Location::parse(&std::env::var("DATABASE_URL").unwrap_or_else(|_| "sqlite:dev.db".into()))
            .map_err(std::io::Error::other)?;
    migrate::run(&location).map_err(std::io::Error::other)?;
    let db = Db::open(location).map_err(std::io::Error::other)?;
    let house = House::new(db, Clock::System, [7; 32]).at("http://127.0.0.1:3111");
    HttpServer::new(move || {
        App::new()
            .wrap(actix_web::middleware::from_fn(
                server::middleware::authenticate::authenticate,
            ))
            .app_data(web::Data::new(house.clone()))
            .configure(server::routes::configure)
    })
    .tcp_nodelay(true)
    .bind("127.0.0.1:3111")?
    .run()
    .await
}
