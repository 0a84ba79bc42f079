//! Looks an XML file through before a tree is built from it: shape, size, root.
//! Runs in one pass and constant memory, and refuses what could make the tree expensive.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// How deep elements may be nested.
const MOST_DEPTH: usize = 100;
/// How many elements a file may have.
const MOST_ELEMENTS: usize = 500_000;
/// How many attributes an element may have.
const MOST_ATTRIBUTES: usize = 100;

/// What the file is, as far as its tags tell.
#[derive(Debug, PartialEq, Eq)]
pub struct Outline {
    /// The root's local name.
    pub root: String,
    /// How many comments it has, and the byte where the first stands.
    pub comments: Option<(usize, usize)>,
}

/// What is wrong, and the byte where it stands.
#[derive(Debug, PartialEq, Eq)]
pub struct Fault {
    /// The byte offset in the text.
    pub offset: usize,
    /// What is wrong and what to do.
    pub what: String,
}

/// Checks that a text is XML of a reasonable shape with a StratML root.
///
/// # Errors
/// The first fault, with its place.
pub fn prescan(text: &str) -> Result<Outline, Fault> {
    let mut reader = Reader::from_str(text);
    let mut outline = Outline { root: String::new(), comments: None };
    let (mut depth, mut elements, mut has_core, mut root_at) = (0_usize, 0_usize, false, 0);
    loop {
        let offset = position(reader.buffer_position(), text);
        let fault = |what: &str| Fault { offset, what: what.to_owned() };
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(error) => {
                let offset = position(reader.error_position(), text);
                return Err(Fault {
                    offset,
                    what: format!("The file is not well-formed XML ({error}). Repair it or export it again."),
                });
            }
        };
        let opened = matches!(event, Event::Start(_));
        match event {
            Event::Start(tag) | Event::Empty(tag) => {
                elements += 1;
                if elements > MOST_ELEMENTS {
                    return Err(fault("The file has more than 500,000 elements. Split it into several plans."));
                }
                attributes(&tag).map_err(|what| fault(&what))?;
                let name = local_name(&tag);
                if depth == 0 {
                    root(&name, &outline).map_err(|what| fault(&what))?;
                    outline.root = name;
                    root_at = offset;
                } else if depth == 1 && name == "StrategicPlanCore" {
                    has_core = true;
                }
                depth += usize::from(opened);
                if depth > MOST_DEPTH {
                    return Err(fault(
                        "Elements are nested more than 100 deep. A plan does not need that; check what wrote the file.",
                    ));
                }
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::DocType(_) => {
                return Err(fault(
                    "The file has a document type declaration (<!DOCTYPE>), which may define entities. Remove it and import again.",
                ));
            }
            Event::Comment(_) => {
                outline.comments = Some(outline.comments.map_or((1, offset), |(count, first)| (count + 1, first)))
            }
            Event::Eof if depth > 0 => {
                return Err(fault("The file ends before its elements are closed. It seems cut off; fetch it again."));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    if outline.root.is_empty() {
        return Err(Fault { offset: 0, what: "The file has no element, so there is nothing to import.".to_owned() });
    }
    if !has_core {
        return Err(Fault { offset: root_at, what: no_core(&outline.root) });
    }
    Ok(outline)
}

fn root(name: &str, outline: &Outline) -> Result<(), String> {
    if !outline.root.is_empty() {
        return Err(format!("A second root element <{name}> begins here. An XML file has one; split the file."));
    }
    if name == "StrategicPlan" || name == "PerformancePlanOrReport" {
        return Ok(());
    }
    Err(format!(
        "The root element is <{name}>. A StratML file begins with <StrategicPlan> or <PerformancePlanOrReport>; \
         for another kind of list, save it as CSV with a column for the parent and import that."
    ))
}

fn no_core(root: &str) -> String {
    format!(
        "The file begins with <{root}> like StratML, but has no <StrategicPlanCore> inside it. Put Organization, Mission and Goal \
         elements into a <StrategicPlanCore>, or export the plan as StratML Part 1 or 2 again."
    )
}

fn attributes(tag: &BytesStart<'_>) -> Result<(), String> {
    // Checking for doubles is quadratic; the tree builder does it, on the few that are let through.
    for (count, attribute) in tag.attributes().with_checks(false).enumerate() {
        if count >= MOST_ATTRIBUTES {
            return Err(
                "An element has more than 100 attributes. StratML uses two or three; check what wrote the file."
                    .to_owned(),
            );
        }
        attribute.map_err(|error| {
            format!("An attribute is not well-formed ({error}). Repair it or export the file again.")
        })?;
    }
    Ok(())
}

fn local_name(tag: &BytesStart<'_>) -> String {
    // The name is shown in a message; a hostile one may be very long.
    tag.local_name().into_inner().chars().take(80).collect()
}

fn position(offset: u64, text: &str) -> usize {
    usize::try_from(offset).unwrap_or(text.len()).min(text.len())
}
