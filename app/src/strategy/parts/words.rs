//! From the strategy's values to those of the design system.
//!
//! Invariant: a text keeps its language and direction.

use crate::forms::Refused;
use crate::routes::links;
use crate::strategy::model::{CHECKED, Direction, LOOK, Shelf, Station, Written};
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
    way_in(None, above)
}

/// The same for a node that may be in a strategy that is archived.
pub(crate) fn way_in(shelf: Option<&Shelf>, above: &[Station]) -> Vec<ui::Crumb> {
    let top = match shelf {
        Some(shelf) => ui::Crumb { href: links::strategy(&shelf.id), label: shelf.name.clone().into() },
        None => ui::Crumb { href: links::STRATEGY.to_owned(), label: "Strategy".into() },
    };
    std::iter::once(top)
        .chain(above.iter().map(|station| ui::Crumb { href: links::node(&station.id), label: phrase(&station.title) }))
        .collect()
}

/// Returns what was wrong with the form that posts to `path`; that somebody was looked for is nothing wrong.
pub(crate) fn errors(refused: &Refused, path: &str) -> Vec<ui::FieldError> {
    refused
        .errors(path)
        .into_iter()
        .filter(|(field, _)| field != LOOK && field != CHECKED)
        .map(|(field, message)| ui::FieldError { field, message })
        .collect()
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
