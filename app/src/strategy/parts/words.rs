//! From the strategy's values to those of the design system.
//!
//! Invariant: a text keeps its language and direction.

use crate::forms::Refused;
use crate::routes::links;
use crate::strategy::model::{Direction, Station, Written};
use crate::ui;

/// Returns a text as the design system draws it.
pub(crate) fn phrase(written: &Written) -> ui::Phrase {
    ui::Phrase {
        text: written.text.clone(),
        lang: Some(written.language.clone()).filter(|tag| !tag.is_empty()),
        dir: match written.direction {
            Direction::Auto => ui::Direction::Auto,
            Direction::Ltr => ui::Direction::Ltr,
            Direction::Rtl => ui::Direction::Rtl,
        },
    }
}

/// Returns the hue of a pillar; none is the mission's.
pub(crate) fn hue(pillar: Option<usize>) -> ui::Hue {
    pillar.map_or(ui::Hue::MISSION, ui::Hue::of_pillar)
}

/// Returns the way from the outline down to a node: what is above it.
pub(crate) fn way(above: &[Station]) -> Vec<ui::Crumb> {
    let outline = ui::Crumb { href: links::STRATEGY.to_owned(), label: "Strategy".into() };
    std::iter::once(outline)
        .chain(above.iter().map(|station| ui::Crumb { href: links::node(&station.id), label: phrase(&station.title) }))
        .collect()
}

/// Returns what was wrong with the form that posts to `path`.
pub(crate) fn errors(refused: &Refused, path: &str) -> Vec<ui::FieldError> {
    refused.errors(path).into_iter().map(|(field, message)| ui::FieldError { field, message }).collect()
}

/// Returns a level's name with its article, within a sentence: "a pillar", "an objective".
pub(crate) fn with_article(level: &str) -> String {
    let level = level.to_lowercase();
    let article = if level.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {level}")
}

#[cfg(test)]
mod tests {
    use super::with_article;

    #[test]
    fn a_level_has_its_article() {
        assert_eq!(
            ["Pillar", "Objective", "Undertaking"].map(with_article),
            ["a pillar", "an objective", "an undertaking"]
        );
    }
}
