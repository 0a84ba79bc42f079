//! `/admin/organisation`: name, time zone, level names, lenses.
//!
//! Invariant: every act is a plain form.

use leptos::prelude::*;

use crate::access::Ability;
use crate::forms::{Once, Refused, refused};
use crate::organisation::api;
use crate::organisation::model::{Lens, OrganisationView};
use crate::routes::links;
use crate::shell::{Page, loaded};
use crate::ui::{
    Breadcrumbs, Crumb, DescriptionList, FieldError, FormErrors, PageHead, Pair, SubmitButton, Tag, TextArea,
    TextInput, Tone, Weight,
};

const EDIT: &str = "/api/organisation/edit";
const ADD: &str = "/api/lens/add";
const RENAME: &str = "/api/lens/rename";
const ARCHIVE: &str = "/api/lens/archive";
const RESTORE: &str = "/api/lens/restore";
const DEFAULT: &str = "/api/lens/default";

/// The page.
#[component]
pub fn OrganisationPage() -> impl IntoView {
    loaded(async { Ok((api::organisation().await?, refused().await)) }, |(organisation, refused)| {
        let steps = vec![Crumb { href: links::ADMIN.to_owned(), label: "Administration".into() }];
        let may_edit = organisation.can.contains(&Ability::Edit);
        let settings = if may_edit {
            view! { <SettingsForm organisation=organisation.clone() refused=refused.clone() /> }.into_any()
        } else {
            view! { <Settings organisation=organisation.clone() /> }.into_any()
        };
        view! {
            <Page title="Organisation">
                <Breadcrumbs steps here="Organisation" />
                <PageHead
                    title="Organisation"
                    lead="What it is called, when its days begin, and the words in which its strategy is read."
                />
                {settings}
                <Lenses organisation refused may_edit />
            </Page>
        }
    })
}

#[component]
fn SettingsForm(organisation: OrganisationView, refused: Refused) -> impl IntoView {
    let name = refused.value(EDIT, "name", &organisation.name);
    let time_zone = refused.value(EDIT, "time_zone", &organisation.time_zone);
    let levels = refused.value(EDIT, "levels", &organisation.levels.join("\n"));
    view! {
        <FormErrors errors=errors(&refused, EDIT) />
        <form class="form" method="post" action=EDIT>
            <Once />
            <input type="hidden" name="revision" value=organisation.revision />
            <TextInput name="name" label="Name" value=name error=refused.error(EDIT, "name") required=true />
            <TextInput name="time_zone" label="Time zone" value=time_zone error=refused.error(EDIT, "time_zone")
                hint="As in “Europe/Berlin”. Days, deadlines and periods go by it." required=true />
            <TextArea name="levels" label="Levels below the mission" value=levels error=refused.error(EDIT, "levels")
                hint="One to a line, from the top. Whatever lies deeper shares the last name." rows=5 required=true />
            <div class="acts"><SubmitButton weight=Weight::Main>"Save"</SubmitButton></div>
        </form>
    }
}

#[component]
fn Settings(organisation: OrganisationView) -> impl IntoView {
    let pairs = vec![
        Pair::new("Name", organisation.name),
        Pair::new("Time zone", organisation.time_zone),
        Pair::new("Levels", organisation.levels.join(", ")),
    ];
    view! { <DescriptionList pairs /> }
}

#[component]
fn Lenses(organisation: OrganisationView, refused: Refused, may_edit: bool) -> impl IntoView {
    let default = organisation.default_lens;
    let is_alone = organisation.lenses.len() == 1;
    let lenses: Vec<_> = organisation
        .lenses
        .into_iter()
        .map(|lens| {
            let is_default = default.as_ref() == Some(&lens.id) || is_alone;
            view! { <li><LensRow lens is_default may_edit refused=refused.clone() /></li> }
        })
        .collect();
    let archived = (may_edit && !organisation.archived_lenses.is_empty())
        .then(|| view! { <OutOfUse lenses=organisation.archived_lenses /> });
    let add = may_edit.then(|| {
        view! {
            <FormErrors errors=errors(&refused, ADD) />
            <form class="form" method="post" action=ADD>
                <Once />
                <TextInput id="new-lens" name="name" label="A further lens" value=refused.value(ADD, "name", "")
                    error=refused.error(ADD, "name") hint="A function, such as “Engineering”. Three to eight are enough." required=true />
                <div class="acts"><SubmitButton>"Add it"</SubmitButton></div>
            </form>
        }
    });
    view! {
        <h2>"Lenses"</h2>
        <p>"A lens is a function in whose words the strategy can be read. Whoever chose none reads through their team’s, else through the default."</p>
        <ul role="list" class="stack">{lenses}</ul>
        {archived}
        {add}
    }
}

/// The lenses that were taken out of use, each with the way back.
#[component]
fn OutOfUse(lenses: Vec<Lens>) -> impl IntoView {
    let items: Vec<_> = lenses
        .into_iter()
        .map(|lens| {
            let label = format!("Bring “{}” back", lens.name);
            view! {
                <li>
                    <form method="post" action=RESTORE>
                        <Once />
                        <input type="hidden" name="id" value=lens.id.to_string() />
                        <SubmitButton>{label}</SubmitButton>
                    </form>
                </li>
            }
        })
        .collect();
    view! {
        <h3>"Out of use"</h3>
        <p>"The texts that were written for these lenses are kept, and are read again once they are back."</p>
        <ul role="list" class="stack">{items}</ul>
    }
}

#[component]
fn LensRow(lens: Lens, is_default: bool, may_edit: bool, refused: Refused) -> impl IntoView {
    let mark = is_default.then(|| view! { " " <Tag tone=Tone::Plain>"default"</Tag> });
    if !may_edit {
        return view! { <p>{lens.name}{mark}</p> }.into_any();
    }
    let id = lens.id.to_string();
    let typed = refused.value(RENAME, "id", "") == id;
    let name = if typed { refused.value(RENAME, "name", &lens.name) } else { lens.name.clone() };
    let error = refused.error(RENAME, "name").filter(|_| typed);
    let make_default = (!is_default).then(|| {
        view! { <SubmitButton action=DEFAULT unchecked=true>"Make it the default"</SubmitButton> }
    });
    view! {
        <form class="form" method="post" action=RENAME>
            <Once />
            <input type="hidden" name="id" value=id.clone() />
            <input type="hidden" name="revision" value=lens.revision />
            <TextInput id=format!("lens-{id}") name="name" label=format!("Name of “{}”", lens.name) value=name error required=true />
            <div class="acts">
                <SubmitButton>"Rename"</SubmitButton>
                {make_default}
                <SubmitButton action=ARCHIVE weight=Weight::Danger unchecked=true>"Take out of use"</SubmitButton>
                {mark}
            </div>
        </form>
    }
    .into_any()
}

fn errors(refused: &Refused, path: &str) -> Vec<FieldError> {
    let errors = refused.errors(path).into_iter();
    errors.map(|(field, message)| FieldError { field, message }).collect()
}
