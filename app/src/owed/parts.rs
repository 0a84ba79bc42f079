//! What waits, drawn alike on my mission and on the whole list.
//!
//! Invariant: each item leads to where it is done and says why it is theirs; nothing is counted at anybody.

use leptos::prelude::*;

use crate::accounts::model::said;
use crate::forms::Once;
use crate::owed::model::{HANDFUL, Item, Sort, handful};
use crate::routes::links;
use crate::time::Timestamp;
use crate::ui::{SubmitButton, Tag, Tone, Weight};

/// Draws the first of what waits, on my mission; nothing where nothing waits.
#[component]
pub(crate) fn Waits(
    /// What waits.
    items: Vec<Item>,
    /// The time of the request.
    now: Timestamp,
    /// The organisation's time zone.
    zone: String,
) -> impl IntoView {
    if items.is_empty() {
        return view! { <p class="small"><a href=links::OWED>"Nothing waits for you"</a></p> }.into_any();
    }
    let label = if items.len() > HANDFUL { "All that waits for you" } else { "Say that something is not yours" };
    let lines: Vec<_> = handful(&items).into_iter().map(|item| line(item, now, &zone, None)).collect();
    view! {
        <section>
            <h2>"Waits for you"</h2>
            <ul role="list" class="stack tight">{lines}</ul>
            <p><a href=links::OWED>{label}</a></p>
        </section>
    }
    .into_any()
}

/// Draws one item, with what can be done about it.
pub(crate) fn line(item: &Item, now: Timestamp, zone: &str, acts: Option<AnyView>) -> AnyView {
    let title = match item.sort {
        Sort::Notice if item.at_node.is_empty() => said(&item.title),
        Sort::Notice => format!("{} ({})", said(&item.title), item.at_node),
        _ => item.title.clone(),
    };
    let tag = match item.sort {
        Sort::Node | Sort::Delegation => Some("to be taken over"),
        Sort::Measure if item.day.is_none() || item.field.is_empty() => Some("stale"),
        Sort::Measure => Some("due"),
        Sort::Draft => Some("behind"),
        _ => None,
    };
    let tag = tag.map(|word| view! { <Tag tone=Tone::Warning>{word}</Tag>" " });
    view! {
        <li>
            <a href=href(item)><bdi>{title}</bdi></a>
            <p class="small">{tag}{item.why(now, zone)}</p>
            {acts}
        </li>
    }
    .into_any()
}

/// Draws what can be done about an item beside opening it; `manager` tells whether it can be passed on.
pub(crate) fn acts(item: &Item, manager: bool) -> Option<AnyView> {
    if item.sort == Sort::NotMine {
        let back = act("/api/owed/give-back", &item.id, "Give it back", &item.title);
        let see = act("/api/owed/see-to", &item.id, "I see to it", &item.title);
        return Some(view! { <div class="cluster">{see}{back}</div> }.into_any());
    }
    (manager && item.sort.may_be_refused()).then(|| {
        let label = format!("Not mine: {}", item.title);
        let href = links::not_mine(item.sort.word(), &item.id);
        view! { <p class="small"><a href=href aria-label=label>"Not mine"</a></p> }.into_any()
    })
}

/// Draws an act of one button about something that was said to be not mine.
pub(crate) fn act(path: &'static str, id: &str, label: &'static str, about: &str) -> AnyView {
    let (id, about) = (id.to_owned(), format!(": {about}"));
    view! {
        <form method="post" action=path>
            <Once />
            <input type="hidden" name="id" value=id />
            <SubmitButton weight=Weight::Bare>{label}<span class="hidden">{about}</span></SubmitButton>
        </form>
    }
    .into_any()
}

/// Links to where an item is done.
pub(crate) fn href(item: &Item) -> String {
    let subject = |sort: Sort, id: &str| match sort {
        Sort::Node => id.parse().ok().map(|id| links::node(&id)),
        Sort::Measure => id.parse().ok().map(|id| links::check_in_at(Some(&id))),
        Sort::Proposal | Sort::News => id.parse().ok().map(|id| links::proposal(&id)),
        Sort::Translation => id.parse().ok().map(|id| links::translation(&id)),
        Sort::Declared => id.parse().ok().map(|id| links::declared_work(&id)),
        Sort::Draft => id.parse().ok().map(|id| links::draft(&id)),
        Sort::Delegation => Some(links::DELEGATIONS.to_owned()),
        Sort::Cycle => Some(links::CLOSING.to_owned()),
        Sort::Notice => Some(links::ME.to_owned()),
        Sort::NotMine => None,
    };
    let found = match item.sort {
        Sort::NotMine => Sort::read(&item.field).and_then(|sort| subject(sort, &item.at_node)),
        sort => subject(sort, &item.id),
    };
    found.unwrap_or_else(|| links::OWED.to_owned())
}
