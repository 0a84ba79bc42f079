//! The rules of the house, read off the source itself. The README's page on the architecture says why each stands.
//!
//! Invariant: every rule names the file and line that breaks it.

use std::path::{Path, PathBuf};

/// The longest file, in lines.
const LONGEST: usize = 400;

struct Source {
    /// The path below the checkout, with slashes.
    path: String,
    lines: Vec<String>,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn files(folder: &str, ending: &str) -> Vec<Source> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap().flatten() {
            let path = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            if path.is_dir() && !["target", "node_modules", "test-results"].contains(&name.as_str()) {
                folders.push(path);
            } else if name.ends_with(ending) {
                let text = std::fs::read_to_string(&path).unwrap();
                let path = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
                found.push(Source { path, lines: text.lines().map(str::to_owned).collect() });
            }
        }
    }
    assert!(!found.is_empty(), "no {ending} files in {folder}");
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn rust() -> Vec<Source> {
    ["app/src", "server/src", "tests", "xtask/src"].iter().flat_map(|folder| files(folder, ".rs")).collect()
}

/// Panics with every line of `sources` that holds one of `words` as code.
fn forbid(sources: &[Source], words: &[&str], why: &str) {
    let mut broken = Vec::new();
    for source in sources {
        for (number, line) in source.lines.iter().enumerate() {
            let code = line.split("//").next().unwrap_or("");
            if words.iter().any(|word| code.contains(word)) {
                broken.push(format!("{}:{}: {}", source.path, number + 1, line.trim()));
            }
        }
    }
    assert!(broken.is_empty(), "{why}:\n{}", broken.join("\n"));
}

fn keep(sources: Vec<Source>, keep: impl Fn(&str) -> bool) -> Vec<Source> {
    sources.into_iter().filter(|source| keep(&source.path)).collect()
}

fn is_test(path: &str) -> bool {
    path.ends_with("tests.rs") || path.contains("/tests/")
}

#[test]
fn every_file_says_what_it_is_and_can_be_read_in_one_go() {
    let mut broken = Vec::new();
    for source in rust() {
        if !source.lines.first().is_some_and(|line| line.starts_with("//! ")) {
            broken.push(format!("{}: does not open with //!", source.path));
        }
        if source.lines.len() > LONGEST {
            broken.push(format!("{}: {} lines", source.path, source.lines.len()));
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn models_and_policies_are_pure() {
    let pure = keep(files("app/src", ".rs"), |path| {
        path.ends_with("/model.rs") || path.ends_with("/policy.rs") || path.contains("/model/")
    });
    forbid(
        &pure,
        &["diesel", "leptos", "actix", "Clock", "::store", "::api", "std::fs", "std::net", "tokio"],
        "models and policies do no input or output",
    );
}

#[test]
fn only_stores_speak_to_the_database() {
    let others = keep(files("app/src", ".rs"), |path| {
        !(path.ends_with("/store.rs")
            || path.contains("/store/")
            || path.starts_with("app/src/storage/")
            || path.starts_with("app/src/accounts/")
            || path.starts_with("app/src/access/")
            || is_test(path))
    });
    forbid(&others, &["diesel::"], "Diesel is for stores, accounts, access and storage");
}

#[test]
fn pages_do_not_reach_below_the_api() {
    let pages = keep(files("app/src", ".rs"), |path| {
        ["/pages/", "/parts/", "/islands/"].iter().any(|part| path.contains(part))
    });
    forbid(
        &pages,
        &["::store", "crate::storage", "actix_web", "diesel"],
        "pages know the api, the model, ui and links",
    );
}

#[test]
fn storage_and_ui_know_no_feature() {
    let features: Vec<String> = std::fs::read_dir(root().join("app/src"))
        .unwrap()
        .flatten()
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| !["access", "storage", "ui", "forms", "routes"].contains(&name.as_str()))
        .map(|name| format!("crate::{name}"))
        .collect();
    let words: Vec<&str> = features.iter().map(String::as_str).collect();
    let below =
        keep(files("app/src", ".rs"), |path| path.starts_with("app/src/storage/") || path.starts_with("app/src/ui/"));
    forbid(&below, &words, "storage and ui know no feature");
}

#[test]
fn the_server_names_no_table_and_no_permit() {
    forbid(&files("server/src", ".rs"), &["diesel", "schema::", "Permit", ".conn()"], "the server is not the product");
    forbid(&files("app/src", ".rs"), &["server::"].map(|_| "use server::"), "the product does not know the process");
}

#[test]
fn whatever_changes_a_row_holds_a_permit() {
    let stores = keep(files("app/src", ".rs"), |path| path.ends_with("store.rs") || path.contains("/store/"));
    let mut broken = Vec::new();
    for source in stores {
        for (line, signature, body) in functions(&source) {
            let writes =
                ["diesel::insert_into(", "diesel::update(", "diesel::delete("].iter().any(|w| body.contains(w))
                    || body.contains("sql_query(\"INSERT")
                    || body.contains("sql_query(\"UPDATE")
                    || body.contains("sql_query(\"DELETE");
            let proven = ["Permit<", "PublicTx", "Proof"].iter().any(|proof| signature.contains(proof));
            if writes && !proven && signature.trim_start().starts_with("pub") {
                broken.push(format!("{}:{line}: {}", source.path, signature.lines().next().unwrap_or("").trim()));
            }
        }
    }
    assert!(broken.is_empty(), "these change rows without a permit:\n{}", broken.join("\n"));
}

/// Returns each function with its first line, its signature and its body, as far as braces at the start of lines tell.
fn functions(source: &Source) -> Vec<(usize, String, String)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < source.lines.len() {
        let line = &source.lines[at];
        let indent = line.len() - line.trim_start().len();
        let word = line.trim_start().trim_start_matches("pub(crate) ").trim_start_matches("pub(super) ");
        if !word.trim_start_matches("pub ").trim_start_matches("async ").starts_with("fn ") {
            at += 1;
            continue;
        }
        let first = at;
        let mut signature = String::new();
        while at < source.lines.len() && !source.lines[at].trim_end().ends_with(['{', ';']) {
            signature.push_str(&source.lines[at]);
            signature.push('\n');
            at += 1;
        }
        signature.push_str(source.lines.get(at).map_or("", String::as_str));
        let close = format!("{}}}", " ".repeat(indent));
        let mut body = String::new();
        while at < source.lines.len() && source.lines[at] != close {
            body.push_str(&source.lines[at]);
            body.push('\n');
            at += 1;
        }
        found.push((first + 1, signature, body));
        at += 1;
    }
    found
}

#[test]
fn no_text_reaches_the_page_unescaped() {
    let ours = keep(files("app/src", ".rs"), |path| {
        !path.starts_with("app/src/ui/") && !path.starts_with("app/src/shell/document.rs")
    });
    forbid(
        &ours,
        &["inner_html", "<textarea", "<style", " style=", "<script"],
        "raw markup is for ui and the shell alone",
    );
}

#[test]
fn the_readme_has_the_table_of_settings() {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    let table = server::config::table();
    assert!(readme.contains(table.trim()), "put what `throughline config` prints into README.md:\n{table}");
}

#[test]
fn nothing_names_the_place_where_it_was_made() {
    let mut all = rust();
    for (folder, ending) in [("style", ".css"), ("migrations", ".sql"), (".ci", "run"), (".", ".md"), (".", ".toml")] {
        all.extend(files(folder, ending));
    }
    let words = [concat!("/wo", "rk/"), concat!(".lib", "rary"), concat!("/la", "b/"), concat!("crates.", "io-index")];
    forbid(&all, &words, "this names a place outside the project");
}
