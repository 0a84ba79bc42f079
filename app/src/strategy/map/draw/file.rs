//! The picture as a file of its own, to be opened by any program.
//!
//! Invariant: it needs nothing from anywhere: fonts by their names, colours as numbers, no script, no style sheet, no link. Every
//! text is escaped, and what no XML file may hold is left out.

use std::fmt::Write as _;

use super::super::model::{Face, Font, Look, MapView, Picture, SAMPLE, Shape, Words, legend, px, sentence};

/// The light colours of `style/tokens`, as other programs read them; a test compares the two.
pub(super) const PAPER: &str = "#fcfaf6";
pub(super) const INK: &str = "#1b1f29";
pub(super) const SOFT: &str = "#535864";
pub(super) const HAIR: &str = "#dfdcd6";
pub(super) const HUES: [&str; 8] =
    ["#006da6", "#216b3c", "#ab4b16", "#7e3179", "#836412", "#523ba4", "#017272", "#aa2e4a"];
const SANS: &str = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";
const SERIF: &str = "'Iowan Old Style', 'Palatino Linotype', Georgia, 'Noto Serif', serif";

/// Room below the picture for what the signs mean.
const FOOT: f64 = 34.0;

/// Writes the file.
pub(in crate::strategy::map) fn file(view: &MapView, picture: &Picture) -> String {
    let mut out = Out(String::with_capacity(picture.stops.len() * 800));
    let foot = foot(view);
    let width = picture.width.max(foot.width);
    let (width, height) = (px(width), px(picture.height + FOOT));
    out.raw(&format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" font-family=\"{SANS}\">\n<title>"
    ));
    out.text(&title(view));
    out.raw(&format!("</title>\n<rect width=\"{width}\" height=\"{height}\" fill=\"{PAPER}\"/>\n"));
    for (pillar, shape) in &picture.branches {
        out.shape(shape, colour(*pillar));
    }
    // A branch that passes below words is faint there.
    for (x, y, width, height) in picture.stops.iter().map(|stop| stop.frame) {
        let (x, y, width, height) = (px(x + 14.0), px(y), px(width - 14.0), px(height));
        out.raw(&format!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{PAPER}\" fill-opacity=\"0.8\"/>\n"
        ));
    }
    for (pillar, shape) in &picture.lines {
        out.shape(shape, colour(*pillar));
        out.raw("\n");
    }
    for stop in &picture.stops {
        let Some(node) = view.nodes.get(stop.node) else { continue };
        out.raw(if node.found { "<g><title>" } else { "<g opacity=\"0.6\"><title>" });
        out.text(&sentence(node, &view.levels, view.today));
        out.raw("</title>");
        for shape in &stop.shapes {
            out.shape(shape, colour(node.pillar));
        }
        if let Some(more) = &stop.more {
            out.words(more);
        }
        out.raw("</g>\n");
    }
    out.raw(&format!("<g transform=\"translate(22 {})\">", px(picture.height + 4.0)));
    out.raw(&foot.text);
    out.raw("</g>\n</svg>\n");
    out.0
}

fn title(view: &MapView) -> String {
    let name = if view.name.is_empty() { "The strategy" } else { &view.name };
    format!("{name}, {}", view.today)
}

struct Foot {
    text: String,
    width: f64,
}

/// The signs with their meaning, and of what and which day the picture is.
fn foot(view: &MapView) -> Foot {
    let font = Font { size: 12.0, stretch: 1.0 };
    let mut out = Out(String::new());
    let mut x = 0.0;
    let write = |out: &mut Out, text: &str, x: f64| {
        out.raw(&format!("<text x=\"{}\" y=\"12\" font-size=\"12\" fill=\"{SOFT}\">", px(x)));
        out.text(text);
        out.raw("</text>");
        font.width(text)
    };
    for sample in legend() {
        out.raw(&format!("<g transform=\"translate({} 0)\">", px(x)));
        for shape in &sample.shapes {
            out.shape(shape, INK);
        }
        out.raw("</g>");
        x += SAMPLE.0 + 8.0;
        x += write(&mut out, sample.words, x) + 24.0;
    }
    x += write(&mut out, &title(view), x);
    Foot { text: out.0, width: x + 44.0 }
}

fn colour(pillar: Option<usize>) -> &'static str {
    pillar.map_or(INK, |pillar| HUES[pillar % HUES.len()])
}

struct Out(String);

impl Out {
    fn raw(&mut self, text: &str) {
        self.0.push_str(text);
    }

    /// Writes a text so that it is read as that text.
    fn text(&mut self, text: &str) {
        for letter in text.chars() {
            match letter {
                '&' => self.raw("&amp;"),
                '<' => self.raw("&lt;"),
                '>' => self.raw("&gt;"),
                '"' => self.raw("&quot;"),
                '\t' | '\n' | '\r' => self.raw(" "),
                '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
                letter => self.0.push(letter),
            }
        }
    }

    fn shape(&mut self, shape: &Shape, hue: &str) {
        match shape {
            Shape::Path { look, d } => {
                let _ = write!(self.0, "<path d=\"{d}\"{}/>", paint(*look, hue));
            }
            Shape::Disc { look, x, y, r } => {
                let (cx, cy) = (px(*x), px(*y));
                let _ = write!(self.0, "<circle cx=\"{cx}\" cy=\"{cy}\" r=\"{}\"{}/>", px(*r), paint(*look, hue));
            }
            Shape::Bar { look, x, y, wide, high } => {
                let (x, y, round) = (px(*x), px(*y), px(wide.min(*high) / 2.0));
                let (wide, high) = (px(*wide), px(*high));
                let _ = write!(
                    self.0,
                    "<rect x=\"{x}\" y=\"{y}\" width=\"{wide}\" height=\"{high}\" rx=\"{round}\"{}/>",
                    paint(*look, hue)
                );
            }
            Shape::Words(words) => self.words(words),
        }
    }

    fn words(&mut self, words: &Words) {
        let (x, y) = (px(words.x), px(words.y));
        let direction = if words.from_right { " direction=\"rtl\"" } else { "" };
        self.raw(&format!("<text x=\"{x}\" y=\"{y}\"{}{direction}", hand(words.face)));
        if !words.lang.is_empty() {
            self.raw(" xml:lang=\"");
            self.text(&words.lang);
            self.raw("\"");
        }
        self.raw(">");
        for (at, line) in words.lines.iter().enumerate() {
            let down = if at > 0 { format!(" dy=\"{}\"", px(words.leading)) } else { String::new() };
            self.raw(&format!("<tspan x=\"{x}\"{down}>"));
            self.text(line);
            self.raw("</tspan>");
        }
        self.raw("</text>");
    }
}

/// The attributes of a look: what `style/components/map.css` says with classes.
fn paint(look: Look, hue: &str) -> String {
    match look {
        Look::Line => format!(" fill=\"none\" stroke=\"{hue}\" stroke-width=\"4\" stroke-linecap=\"round\""),
        Look::Broken => format!(" fill=\"none\" stroke=\"{hue}\" stroke-width=\"4\" stroke-dasharray=\"5 5\""),
        Look::Branch => format!(" fill=\"none\" stroke=\"{hue}\" stroke-width=\"1.5\""),
        Look::BrokenBranch => format!(" fill=\"none\" stroke=\"{hue}\" stroke-width=\"1.5\" stroke-dasharray=\"4 4\""),
        Look::Stop => format!(" fill=\"{PAPER}\" stroke=\"{hue}\" stroke-width=\"3\""),
        Look::Full => format!(" fill=\"{hue}\" stroke=\"{hue}\" stroke-width=\"3\""),
        Look::Stale => format!(" fill=\"{PAPER}\" stroke=\"{hue}\" stroke-width=\"2\" stroke-dasharray=\"2.5 2.5\""),
        Look::Bed => format!(" fill=\"{HAIR}\""),
        Look::Done => format!(" fill=\"{hue}\""),
        Look::Hollow => format!(" fill=\"{PAPER}\" stroke=\"{hue}\" stroke-width=\"1.2\" stroke-dasharray=\"3 2\""),
    }
}

/// The attributes of a hand.
fn hand(face: Face) -> String {
    match face {
        Face::Mission => format!(" font-family=\"{SERIF}\" font-size=\"23\" fill=\"{INK}\""),
        Face::Pillar => format!(" font-size=\"16\" font-weight=\"640\" fill=\"{INK}\""),
        Face::Node => format!(" font-size=\"14\" fill=\"{INK}\""),
        Face::Note | Face::More => format!(" font-size=\"12\" fill=\"{SOFT}\""),
    }
}
