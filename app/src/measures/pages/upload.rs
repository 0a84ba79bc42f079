//! `/measures/import`: a file of values is chosen.
//!
//! Invariant: sending the file records nothing; the next page shows what it would record.

use leptos::prelude::*;

use crate::forms::{Once, Refused, refused};
use crate::measures::api;
use crate::measures::model;
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::strategy::parts::errors;
use crate::ui::{Breadcrumbs, Crumb, Disclosure, FileInput, FormErrors, PageHead, SubmitButton, Weight};

/// The page.
#[component]
pub fn UploadPage() -> impl IntoView {
    loaded(async { Ok((api::value_imports().await?, refused().await)) }, |(page, refused)| {
        view! {
            <Page title="Record values from a file">
                <div class="stack loose">
                    <Breadcrumbs steps=vec![Crumb { href: links::CHECK_IN.to_owned(), label: "The numbers you keep".into() }]
                        here="Record values from a file" />
                    <PageHead title="Record values from a file"
                        lead="Nothing is recorded yet: the next page shows what the file says that is new, and what it would correct." />
                    <Choice refused />
                    <Formats />
                    <Earlier page />
                </div>
            </Page>
        }
    })
}

#[component]
fn Choice(refused: Refused) -> impl IntoView {
    let path = links::VALUES_UPLOAD;
    view! {
        <FormErrors errors=errors(&refused, path) kept="Nothing was recorded. Choose the file again once it is corrected." />
        <form class="form" method="post" action=path enctype="multipart/form-data">
            <Once />
            <FileInput name="file" label="File" accept=".csv,.tsv,.txt" hint="CSV, up to 32 MiB."
                error=refused.error(path, "file") required=true />
            <div class="acts"><SubmitButton weight=Weight::Main>"See what it says"</SubmitButton></div>
        </form>
    }
}

#[component]
fn Formats() -> impl IntoView {
    view! {
        <Disclosure summary="What the file looks like">
            <p>"The first line names the columns: measure, date, value; note, confidence and source may follow. "
                <a href=links::VALUES_FILE>"All values as CSV"</a>" is such a file."</p>
            <ul>
                <li>"A measure is named by its id, or as “node / measure”, or by its name where no other has the same."</li>
                <li>"A day is written 2026-05-31."</li>
                <li>"A number is written 1234.5. A decimal comma and marks for thousands are read where they have one meaning, and told; 1,234 has two and is refused."</li>
                <li>"A milestone says reached or not reached."</li>
                <li>"The same value of the same day and source is recorded once, however often it is sent. Another value corrects it, and the old one stays in the history."</li>
            </ul>
        </Disclosure>
    }
}

#[component]
fn Earlier(page: model::UploadPage) -> impl IntoView {
    (!page.imports.is_empty()).then(|| {
        let lines: Vec<_> = page
            .imports
            .into_iter()
            .map(|(id, file, is_done, when)| {
                let became = if is_done { "recorded" } else { "not recorded yet" };
                view! { <li><a href=links::value_import(&id)><bdi>{file}</bdi></a>{format!(", {when}, {became}")}</li> }
            })
            .collect();
        view! { <section class="stack"><h2>"Earlier files"</h2><ul>{lines}</ul></section> }
    })
}
