//! A text that people wrote, with its language and direction.
//!
//! Invariant: a text whose direction may differ from the page's stands in a `<bdi>`, so that Arabic in an English page (or the
//! reverse) neither turns its neighbours around nor moves their punctuation.
//!
//! ARIA: `lang` on the element lets a screen reader change its voice.
use leptos::prelude::*;

/// Which way a text runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// Unknown: the browser looks at the first strong letter.
    #[default]
    Auto,
    /// From left to right.
    Ltr,
    /// From right to left.
    Rtl,
}

impl Direction {
    /// Names it as the `dir` attribute does.
    pub const fn attribute(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

/// Holds a text with the language (BCP 47) and direction it is written in, where they are known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrase {
    /// The words.
    pub text: String,
    /// The language tag, when it differs from the page's.
    pub lang: Option<String>,
    /// The direction.
    pub dir: Direction,
}

impl Phrase {
    /// Makes a phrase in a known language and direction.
    pub fn written(text: impl Into<String>, lang: impl Into<String>, dir: Direction) -> Self {
        Self { text: text.into(), lang: Some(lang.into()), dir }
    }

    /// Says whether there are no words.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Draws the phrase: bare when it is plain ASCII in the page's language, else isolated in a `<bdi>`.
    pub fn view(self) -> AnyView {
        if self.lang.is_none() && self.dir == Direction::Auto && self.text.is_ascii() {
            return self.text.into_any();
        }
        view! { <bdi lang=self.lang dir=self.dir.attribute()>{self.text}</bdi> }.into_any()
    }
}

impl From<&str> for Phrase {
    fn from(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }
}

impl From<String> for Phrase {
    fn from(text: String) -> Self {
        Self { text, ..Self::default() }
    }
}

#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arabic_is_isolated_with_its_language() {
        let phrase = Phrase::written("القضاء على الفقر", "ar", Direction::Rtl);
        assert_eq!(phrase.view().to_html(), "<bdi lang=\"ar\" dir=\"rtl\">القضاء على الفقر</bdi>");
    }

    #[test]
    fn plain_words_stand_bare_and_escaped() {
        assert_eq!(Phrase::from("a < b").view().to_html(), "a &lt; b");
    }
}
