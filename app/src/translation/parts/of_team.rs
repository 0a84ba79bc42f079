//! What a team was offered and has agreed to, on its page.
//!
//! Invariant: what waits for it stands there once, with what it would cost.

use leptos::prelude::*;

use super::briefs::Lines;
use super::terms::TermsOf;
use crate::forms::{Once, Refused};
use crate::routes::links;
use crate::strategy::parts::{errors, phrase};
use crate::translation::model::OfTeam;
use crate::ui::{Disclosure, FormErrors, SubmitButton, TextInput};

const CAPACITY: &str = "/api/translations/capacity";

/// Draws it; nothing for a team that was never offered anything and says nothing.
#[component]
pub(crate) fn OfThisTeam(
    /// What there is.
    found: OfTeam,
    /// What was typed and refused.
    refused: Refused,
) -> impl IntoView {
    let is_empty = found.waiting.is_empty() && found.elsewhere.is_empty() && found.agreed.is_empty();
    let load = found.load;
    let waiting = (!found.waiting.is_empty()).then(|| {
        view! {
            <section class="stack tight" aria-labelledby="waiting">
                <h2 id="waiting">"Waits for this team"</h2>
                <p class="soft">{load.said()}</p>
                <Lines lines=found.waiting.clone() by_node=true />
            </section>
        }
    });
    let elsewhere = (!found.elsewhere.is_empty()).then(|| {
        view! {
            <section class="stack tight" aria-labelledby="elsewhere">
                <h2 id="elsewhere">"Waits for whoever offered it"</h2>
                <Lines lines=found.elsewhere.clone() by_node=true />
            </section>
        }
    });
    let agreed: Vec<_> = found
        .agreed
        .iter()
        .map(|(brief, terms)| {
            view! {
                <li class="stack tight">
                    <h3><a href=links::translation(&brief.id)>{phrase(&brief.title).view()}</a></h3>
                    <TermsOf terms=terms.clone() />
                </li>
            }
        })
        .collect();
    let agreed = (!agreed.is_empty()).then(|| {
        view! {
            <section class="stack tight" aria-labelledby="agreed">
                <h2 id="agreed">"What this team has agreed to"</h2>
                <ul class="stack changes" role="list">{agreed}</ul>
            </section>
        }
    });
    let none = (is_empty && found.may_set).then(|| {
        view! { <p class="soft">"Nothing was offered to this team yet. An offer stands here, with what it would cost."</p> }
    });
    view! {
        {waiting}{elsewhere}{agreed}{none}
        {found.may_set.then(|| view! { <Capacity found refused /> })}
    }
}

#[component]
fn Capacity(found: OfTeam, refused: Refused) -> impl IntoView {
    let wrong = errors(&refused, CAPACITY);
    let now = found.load.carries.to_string();
    view! {
        <Disclosure summary="How much this team can carry" open=!wrong.is_empty()>
            <form class="form" method="post" action=CAPACITY>
                <Once />
                <FormErrors errors=wrong />
                <input type="hidden" name="team" value=found.team.to_string() />
                <TextInput name="carries" label="Translations at once" inputmode="numeric" short=true required=true
                    value=refused.value(CAPACITY, "carries", &now) error=refused.error(CAPACITY, "carries")
                    hint="Beyond it, a further one shows what must stop. Three is a good number for most teams." />
                <div class="acts"><SubmitButton>"Save"</SubmitButton></div>
            </form>
        </Disclosure>
    }
}
