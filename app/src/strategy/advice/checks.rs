//! The checks: what is noticed about a node, from its words and from what stands around it.
//!
//! Invariant: pure. A check that knows English words speaks only of English texts and of those whose language nobody named.

use jiff::civil::Date;

use super::alike::Shape;
use super::model::{Advice, CHILDREN, LEVELS, PILLARS, Sort};
use crate::words::words;

/// What a node says and what stands around it.
#[derive(Debug, Clone, Default)]
pub(super) struct Subject<'a> {
    pub title: &'a str,
    pub because: &'a str,
    pub language: &'a str,
    /// How far below the mission it is; the mission is 0.
    pub level: usize,
    /// How many hang below it.
    pub children: usize,
    /// The name of its owner, where that is a person in no team.
    pub owner_alone: Option<&'a str>,
    pub days: (Option<Date>, Option<Date>),
    /// The title of its parent, and its days.
    pub parent: Option<(&'a str, (Option<Date>, Option<Date>))>,
}

/// How titles begin that name an activity, as they are folded.
const ACTIVITIES: &[&str] = &[
    "analyse",
    "analyze",
    "appoint",
    "assess",
    "build",
    "buy",
    "carry",
    "conduct",
    "continue",
    "coordinate",
    "create",
    "define",
    "deploy",
    "design",
    "develop",
    "draft",
    "establish",
    "evaluate",
    "explore",
    "facilitate",
    "formulate",
    "hire",
    "hold",
    "host",
    "identify",
    "implement",
    "install",
    "introduce",
    "investigate",
    "launch",
    "migrate",
    "monitor",
    "organise",
    "organize",
    "perform",
    "pilot",
    "plan",
    "prepare",
    "procure",
    "produce",
    "publish",
    "purchase",
    "recruit",
    "research",
    "review",
    "roll",
    "run",
    "schedule",
    "start",
    "study",
    "undertake",
    "update",
    "upgrade",
    "write",
    "implementing",
    "developing",
    "establishing",
    "creating",
    "building",
    "conducting",
    "introducing",
    "implementation",
    "development",
    "introduction",
    "establishment",
    "creation",
];

/// Words after which a title that begins with an activity says its effect.
const EFFECTS: &[&str] =
    &["so", "until", "fewer", "less", "more", "half", "every", "everybody", "everyone", "nobody", "without"];

/// Returns what is noticed about a node.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Advice> {
    [activity(subject), repeats(subject), wide(subject), deep(subject), owner_alone(subject), outside(subject)]
        .into_iter()
        .flatten()
        .collect()
}

/// Returns the advice about a node that says the same as `other`.
pub(super) fn alike(title: &str) -> Advice {
    Advice { sort: Sort::Alike, noticed: format!("“{title}” says nearly the same."), beside: None }
}

fn noticed(sort: Sort, noticed: String) -> Option<Advice> {
    Some(Advice { sort, noticed, beside: None })
}

fn activity(subject: &Subject<'_>) -> Option<Advice> {
    let tag = subject.language.split('-').next().unwrap_or("");
    if subject.level == 0 || !(tag.is_empty() || tag.eq_ignore_ascii_case("en")) {
        return None;
    }
    let said = words(subject.title);
    let first = said.first()?;
    let is_activity = ACTIVITIES.contains(&first.folded.as_str());
    let has_effect = said
        .iter()
        .skip(1)
        .any(|word| EFFECTS.contains(&word.folded.as_str()) || word.folded.contains(|c: char| c.is_ascii_digit()));
    if !is_activity || has_effect {
        return None;
    }
    let word = &subject.title[first.place.clone()];
    noticed(
        Sort::Activity,
        format!("The title begins with “{word}”: it names what is done. What will be different then?"),
    )
}

fn repeats(subject: &Subject<'_>) -> Option<Advice> {
    let (because, title) = (Shape::of(subject.because), Shape::of(subject.title));
    if !because.is_like(&title) && !because.is_within(&title) {
        return None;
    }
    noticed(Sort::Repeats, "The because says again what the title says.".to_owned())
}

fn wide(subject: &Subject<'_>) -> Option<Advice> {
    let (most, what) = if subject.level == 0 { (PILLARS, "pillars") } else { (CHILDREN, "children") };
    if subject.children <= most {
        return None;
    }
    noticed(Sort::Wide, format!("It has {} {what}; more than {most} are hard to keep apart.", subject.children))
}

fn deep(subject: &Subject<'_>) -> Option<Advice> {
    if subject.level <= LEVELS {
        return None;
    }
    noticed(Sort::Deep, format!("It hangs {} levels below the mission; {LEVELS} are enough for most.", subject.level))
}

fn owner_alone(subject: &Subject<'_>) -> Option<Advice> {
    let owner = subject.owner_alone?;
    noticed(Sort::OwnerAlone, format!("{owner} owns it and is in no team."))
}

fn outside(subject: &Subject<'_>) -> Option<Advice> {
    let (title, (begins, ends)) = subject.parent?;
    let (first, last) = subject.days;
    let what = match (first.zip(begins), last.zip(ends)) {
        (Some((first, begins)), _) if first < begins => {
            format!("It begins on {first}, before “{title}” does ({begins}).")
        }
        (_, Some((last, ends))) if last > ends => format!("It ends on {last}, after “{title}” does ({ends})."),
        _ => match (first.zip(ends), last.zip(begins)) {
            (Some((first, ends)), _) if first > ends => {
                format!("It begins on {first}, after “{title}” has ended ({ends}).")
            }
            (_, Some((last, begins))) if last < begins => {
                format!("It ends on {last}, before “{title}” has begun ({begins}).")
            }
            _ => return None,
        },
    };
    noticed(Sort::OutsideParent, what)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorts(subject: &Subject<'_>) -> Vec<Sort> {
        check(subject).into_iter().map(|advice| advice.sort).collect()
    }

    #[test]
    fn a_title_that_names_an_activity_is_noticed_in_english_alone() {
        let of = |title, language, level| sorts(&Subject { title, language, level, ..Subject::default() });
        assert_eq!(of("Implement a new booking tool", "", 2), [Sort::Activity]);
        assert_eq!(of("Development of the harbour", "en-GB", 1), [Sort::Activity]);
        assert_eq!(of("Launch the shop so that half of all orders need no call", "", 2), []);
        assert_eq!(of("Hold waiting below 3 days", "en", 2), []);
        assert_eq!(of("Nobody waits more than a day", "", 2), []);
        assert_eq!(of("Plan der Stadt", "de", 2), []);
        assert_eq!(of("Build a fair town", "", 0), []);
        assert_eq!(of("", "", 1), []);
    }

    #[test]
    fn a_because_that_only_repeats_is_noticed() {
        let of = |title, because| sorts(&Subject { title, because, level: 1, ..Subject::default() });
        assert_eq!(of("Answer within a day", "to answer within a day"), [Sort::Repeats]);
        assert_eq!(of("Answer within a day", "whoever waits asks twice"), []);
        assert_eq!(of("Answer within a day", ""), []);
    }

    #[test]
    fn width_and_depth_have_their_bounds() {
        let of = |level, children| sorts(&Subject { title: "Calm seas", level, children, ..Subject::default() });
        assert_eq!((of(0, 5), of(0, 6)), (vec![], vec![Sort::Wide]));
        assert_eq!((of(1, 7), of(1, 8)), (vec![], vec![Sort::Wide]));
        assert_eq!((of(5, 0), of(6, 0)), (vec![], vec![Sort::Deep]));
    }

    #[test]
    fn days_outside_the_parent_s_are_noticed_whichever_are_known() {
        let day = |text: &str| (!text.is_empty()).then(|| text.parse::<Date>().unwrap());
        for (own, parent, expected) in [
            (("2026-01-01", "2026-06-30"), ("2026-01-01", "2026-12-31"), false),
            (("2025-12-31", ""), ("2026-01-01", ""), true),
            (("", "2027-01-01"), ("", "2026-12-31"), true),
            (("2027-01-01", ""), ("", "2026-12-31"), true),
            (("", "2025-01-01"), ("2026-01-01", ""), true),
            (("2026-01-01", ""), ("", ""), false),
        ] {
            let subject = Subject {
                title: "Calm seas",
                days: (day(own.0), day(own.1)),
                parent: Some(("Safe harbours", (day(parent.0), day(parent.1)))),
                ..Subject::default()
            };
            assert_eq!(!sorts(&subject).is_empty(), expected, "{own:?} {parent:?}");
        }
    }

    #[test]
    fn an_owner_without_a_team_is_named() {
        let subject = Subject { title: "Calm seas", owner_alone: Some("Zoe Ash"), ..Subject::default() };
        let advice = check(&subject);
        assert_eq!(advice.len(), 1);
        assert!(advice[0].noticed.contains("Zoe Ash"));
    }

    #[test]
    fn every_sort_says_why_and_how_else() {
        for sort in Sort::ALL {
            assert!(sort.why().ends_with('.') && sort.example().ends_with('.') && !sort.heading().is_empty());
        }
    }
}
