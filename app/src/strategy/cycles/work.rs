//! The record of a closed cycle as a file.
//!
//! Invariant: whoever is signed in may take it, as they may read it; a cell that a spreadsheet would run is disarmed.

use actix_web::web::Path;
use actix_web::{HttpMessage, HttpRequest, HttpResponse};

use super::model::RecordRow;
use super::store;
use crate::access::Door;
use crate::forms::{CSV, file_answer, see_other};
use crate::routes::links;
use crate::strategy::files::csv_line;

/// Gives the record as CSV.
pub async fn download(req: HttpRequest, number: Path<String>) -> HttpResponse {
    let Some(door) = req.extensions().get::<Door>().cloned() else {
        return HttpResponse::ServiceUnavailable().finish();
    };
    let Some(viewer) = door.viewer.clone() else {
        return see_other(&links::sign_in(Some(req.path())));
    };
    let Ok(number) = number.parse::<i64>() else {
        return HttpResponse::NotFound().finish();
    };
    let record = door.house.read_as(viewer, move |tx| store::exported(tx, number)).await;
    let name = format!("cycle-{number}.csv");
    file_answer(&links::cycle_file(number), (CSV, &name), record.map(|(cycle, rows)| print(&cycle, &rows)))
}

/// Prints the rows as UTF-8 with a byte order mark, which spreadsheets need to see the letters.
fn print(cycle: &str, rows: &[RecordRow]) -> String {
    let mut text = "\u{feff}".to_owned();
    let head = ["cycle", "node", "level", "title", "verdict", "score", "learned", "said_by", "measures"];
    csv_line(&mut text, head.into_iter().map(str::to_owned));
    for row in rows {
        let measures: Vec<String> = row.measures.iter().map(|one| format!("{}: {}", one.name, one.said())).collect();
        csv_line(
            &mut text,
            [
                cycle.to_owned(),
                row.node.to_string(),
                row.depth.to_string(),
                row.title.clone(),
                row.verdict.map_or("", super::model::Verdict::word).to_owned(),
                row.score.word().to_owned(),
                row.learned.clone(),
                row.by.clone().unwrap_or_default(),
                measures.join("; "),
            ]
            .into_iter(),
        );
    }
    text
}
