//! `/admin/approvals`: what waits for a second person.
//!
//! Invariant: offers an answer to those who may give one.

use leptos::prelude::*;

use super::parts::{Act, Way, Wrong, exact, moment};
use crate::accounts::api::admin;
use crate::accounts::model::{ApprovalView, said};
use crate::forms::refused;
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::time::Timestamp;
use crate::ui::{Card, DescriptionList, EmptyState, Notice, NoticeKind, PageHead, Pair, Weight};

const GRANT: &str = "/api/approval/grant";
const REFUSE: &str = "/api/approval/refuse";
const WITHDRAW: &str = "/api/approval/withdraw";

/// The page.
#[component]
pub fn ApprovalsPage() -> impl IntoView {
    let load = async { Ok((admin::approvals().await?, refused().await)) };
    loaded(load, |((questions, now, zone), refused)| {
        let wrong: Vec<_> = [GRANT, REFUSE, WITHDRAW]
            .into_iter()
            .map(|path| view! { <Wrong refused=refused.clone() path /> })
            .collect();
        let is_empty = questions.is_empty();
        let cards: Vec<_> =
            questions.into_iter().map(|question| view! { <Question question now zone=zone.clone() /> }).collect();
        view! {
            <Page title="Second person">
                <Way steps=vec![(links::ADMIN, "Administration")] here="Second person" />
                <PageHead title="Second person" lead="What widens somebody's rights is done once a second person says yes: neither who asked, nor whom it is about, nor who gains by it." />
                {wrong}
                <div class="stack">{cards}</div>
                {is_empty.then(|| view! {
                    <EmptyState title="Nothing waits" purpose="Questions stand here until somebody answers them." />
                })}
            </Page>
        }
    })
}

#[component]
fn Question(question: ApprovalView, now: Timestamp, zone: String) -> impl IntoView {
    let id = || vec![("id", question.id.to_string())];
    let decide = question.may_decide.then(|| {
        let yes = (!question.is_outdated)
            .then(|| view! { <Act path=GRANT fields=id() weight=Weight::Main label="Yes, do it" /> });
        view! {
            {yes}
            <Act path=REFUSE fields=id() label="No" />
        }
    });
    let outdated = question.is_outdated.then(|| {
        view! {
            <Notice kind=NoticeKind::Warning title="It cannot be done any more as it stands.">
                "This person was changed since it was asked, or whoever asked could not ask it any more. Say no, and let it be asked once more."
            </Notice>
        }
    });
    let changes: Vec<_> = question
        .changes
        .iter()
        .map(|change| Pair::new(change.what, format!("{} \u{2192} {}", change.before, change.after)))
        .collect();
    let until = exact(question.ends_at, &zone);
    let withdraw = question.is_mine.then(|| view! { <Act path=WITHDRAW fields=id() label="Take the question back" /> });
    let title = format!("{} ({})", question.about, said(&question.what));
    view! {
        <Card title=title>
            <DescriptionList pairs=changes />
            <p>{question.asked_by} " asked " {moment(now, question.asked_at, &zone)} ", to be answered until " {until}</p>
            {outdated}
            <div class="cluster">{decide} {withdraw}</div>
        </Card>
    }
}
