//! The reading of single elements: texts, identifiers, attributes, stakeholders, and what is not known.
//! Whatever an element says ends in a field or in `extras`; nothing is passed over without a problem line.

use std::collections::{BTreeMap, HashMap};

use roxmltree::Node;

use crate::problem::Problem;
use crate::strategy::files::dates;
use crate::strategy::files::lines::Lines;
use crate::strategy::files::plain_text::{flow, paragraphs};
use crate::strategy::files::plan::Extra;

/// What the reading of one file has to remember.
pub struct Context<'text> {
    pub(super) source: &'text str,
    pub(super) lines: &'text Lines,
    /// Whether Throughline wrote the file: then every text is taken letter for letter.
    pub(super) own: bool,
    pub(super) problems: Vec<Problem>,
    /// How many `${...}` marks of a template were met.
    pub(super) placeholders: usize,
    seen: HashMap<String, usize>,
    /// How many stakeholders and values have no name, by element, with the line of the first.
    pub(super) unnamed: BTreeMap<&'static str, (usize, usize)>,
}

impl<'text> Context<'text> {
    /// A context for a file with these lines.
    pub fn new(source: &'text str, lines: &'text Lines, own: bool) -> Context<'text> {
        Context {
            source,
            lines,
            own,
            problems: Vec::new(),
            placeholders: 0,
            seen: HashMap::new(),
            unnamed: BTreeMap::new(),
        }
    }

    /// The line an element begins on.
    pub fn line(&self, element: Node<'_, '_>) -> usize {
        self.lines.line(element.range().start)
    }

    /// Notes a problem at an element.
    pub fn problem(&mut self, element: Node<'_, '_>, what: String) {
        let line = self.line(element);
        self.problems.push(Problem { line, what });
    }

    /// The text of an element, as a plan keeps it.
    pub fn text(&mut self, element: Node<'_, '_>) -> String {
        if !self.own && element.children().any(|child| child.is_element()) {
            self.problem(
                element,
                format!("<{}> has elements inside its text; their words were kept, the marks not.", name(element)),
            );
        }
        let raw: String = element.descendants().filter(Node::is_text).filter_map(|part| part.text()).collect();
        if self.own {
            return raw;
        }
        let text = paragraphs(&flow(&raw));
        if text.contains("${") { self.without_placeholders(text) } else { text }
    }

    /// Fills a field from an element; a second element of the name goes to the extras.
    pub fn set(&mut self, field: &mut String, element: Node<'_, '_>, extras: &mut Vec<Extra>) {
        let text = self.text(element);
        if field.is_empty() {
            *field = text;
        } else if !text.is_empty() {
            self.problem(element, format!("A second <{}> stands here; it was kept beside the first.", name(element)));
            extras.push(Extra { name: name(element).to_owned(), text });
        }
        for attribute in element.attributes().filter(|attribute| attribute.namespace().is_none()) {
            extras.push(Extra {
                name: format!("{}/@{}", name(element), attribute.name()),
                text: attribute.value().to_owned(),
            });
        }
    }

    /// Fills an identifier and says when it stood before.
    pub fn identifier(&mut self, field: &mut String, element: Node<'_, '_>, extras: &mut Vec<Extra>) {
        self.set(field, element, extras);
        if field.contains(char::is_whitespace) && !self.own {
            *field = field.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        if self.own || field.is_empty() {
            return;
        }
        let line = self.line(element);
        match self.seen.get(field.as_str()) {
            Some(first) => {
                let what = format!(
                    "The identifier {field} stands a second time (first on line {first}); both elements were kept."
                );
                self.problems.push(Problem { line, what });
            }
            None => {
                self.seen.insert(field.clone(), line);
            }
        }
    }

    /// Fills fields from attributes; `lang` means `xml:lang`. Others go to the extras.
    pub fn attributes(&mut self, element: Node<'_, '_>, known: &mut [(&str, &mut String)], extras: &mut Vec<Extra>) {
        for attribute in element.attributes() {
            let value = attribute.value().trim();
            // Where a schema lies says nothing about the plan.
            if attribute.namespace() == Some("http://www.w3.org/2001/XMLSchema-instance") || value.is_empty() {
                continue;
            }
            match known.iter_mut().find(|(key, field)| *key == attribute.name() && field.is_empty()) {
                Some((_, field)) => value.clone_into(field),
                None => {
                    self.problem(
                        element,
                        format!(
                            "<{}> has an attribute {} that StratML does not know; it was kept.",
                            name(element),
                            attribute.name()
                        ),
                    );
                    extras.push(Extra { name: format!("@{}", attribute.name()), text: value.to_owned() });
                }
            }
        }
        for stray in element
            .children()
            .filter(Node::is_text)
            .filter_map(|part| part.text())
            .map(str::trim)
            .filter(|text| !text.is_empty())
        {
            self.problem(element, format!("<{}> has text outside its elements; it was kept.", name(element)));
            extras.push(Extra { name: "#text".to_owned(), text: flow(stray) });
        }
    }

    /// Keeps an element that has no place here.
    pub fn unknown(&mut self, element: Node<'_, '_>, extras: &mut Vec<Extra>) {
        let parent = element.parent_element().map_or("the file", name);
        self.problem(element, format!("<{}> has no place in <{parent}>; it was kept as it stands.", name(element)));
        let simple = !element.children().any(|child| child.is_element()) && element.attributes().len() == 0;
        let text =
            if simple { self.text(element) } else { self.source.get(element.range()).unwrap_or_default().to_owned() };
        extras.push(Extra { name: name(element).to_owned(), text });
    }

    /// Says what is odd about a pair of dates.
    pub fn dates(&mut self, element: Node<'_, '_>, starts_on: &str, ends_on: &str) {
        if let Some(what) = dates::trouble(starts_on, ends_on).filter(|_| !self.own) {
            self.problem(element, what);
        }
    }

    /// Counts an element without a name of a kind that has many: they are told in one line.
    pub fn unnamed(&mut self, element: Node<'_, '_>, kind: &'static str, title: &str) {
        if !self.own && title.trim().is_empty() {
            let line = self.line(element);
            self.unnamed.entry(kind).or_insert((0, line)).0 += 1;
        }
    }

    /// Says that an element has no name or no identifier.
    pub fn blanks(&mut self, element: Node<'_, '_>, title: &str, identifier: &str) {
        let what = match (title.trim().is_empty(), identifier.trim().is_empty()) {
            _ if self.own => return,
            (true, true) => "has neither name nor identifier; it was kept",
            (true, false) => "has no name; it was kept",
            (false, true) => "has no identifier; a later import knows it by its name only",
            (false, false) => return,
        };
        self.problem(element, format!("This {} {what}.", name(element)));
    }

    /// Counts the marks of a template; a text that is nothing but marks and a prefix is no text.
    fn without_placeholders(&mut self, text: String) -> String {
        let mut rest = String::new();
        let mut tail = text.as_str();
        while let Some((before, after)) = tail.split_once("${") {
            let Some((_, behind)) = after.split_once('}') else {
                break;
            };
            self.placeholders += 1;
            rest.push_str(before);
            tail = behind;
        }
        rest.push_str(tail);
        let blank = matches!(rest.trim().to_ascii_lowercase().as_str(), "" | "id-" | "id_" | "_" | "id");
        if blank { String::new() } else { text }
    }
}

/// The elements directly inside an element.
pub fn elements<'a, 'input>(element: Node<'a, 'input>) -> impl Iterator<Item = Node<'a, 'input>> {
    element.children().filter(Node::is_element)
}

/// The local name of an element.
pub fn name<'a>(element: Node<'a, '_>) -> &'a str {
    element.tag_name().name()
}
