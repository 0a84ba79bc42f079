//! The frame of a page: the bar with the main places, what the page shows, the foot.
//!
//! Invariant: shows what the viewer may reach and costs no query. The title is escaped here: Leptos writes it as it stands,
//! and an end tag in it would end it.

use leptos::prelude::*;
use leptos_meta::Title;

use super::api::THEME;
use crate::access::{Viewer, viewer};
use crate::demo::parts::Banner;
use crate::forms::take_said;
use crate::routes::links;
use crate::ui::{
    AccountMenu, Bar, FindBox, Footer, Glyph, Icon, Notice, NoticeKind, Place, SkipLink, Theme, ThemeSwitch, Width,
    escape_text,
};

/// Draws a page: its title for the window, the bar for whoever is signed in, what was just done, and what it shows.
#[component]
pub fn Page(
    /// What stands in the window's title before the product's name.
    #[prop(into)]
    title: String,
    /// How wide the text may run.
    #[prop(optional)]
    width: Width,
    /// What the page shows.
    children: Children,
) -> impl IntoView {
    let viewer = viewer().ok();
    let places = viewer.as_ref().map(|_| places(&here())).unwrap_or_default();
    let foot = [(links::PALETTE, "Go to, or find"), (links::KEYS, "Keys")];
    let links = viewer.as_ref().map(|_| foot.map(|(href, label)| (href.to_owned(), label.to_owned())).to_vec());
    view! {
        <Title text=escape_text(&format!("{title} - Throughline")) />
        <div class="frame">
            <SkipLink />
            <Bar places>
                {viewer.map(|viewer| view! { <FindBox action=links::SEARCH /><Account viewer /> })}
            </Bar>
            <Banner />
            <crate::ui::Page width>
                {take_said().map(|said| view! { <Notice kind=NoticeKind::Good>{said}</Notice> })}
                {children()}
            </crate::ui::Page>
            <Footer links=links.unwrap_or_default()>
                <ThemeSwitch action="/api/theme" current=theme() />
            </Footer>
        </div>
    }
}

/// Draws the menu of whoever is signed in.
#[component]
fn Account(viewer: Viewer) -> impl IntoView {
    let offices = viewer.offices;
    let administers = offices.admin || offices.auditor || offices.leadership;
    view! {
        <AccountMenu name=viewer.name>
            <li><a href=links::OWED data-key="g o"><Icon glyph=Glyph::Info />"What waits for you"</a></li>
            <li><a href=links::CHECK_IN data-key="g v"><Icon glyph=Glyph::Good />"The numbers you keep"</a></li>
            <li><a href=links::proposals("mine", 1)><Icon glyph=Glyph::Edit />"What you proposed"</a></li>
            <li><a href=links::DECLARED><Icon glyph=Glyph::Move />"Off the line"</a></li>
            <li><a href=links::ME><Icon glyph=Glyph::Person />"My data and settings"</a></li>
            {administers
                .then(|| view! { <li><a href=links::ADMIN><Icon glyph=Glyph::Settings />"Administration"</a></li> })}
            <li>
                <form method="post" action="/api/sign-out">
                    <button type="submit"><Icon glyph=Glyph::Leave />"Sign out"</button>
                </form>
            </li>
        </AccountMenu>
    }
}

/// What belongs to the strategy beside its own pages.
const OF_THE_STRATEGY: [&str; 5] = [links::DRAFTS, links::PROPOSALS, links::CYCLES, links::VERSIONS, links::STRATEGIES];

fn places(path: &str) -> Vec<Place> {
    let path = path.split('?').next().unwrap_or("/");
    [
        (links::HOME, "My mission", "g m", &[][..]),
        (links::STRATEGY, "Strategy", "g s", &OF_THE_STRATEGY),
        (links::COVERAGE, "Coverage", "g c", &[]),
        (links::MY_TEAM, "Team", "g t", &[]),
        (links::PEOPLE, "People", "g p", &[]),
    ]
    .into_iter()
    .map(|(href, label, keys, others)| {
        let is_at_or_below =
            |href: &str| path.strip_prefix(href).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        let is_here = path == href || (href != links::HOME && is_at_or_below(href));
        Place::new(href, label, is_here || others.iter().any(|other| is_at_or_below(other)), keys)
    })
    .collect()
}

/// Returns the path and query of the page at hand.
pub fn here() -> String {
    use_context::<leptos_actix::Request>().map_or_else(
        || "/".to_owned(),
        |request| request.uri().path_and_query().map_or("/", |path| path.as_str()).to_owned(),
    )
}

/// Returns the look that this browser chose.
pub(super) fn theme() -> Theme {
    use_context::<leptos_actix::Request>()
        .and_then(|request| request.cookie(THEME).map(|cookie| Theme::read(cookie.value())))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_to_which_a_page_belongs_is_marked() {
        for (path, marked) in [
            ("/", Some("My mission")),
            ("/?line=1", Some("My mission")),
            ("/strategy", Some("Strategy")),
            ("/strategy/1/edit", Some("Strategy")),
            ("/drafts", Some("Strategy")),
            ("/drafts/1/publish", Some("Strategy")),
            ("/proposals?show=mine", Some("Strategy")),
            ("/proposals/1", Some("Strategy")),
            ("/cycles/closing/finish", Some("Strategy")),
            ("/versions/2", Some("Strategy")),
            ("/strategies", Some("Strategy")),
            ("/team", Some("Team")),
            ("/teams", None),
            ("/people/1", Some("People")),
            ("/peoples", None),
            ("/search", None),
        ] {
            let found: Vec<_> =
                places(path).into_iter().filter(|place| place.current).map(|place| place.label).collect();
            assert_eq!(found, marked.into_iter().collect::<Vec<_>>(), "{path}");
        }
    }
}
