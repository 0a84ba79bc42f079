//! Reads the value columns of a row into targets and actuals of its measure.
//! Each value keeps the text of its cell and the header of its column; a note in a value cell stays a note.

use super::cells::SheetRow;
use super::columns::{Column, Columns, Field};
use crate::problem::Problem;
use crate::strategy::files::amounts::number;
use crate::strategy::files::dates;
use crate::strategy::files::plan::{PlanMeasure, PlanValue};

/// Adds the values of a row to a measure; a target belongs to the period of the column before it.
pub fn values(measure: &mut PlanMeasure, row: &SheetRow, columns: &Columns, problems: &mut Vec<Problem>) {
    let mut instance = 0_u32;
    let mut follows = false;
    for (index, column) in columns.list.iter().enumerate() {
        let is_target = *column == Column::Target;
        if !is_target && *column != Column::Actual {
            continue;
        }
        if follows && !is_target {
            instance += 1;
        }
        follows = true;
        let cell = row.cell(index);
        if cell.is_empty() {
            continue;
        }
        let header = columns.headers.get(index).cloned().unwrap_or_default();
        let mut value = PlanValue { instance, descriptor_name: "Period".to_owned(), ..PlanValue::default() };
        if dates::is_strict(&header) {
            value.ends_on.clone_from(&header);
        }
        if cell.contains(|sign: char| sign.is_numeric()) && !cell.starts_with('(') {
            cell.clone_into(&mut value.amount);
            if number(cell).is_none() {
                problems.push(Problem {
                    line: row.line,
                    what: format!("\"{cell}\" under {header} is no plain number; it was kept as written."),
                });
            }
        } else {
            cell.clone_into(&mut value.description);
            problems.push(Problem {
                line: row.line,
                what: format!("\"{cell}\" under {header} is a note, not a value; it was kept as a note."),
            });
        }
        value.descriptor_value = header;
        if is_target { measure.targets.push(value) } else { measure.actuals.push(value) }
    }
    mixed_percentages(measure, row.line, problems);
    mixed_scales(measure, row.line, columns, problems);
}

/// 0.83 beside 95 in a row of percentages most likely means 83.
fn mixed_percentages(measure: &PlanMeasure, line: usize, problems: &mut Vec<Problem>) {
    let is_percentage = [&measure.unit, &measure.name]
        .into_iter()
        .any(|text| text.contains('%') || text.to_lowercase().contains("percent"));
    let amounts = || measure.targets.iter().chain(&measure.actuals).filter_map(|value| Some((value, value.number()?)));
    let largest = amounts().map(|(_, amount)| amount).fold(0.0, f64::max);
    let share = amounts().find(|(_, amount)| *amount > 0.0 && *amount < 1.0);
    if let Some((value, _)) = share.filter(|_| is_percentage && largest > 1.5) {
        let what = format!(
            "{} stands beside percentages up to {largest}; it may be a share of 1. It was kept as written.",
            value.amount
        );
        problems.push(Problem { line, what });
    }
}

/// `22.1 Million` beside `26.9` most likely means 26.9 million.
fn mixed_scales(measure: &PlanMeasure, line: usize, columns: &Columns, problems: &mut Vec<Problem>) {
    let scaled =
        |value: &&PlanValue| value.amount.contains(|sign: char| sign.is_alphabetic()) && value.number().is_some();
    let all = || measure.targets.iter().chain(&measure.actuals).filter(|value| value.number().is_some());
    let bare = all().find(|value| !scaled(value) && value.number().is_some_and(|amount| amount.abs() < 1_000.0));
    if let (Some(with), Some(without)) = (all().find(scaled), bare) {
        let unit =
            columns.has(&Column::Text(Field::Unit)).then_some(measure.unit.as_str()).filter(|unit| !unit.is_empty());
        let hint = unit.map_or(String::new(), |unit| format!(" (unit: {unit})"));
        let what = format!(
            "{} and {} stand in one row; one may lack its thousand or million{hint}. Both were kept as written.",
            with.amount, without.amount
        );
        problems.push(Problem { line, what });
    }
}
