//! The pages that people open, against a constant page of the same length behind the same doors.
//!
//! Invariant: both are asked for in the same run, by the same client, with the same cookies.

use std::net::TcpListener;
use std::time::Duration;

use actix_web::{HttpResponse, web};
use app::access::House;
use app::routes::links;
use app::storage::Db;
use app::time::Clock;

use crate::figures::{Bound, Figures};
use crate::load::{Client, run};
use crate::{Place, data};

/// How long each page is asked for.
const TIME: Duration = Duration::from_secs(4);
/// How many times longer the page may take in the largest organisation than in the smallest.
const GROWTH: f64 = 1.5;

/// What is looked for: a word that every node has, the beginning of many names, two words of one thing, a place that
/// nobody has.
pub const SEARCHES: [&str; 4] = ["reached", "pers", "person 77", "node with nowhere"];

/// Measures the mission page, the outline and the search for each size.
pub fn measure(figures: &mut Figures, name: &str, place: &Place, sizes: &[usize]) {
    let share = if name == "sqlite" { 12.0 } else { 6.0 };
    let mut first = None;
    for people in sizes {
        place.create(*people);
        let cookies = data::fill(&place.at(*people), *people);
        let address = serve(place, *people);
        let mut client = Client::connect(address);
        let length = client.get("/", &cookies[0]);
        let constant_path = format!("/bench/constant/{length}");
        let _warm = run(address, "/", &cookies, Duration::from_secs(1));
        let constant = run(address, &constant_path, &cookies, TIME);
        let mission = run(address, "/", &cookies, TIME);
        let outline = run(address, "/strategy", &cookies, TIME);
        let found = SEARCHES.map(|query| run(address, &links::search(query, None, 1), &cookies, TIME).p99);
        let label = |what: &str| format!("{name}, {people} people: {what}");
        figures.tell(label("mission page, bytes uncompressed"), length as f64, "bytes");
        figures.tell(label("constant page of that length"), constant.rate, "pages/s");
        figures.tell(label("mission page"), mission.rate, "pages/s");
        figures.judge(
            label("mission page, share of the constant"),
            mission.rate / constant.rate * 100.0,
            "%",
            Bound::AtLeast(share),
        );
        figures.tell(label("mission page, p99"), mission.p99, "ms");
        figures.judge(label("outline's first screen, p99"), outline.p99, "ms", Bound::AtMost(50.0));
        let slowest = found.into_iter().fold(0.0, f64::max);
        figures.judge(label("search, p99"), slowest, "ms", Bound::AtMost(50.0));
        match first {
            None => first = Some(mission.rate),
            Some(smallest) => figures.judge(
                label("mission page, time against 100 people"),
                smallest / mission.rate,
                "times",
                Bound::AtMost(GROWTH),
            ),
        }
    }
}

/// Serves a database in this process, with the constant page beside the product.
pub fn serve(place: &Place, key: impl std::fmt::Display) -> std::net::SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    let db = Db::open(place.at(key)).expect("the database");
    let house = House::new(db, Clock::System, [7; 32], 2);
    std::thread::spawn(move || {
        actix_web::rt::System::new().block_on(async move {
            let config = server::config::Config::resolve(&server::config::Flags::default(), &|_| None, None);
            let config = config.expect("a configuration");
            let app = server::cli::serve::assemble(&config, house, listener, constant).expect("a server");
            app.run().await.expect("a server that runs");
        });
    });
    address
}

fn constant(config: &mut web::ServiceConfig) {
    config.route("/bench/constant/{length}", web::get().to(constant_page));
}

async fn constant_page(length: web::Path<usize>) -> HttpResponse {
    HttpResponse::Ok().content_type("text/html; charset=utf-8").body("x".repeat(*length))
}
