//! `/translations/{id}`: where a translation stands, its text beside the one before, every turn, and what can be done.
//!
//! Invariant: where it stands and whom it waits for is said before anything else; whoever takes no part reads what was agreed.

use leptos::prelude::*;

use super::{steps, translation_id};
use crate::forms::{Refused, refused};
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::parts::{Refusals, phrase};
use crate::translation::api;
use crate::translation::model::{Agreed, State, TranslationView};
use crate::translation::parts::{Acts, Bargain, Conversation, Say, TermsOf, state_tag};
use crate::ui::{Breadcrumbs, LinkButton, Notice, NoticeKind, PageHead, PersonLink};

/// The acts of one button.
const ACTS: &[&str] = &["/api/translations/agree", "/api/translations/confirm"];

/// The page.
#[component]
pub fn TranslationPage() -> impl IntoView {
    let id = translation_id();
    loaded(
        async move { Ok((api::translation(id?).await?, refused().await)) },
        |(view, refused)| view! { <Whole view refused /> },
    )
}

#[component]
fn Whole(view: TranslationView, refused: Refused) -> impl IntoView {
    let brief = view.brief.clone();
    let team = brief.team.clone();
    let node = brief.node.as_ref().map(|node| view! { <LinkButton href=links::node(node)>"The node"</LinkButton> });
    let lead = format!("Offered to {} by {}, for {}.", team.1, view.offered_by, brief.giver_name());
    let is_agreed = view.standing.state == State::Agreed;
    let is_other = view.text.is_none() || view.text != view.agreed.as_ref().map(|it| it.terms.clone());
    let bargain = (view.reads_all && !is_agreed && is_other).then(|| view! { <Bargain view=view.clone() /> });
    view! {
        <Page title=format!("{}: {}", team.1, brief.title.text)>
            <div class="stack">
                <Breadcrumbs steps=steps(&brief) here=team.1.clone() />
                <Refusals refused=refused.clone() paths=ACTS />
                <PageHead title=phrase(&brief.title) lead>{node}</PageHead>
                <p>{state_tag(&brief)}" "{since(&view)}</p>
                {why(&view)}
                {speaks(&view)}
                {notices(&view)}
                <Acts view=view.clone() refused=refused.clone() />
                {bargain}
                {view.agreed.clone().map(|agreed| in_force(&view, agreed))}
                {outsider(&view)}
                <Say view=view.clone() refused />
                <Conversation turns=view.turns />
            </div>
        </Page>
    }
    .into_any()
}

fn since(view: &TranslationView) -> String {
    let waits = view.brief.turn.map(|side| format!(" It waits for {}.", view.brief.name_of(side))).unwrap_or_default();
    format!("{}.{waits}", view.brief.since)
}

/// Why it is offered, and how the node serves its parent.
fn why(view: &TranslationView) -> Option<AnyView> {
    let because = (!view.because.is_empty()).then(|| {
        view! { <p class="because">"offered because "<q class="plain" dir="auto">{view.because.clone()}</q></p> }
    });
    let serves = (!view.serves.is_empty()).then(|| {
        view! { <p class="because">"because "<q class="plain">{phrase(&view.serves).view()}</q></p> }
    });
    Some(view! { {serves}{because} }.into_any())
}

fn speaks(view: &TranslationView) -> AnyView {
    let team = view.brief.team.clone();
    let team_link = view! { <a href=links::team(&team.0)><bdi>{team.1.clone()}</bdi></a> };
    match view.speaker.clone() {
        Some((id, name)) => {
            view! { <p class="soft"><PersonLink name href=links::person(&id) />" speaks for "{team_link}"."</p> }
                .into_any()
        }
        None => {
            let title = format!("Nobody speaks for {} yet.", team.1);
            view! {
                <Notice kind=NoticeKind::Warning title>"It has no lead, and no team above it has one. Whoever administers people names one on the team’s page."</Notice>
            }
            .into_any()
        }
    }
}

/// Why it waits to be confirmed, was declined or is over.
fn notices(view: &TranslationView) -> Option<AnyView> {
    let reason = view.reason.clone();
    let (title, what) = match view.standing.state {
        State::Confirm if view.brief.is_material => (
            "To be confirmed by a new turn.",
            "What it says by now may ask for something else: the team writes a text that fits it, and both agree anew.",
        ),
        State::Confirm => ("To be confirmed.", "Nothing changed in what it asks for: one act confirms it."),
        State::Declined => ("It is declined.", "Whoever offered it answers: offers it anew, or takes it back."),
        State::Withdrawn => ("The offer was taken back.", ""),
        State::Ended => ("It is ended.", "What was agreed stays readable."),
        _ => return None,
    };
    let reason = (!reason.is_empty()).then(|| view! { <q class="plain" dir="auto">{reason}</q>" " });
    Some(view! { <Notice kind=NoticeKind::Warning title>{reason}{what}</Notice> }.into_any())
}

/// What was agreed last.
fn in_force(view: &TranslationView, agreed: Agreed) -> AnyView {
    let head = match view.standing.state {
        State::Agreed => "What is agreed",
        _ => "What was agreed",
    };
    let (team, giver) = agreed.by;
    let version = agreed.version.map(|number| {
        view! { ", under "<a href=links::version(number)>{format!("version {number}")}</a> }
    });
    let mark = (view.standing.state != State::Agreed && view.standing.state != State::Confirm)
        .then(|| view! { <p class="soft">"It is not in force now."</p> });
    view! {
        <section class="stack tight" aria-labelledby="agreed">
            <h2 id="agreed">{head}</h2>
            <p class="soft small">{format!("By {team} for {} and {giver} for {}, {}", view.brief.team.1, view.brief.giver_name(), agreed.when)}{version}"."</p>
            {mark}
            <TermsOf terms=agreed.terms anchored=true />
        </section>
    }
    .into_any()
}

/// What somebody reads who takes no part while nothing is agreed.
fn outsider(view: &TranslationView) -> Option<AnyView> {
    (!view.reads_all && view.agreed.is_none()).then(|| {
        view! {
            <p class="soft">"While it is bargained over, its words are read by both sides, by their people, and by leadership. Once it is agreed, everybody reads it here."</p>
        }
        .into_any()
    })
}
