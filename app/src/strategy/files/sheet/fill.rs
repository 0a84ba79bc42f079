//! Copies the cells of a row into a node or a measure.
//! A cell with a text always ends in a field or in the extras, under the header of its column.

use super::cells::SheetRow;
use super::columns::{Column, Columns, Field};
use super::values::values;
use crate::problem::Problem;
use crate::strategy::files::dates;
use crate::strategy::files::plan::{Extra, PlanMeasure, PlanNode, Wording};

/// Fills a node from the cells that are no level, id or parent; a unit, a measure's name or values make it a measure.
pub fn fill(node: &mut PlanNode, row: &SheetRow, columns: &Columns, problems: &mut Vec<Problem>) {
    let mut measure = PlanMeasure::default();
    for (index, column) in columns.list.iter().enumerate() {
        let cell = row.cell(index);
        if cell.is_empty() {
            continue;
        }
        match column {
            Column::Title if node.title.is_empty() => cell.clone_into(&mut node.title),
            Column::Number if node.sequence.is_empty() => plain_number(cell).clone_into(&mut node.sequence),
            Column::Id if node.identifier.is_empty() => cell.clone_into(&mut node.identifier),
            Column::Text(field) => *target(node, &mut measure, *field) = cell.to_owned(),
            Column::LensTitle(lens) => cell.clone_into(&mut wording(&mut node.wordings, lens).title),
            Column::LensBecause(lens) => cell.clone_into(&mut wording(&mut node.wordings, lens).because),
            Column::Unknown | Column::Title | Column::Number => node.extras.push(extra(columns, index, cell)),
            _ => {}
        }
    }
    problems.extend(dates::trouble(&node.starts_on, &node.ends_on).map(|what| Problem { line: row.line, what }));
    values(&mut measure, row, columns, problems);
    let has_values = !measure.targets.is_empty() || !measure.actuals.is_empty();
    if !measure.name.is_empty() || has_values {
        if measure.name.is_empty() {
            measure.name.clone_from(&node.title);
        }
        // The same identifier says that both are one row of the sheet.
        measure.identifier.clone_from(&node.identifier);
        measure.lang.clone_from(&node.lang);
        measure.dir.clone_from(&node.dir);
        node.measures.push(measure);
    } else if !measure.unit.is_empty() {
        // Without a value or a name a unit measures nothing, but it was written.
        let header = columns
            .at(&Column::Text(Field::Unit))
            .and_then(|index| columns.headers.get(index))
            .cloned()
            .unwrap_or_default();
        node.extras.push(Extra { name: header, text: measure.unit });
    }
}

/// Makes a measure of a node that a row of the kind "measure" was read into.
pub fn as_measure(node: PlanNode) -> PlanMeasure {
    let inner = node.measures.into_iter().next().unwrap_or_default();
    let mut extras = node.extras;
    let note = |name: &str, text: String| (!text.is_empty()).then(|| Extra { name: name.to_owned(), text });
    extras.extend(
        [note("because", node.because), note("starts on", node.starts_on), note("ends on", node.ends_on)]
            .into_iter()
            .flatten(),
    );
    if !inner.name.is_empty() && inner.name != node.title && !node.title.is_empty() {
        extras.extend(note("measure", inner.name.clone()));
    }
    PlanMeasure {
        id: node.id,
        identifier: node.identifier,
        sequence: node.sequence,
        name: if node.title.is_empty() { inner.name } else { node.title },
        unit: inner.unit,
        description: node.description,
        other_information: node.other_information,
        owner: node.owner,
        lang: node.lang,
        dir: node.dir,
        archived: node.archived,
        wordings: node.wordings,
        targets: inner.targets,
        actuals: inner.actuals,
        extras,
        ..PlanMeasure::default()
    }
}

/// A dotted number without the bars, brackets and dots that people put around it.
pub fn plain_number(cell: &str) -> &str {
    cell.trim_matches(|sign: char| matches!(sign, '|' | '(' | ')' | '.') || sign.is_whitespace())
}

/// Whether a row is said to be a measure.
pub fn is_measure(kind: &str) -> bool {
    matches!(
        kind.to_lowercase().replace([' ', '_', '-'], "").as_str(),
        "measure" | "keyresult" | "indicator" | "kpi" | "metric" | "performanceindicator"
    )
}

fn target<'field>(node: &'field mut PlanNode, measure: &'field mut PlanMeasure, field: Field) -> &'field mut String {
    match field {
        Field::Description => &mut node.description,
        Field::Remarks => &mut node.other_information,
        Field::Because => &mut node.because,
        Field::Owner => &mut node.owner,
        Field::Starts => &mut node.starts_on,
        Field::Ends => &mut node.ends_on,
        Field::Lang => &mut node.lang,
        Field::Dir => &mut node.dir,
        Field::Unit => &mut measure.unit,
        Field::MeasureName => &mut measure.name,
    }
}

fn wording<'list>(wordings: &'list mut Vec<Wording>, lens: &str) -> &'list mut Wording {
    let at = wordings.iter().position(|wording| wording.lens == lens).unwrap_or_else(|| {
        wordings.push(Wording { lens: lens.to_owned(), ..Wording::default() });
        wordings.len() - 1
    });
    &mut wordings[at]
}

fn extra(columns: &Columns, index: usize, cell: &str) -> Extra {
    Extra { name: columns.headers.get(index).cloned().unwrap_or_default(), text: cell.to_owned() }
}
