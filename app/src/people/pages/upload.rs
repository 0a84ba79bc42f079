//! `/admin/people/import`: the form that takes a people file.
//!
//! Invariant: sending a file changes nothing; what it would change is shown next.

use leptos::prelude::*;

use super::errors;
use crate::access::{Role, viewer};
use crate::error::Error;
use crate::forms::{Once, Refused, refused};
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::ui::{Breadcrumbs, Crumb, Disclosure, FileInput, FormErrors, LinkButton, PageHead, SubmitButton, Weight};

/// The page.
#[component]
pub fn UploadPage() -> impl IntoView {
    loaded(
        async { if viewer()?.holds(Role::Admin) { Ok(refused().await) } else { Err(Error::Forbidden) } },
        |refused| view! { <Upload refused /> },
    )
}

#[component]
fn Upload(refused: Refused) -> impl IntoView {
    let steps = vec![Crumb { href: links::PEOPLE.to_owned(), label: "People".to_owned().into() }];
    let lead = "Send the file that you have. You see first what it would change; nothing is changed by sending it.";
    let error = refused.error(links::PEOPLE_UPLOAD, "file");
    view! {
        <Page title="Import people">
            <div class="stack loose">
            <Breadcrumbs steps here="Import".to_owned() />
            <PageHead title="Import people".to_owned() lead=lead>
                <LinkButton href=links::IMPORTS>"Earlier imports"</LinkButton>
            </PageHead>
            <FormErrors errors=errors(&refused, links::PEOPLE_UPLOAD) kept="Nothing was changed. Choose the file once more." />
            <form method="post" action=links::PEOPLE_UPLOAD enctype="multipart/form-data" class="stack">
                <Once />
                <FileInput name="file" label="People file" required=true multiple=true error=error accept=".csv,.json,.yaml,.yml,.toml,.txt" hint="Up to 32 MiB. Several parts of a tree of team files can be chosen at once." />
                <div class="cluster"><SubmitButton weight=Weight::Main>"Read it"</SubmitButton></div>
            </form>
            <form method="post" action=links::PEOPLE_UPLOAD enctype="multipart/form-data" class="stack">
                <Once />
                <FileInput name="file" id="folder" label="Or a whole folder" required=true multiple=true folder=true hint="For a tree of team files: the teams of a GitHub organisation or of the Rust project. Up to 5,000 files, 32 MiB in all." />
                <div class="cluster"><SubmitButton>"Read the folder"</SubmitButton></div>
            </form>
            <Disclosure summary="Which files are understood">
                <ul>
                    <li>"The directory of BambooHR, the users sheet of Google Workspace, the bulk sheet of Microsoft Entra, a flat worker file in the style of Workday"</li>
                    <li>"The senior posts of a UK government organogram"</li>
                    <li>"SCIM 2.0 users and groups as JSON"</li>
                    <li>"The YAML of a GitHub organisation and the TOML of the Rust teams"</li>
                    <li>"A plain CSV with the columns name, email, employee_id, title, team, parent_team, manager and kind"</li>
                </ul>
                <p>"The layout is recognised by what is in the file, not by its name. People are matched by employee id, then by e-mail. Whoever is missing from a later file is deactivated, never deleted, and an import can be undone for 30 days."</p>
            </Disclosure>
            </div>
        </Page>
    }
}
