//! Icons, our own drawings on a grid of 24.
//!
//! Invariant: an icon is drawn in the page itself. A sprite behind `<use href="/icons.svg#...">` is refused by Firefox under
//! `default-src 'none'` (no directive names it), and would cost a request.
//!
//! ARIA: always hidden; the control that holds it carries the words.
use leptos::prelude::*;

/// Names an icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyph {
    /// A magnifying glass.
    Search,
    /// A chevron that points onward.
    Onward,
    /// A chevron that points back.
    Back,
    /// A plus.
    Plus,
    /// A pen.
    Edit,
    /// A box with a lid.
    Archive,
    /// A curved arrow back.
    Undo,
    /// An arrow up.
    Up,
    /// An arrow down.
    Down,
    /// An arrow between two places.
    Move,
    /// An arrow into a tray.
    Download,
    /// An arrow out of a tray.
    Upload,
    /// A triangle with a mark.
    Warning,
    /// A circle with an i.
    Info,
    /// A tick in a circle.
    Good,
    /// A crossed circle.
    Refused,
    /// One person.
    Person,
    /// Several people.
    Team,
    /// A sun.
    Light,
    /// A moon.
    Dark,
    /// A screen.
    System,
    /// A door with an arrow.
    Leave,
    /// Sliders.
    Settings,
    /// A printer.
    Print,
    /// A cross.
    Close,
}

impl Glyph {
    const fn path(self) -> &'static str {
        match self {
            Self::Search => "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM20 20l-4.8-4.8",
            Self::Onward => "m9 5 7 7-7 7",
            Self::Back => "m15 5-7 7 7 7",
            Self::Plus => "M12 5v14M5 12h14",
            Self::Edit => "M4 20l1-4.5L16 4.5l3.5 3.5-11 11L4 20Zm9.5-13L17 10.5",
            Self::Archive => "M3 5h18v4H3zM5 9v10h14V9M10 13h4",
            Self::Undo => "M8 5 4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11h-3",
            Self::Up => "M12 20V5M6 11l6-6 6 6",
            Self::Down => "M12 4v15M6 13l6 6 6-6",
            Self::Move => "M4 6h7M4 12h4M4 18h7M13 12h7M17 9l3 3-3 3",
            Self::Download => "M12 4v11M7 11l5 5 5-5M4 20h16",
            Self::Upload => "M12 16V5M7 9l5-5 5 5M4 20h16",
            Self::Warning => "M12 4 2.5 20h19L12 4Zm0 6v4.5M12 17.4v.1",
            Self::Info => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 8v5.5M12 7.5v.1",
            Self::Good => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm-4 9.3 2.8 2.8L16 9.6",
            Self::Refused => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM5.7 5.7l12.6 12.6",
            Self::Person => "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM4.5 20.5c.6-3.6 3.6-5.5 7.5-5.5s6.9 1.9 7.5 5.5",
            Self::Team => {
                "M9 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7ZM2.5 20c.5-3.3 3.1-5 6.5-5s6 1.7 6.5 5M16 5.5a3.2 3.2 0 0 1 0 6M18 15.2c2 .7 3.2 2.3 3.5 4.8"
            }
            Self::Light => {
                "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM12 2v2.5M12 19.5V22M2 12h2.5M19.5 12H22M5 5l1.7 1.7M17.3 17.3 19 19M5 19l1.7-1.7M17.3 6.7 19 5"
            }
            Self::Dark => "M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5Z",
            Self::System => "M3 5h18v11H3zM9 20h6M12 16v4",
            Self::Leave => "M10 4H5v16h5M15 8l4 4-4 4M19 12H9",
            Self::Settings => {
                "M4 8h8M18 8h2M4 16h2M12 16h8M15 5.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5ZM9 13.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5Z"
            }
            Self::Print => "M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7z",
            Self::Close => "M6 6l12 12M18 6 6 18",
        }
    }

    const fn mirrors(self) -> bool {
        matches!(self, Self::Onward | Self::Back | Self::Undo | Self::Move | Self::Leave)
    }
}

/// Draws an icon as tall as the text beside it and in its colour.
#[component]
pub fn Icon(
    /// Which one.
    glyph: Glyph,
) -> impl IntoView {
    let class = if glyph.mirrors() { "icon mirrors" } else { "icon" };
    view! {
        <svg class=class viewBox="0 0 24 24" aria-hidden="true">
            <path d=glyph.path()></path>
        </svg>
    }
}
