//! Every server function, as its source declares it: where it answers, how it is called, what it takes.
//!
//! Invariant: equal to what the program registers when it starts, so that no function escapes the tests that go by this.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A server function.
#[derive(Debug, Clone)]
pub struct Function {
    /// Where it answers, such as `/api/lens/add`.
    pub path: String,
    /// How it is called: `GET` or `POST`.
    pub method: &'static str,
    /// Its arguments and their types.
    pub arguments: Vec<(String, String)>,
    /// The file and line that declare it.
    pub place: String,
}

/// Returns all server functions, by path.
pub fn functions() -> Vec<Function> {
    let mut found: Vec<Function> = sources(&root().join("app/src")).iter().flat_map(|file| declared(file)).collect();
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

/// Returns the paths of the pages, as the router has them, such as `/people/:id`.
pub fn pages() -> Vec<String> {
    let table = std::fs::read_to_string(root().join("app/src/routes/pages.rs")).unwrap();
    quoted_after(&table, "path!(")
}

/// Returns the checkout.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found
}

fn declared(file: &Path) -> Vec<Function> {
    let source = std::fs::read_to_string(file).unwrap();
    let short = file.strip_prefix(root()).unwrap().display().to_string();
    let mut found = Vec::new();
    for (at, _) in source.match_indices("\n#[server") {
        let rest = &source[at + 1..];
        let place = format!("{short}:{}", source[..=at].lines().count() + 1);
        let (attribute, rest) = rest.split_once(")]").unwrap_or((rest, ""));
        let named = |key: &str| quoted_after(attribute, &format!("{key} = ")).pop();
        let prefix = named("prefix").unwrap_or_else(|| panic!("{place}: no prefix"));
        let endpoint = named("endpoint").unwrap_or_else(|| panic!("{place}: no endpoint"));
        let (_, signature) = rest.split_once(" fn ").unwrap();
        let (_, signature) = signature.split_once('(').unwrap();
        let (arguments, _) = signature.split_once(") -> Result").unwrap();
        found.push(Function {
            path: format!("{prefix}/{endpoint}"),
            method: if attribute.contains("GetUrl") { "GET" } else { "POST" },
            arguments: split(arguments),
            place,
        });
    }
    found
}

/// Splits `a: A, b: Option<B>` at the commas that separate arguments.
fn split(arguments: &str) -> Vec<(String, String)> {
    let bare = arguments.replace("#[server(default)]", "");
    let mut depth = 0;
    let parts = bare.split(|letter: char| {
        depth += i32::from(letter == '<') - i32::from(letter == '>');
        letter == ',' && depth == 0
    });
    parts
        .filter_map(|part| part.split_once(':'))
        .map(|(name, kind)| (name.trim().to_owned(), kind.trim().to_owned()))
        .collect()
}

fn quoted_after(text: &str, words: &str) -> Vec<String> {
    text.split(words).skip(1).filter_map(|rest| Some(rest.strip_prefix('"')?.split_once('"')?.0.to_owned())).collect()
}

#[test]
fn what_the_source_declares_is_what_the_program_registers() {
    let declared: BTreeSet<String> = functions().into_iter().map(|it| it.path).collect();
    let registered: BTreeSet<String> = server_fn::actix::server_fn_paths()
        .map(|(path, _)| path.to_owned())
        .filter(|path| !path.starts_with("/probe/"))
        .collect();
    assert_eq!(declared, registered);
    for function in functions() {
        let last = function.path.rsplit('/').next().unwrap_or("");
        let is_hashed = last.len() > 12 && last.bytes().rev().take(12).all(|b| b.is_ascii_digit());
        assert!(
            function.path.starts_with("/api/") && !is_hashed,
            "{}: {} is no stable address",
            function.place,
            function.path
        );
    }
}

#[test]
fn arguments_are_read_with_their_types() {
    let read = split("#[server(default)] node: String, to: Option<NodeId>,\n    pairs: Map<A, B>");
    let expected = [("node", "String"), ("to", "Option<NodeId>"), ("pairs", "Map<A, B>")]
        .map(|(name, kind)| (name.to_owned(), kind.to_owned()));
    assert_eq!(read, expected);
}
