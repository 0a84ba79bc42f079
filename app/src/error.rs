//! What a person can be told when something is refused.
//!
//! Invariant: every message here is fit to be shown; nothing of the database, the file system or the code is in it.

use leptos::server_fn::codec::JsonEncoding;
use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
use serde::{Deserialize, Serialize};

/// The result of everything that can be refused.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a request was refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Error {
    /// Nobody is signed in.
    #[error("Please sign in first.")]
    Unauthenticated,
    /// The act needs a sign-in that is not older than ten minutes.
    #[error("Please confirm that it is you: sign in once more.")]
    NotFresh,
    /// The viewer knows of the thing but may not do this to it.
    #[error("You may not do this.")]
    Forbidden,
    /// The thing does not exist, or the viewer may not know of it: the two look the same.
    #[error("There is nothing here.")]
    NotFound,
    /// Somebody else changed the same thing meanwhile; both texts are in here and neither is lost.
    #[error("Somebody changed this while you were writing. Both texts are shown; choose what stays.")]
    Conflict(FieldErrors),
    /// The same form was sent before and what it asks for is done; the door gives that answer again.
    #[error("This was done already.")]
    Repeated,
    /// What was typed cannot be taken as it stands.
    #[error("{0}")]
    Invalid(FieldErrors),
    /// Too much at once; nothing was changed.
    #[error("The server is busy. Nothing was changed; please try again in a moment.")]
    Busy,
    /// A fault of ours, logged under this reference.
    #[error("Something went wrong on our side and nothing was changed. If you report it, name the reference {0}.")]
    Internal(String),
}

/// Messages by the name of the form field they belong to; an empty name means the whole form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldErrors(pub Vec<(String, String)>);

impl FieldErrors {
    /// Returns the message for `field`, if there is one.
    pub fn of(&self, field: &str) -> Option<&str> {
        self.0.iter().find(|(name, _)| name == field).map(|(_, message)| message.as_str())
    }

    /// Adds a message for `field`.
    pub fn add(&mut self, field: &str, message: impl Into<String>) {
        self.0.push((field.to_owned(), message.into()));
    }

    /// Returns what could be taken; keeps the messages of what could not, so that all are shown at once.
    pub fn keep<T>(&mut self, parsed: Result<T>) -> Option<T> {
        match parsed {
            Ok(value) => return Some(value),
            Err(Error::Invalid(messages)) => self.0.extend(messages.0),
            Err(other) => self.add("", other.to_string()),
        }
        None
    }

    /// Returns `value` if nothing was found wrong.
    ///
    /// # Errors
    /// `Invalid` with all messages otherwise.
    pub fn or<T>(self, value: T) -> Result<T> {
        if self.0.is_empty() { Ok(value) } else { Err(Error::Invalid(self)) }
    }
}

impl std::fmt::Display for FieldErrors {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (i, (_, message)) in self.0.iter().enumerate() {
            if i > 0 {
                f.write_str(" ")?;
            }
            f.write_str(message)?;
        }
        Ok(())
    }
}

impl Error {
    /// Returns a refusal of one field.
    pub fn invalid(field: &str, message: impl Into<String>) -> Self {
        Self::Invalid(FieldErrors(vec![(field.to_owned(), message.into())]))
    }

    /// Returns the HTTP status that goes with the refusal.
    pub const fn status(&self) -> u16 {
        match self {
            Self::Unauthenticated => 401,
            Self::NotFresh | Self::Forbidden => 403,
            Self::NotFound => 404,
            Self::Conflict(_) | Self::Repeated => 409,
            Self::Invalid(_) => 422,
            Self::Busy => 503,
            Self::Internal(_) => 500,
        }
    }
}

impl FromServerFnError for Error {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(value: ServerFnErrorErr) -> Self {
        match value {
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) | ServerFnErrorErr::Deserialization(_) => {
                Self::invalid(
                    "",
                    "A field of this form is missing or cannot be read. Please reload the page and try again.",
                )
            }
            _ => Self::Busy,
        }
    }
}
