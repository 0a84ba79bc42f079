//! A text that may be absent, as a property of a component.
//!
//! Invariant: an empty text is no text, so a blank hint or error never draws an empty element.

/// Holds a text or nothing; made from `&str`, `String` or an `Option` of either, so callers write `hint="..."` and `error=found` alike.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Maybe(Option<String>);

impl Maybe {
    /// Says whether there is a text.
    pub fn is_some(&self) -> bool {
        self.0.is_some()
    }

    /// Lends the text.
    pub fn as_deref(&self) -> Option<&str> {
        self.0.as_deref()
    }

    /// Gives the text away.
    pub fn get(self) -> Option<String> {
        self.0
    }
}

impl From<&str> for Maybe {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

impl From<String> for Maybe {
    fn from(text: String) -> Self {
        Self(Some(text).filter(|text| !text.is_empty()))
    }
}

impl From<Option<String>> for Maybe {
    fn from(text: Option<String>) -> Self {
        text.map(Self::from).unwrap_or_default()
    }
}

impl From<Option<&str>> for Maybe {
    fn from(text: Option<&str>) -> Self {
        text.map(Self::from).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_text_is_no_text() {
        assert_eq!(Maybe::from(""), Maybe::default());
        assert_eq!(Maybe::from(Some(String::new())), Maybe::default());
        assert_eq!(Maybe::from(Some("a")).as_deref(), Some("a"));
    }
}
