//! `POST /upload/people`: a people file from the browser, read as a dry run.
//!
//! Invariant: changes nothing of the directory; answers 303, to the preview or back to the form; sent twice it is one
//! preview.

use actix_web::web::Payload;
use actix_web::{HttpMessage, HttpRequest, HttpResponse};

use super::preview::preview_once;
use crate::access::Door;
use crate::error::{Error, Result};
use crate::forms;
use crate::people::files::Source;
use crate::routes::links;

/// Answers the upload form.
pub async fn upload(req: HttpRequest, payload: Payload) -> HttpResponse {
    let outcome = received(&req, payload).await;
    forms::answer_upload(&req, links::PEOPLE_IMPORT, outcome).await
}

async fn received(req: &HttpRequest, payload: Payload) -> Result<String> {
    let door = req.extensions().get::<Door>().cloned().ok_or(Error::Busy)?;
    let viewer = door.viewer.ok_or(Error::Unauthenticated)?;
    super::preview::may(&door.house, &viewer).await?;
    let mut form = forms::receive(req, payload).await?;
    let source = match form.files.len() {
        0 => return Err(Error::invalid("file", "Choose the file with your people.")),
        1 => {
            let (name, bytes) = form.files.swap_remove(0);
            Source::File { name, bytes }
        }
        _ => Source::Folder(inside(form.files)),
    };
    let run = preview_once(&door.house, &viewer, &forms::sending_of(req), source).await?;
    Ok(links::import(&run))
}

/// Takes the name of the chosen folder off the paths, so that they are those that the command line sees.
fn inside(mut files: Vec<(String, Vec<u8>)>) -> Vec<(String, Vec<u8>)> {
    let top = files.first().and_then(|(path, _)| path.split_once('/')).map(|(top, _)| format!("{top}/"));
    if let Some(top) = top.filter(|top| files.iter().all(|(path, _)| path.starts_with(top))) {
        for (path, _) in &mut files {
            path.drain(..top.len());
        }
    }
    files
}

#[cfg(test)]
mod tests {
    use super::inside;

    #[test]
    fn the_chosen_folder_is_no_part_of_a_path() {
        for (sent, kept) in [
            (["teams/a.toml", "teams/archive/b.toml"], ["a.toml", "archive/b.toml"]),
            (["a.toml", "b.toml"], ["a.toml", "b.toml"]),
            (["one/a.toml", "two/b.toml"], ["one/a.toml", "two/b.toml"]),
            (["teams/a.toml", "b.toml"], ["teams/a.toml", "b.toml"]),
        ] {
            let files = sent.map(|path| (path.to_owned(), Vec::new())).to_vec();
            let paths: Vec<String> = inside(files).into_iter().map(|(path, _)| path).collect();
            assert_eq!(paths, kept);
        }
    }
}
