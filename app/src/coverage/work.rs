//! Coverage as a file, and going on with gaps that were too many for one transaction.
//!
//! Invariant: the file lists what the page at the same address lists, to those alone who may read that, a portion at a time; a
//! cell that a spreadsheet would run is disarmed.

use actix_web::{HttpMessage, HttpRequest, HttpResponse};

use super::model::{Asked, Broken, Kind};
use super::parts::{href, what, who};
use super::policy::ReadCoverage;
use super::store;
use crate::access::{Door, House, Tx as _, Viewer};
use crate::error::Result;
use crate::forms::{CSV, file_answer, see_other};
use crate::routes::links;
use crate::strategy::files::csv_line;

/// How many gaps are read at once for the file.
const PORTION: usize = 500;
/// How many gaps of one kind a file lists at most.
const MOST: usize = 50_000;

/// Puts right the gaps that were left, a portion a turn; returns at once where there is nothing. Blocks, so call it on a thread
/// that may.
///
/// # Errors
/// What the database says; what is left then is put right the next time.
pub fn write_left(house: &House) -> Result<()> {
    while house.read_as_system(|tx| store::is_left(tx.conn()))? {
        house.write_as_system(store::write_left)?;
    }
    Ok(())
}

/// Gives coverage as CSV.
pub async fn download(req: HttpRequest) -> HttpResponse {
    let Some(door) = req.extensions().get::<Door>().cloned() else {
        return HttpResponse::ServiceUnavailable().finish();
    };
    let back = req.uri().path_and_query().map_or(links::COVERAGE_FILE, |path| path.as_str()).to_owned();
    let Some(viewer) = door.viewer.clone() else {
        return see_other(&links::sign_in(Some(&back)));
    };
    file_answer(&back, (CSV, "coverage.csv"), print(&door.house, viewer, Asked::read(req.query_string())).await)
}

async fn print(house: &House, viewer: Viewer, asked: Asked) -> Result<String> {
    let mut text = "\u{feff}".to_owned();
    let head = ["gap", "since", "what", "node", "team", "form", "who may mend it"];
    csv_line(&mut text, head.into_iter().map(str::to_owned));
    let kinds = asked.kind.map_or_else(|| Kind::ALL.to_vec(), |kind| vec![kind]);
    for kind in kinds {
        let mut place = asked.of_kind(Some(kind));
        for _ in 0..MOST / PORTION {
            let (viewer, at) = (viewer.clone(), place.clone());
            let gaps = house
                .read_as(viewer, move |tx| {
                    let at = store::widest(tx, at)?;
                    let permit = tx.permit(ReadCoverage(at.part.clone()))?;
                    store::portion(tx, &permit, &at, kind, PORTION)
                })
                .await?;
            gaps.iter().for_each(|gap| csv_line(&mut text, row(gap).into_iter()));
            match gaps.last().filter(|_| gaps.len() == PORTION) {
                Some(last) => place = place.following(last.since, &last.subject),
                None => break,
            }
        }
    }
    Ok(text)
}

fn row(gap: &Broken) -> [String; 7] {
    [
        gap.kind.label().to_owned(),
        gap.since.to_string(),
        what(gap),
        gap.node.as_ref().map(|(_, title)| title.text.clone()).unwrap_or_default(),
        gap.team.as_ref().map(|(_, name, _)| name.clone()).unwrap_or_default(),
        gap.act.ok().and_then(|act| href(gap, act)).unwrap_or_default(),
        gap.act.err().map(|whom| who(gap, whom)).unwrap_or_default(),
    ]
}
