//! Knows the columns of a sheet by their headers, in the words of several products and of people.
//! A header is compared by its letters and digits only; one that is not known keeps its cells as extras.

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Column {
    /// The mission.
    Mission,
    /// The vision.
    Vision,
    /// A level of nodes; the first in the sheet is the highest.
    Level,
    /// Measures, as the last level.
    MeasureLevel,
    /// The id of the row.
    Id,
    /// The ids of its parents; the first is the main one.
    Parent,
    /// A dotted number.
    Number,
    /// What the row is: pillar, objective, measure.
    Kind,
    /// The title.
    Title,
    /// A field with a text, by name.
    Text(Field),
    /// What was reached, in a period or at the start.
    Actual,
    /// What should be reached.
    Target,
    /// The title in a lens.
    LensTitle(String),
    /// The because in a lens.
    LensBecause(String),
    /// Anything else.
    Unknown,
}

/// A field that is copied as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// What the node is.
    Description,
    /// Remarks.
    Remarks,
    /// How it serves its parent.
    Because,
    /// Who owns it.
    Owner,
    /// The first day.
    Starts,
    /// The last day.
    Ends,
    /// The language.
    Lang,
    /// The writing direction.
    Dir,
    /// The unit of its measure.
    Unit,
    /// The name of its measure.
    MeasureName,
}

/// The columns of a sheet.
pub struct Columns {
    /// What each holds, in the order of the sheet.
    pub list: Vec<Column>,
    /// Their headers as written.
    pub headers: Vec<String>,
}

impl Columns {
    /// Classifies the cells of a header.
    pub fn new(header: &[String]) -> Columns {
        let keys: Vec<String> = header.iter().map(|cell| key(cell)).collect();
        let has = |name: &[&str]| keys.iter().any(|key| name.contains(&key.as_str()));
        // In the words of the United Nations a goal has targets and a target has indicators.
        let target_is_level = has(&["goal", "goals"]) && has(&["indicator", "indicators"]);
        let mut list: Vec<Column> = Vec::with_capacity(header.len());
        for (cell, key) in header.iter().zip(&keys) {
            let column = match key.as_str() {
                "target" | "targets" if target_is_level => Column::Level,
                _ => classify(cell, key),
            };
            // The first id is the key of the row; a second one is only another name.
            let once = matches!(column, Column::Id | Column::Parent | Column::Number | Column::Title | Column::Kind);
            let column = if once && list.contains(&column) { Column::Unknown } else { column };
            list.push(column);
        }
        let mut columns = Columns { list, headers: header.iter().map(|cell| cell.trim().to_owned()).collect() };
        columns.settle_title();
        columns
    }

    /// How many columns are of a kind.
    pub fn count(&self, kind: impl Fn(&Column) -> bool) -> usize {
        self.list.iter().filter(|column| kind(column)).count()
    }

    /// Whether there is such a column.
    pub fn has(&self, column: &Column) -> bool {
        self.list.contains(column)
    }

    /// Where such a column stands.
    pub fn at(&self, column: &Column) -> Option<usize> {
        self.list.iter().position(|one| one == column)
    }

    /// A lone "Goal" or "Measure" is no level: it names the row, or what is measured in it.
    fn settle_title(&mut self) {
        let levels = self.count(|column| matches!(column, Column::Mission | Column::Level | Column::MeasureLevel));
        let keyed = self.has(&Column::Parent);
        for index in 0..self.list.len() {
            let titled = self.has(&Column::Title);
            let Some(column) = self.list.get_mut(index) else {
                continue;
            };
            match column {
                Column::Level if (levels == 1 || keyed) && !titled => *column = Column::Title,
                Column::MeasureLevel if levels == 1 || keyed => *column = Column::Text(Field::MeasureName),
                _ => {}
            }
        }
    }
}

fn classify(cell: &str, key: &str) -> Column {
    if let Some((field, lens)) = cell.trim().strip_suffix(')').and_then(|cell| cell.split_once('(')) {
        match field.trim().to_lowercase().as_str() {
            "title" | "wording" => return Column::LensTitle(lens.trim().to_owned()),
            "because" => return Column::LensBecause(lens.trim().to_owned()),
            _ => {}
        }
    }
    match key {
        "mission" | "main" | "level0" | "l0" => Column::Mission,
        "vision" => Column::Vision,
        "pillar" | "pillars" | "theme" | "strategicpillar" | "strategictheme" | "strategicgoal" | "focusarea"
        | "goal" | "goals" | "objective" | "objectives" | "strategicobjective" | "subobjective" | "subgoal"
        | "initiative" | "strategy" | "action" => Column::Level,
        "measure"
        | "measures"
        | "keyresult"
        | "keyresults"
        | "indicator"
        | "indicators"
        | "kpi"
        | "kpis"
        | "performanceindicator" => Column::MeasureLevel,
        "id" | "rowid" | "key" | "identifier" | "goalid" | "goalidentifier" | "row" => Column::Id,
        "parent" | "parentid" | "parentrowid" | "parentrowids" | "parentgoal" | "parentgoalid" | "parentgoalids"
        | "supports" => Column::Parent,
        "number" | "no" | "nr" | "goalnumber" | "objectivenumber" | "sequence" | "code" | "ref" | "reference" => {
            Column::Number
        }
        "kind" | "type" | "level" => Column::Kind,
        "title" | "name" | "goalname" | "goaltitle" | "objectivetitle" | "objectivename" | "text" => Column::Title,
        "description" | "goaldescription" => Column::Text(Field::Description),
        "notes" | "note" | "remarks" | "otherinformation" => Column::Text(Field::Remarks),
        "because" | "why" => Column::Text(Field::Because),
        "owner" | "ownername" | "owneremail" | "owneremails" | "owneremailid" | "responsible" | "lead" => {
            Column::Text(Field::Owner)
        }
        "startdate" | "startson" | "starts" | "from" => Column::Text(Field::Starts),
        "enddate" | "endson" | "ends" | "duedate" | "dueat" | "due" | "until" | "targetdate" => {
            Column::Text(Field::Ends)
        }
        "lang" | "language" => Column::Text(Field::Lang),
        "dir" | "direction" => Column::Text(Field::Dir),
        "unit" | "symbol" | "unitofmeasurement" | "metrictype" => Column::Text(Field::Unit),
        "metricname" | "measurename" => Column::Text(Field::MeasureName),
        _ if is_level(key) => Column::Level,
        _ if key.contains("target") => Column::Target,
        "startvalue" | "startingvalue" | "metricstartvalue" | "baseline" | "currentvalue" | "actual" | "current"
        | "value" => Column::Actual,
        _ if has_year(cell) => Column::Actual,
        _ => Column::Unknown,
    }
}

fn is_level(key: &str) -> bool {
    let digits = key.strip_prefix("level").or_else(|| key.strip_prefix('l')).unwrap_or_default();
    !digits.is_empty() && digits.len() <= 2 && digits.bytes().all(|sign| sign.is_ascii_digit())
}

/// Whether a header names a year: 2021-2022, 2025-06-01, January 2025.
fn has_year(cell: &str) -> bool {
    cell.split(|sign: char| !sign.is_ascii_digit())
        .any(|part| part.len() == 4 && (part.starts_with("19") || part.starts_with("20")))
}

fn key(cell: &str) -> String {
    cell.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
