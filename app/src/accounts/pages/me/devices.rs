//! Where I am signed in.
//!
//! Invariant: each line ends one session; the one in use is ended by signing out.

use leptos::prelude::*;

use super::super::parts::{Act, moment};
use crate::accounts::model::MeView;
use crate::ui::{Column, Table, Tag, Tone};

pub const END: &str = "/api/me/session/end";
pub const END_OTHERS: &str = "/api/me/session/end-others";

/// Draws the devices.
#[component]
pub fn Devices(me: MeView) -> impl IntoView {
    let several = me.devices.len() > 1;
    let rows: Vec<_> = me
        .devices
        .into_iter()
        .map(|device| {
            let end = (!device.is_this).then(|| {
                let fields = vec![("id", device.id.to_string())];
                view! { <Act path=END fields label="Sign out there" /> }
            });
            view! {
                <tr>
                    <th scope="row">{device.name}</th>
                    <td>{moment(me.now, device.created_at, &me.zone)}</td>
                    <td>{moment(me.now, device.seen_at, &me.zone)}</td>
                    <td>{end} {device.is_this.then(|| view! { <Tag tone=Tone::Good>"this one"</Tag> })}</td>
                </tr>
            }
        })
        .collect();
    let columns = ["Device", "Signed in", "Last used", "Act"].map(Column::words).to_vec();
    view! {
        <section class="stack" aria-labelledby="devices">
            <h2 id="devices">"Devices"</h2>
            <Table id="devices-table" caption="Where you are signed in" columns quiet=true>{rows}</Table>
            {several.then(|| view! { <Act path=END_OTHERS label="Sign out everywhere else" /> })}
        </section>
    }
}
