//! The line: from the mission at the top to you at the foot, the because beside each stretch.
//!
//! Invariant: the order of the list is the order of the line; nothing is told by colour or by a dash alone; no `style` attribute.
//!
//! ARIA: an ordered list, one item a station; stations and stretches are drawn by borders of hidden elements, so a reader hears
//! level, title, measures, words and because, in that order, as sentences. The mission is the page's `h1`, the others are `h2`.
use super::hue::Hue;
use super::maybe::Maybe;
use super::measure::Measure;
use super::out_links::OutLinks;
use super::station::{Act, Branch, Station, StationKind, Stretch};
use leptos::prelude::*;

/// Draws the line; the children stand at the foot of the station "You": contribution cards, or `you_empty` when there are none.
#[component]
pub fn Line(
    /// The stations, mission first.
    stations: Vec<Station>,
    /// The hues of the other pillars, which leave the mission beside this line.
    #[prop(optional)]
    others: Vec<Hue>,
    /// What the line is, for a screen reader.
    #[prop(optional, into, default = "The line from the mission to you".into())]
    label: String,
    /// What stands at the foot of the station "You".
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let below: Vec<Hue> = stations.iter().skip(1).map(|station| station.hue).collect();
    let mut foot = children;
    let mut strands = Some(others);
    let items: Vec<_> = stations
        .into_iter()
        .enumerate()
        .map(|(place, mut station)| {
            let broken = station.stretch.as_ref().is_some_and(Stretch::is_broken);
            let mission = station.kind == StationKind::Mission;
            if mission {
                // its own dot is ink, the stretch below it already is the pillar's
                station.hue = below.get(place).copied().unwrap_or_default();
            }
            let others = if mission { strands.take().unwrap_or_default() } else { Vec::new() };
            let inner = if station.kind == StationKind::You { foot.take() } else { None };
            let class = class(&station, broken);
            view! { <li class=class><span class="stop"></span>{strand_marks(others)}{body(station)}{inner.map(|inner| inner())}</li> }
        })
        .collect();
    view! { <ol class="line" role="list" aria-label=label>{items}</ol> }
}

/// Draws the foot of the line for a reader who has written nothing yet: the one question, and its answers as children.
pub fn you_empty(question: impl Into<String>, why: impl Into<String>, answers: AnyView) -> AnyView {
    view! { <section class="empty"><h3>{question.into()}</h3><p>{why.into()}</p>{answers}</section> }.into_any()
}

fn class(station: &Station, broken: bool) -> String {
    let kind = match station.kind {
        StationKind::Mission => "mission",
        StationKind::Node => "node-stop",
        StationKind::Team => "team",
        StationKind::You => "you",
    };
    let mut class = format!("station {kind} {}", station.hue.class());
    if broken {
        class.push_str(" broken");
    }
    class
}

fn strand_marks(others: Vec<Hue>) -> Option<impl IntoView> {
    let marks: Vec<_> = others.into_iter().take(3).map(|hue| view! { <i class=hue.class()></i> }).collect();
    (!marks.is_empty()).then(|| view! { <span class="strands" aria-hidden="true">{marks}</span> })
}

fn body(station: Station) -> impl IntoView {
    let Station { kind, level, title, href, gauges, said, notes, links, branches, stretch, .. } = station;
    let title = if title.is_empty() { "Not written yet".into_any() } else { title.view() };
    let title = match href.get() {
        Some(href) => view! { <a href=href>{title}</a> }.into_any(),
        None => title,
    };
    let heading = if kind == StationKind::Mission {
        view! { <h1>{title}</h1> }.into_any()
    } else {
        view! { <h2>{title}</h2> }.into_any()
    };
    let gauges: Vec<_> = gauges.into_iter().map(|gauge| view! { <Measure gauge=gauge /> }).collect();
    let notes: Vec<_> = notes.into_iter().map(|note| view! { <p class="note">{note.view()}</p> }).collect();
    let branches: Vec<_> = branches.into_iter().map(branch).collect();
    view! {
        <p class="level">{level}</p>
        {heading}
        {said.map(|said| view! { <blockquote class="said">{said.view()}</blockquote> })}
        {gauges}
        {notes}
        <OutLinks links />
        {branches}
        {(kind != StationKind::You).then(|| reason(stretch))}
    }
}

fn branch(branch: Branch) -> impl IntoView {
    let Branch { hue, title, href } = branch;
    let title = title.view();
    let class = format!("branch {}", hue.class());
    let named = match href.get() {
        Some(href) => view! { <a href=href>{title}</a> }.into_any(),
        None => title,
    };
    view! { <p class=class>"also supports "{named}</p> }
}

fn reason(stretch: Option<Stretch>) -> AnyView {
    let Some(stretch) = stretch else {
        return view! { <div class="end"></div> }.into_any();
    };
    let sentence = stretch.sentence().cloned();
    let Stretch { lens, open, act, .. } = stretch;
    let act = act.map(|Act { href, label }| view! { " "<a href=href>{label}</a> });
    let Some(because) = sentence else {
        let words = if open.is_some() { "no because yet, and " } else { "no because yet" };
        return view! { <p class="because"><span class="gap"><b>{words}{open.get()}</b>{act}</span></p> }.into_any();
    };
    let label = lens_label(&lens);
    let open = open.get().map(|open| view! { <span class="gap after"><b>{open}</b>{act}</span> });
    view! { <p class="because"><b>{label}</b>" "{because.view()}{open}</p> }.into_any()
}

fn lens_label(lens: &Maybe) -> String {
    lens.as_deref().map_or_else(|| "because".to_owned(), |lens| format!("because, for {lens}:"))
}

#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests {
    use super::*;

    fn station(kind: StationKind, level: &str, title: &str, stretch: Option<Stretch>) -> Station {
        Station {
            kind,
            level: level.into(),
            title: title.into(),
            stretch,
            hue: Hue::of_pillar(1),
            ..Station::default()
        }
    }

    fn drawn(stretch: Stretch) -> String {
        let stations = vec![
            station(StationKind::Mission, "Mission", "Everybody mends", Some(stretch)),
            station(StationKind::Node, "Pillar", "Parts", None),
            station(StationKind::You, "Ilse", "You", None),
        ];
        view! { <Line stations=stations><p>"my card"</p></Line> }.to_html()
    }

    #[test]
    fn it_reads_from_the_mission_to_the_card_in_order() {
        let html = drawn(Stretch::because("parts wear out").for_lens("engineers"));
        let places: Vec<_> = [
            "<ol",
            "Mission",
            "<h1>",
            "because, for engineers:",
            "parts wear out",
            "Pillar",
            "<h2>",
            "You",
            "my card",
            "</ol>",
        ]
        .iter()
        .map(|words| html.find(words))
        .collect();
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?} {html}");
        assert_eq!(html.matches("<li").count(), 3);
        assert!(!html.contains("broken") && !html.contains("style="), "{html}");
    }

    #[test]
    fn a_broken_stretch_is_dashed_and_said() {
        let html = drawn(Stretch::default().offering("/because", "Write it"));
        assert!(
            html.contains("mission hue-2 broken")
                && html.contains("no because yet")
                && html.contains("href=\"/because\""),
            "{html}"
        );
        let html = drawn(Stretch::because("parts wear out").open("not agreed yet"));
        assert!(
            html.contains(" broken\"") && html.contains("parts wear out") && html.contains("not agreed yet"),
            "{html}"
        );
    }

    #[test]
    fn what_people_wrote_is_escaped() {
        let html = drawn(Stretch::because("<script>alert(1)</script>"));
        assert!(!html.contains("<script>"), "{html}");
    }
}
