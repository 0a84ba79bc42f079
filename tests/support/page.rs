//! A page as a person without JavaScript has it before them: words, links, forms.
//!
//! Invariant: a thing that a story asks for and that is not there ends the story with the page's text.

use scraper::{ElementRef, Html, Selector};

use super::Answer;

/// A page.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// The path and query at which it stands.
    pub path: String,
    /// Its status.
    pub status: u16,
    /// Its source.
    pub html: String,
}

/// A form, filled in.
pub struct Form {
    /// Where it goes.
    pub action: String,
    /// What it says.
    pub fields: Vec<(String, String)>,
}

impl Page {
    /// Reads the answer that came from `path`.
    pub fn new(path: String, answer: Answer) -> Self {
        Self { path, status: answer.status, html: answer.text() }
    }

    /// Returns the words that match a selector, each as one line.
    pub fn all(&self, selector: &str) -> Vec<String> {
        let page = Html::parse_document(&self.html);
        page.select(&parse(selector)).map(words).collect()
    }

    /// Returns an attribute of everything that matches a selector.
    pub fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let page = Html::parse_document(&self.html);
        page.select(&parse(selector)).filter_map(|found| found.attr(name)).map(str::to_owned).collect()
    }

    /// Tells whether anything matches a selector.
    pub fn has(&self, selector: &str) -> bool {
        !self.all(selector).is_empty()
    }

    /// Returns the heading.
    pub fn heading(&self) -> String {
        self.all("h1").join(" / ")
    }

    /// Returns all words of the page's main part.
    pub fn text(&self) -> String {
        self.all("main").join("\n")
    }

    /// Asserts that words stand on the page.
    #[track_caller]
    pub fn says(&self, words: &str) -> &Self {
        assert!(self.text().contains(words), "{} {} does not say {words:?}:\n{}", self.status, self.path, self.text());
        self
    }

    /// Returns where the link with these words leads.
    #[track_caller]
    pub fn link(&self, label: &str) -> String {
        let page = Html::parse_document(&self.html);
        let found = page.select(&parse("a[href]")).find(|link| words(*link).contains(label));
        found
            .and_then(|link| link.attr("href").map(str::to_owned))
            .unwrap_or_else(|| panic!("{} has no link {label:?}:\n{}", self.path, self.text()))
    }

    /// Returns what a control holds: the value of an input, the text of an area, the choice of a list.
    #[track_caller]
    pub fn value(&self, selector: &str) -> String {
        let page = Html::parse_document(&self.html);
        let found = page.select(&parse(selector)).next();
        let found = found.unwrap_or_else(|| panic!("{} has no {selector}", self.path));
        held(found).unwrap_or_default()
    }

    /// Reads a form, with `filled` in place of what stands in it.
    #[track_caller]
    pub fn form(&self, selector: &str, filled: &[(&str, &str)]) -> Form {
        let page = Html::parse_document(&self.html);
        let form = page.select(&parse(selector)).next().unwrap_or_else(|| {
            let forms = self.attributes("form", "action").join(" ");
            panic!("{} {} has no {selector}, but {forms}:\n{}", self.status, self.path, self.text())
        });
        assert_eq!(form.attr("method"), Some("post"), "{selector}");
        let mut names = Vec::new();
        let mut fields = Vec::new();
        for control in form.select(&parse("input[name], textarea[name], select[name]")) {
            let name = control.attr("name").unwrap_or_default().to_owned();
            if let Some(held) = held(control)
                && !filled.iter().any(|(filled, _)| *filled == name)
            {
                fields.push((name.clone(), held));
            }
            names.push(name);
        }
        for (name, value) in filled {
            // A button may carry a name too: whoever presses it says so by naming it.
            let pressed = format!("button[name='{name}']");
            assert!(
                names.iter().any(|known| known == name) || form.select(&parse(&pressed)).next().is_some(),
                "{selector} of {} has no field {name}, but {names:?}",
                self.path
            );
            fields.push(((*name).to_owned(), (*value).to_owned()));
        }
        let action = form.attr("action").unwrap_or(&self.path).to_owned();
        Form { action, fields }
    }
}

/// What a browser would send for a control; `None` for one that sends nothing.
fn held(control: ElementRef<'_>) -> Option<String> {
    match control.value().name() {
        "textarea" => Some(control.text().collect()),
        "select" => {
            let options: Vec<_> = control.select(&parse("option")).collect();
            let chosen = options.iter().find(|option| option.attr("selected").is_some()).or(options.first())?;
            Some(chosen.attr("value").map_or_else(|| words(*chosen), str::to_owned))
        }
        _ => match control.attr("type").unwrap_or("text") {
            "checkbox" | "radio" => control.attr("checked").map(|_| control.attr("value").unwrap_or("on").to_owned()),
            "submit" | "button" | "file" => None,
            _ => Some(control.attr("value").unwrap_or_default().to_owned()),
        },
    }
}

fn words(element: ElementRef<'_>) -> String {
    let text: Vec<&str> = element.text().flat_map(str::split_whitespace).collect();
    text.join(" ")
}

#[track_caller]
fn parse(selector: &str) -> Selector {
    Selector::parse(selector).unwrap_or_else(|why| panic!("{selector}: {why}"))
}
