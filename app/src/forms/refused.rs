//! A refused form on its way back to whoever typed it.
//!
//! Invariant: empty unless the page's address carries a `draft` that this session made.

use leptos::prelude::use_context;

use super::store;
use crate::access;
use crate::error::FieldErrors;

/// What was typed and why it was refused.
#[derive(Debug, Clone, Default)]
pub struct Refused {
    /// Which act refused it, such as `/api/strategy/rename`.
    pub path: String,
    fields: Vec<(String, String)>,
    /// The messages by field.
    pub errors: FieldErrors,
}

impl Refused {
    /// Returns what was typed into `field` of the form that posts to `path`, else `otherwise`.
    pub fn value(&self, path: &str, field: &str, otherwise: &str) -> String {
        let typed = self.fields.iter().find(|(name, _)| name == field).filter(|_| self.path == path);
        typed.map_or_else(|| otherwise.to_owned(), |(_, value)| value.clone())
    }

    /// Returns the message for `field` of the form that posts to `path`.
    pub fn error(&self, path: &str, field: &str) -> Option<String> {
        self.errors.of(field).filter(|_| self.path == path).map(str::to_owned)
    }

    /// Returns all messages for the form that posts to `path`: field and message.
    pub fn errors(&self, path: &str) -> Vec<(String, String)> {
        if self.path == path { self.errors.0.clone() } else { Vec::new() }
    }
}

/// Returns the refused form that this page was sent back with; an empty one where there is none.
pub async fn refused() -> Refused {
    let Some(id) = draft_id() else {
        return Refused::default();
    };
    let Ok(door) = access::door() else {
        return Refused::default();
    };
    let found = match door.viewer {
        Some(viewer) => door.house.read_as(viewer, move |tx| store::find_for(tx, &id)).await,
        None => {
            door.house
                .public(move |tx| {
                    let now = tx.now();
                    store::find(tx.conn(), &id, None, now)
                })
                .await
        }
    };
    match found {
        Ok(Some((path, fields, errors))) => Refused { path, fields, errors },
        _ => Refused::default(),
    }
}

fn draft_id() -> Option<String> {
    let request = use_context::<leptos_actix::Request>()?;
    let query = request.query_string().to_owned();
    query.split('&').find_map(|pair| pair.strip_prefix("draft=")).filter(|id| id.len() == 43).map(str::to_owned)
}
