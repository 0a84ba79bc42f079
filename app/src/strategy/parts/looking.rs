//! Looking for rows of an outline: the form, what is looked for, how much was found.
//!
//! Invariant: a GET form and links, so what is looked for stands in the address; each part can be taken off by itself.

use leptos::prelude::*;

use super::words::phrase;
use crate::strategy::model::{Filter, OutlineView, Search, State, Whom};
use crate::text::grouped;
use crate::ui::{Chip, Chips, Choice, Disclosure, Pager, Phrase, SubmitButton};

/// Draws the form, and what is looked for with how much was found.
#[component]
pub(crate) fn Looking(
    /// What is looked for, and where.
    view: Search,
) -> impl IntoView {
    let filter = view.asked.filter.clone();
    let chosen = |whom: Option<String>| whom.unwrap_or_default();
    let person = chosen(filter.person.as_ref().map(Whom::written));
    let team = chosen(filter.team.as_ref().map(Whom::written));
    let pillars = view.pillars.iter().map(|(id, title)| Choice::new(id.as_str(), title.text.clone())).collect();
    let pillar = filter.pillar.as_ref().map(ToString::to_string);
    let state = filter.state.as_ref().map(State::word);
    // An id in a field of names would say nothing: who a link named stays, and a name that is typed takes their place.
    let named = |name: &'static str, label: &'static str, written: String, known: Option<String>| {
        let is_known = known.is_some();
        let keep = is_known.then(|| view! { <input type="hidden" name=name value=written.clone() /> });
        let value = if is_known { String::new() } else { written };
        let hint = known.map(|known| format!("{known}, or write another name"));
        view! {
            <div class="field">
                <label for=format!("look-{name}")>{label}</label>
                {keep}
                <input class="control" id=format!("look-{name}") name=name type="search" value=value placeholder=hint dir="auto" autocomplete="off" />
            </div>
        }
        .into_any()
    };
    let found = view.found.clone().unwrap_or_default();
    let states = states(&view);
    view! {
        <form class="looking" role="search" aria-label=view.drawn.clone() method="get" action=view.home.clone()>
            <div class="line">
                <div class="field">
                    <label for="look-q">{format!("Find {} by their words", view.drawn.to_lowercase())}</label>
                    <input class="control" id="look-q" name="q" type="search" data-key="f" value=filter.words.clone() dir="auto" autocomplete="off" />
                </div>
                <SubmitButton>"Find"</SubmitButton>
            </div>
            <Disclosure summary="By pillar, owner, team or state">
                {choice("pillar", "Pillar", "Any pillar", pillars, pillar)}
                {named("owner", "Owner", person, found.person)}
                {named("team", "Team, or of its members", team, found.team)}
                {choice("show", "State", "Any state", states, state)}
            </Disclosure>
        </form>
        <Sought view />
    }
    .into_any()
}

fn choice(
    name: &'static str,
    label: &'static str,
    any: &'static str,
    of: Vec<Choice>,
    chosen: Option<String>,
) -> AnyView {
    let options: Vec<_> = of
        .into_iter()
        .map(|choice| {
            let is_chosen = chosen.as_deref() == Some(choice.value.as_str());
            view! { <option value=choice.value selected=is_chosen>{choice.label}</option> }
        })
        .collect();
    view! {
        <div class="field">
            <label for=format!("look-{name}")>{label}</label>
            <select class="control" id=format!("look-{name}") name=name>
                <option value="">{any}</option>
                {options}
            </select>
        </div>
    }
    .into_any()
}

/// The states that can be looked for; each lens has one of its own.
fn states(view: &Search) -> Vec<Choice> {
    let of_lenses = view.lenses.iter().map(|(id, _)| State::Unworded(id.clone()));
    let all = view.states.iter().cloned().chain(of_lenses);
    all.map(|state| Choice::new(state.word(), called(&state, &view.lenses))).collect()
}

fn called(state: &State, lenses: &[(crate::id::LensId, String)]) -> String {
    state.label(|id| lenses.iter().find(|(lens, _)| lens == id).map(|(_, name)| name.clone()))
}

/// Draws the way to the pages before and after this one of what was found; nothing where all of it is shown.
pub(crate) fn found_pages(view: &OutlineView) -> Option<impl IntoView + use<>> {
    let page = view.asked.page.max(1);
    let found = view.found.as_ref().filter(|found| found.count > found.on_page)?;
    let (first, last) = ((page - 1) * found.on_page + 1, (page * found.on_page).min(found.count));
    let to = |page: usize| view.path(&view.asked.on_page(page));
    let before = (page > 1).then(|| to(page - 1));
    let after = (last < found.count).then(|| to(page + 1));
    Some(view! { <Pager place=format!("{first} to {last} of {} found", found.count) before after /> })
}

/// What is looked for, and how much was found.
#[component]
fn Sought(view: Search) -> impl IntoView {
    let found = view.found.clone()?;
    let filter = &view.asked.filter;
    let count = format!("{} of {} found", grouped(found.count), grouped(found.all));
    let chips = parts(&view)
        .into_iter()
        .map(|(name, label, value)| Chip {
            name: label,
            value,
            href: view.path(&view.asked.looking_for(filter.without(name))),
        })
        .collect();
    let all = view.path(&view.asked.looking_for(Filter::default()));
    Some(view! {
        <div class="found" id="found">
            <p role="status">{count}</p>
            <Chips label="What is looked for" chips />
            <a href=all>"Show everything"</a>
        </div>
    })
}

/// Returns the parts of what is looked for: their names in the address, what they are called, what they say.
fn parts(view: &Search) -> Vec<(&'static str, &'static str, Phrase)> {
    let filter = &view.asked.filter;
    let found = view.found.clone().unwrap_or_default();
    let whom = |known: Option<String>, written: String| Phrase::from(known.unwrap_or(written));
    let pillar = filter.pillar.as_ref().map(|id| {
        let title = view.pillars.iter().find(|(pillar, _)| pillar == id).map(|(_, title)| phrase(title));
        title.unwrap_or_else(|| Phrase::from("one that is not there"))
    });
    let words = Some(filter.words.clone()).filter(|words| !words.is_empty());
    [
        ("q", "Words", words.map(Phrase::from)),
        ("pillar", "Pillar", pillar),
        ("owner", "Owner", filter.person.as_ref().map(|person| whom(found.person.clone(), person.written()))),
        ("team", "Team", filter.team.as_ref().map(|team| whom(found.team.clone(), team.written()))),
        ("show", "State", filter.state.as_ref().map(|state| Phrase::from(called(state, &view.lenses)))),
    ]
    .into_iter()
    .filter_map(|(name, label, value)| Some((name, label, value?)))
    .collect()
}
