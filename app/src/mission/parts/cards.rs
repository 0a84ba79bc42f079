//! Contribution cards as they stand at the foot of a line.
//!
//! Invariant: no score and no order but the author's own.

use leptos::prelude::*;

use crate::forms::Once;
use crate::link::Links;
use crate::mission::model::Card;
use crate::routes::links;
use crate::ui::{self, DescriptionList, LinkButton, OutLinks, Pair, SubmitButton, Tag, Tone};

/// Draws the cards; `mine` offers to change them.
#[component]
pub(in crate::mission) fn Cards(
    /// The cards, in their author's order.
    cards: Vec<Card>,
    /// Whether the reader wrote them.
    mine: bool,
) -> impl IntoView {
    cards.into_iter().map(|card| view! { <OneCard card mine /> }).collect_view()
}

#[component]
fn OneCard(card: Card, mine: bool) -> impl IntoView {
    let href = links::card(&card.id);
    if card.what.is_empty() {
        return view! {
            <ui::Card title="Not said yet">
                <p class="small">
                    {if mine { "The line reaches you. What do you do for it?" } else { "What they do for it is not written yet." }}
                </p>
                {mine.then(|| view! { <div class="cluster"><LinkButton href=href>"Say it in one line"</LinkButton></div> })}
                {past(&card, mine)}
            </ui::Card>
        }
        .into_any();
    }
    let agreed = card.moved.as_ref().filter(|moved| !moved.may_decide.is_empty()).map(|moved| {
        view! {
            <p class="small">
                {if mine { "You may decide alone, as " } else { "May decide alone, as " }}
                <a href=links::translation(&moved.translation)>"your team has agreed"</a>": "
                <span dir="auto">{moved.may_decide.clone()}</span>
            </p>
        }
    });
    let moves = card.moved.as_ref().filter(|moved| !moved.title.is_empty()).map(|moved| {
        view! { <p class="small">"moves "<bdi>{moved.title.clone()}</bdi></p> }
    });
    let untranslated = card.is_untranslated.then(|| {
        view! { <p class="small"><Tag>"not translated"</Tag>" No team of yours has agreed to this node yet."</p> }
    });
    let pairs = vec![
        Pair::new("May wait", card.may_wait.clone()),
        Pair::new(if mine { "You may decide" } else { "May decide alone" }, card.may_decide.clone()),
    ];
    let name = format!("Change “{}”", card.what);
    view! {
        <ui::Card title=card.what.clone()>
            {moves}
            <DescriptionList pairs=pairs />
            {agreed}
            {untranslated}
            <OutLinks links=Links::read(&card.links) />
            {card.from_old_team.then(|| view! {
                <p class="small"><Tag tone=Tone::Warning>"from your old team"</Tag>" Is it still what you do?"</p>
            })}
            {past(&card, mine)}
            {mine.then(|| view! { <p class="cluster small"><a href=href aria-label=name>"Change"</a></p> })}
        </ui::Card>
    }
    .into_any()
}

/// That its line belongs to a cycle that is over; with what the objective goes on as, where the card can be taken along.
fn past(card: &Card, mine: bool) -> Option<AnyView> {
    let cycle = card.past.clone()?;
    let onward = match &card.goes_on {
        Some((node, title)) => {
            let act = mine.then(|| {
                view! {
                    <form method="post" action="/api/cards/attach">
                        <Once />
                        <input type="hidden" name="id" value=card.id.to_string() />
                        <input type="hidden" name="node" value=node.to_string() />
                        <input type="hidden" name="revision" value=card.revision.to_string() />
                        <SubmitButton>"Move my card there"</SubmitButton>
                    </form>
                }
            });
            view! { <p class="small">"It goes on as "<a href=links::node(node)><bdi>{title.clone()}</bdi></a>"."</p>{act} }.into_any()
        }
        None => view! { <p class="small">"The objective ended with it. Choose another, or put the card away."</p> }
            .into_any(),
    };
    Some(view! { <p class="small"><Tag tone=Tone::Warning>"from "<bdi>{cycle}</bdi></Tag></p>{onward} }.into_any())
}
