//! What an import could not make sense of, until somebody has dealt with it.
//!
//! Invariant: a problem is settled, never deleted.

use diesel::prelude::*;

use crate::access::{Permit, Proof, Tx, Writer};
use crate::error::Result;
use crate::id::RunId;
use crate::people::model::{ProblemView, ProblemsView};
use crate::people::policy::{ReadImports, SettleProblem};
use crate::storage::bulk::Rows;
use crate::storage::schema::import_problem;

/// How many stand on a page.
const PER_PAGE: i64 = 50;

/// Lists a page of the problems of an import: those still open first, by line.
pub(crate) fn list(tx: &mut impl Tx, _permit: &Permit<ReadImports>, run: &RunId, page: i64) -> Result<ProblemsView> {
    let of_run = import_problem::table.filter(import_problem::run_id.eq(run.as_str()));
    let total: i64 = of_run.count().get_result(tx.conn())?;
    let page = page.clamp(1, (total - 1).max(0) / PER_PAGE + 1);
    let rows: Vec<(String, i64, String, Option<i64>)> = of_run
        .order((import_problem::settled_at.is_not_null(), import_problem::line, import_problem::id))
        .limit(PER_PAGE)
        .offset((page - 1) * PER_PAGE)
        .select((import_problem::id, import_problem::line, import_problem::what, import_problem::settled_at))
        .load(tx.conn())?;
    Ok(ProblemsView {
        problems: rows
            .into_iter()
            .map(|(id, line, what, settled)| ProblemView { id, line, what, is_settled: settled.is_some() })
            .collect(),
        total,
        page,
        per_page: PER_PAGE,
    })
}

/// Keeps what was found, by line; called where a preview is kept and where an import ends.
pub(super) fn insert(tx: &mut Writer<'_>, _proof: Proof, run: &RunId, found: &[(i64, String)]) -> Result<()> {
    let mut rows = Rows::new("import_problem", &["id", "run_id", "line", "what"]);
    for (line, what) in found {
        let id = tx.new_id();
        rows.push(vec![id.into(), run.as_str().into(), (*line).into(), what.clone().into()]);
    }
    rows.insert(tx.conn())
}

/// Says that a problem has been dealt with, or not after all.
pub(crate) fn settle(tx: &mut Writer<'_>, permit: &Permit<SettleProblem>, is_settled: bool) -> Result<()> {
    let at = is_settled.then_some(tx.now().0);
    diesel::update(import_problem::table.filter(import_problem::id.eq(&permit.action().0)))
        .set(import_problem::settled_at.eq(at))
        .execute(tx.conn())?;
    Ok(())
}
