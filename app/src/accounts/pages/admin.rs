//! `/admin`: what there is to administer, and after the set-up what comes next.
//!
//! Invariant: offers what the viewer's offices reach; each place asks its own rule.

use leptos::prelude::*;

use crate::access;
use crate::error::Error;
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::ui::{Card, LinkButton, PageHead};

/// The page.
#[component]
pub fn AdminPage() -> impl IntoView {
    let load = async {
        let offices = access::viewer()?.offices;
        if offices.any() { Ok(offices) } else { Err(Error::Forbidden) }
    };
    loaded(load, |offices| {
        let (admin, leads) = (offices.admin, offices.leadership);
        let places = [
            (
                admin,
                links::PEOPLE_IMPORT,
                "People and teams",
                "Read them from the file that you have. You see what would change before anything does.",
                "Import people",
            ),
            (
                admin || leads,
                links::STRATEGY_IMPORT,
                "Strategy",
                "Read mission, pillars and objectives from a file, or write them by hand.",
                "Import a strategy",
            ),
            (
                admin || leads,
                links::ACCOUNTS,
                "Accounts",
                "Who can sign in; invitations, resets and offices.",
                "To the accounts",
            ),
            (
                admin || leads,
                links::APPROVALS,
                "Second person",
                "What was asked for and waits for somebody else to say yes.",
                "To the questions",
            ),
            (
                admin || leads,
                links::ORGANISATION,
                "Organisation",
                "Name, time zone, levels and lenses.",
                "To the settings",
            ),
            (admin || offices.auditor, links::AUDIT, "Audit trail", "Who did what to whom.", "Read it"),
        ];
        let cards: Vec<_> = places
            .into_iter()
            .filter(|place| place.0)
            .map(|(_, href, title, purpose, act)| {
                view! {
                    <Card title=title>
                        <p>{purpose}</p>
                        <div class="cluster"><LinkButton href=href>{act}</LinkButton></div>
                    </Card>
                }
            })
            .collect();
        view! {
            <Page title="Administration">
                <PageHead title="Administration" lead="New here? People first, then the strategy: then everybody reads their own line." />
                <h2 class="hidden">"Where to"</h2>
                <div class="stack">{cards}</div>
            </Page>
        }
    })
}
