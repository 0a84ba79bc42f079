//! What a failed query becomes for a person.
//!
//! Invariant: a database's own words are logged once, under a reference, and never shown.

use diesel::result::{DatabaseErrorKind, Error as DieselError};

use crate::error::Error;

impl From<DieselError> for Error {
    fn from(error: DieselError) -> Self {
        match &error {
            DieselError::NotFound => Self::NotFound,
            DieselError::DatabaseError(DatabaseErrorKind::SerializationFailure, _) => Self::Busy,
            DieselError::DatabaseError(_, info) if is_passing(info.message()) => Self::Busy,
            _ => internal(&error),
        }
    }
}

/// Tells whether the transaction may simply be tried again: serialization failure, deadlock, a busy database.
pub fn is_retryable(error: &Error) -> bool {
    matches!(error, Error::Busy)
}

/// Logs a fault once and returns the reference under which a person can report it.
pub fn internal(error: &(dyn std::error::Error + 'static)) -> Error {
    let reference = crate::access::reference();
    tracing::error!(reference, error = %error, "a fault of ours");
    Error::Internal(reference)
}

fn is_passing(message: &str) -> bool {
    ["deadlock detected", "could not serialize", "database is locked", "lock timeout", "statement timeout"]
        .iter()
        .any(|part| message.contains(part))
}
