//! The terms of a translation: what one turn says, part by part.
//!
//! Invariant: pure. Terms that parsed are whole: a restatement, at least one objective with its measure, and what the team
//! stops or does not do, or why that is nothing.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::error::{FieldErrors, Result};
use crate::id::ObjectiveId;
use crate::text::{Prose, Title};

/// How many objectives a team takes on for one node: what needs more is more than one translation.
pub const OBJECTIVES_MAX: usize = 3;
/// How many lines of what is stopped, or not done, are kept.
const STOPS_MAX: usize = 10;

/// What one turn says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// The node in the team's own words.
    pub restatement: String,
    /// What the team will do.
    pub objectives: Vec<TeamObjective>,
    /// What it needs for it; empty for nothing.
    pub needs: String,
    /// What it stops, or does not do, for it.
    pub stops: Vec<Stop>,
    /// Why it stops nothing; empty where it does.
    pub nothing_because: String,
    /// What its people may decide alone.
    pub may_decide: String,
}

/// What a team will do, and by what one sees it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamObjective {
    /// Its place in the form, from 0: an objective keeps it from turn to turn.
    pub place: usize,
    /// Its own id, the same in every turn; none for one that is new.
    pub id: Option<ObjectiveId>,
    /// What the team will do.
    pub title: String,
    /// What is counted or seen.
    pub measure: String,
    /// Where it stands at the start; may be empty.
    pub start: String,
    /// Where it is to stand.
    pub target: String,
    /// The day by which; may be empty.
    pub due: Option<Date>,
}

/// What a team leaves for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stop {
    /// Whether it ends something, or does not begin it.
    pub kind: StopKind,
    /// What.
    pub what: String,
}

/// How a team leaves something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum StopKind {
    /// It does it today and will not any more.
    Stop,
    /// It will not do it.
    NotDo,
}

/// What the form says, as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Typed {
    /// The node in the team's own words.
    pub restatement: String,
    /// What the team will do.
    pub objectives: Vec<TypedObjective>,
    /// What it needs.
    pub needs: String,
    /// What it stops, a line each.
    pub stops: String,
    /// What it does not do, a line each.
    pub not_do: String,
    /// Why it stops nothing.
    pub nothing_because: String,
    /// What its people may decide alone.
    pub may_decide: String,
}

/// An objective as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedObjective {
    /// What the team will do.
    pub title: String,
    /// What is counted or seen.
    pub measure: String,
    /// Where it stands at the start.
    pub start: String,
    /// Where it is to stand.
    pub target: String,
    /// The day by which.
    pub due: String,
}

impl StopKind {
    /// Returns the word under which it is stored.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Stop => "stop",
            Self::NotDo => "not_do",
        }
    }

    /// Reads the word.
    pub fn read(word: &str) -> Self {
        if word == "stop" { Self::Stop } else { Self::NotDo }
    }
}

impl Terms {
    /// Checks what was typed, all of it at once; an objective in the place of one of `before` is that one.
    ///
    /// # Errors
    /// `Invalid` with a message for each part that is missing or cannot be taken.
    pub fn parse(typed: &Typed, before: &[TeamObjective]) -> Result<Self> {
        let mut errors = FieldErrors::default();
        let mut prose = |field: &str, text: &str| {
            errors.keep(Prose::parse(&name(field), text)).map_or_else(String::new, |prose| prose.as_str().to_owned())
        };
        let restatement = prose("restatement", &typed.restatement);
        let needs = prose("needs", &typed.needs);
        let may_decide = prose("may_decide", &typed.may_decide);
        if restatement.is_empty() {
            errors.add(&name("restatement"), "Say in the team’s own words what this asks of it.");
        }
        let objectives = objectives(typed, before, &mut errors);
        let mut stops = stopped(StopKind::Stop, "stops", &typed.stops, &mut errors);
        stops.extend(stopped(StopKind::NotDo, "not_do", &typed.not_do, &mut errors));
        let nothing_because = match typed.nothing_because.trim() {
            "" => String::new(),
            text => errors
                .keep(Title::parse(&name("nothing_because"), text))
                .map_or_else(String::new, |line| line.as_str().to_owned()),
        };
        match (stops.is_empty(), nothing_because.is_empty()) {
            (true, true) => errors
                .add(&name("stops"), "Say what the team stops or does not do for it, or below why that is nothing."),
            (false, false) => errors.add(
                &name("nothing_because"),
                "Something is stopped above: leave this empty, or take those lines out.",
            ),
            _ => {}
        }
        errors.or(Self { restatement, objectives, needs, stops, nothing_because, may_decide })
    }

    /// Tells whether something that the team does today ends for it.
    pub fn frees(&self) -> bool {
        self.stops.iter().any(|stop| stop.kind == StopKind::Stop)
    }

    /// Returns the lines of one kind, as the form and the page have them.
    pub fn stopped(&self, kind: StopKind) -> String {
        let lines: Vec<&str> =
            self.stops.iter().filter(|stop| stop.kind == kind).map(|stop| stop.what.as_str()).collect();
        lines.join("\n")
    }

    /// Returns the objective at a place of the form.
    pub fn objective(&self, place: usize) -> Option<&TeamObjective> {
        self.objectives.iter().find(|objective| objective.place == place)
    }

    /// Returns the terms part by part: the part's word, what it is called, and what it says.
    pub fn parts(&self) -> Vec<(String, String, String)> {
        let part = |word: &str, label: &str, text: &str| (word.to_owned(), label.to_owned(), text.to_owned());
        let mut parts = vec![part("restatement", "In the team’s own words", &self.restatement)];
        for place in 0..OBJECTIVES_MAX {
            let text = self.objective(place).map(TeamObjective::said).unwrap_or_default();
            parts.push(part(&format!("objective-{}", place + 1), &format!("What we will do, {}", place + 1), &text));
        }
        parts.extend([
            part("needs", "What we need", &self.needs),
            part("stops", "What we stop", &self.stopped(StopKind::Stop)),
            part("not_do", "What we do not do", &self.stopped(StopKind::NotDo)),
            part("nothing_because", "We stop nothing, because", &self.nothing_because),
            part("may_decide", "What people may decide alone", &self.may_decide),
        ]);
        parts
    }
}

impl TeamObjective {
    /// Says it in one text: "Two test rigs run at night. Seen by: rigs, from 0 to 2, by 2026-06-30."
    pub fn said(&self) -> String {
        format!("{}\nSeen by: {}", self.title, self.seen_by())
    }

    /// Says by what one sees it.
    pub fn seen_by(&self) -> String {
        let from = if self.start.is_empty() { String::new() } else { format!(", from {}", self.start) };
        let due = self.due.map(|day| format!(", by {day}")).unwrap_or_default();
        format!("{}{from} to {}{due}", self.measure, self.target)
    }
}

impl From<&Terms> for Typed {
    fn from(terms: &Terms) -> Self {
        let objective = |place| {
            terms.objective(place).map_or_else(TypedObjective::default, |it| TypedObjective {
                title: it.title.clone(),
                measure: it.measure.clone(),
                start: it.start.clone(),
                target: it.target.clone(),
                due: it.due.map(|day| day.to_string()).unwrap_or_default(),
            })
        };
        Self {
            restatement: terms.restatement.clone(),
            objectives: (0..OBJECTIVES_MAX).map(objective).collect(),
            needs: terms.needs.clone(),
            stops: terms.stopped(StopKind::Stop),
            not_do: terms.stopped(StopKind::NotDo),
            nothing_because: terms.nothing_because.clone(),
            may_decide: terms.may_decide.clone(),
        }
    }
}

/// Names a field as the form sends it.
pub fn name(field: &str) -> String {
    format!("terms[{field}]")
}

/// Names a field of the objective at a place as the form sends it.
pub fn objective_name(place: usize, field: &str) -> String {
    format!("terms[objectives][{place}][{field}]")
}

fn objectives(typed: &Typed, before: &[TeamObjective], errors: &mut FieldErrors) -> Vec<TeamObjective> {
    let mut found = Vec::new();
    for (place, typed) in typed.objectives.iter().take(OBJECTIVES_MAX).enumerate() {
        let all = [&typed.title, &typed.measure, &typed.start, &typed.target, &typed.due];
        if all.iter().all(|text| text.trim().is_empty()) {
            continue;
        }
        let id = before.iter().find(|known| known.place == place).and_then(|known| known.id.clone());
        let mut line = |field: &str, text: &str, missing: &str| match text.trim() {
            "" if missing.is_empty() => String::new(),
            "" => {
                errors.add(&objective_name(place, field), missing);
                String::new()
            }
            text => errors
                .keep(Title::parse(&objective_name(place, field), text))
                .map_or_else(String::new, |line| line.as_str().to_owned()),
        };
        let title = line("title", &typed.title, "Say what the team will do.");
        let measure = line("measure", &typed.measure, "Say by what one sees it.");
        let start = line("start", &typed.start, "");
        let target = line("target", &typed.target, "Say where it is to stand.");
        let due = match typed.due.trim() {
            "" => None,
            day => {
                let day: Option<Date> = day.parse().ok();
                if day.is_none() {
                    errors.add(&objective_name(place, "due"), "Write the day as in 2026-06-30, or leave it empty.");
                }
                day
            }
        };
        found.push(TeamObjective { place, id, title, measure, start, target, due });
    }
    if found.is_empty() {
        errors.add(&objective_name(0, "title"), "Say at least one thing that the team will do.");
    }
    found
}

fn stopped(kind: StopKind, field: &str, text: &str, errors: &mut FieldErrors) -> Vec<Stop> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if lines.len() > STOPS_MAX {
        errors.add(&name(field), format!("{} lines: keep it to {STOPS_MAX}.", lines.len()));
    }
    lines
        .into_iter()
        .take(STOPS_MAX)
        .filter_map(|line| errors.keep(Title::parse(&name(field), line)))
        .map(|line| Stop { kind, what: line.as_str().to_owned() })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;

    const ID: &str = "018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f8";

    fn typed() -> Typed {
        Typed {
            restatement: "The device names its broken part.".to_owned(),
            objectives: vec![TypedObjective {
                title: "Name ten faults".to_owned(),
                measure: "faults named".to_owned(),
                start: String::new(),
                target: "10".to_owned(),
                due: "2026-06-30".to_owned(),
            }],
            stops: "the crash-report portal\n\n the weekly export ".to_owned(),
            ..Typed::default()
        }
    }

    fn wrong(typed: &Typed) -> Vec<String> {
        match Terms::parse(typed, &[]) {
            Err(Error::Invalid(errors)) => errors.0.into_iter().map(|(field, _)| field).collect(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn whole_terms_are_read_and_typed_again_as_they_were() {
        let before = [TeamObjective { place: 0, id: ID.parse().ok(), ..TeamObjective::default() }];
        let terms = Terms::parse(&typed(), &before).unwrap();
        assert_eq!(terms.objectives[0].id, before[0].id);
        assert_eq!(terms.objectives[0].seen_by(), "faults named to 10, by 2026-06-30");
        assert_eq!(terms.stopped(StopKind::Stop), "the crash-report portal\nthe weekly export");
        assert!(terms.frees());
        assert_eq!(Terms::parse(&Typed::from(&terms), &before), Ok(terms));
    }

    #[test]
    fn everything_that_is_missing_is_named_at_once() {
        assert_eq!(wrong(&Typed::default()), ["terms[restatement]", "terms[objectives][0][title]", "terms[stops]"]);
        let mut half = typed();
        half.objectives[0].measure = String::new();
        half.objectives[0].due = "in June".to_owned();
        half.nothing_because = "It fits.".to_owned();
        let expected = ["terms[objectives][0][measure]", "terms[objectives][0][due]", "terms[nothing_because]"];
        assert_eq!(wrong(&half), expected);
        let many = Typed { stops: "x\n".repeat(11), ..typed() };
        assert_eq!(wrong(&many), ["terms[stops]"]);
    }

    #[test]
    fn nothing_is_stopped_with_a_sentence_alone() {
        let nothing = Typed { stops: String::new(), nothing_because: "It is what we do.".to_owned(), ..typed() };
        let terms = Terms::parse(&nothing, &[]).unwrap();
        assert!(!terms.frees() && terms.stops.is_empty());
        let not_done = Typed { not_do: "a second app".to_owned(), stops: String::new(), ..typed() };
        assert!(!Terms::parse(&not_done, &[]).unwrap().frees());
    }
}
