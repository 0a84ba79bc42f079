//! Reading a form with files in it.
//!
//! Invariant: no more bytes are taken than were allowed; fields that are no files are short texts. The doors have
//! bounded size and time already.

use actix_multipart::{Field, Multipart};
use actix_web::HttpRequest;
use actix_web::web::{Bytes, Payload};
use futures::TryStreamExt as _;

use crate::error::{Error, Result};

/// The longest field that is no file, in bytes.
const FIELD_MAX: usize = 4 * 1024;
/// The most parts of a form.
const PARTS_MAX: usize = 64;

/// A form that was read.
#[derive(Debug, Default)]
pub struct Upload {
    /// The fields that are no files, in their order.
    pub fields: Vec<(String, String)>,
    /// The files, in their order; an empty file field is none.
    pub files: Vec<File>,
}

/// A file of a form.
#[derive(Debug)]
pub struct File {
    /// The field it came in.
    pub field: String,
    /// Its name without folders, as the browser told it.
    pub name: String,
    /// What is in it.
    pub bytes: Bytes,
}

impl Upload {
    /// Returns the value of a field.
    pub fn value(&self, field: &str) -> Option<&str> {
        let found = self.fields.iter().find(|(name, _)| name == field);
        found.map(|(_, value)| value.as_str())
    }
}

/// Reads the form of a request; all its files together hold at most `most` bytes.
///
/// # Errors
/// `Invalid` if it is no such form, breaks off or holds too much.
pub async fn read(req: &HttpRequest, payload: Payload, most: usize) -> Result<Upload> {
    let mut parts = Multipart::new(req.headers(), payload);
    let mut upload = Upload::default();
    let mut left = most;
    let mut count = 0;
    while let Some(mut part) = parts.try_next().await.map_err(|_| broken())? {
        count += 1;
        if count > PARTS_MAX {
            return Err(broken());
        }
        let field = part.name().unwrap_or_default().to_owned();
        let named = part
            .content_disposition()
            .and_then(|told| told.get_filename().map(str::to_owned));
        let Some(name) = named else {
            let bytes = part_bytes(&mut part, FIELD_MAX).await?;
            let value = String::from_utf8_lossy(&bytes).into_owned();
            upload.fields.push((field, value));
            continue;
        };
        let bytes = part_bytes(&mut part, left).await?;
        left -= bytes.len();
        let name = name
            .rsplit(['/', '\\'])
            .next()
            .unwrap_or_default()
            .to_owned();
        if !(name.is_empty() && bytes.is_empty()) {
            upload.files.push(File { field, name, bytes });
        }
    }
    Ok(upload)
}

async fn part_bytes(part: &mut Field, most: usize) -> Result<Bytes> {
    match part.bytes(most).await {
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(_)) => Err(broken()),
        Err(_) => Err(Error::invalid(
            "file",
            "The file is larger than 32 MiB. Split it and import the parts one after the other.",
        )),
    }
}

fn broken() -> Error {
    Error::invalid(
        "file",
        "The file did not arrive whole. Choose it again and send it once more.",
    )
}
