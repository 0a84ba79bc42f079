//! The translations of the strategy in force as a file.
//!
//! Invariant: whoever is signed in may take it, as they may read it: where each stands, and the terms of what is agreed. A cell
//! that a spreadsheet would run is disarmed.

use actix_web::{HttpMessage, HttpRequest, HttpResponse};

use super::model::{Brief, StopKind, TeamObjective, Terms};
use super::store;
use crate::access::Door;
use crate::forms::{CSV, file_answer, see_other};
use crate::routes::links;
use crate::strategy::files::csv_line;

/// The head of each column.
const HEAD: [&str; 11] = [
    "id",
    "node",
    "team",
    "offered_by",
    "state",
    "since",
    "restatement",
    "objectives",
    "stops",
    "does_not_do",
    "may_decide",
];

/// Gives them as CSV.
pub async fn download(req: HttpRequest) -> HttpResponse {
    let Some(door) = req.extensions().get::<Door>().cloned() else {
        return HttpResponse::ServiceUnavailable().finish();
    };
    let Some(viewer) = door.viewer.clone() else {
        return see_other(&links::sign_in(Some(links::TRANSLATIONS_FILE)));
    };
    let rows = door.house.read_as(viewer, |tx| store::exported(tx)).await;
    file_answer(links::TRANSLATIONS_FILE, (CSV, "translations.csv"), rows.map(|rows| print(&rows)))
}

/// Prints the rows as UTF-8 with a byte order mark, which spreadsheets need to see the letters.
fn print(rows: &[(Brief, Terms)]) -> String {
    let mut text = "\u{feff}".to_owned();
    csv_line(&mut text, HEAD.into_iter().map(str::to_owned));
    for (brief, terms) in rows {
        let objectives: Vec<String> =
            terms.objectives.iter().map(|one: &TeamObjective| format!("{} ({})", one.title, one.seen_by())).collect();
        let mut stops = terms.stopped(StopKind::Stop);
        if !terms.nothing_because.is_empty() {
            stops = format!("nothing, because {}", terms.nothing_because);
        }
        csv_line(
            &mut text,
            [
                brief.id.to_string(),
                brief.title.text.clone(),
                brief.team.1.clone(),
                brief.giver_name().to_owned(),
                brief.state.said().to_owned(),
                brief.since.clone(),
                terms.restatement.clone(),
                objectives.join("; "),
                stops,
                terms.stopped(StopKind::NotDo),
                terms.may_decide.clone(),
            ]
            .into_iter(),
        );
    }
    text
}
