//! How the page should look: as the system says, light or dark.
//!
//! Invariant: a form; the answer is kept in a cookie and stands in `<html data-theme>` at the first paint.
//!
//! ARIA: three buttons in a fieldset, the chosen one `aria-pressed`.
use super::icon::{Glyph, Icon};
use leptos::prelude::*;

/// Says how the page looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// Gives the value of `<html data-theme>`; none for the system's.
    pub const fn attribute(self) -> Option<&'static str> {
        match self {
            Self::System => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }

    /// Reads what the form or the cookie says; anything unknown is the system's.
    pub fn read(value: &str) -> Self {
        match value {
            "light" => Self::Light,
            "dark" => Self::Dark,
            _ => Self::System,
        }
    }
}

/// Draws the switch; it sends `theme=system|light|dark`.
#[component]
pub fn ThemeSwitch(
    /// The address that keeps the answer.
    #[prop(into)]
    action: String,
    /// How the page looks now.
    current: Theme,
) -> impl IntoView {
    let choices = [
        (Theme::System, "system", "System", Glyph::System),
        (Theme::Light, "light", "Light", Glyph::Light),
        (Theme::Dark, "dark", "Dark", Glyph::Dark),
    ]
    .into_iter()
    .map(|(theme, value, label, glyph)| {
        let pressed = if theme == current { "true" } else { "false" };
        view! { <button type="submit" name="theme" value=value aria-pressed=pressed><Icon glyph=glyph />{label}</button> }
    })
    .collect::<Vec<_>>();
    view! {
        <form class="theme" method="post" action=action>
            <fieldset>
                <legend>"Look"</legend>
                <div>{choices}</div>
            </fieldset>
        </form>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_what_was_said() {
        for theme in [Theme::System, Theme::Light, Theme::Dark] {
            assert_eq!(Theme::read(theme.attribute().unwrap_or("system")), theme);
        }
        assert_eq!(Theme::read("\"><script>"), Theme::System);
    }
}
