//! `/search`: what was found, best first, by sort.
//!
//! Invariant: what is looked for, the sort and the page stand in the address; a GET form does all of it.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::routes::links;
use crate::search::api;
use crate::search::model::{Group, SearchView, Sort};
use crate::search::parts::Hits;
use crate::shell::{Page, loaded};
use crate::text::grouped;
use crate::ui::{EmptyState, Filter, Filters, LinkButton, PageHead, Pager, SubmitButton, TextInput};

/// The page.
#[component]
pub fn SearchPage() -> impl IntoView {
    let given = |name: &str| use_query_map().with_untracked(|query| query.get(name)).unwrap_or_default();
    let page = given("page").parse().unwrap_or(1);
    loaded(api::search(given("q"), given("kind"), page), |view| view! { <Results view /> })
}

#[component]
fn Results(view: SearchView) -> impl IntoView {
    let title = if view.query.is_empty() { "Search".to_owned() } else { format!("Search: {}", view.query) };
    let only = view.only.map(|sort| view! { <input type="hidden" name="kind" value=sort.word() /> });
    view! {
        <Page title>
            <div class="stack loose">
            <PageHead title="Search" />
            <form method="get" action=links::SEARCH role="search" aria-label="These results" class="stack">
                <TextInput name="q" label="Words in the strategy, measures, people, teams" kind="search" value=view.query.clone() autocomplete="off" required=true />
                {only}
                <div class="cluster"><SubmitButton>"Search"</SubmitButton></div>
            </form>
            {sorts(&view)}
            {found(view)}
            </div>
        </Page>
    }
}

/// The sorts as filters, each with its count.
fn sorts(view: &SearchView) -> Option<impl IntoView + use<>> {
    if view.groups.is_empty() {
        return None;
    }
    let all = Filter {
        href: links::search(&view.query, None, 1),
        label: "All".to_owned(),
        count: None,
        on: view.only.is_none(),
    };
    let filters = Sort::ALL.into_iter().filter_map(|sort| {
        let group = view.groups.iter().find(|group| group.sort == sort);
        let is_chosen = view.only == Some(sort);
        let count = match group {
            Some(group) if group.is_cut => format!(" {}+", grouped(group.count)),
            Some(group) => format!(" {}", grouped(group.count)),
            None if is_chosen => " 0".to_owned(),
            None => return None,
        };
        Some(Filter {
            href: links::search(&view.query, Some(sort.word()), 1),
            label: format!("{}{count}", sort.heading()),
            count: None,
            on: is_chosen,
        })
    });
    let filters = std::iter::once(all).chain(filters).collect();
    Some(view! { <Filters label="What to show" filters /> })
}

fn found(view: SearchView) -> AnyView {
    if view.words.is_empty() {
        let purpose = "Titles and becauses of the strategy in the words of every function, measures, and people and teams by name. Contribution cards are their owner’s and are not searched.";
        return view! { <EmptyState title="What are you looking for?" purpose /> }.into_any();
    }
    if view.is_too_short {
        let purpose = "One letter stands in almost everything. Write at least two of the word you look for; its beginning is enough.";
        return view! { <EmptyState title="That is too short" purpose /> }.into_any();
    }
    let (query, only, page, per_page) = (view.query.clone(), view.only, view.page, view.per_page);
    let shown: Vec<_> = view.groups.iter().filter(|group| !group.hits.is_empty()).cloned().collect();
    if shown.is_empty() {
        return view! { <Nothing view /> }.into_any();
    }
    let sections = shown.into_iter().map(|group| section(group, &query, only.is_some(), (page, per_page)));
    view! { {sections.collect::<Vec<_>>()} }.into_any()
}

/// What was found of one sort.
fn section(group: Group, query: &str, is_alone: bool, (page, per_page): (usize, usize)) -> impl IntoView + use<> {
    let (sort, id) = (group.sort, format!("found-{}", group.sort.word()));
    let count = if group.is_cut { format!("more than {}", grouped(group.count)) } else { grouped(group.count) };
    let link = |page| links::search(query, Some(sort.word()), page);
    let rest = if is_alone {
        let (first, last) = ((page - 1) * per_page + 1, (page * per_page).min(group.count));
        let before = (page > 1).then(|| link(page - 1));
        let after = (last < group.count).then(|| link(page + 1));
        view! { <Pager place=format!("{first} to {last} of {count}, best first") before after /> }.into_any()
    } else if group.count > group.hits.len() {
        let label = format!("All {count} in {}", sort.heading().to_lowercase());
        view! { <p><a href=link(1)>{label}</a></p> }.into_any()
    } else {
        ().into_any()
    };
    let cut = (is_alone && group.is_cut)
        .then(|| view! { <p class="small">"So many match that only these were put in order. One word more finds the right one."</p> });
    view! {
        <section class="stack" aria-labelledby=id.clone()>
            <h2 id=id.clone()>{sort.heading()}</h2>
            <Hits hits=group.hits />
            {rest}
            {cut}
        </section>
    }
}

/// Nothing was found: what can be done about it.
#[component]
fn Nothing(view: SearchView) -> impl IntoView {
    let elsewhere = view.only.filter(|_| !view.groups.is_empty());
    let title = match elsewhere {
        Some(sort) => format!("Nothing in {} has all of these words", sort.heading().to_lowercase()),
        None if view.words.len() == 1 => "Nothing has this word".to_owned(),
        None => "Nothing has all of these words".to_owned(),
    };
    let purpose = match elsewhere {
        Some(_) => "Something else has. Choose “All” above.",
        None => {
            "Every word has to be found, at least its beginning. Accents, capitals and English endings do not matter. What is archived and who has left is not searched, nor are contribution cards."
        }
    };
    let alone: Vec<_> = view
        .words
        .iter()
        .filter(|word| view.words.len() > 1 && word.chars().count() > 1)
        .map(|word| view! { <LinkButton href=links::search(word, None, 1)>{format!("“{word}” alone")}</LinkButton> })
        .collect();
    let directory = links::people(&view.query, 1);
    view! {
        <EmptyState title purpose>
            <div class="cluster">
                {alone}
                <LinkButton href=directory>"Parts of a word, among people"</LinkButton>
            </div>
        </EmptyState>
    }
}
