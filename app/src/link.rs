//! Links out to where the work is: addresses that people write, parsed once at the edge, clean from then on.
//!
//! Invariant: a `Link` goes to a host by http or https and nowhere else, without a name or password in it, and its host is
//! ASCII: what is read is where a browser goes. It is written as one line, the address first, then what it is called.

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// How many links stand in one place.
pub const LINKS_MAX: usize = 12;
/// The longest address, in characters.
const URL_MAX: usize = 2_000;
/// The longest label, in characters.
const LABEL_MAX: usize = 120;

/// A link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// The address.
    url: String,
    /// What it is called; empty for its address.
    label: String,
}

/// Some links, in their order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Links(Vec<Link>);

impl Links {
    /// Parses what stands in the form field `field`: a line each, an address and what it is called, in either order.
    ///
    /// # Errors
    /// `Invalid` with the line that cannot be a link, or if there are more than [`LINKS_MAX`].
    pub fn parse(field: &str, text: &str) -> Result<Self> {
        let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
        if lines.len() > LINKS_MAX {
            let said = format!("{} links are more than fit here. Keep the {LINKS_MAX} that matter.", lines.len());
            return Err(Error::invalid(field, said));
        }
        let mut links: Vec<Link> = Vec::with_capacity(lines.len());
        for (number, line) in (1..).zip(lines) {
            let link = Link::parse(line).map_err(|why| Error::invalid(field, format!("Line {number}: {why}")))?;
            if !links.contains(&link) {
                links.push(link);
            }
        }
        Ok(Self(links))
    }

    /// Reads what is stored; a line that is no link is none.
    pub fn read(text: &str) -> Vec<Link> {
        text.lines().filter_map(|line| Link::parse(line).ok()).collect()
    }

    /// Returns what is stored, and what stands in the form.
    pub fn written(&self) -> String {
        self.0.iter().map(Link::line).collect::<Vec<_>>().join("\n")
    }
}

impl Link {
    /// Returns the address.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Returns what it is called; without a label its address, shortened.
    pub fn said(&self) -> String {
        if !self.label.is_empty() {
            return self.label.clone();
        }
        let bare = self.url.split_once("://").map_or(self.url.as_str(), |(_, rest)| rest).trim_end_matches('/');
        match bare.char_indices().nth(48) {
            Some((at, _)) => format!("{}…", &bare[..at]),
            None => bare.to_owned(),
        }
    }

    /// Returns the host, which stands beside a label, so that no label can pretend to lead elsewhere.
    pub fn host(&self) -> Option<&str> {
        let (_, rest) = self.url.split_once("://").filter(|_| !self.label.is_empty())?;
        rest.split(['/', '?', '#']).next()
    }

    fn line(&self) -> String {
        if self.label.is_empty() { self.url.clone() } else { format!("{} {}", self.url, self.label) }
    }

    fn parse(line: &str) -> std::result::Result<Self, String> {
        let words: Vec<&str> = line.split_whitespace().collect();
        let at = words.iter().position(|word| word.contains("://")).ok_or_else(|| {
            "An address begins with https:// or http://, such as https://board.example.org/door.".to_owned()
        })?;
        let url = address(words[at])?;
        let label: Vec<&str> =
            words.iter().enumerate().filter(|(place, _)| *place != at).map(|(_, word)| *word).collect();
        let label: String = label.join(" ").chars().filter(|letter| !is_unseen(*letter)).collect();
        match label.chars().count() {
            n if n > LABEL_MAX => Err(format!("What it is called has {n} characters; {LABEL_MAX} fit.")),
            _ => Ok(Self { url, label }),
        }
    }
}

/// Checks an address; its scheme and host come back in lower case, a host of other letters as it is looked up.
fn address(text: &str) -> std::result::Result<String, String> {
    if text.chars().count() > URL_MAX {
        return Err(format!("The address is longer than {URL_MAX} characters."));
    }
    if text.chars().any(|letter| is_unseen(letter) || matches!(letter, '\\' | '"' | '<' | '>' | '`')) {
        return Err("The address holds a character that no address has.".to_owned());
    }
    let (scheme, rest) = text.split_once("://").unwrap_or((text, ""));
    let scheme = scheme.to_ascii_lowercase();
    if !["http", "https"].contains(&scheme.as_str()) {
        return Err("Only addresses that begin with https:// or http:// can stand here.".to_owned());
    }
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    if authority.contains('@') {
        return Err("Leave the name and the password out of the address: everybody here reads it.".to_owned());
    }
    let host = host(authority).ok_or_else(|| "The address names no host, such as board.example.org.".to_owned())?;
    Ok(format!("{scheme}://{host}{path}"))
}

/// Checks a host with its port.
fn host(authority: &str) -> Option<String> {
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !authority.ends_with(']') => (host, Some(port)),
        _ => (authority, None),
    };
    let port = match port {
        Some(port) => Some(port.parse::<u16>().ok().filter(|_| port.bytes().all(|byte| byte.is_ascii_digit()))?),
        None => None,
    };
    let host = match host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        Some(address) => format!("[{}]", address.parse::<std::net::Ipv6Addr>().ok()?),
        None => host.strip_suffix('.').unwrap_or(host).split('.').map(name).collect::<Option<Vec<_>>>()?.join("."),
    };
    (host.len() <= 253).then(|| port.map_or(host.clone(), |port| format!("{host}:{port}")))
}

/// Checks one name of a host; one with letters beyond ASCII is written as it is looked up (`xn--`).
fn name(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let fits = |letter: char| letter.is_alphanumeric() || letter == '-' || letter == '_';
    if lower.is_empty() || !lower.chars().all(fits) || lower.starts_with('-') || lower.ends_with('-') {
        return None;
    }
    let name = if lower.is_ascii() { lower } else { format!("xn--{}", punycode(&lower)?) };
    (name.len() <= 63).then_some(name)
}

/// Encodes a name as RFC 3492 says; nothing where it overflows.
fn punycode(text: &str) -> Option<String> {
    const BASE: u32 = 36;
    let letters: Vec<u32> = text.chars().map(u32::from).collect();
    let mut out: String = text.chars().filter(char::is_ascii).collect();
    let basic = u32::try_from(out.len()).ok()?;
    if basic > 0 {
        out.push('-');
    }
    let (mut code, mut delta, mut bias, mut done) = (128_u32, 0_u32, 72_u32, basic);
    while usize::try_from(done).ok()? < letters.len() {
        let next = letters.iter().copied().filter(|letter| *letter >= code).min()?;
        delta = delta.checked_add((next - code).checked_mul(done + 1)?)?;
        code = next;
        for letter in &letters {
            if *letter < code {
                delta = delta.checked_add(1)?;
            }
            if *letter != code {
                continue;
            }
            let (mut rest, mut place) = (delta, BASE);
            loop {
                let threshold = if place <= bias { 1 } else { (place - bias).min(26) };
                if rest < threshold {
                    break;
                }
                out.push(digit(threshold + (rest - threshold) % (BASE - threshold)));
                rest = (rest - threshold) / (BASE - threshold);
                place += BASE;
            }
            out.push(digit(rest));
            bias = adapted(delta, done + 1, done == basic);
            (delta, done) = (0, done + 1);
        }
        (delta, code) = (delta.checked_add(1)?, code.checked_add(1)?);
    }
    Some(out)
}

fn adapted(delta: u32, count: u32, is_first: bool) -> u32 {
    let mut delta = if is_first { delta / 700 } else { delta / 2 };
    delta += delta / count;
    let mut steps = 0;
    while delta > 455 {
        delta /= 35;
        steps += 36;
    }
    steps + 36 * delta / (delta + 38)
}

fn digit(value: u32) -> char {
    let letter = if value < 26 { u32::from('a') + value } else { u32::from('0') + value - 26 };
    char::from_u32(letter).unwrap_or('a')
}

/// Whether a character is not seen, or turns what is seen around.
fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(line: &str) -> Option<String> {
        Link::parse(line).ok().map(|link| link.line())
    }

    #[test]
    fn an_address_and_what_it_is_called_are_read_in_either_order() {
        for (line, read) in [
            ("https://board.example.org/door?x=1#top", "https://board.example.org/door?x=1#top"),
            ("  HTTPS://Board.Example.org/Door   The  board ", "https://board.example.org/Door The board"),
            ("The board: https://board.example.org", "https://board.example.org The board:"),
            ("http://localhost:8080/a", "http://localhost:8080/a"),
            ("http://[::1]:80/", "http://[::1]:80/"),
            ("https://example.org./a", "https://example.org/a"),
            ("https://bücher.example/ä", "https://xn--bcher-kva.example/ä"),
            ("https://\u{430}pple.example", "https://xn--pple-43d.example"),
            ("https://παράδειγμα.example", "https://xn--hxajbheg2az3al.example"),
            ("https://例え.example", "https://xn--r8jz45g.example"),
        ] {
            assert_eq!(one(line).as_deref(), Some(read), "{line}");
            assert_eq!(one(read).as_deref(), Some(read), "what was written is read again");
        }
    }

    #[test]
    fn nothing_else_is_a_link() {
        let long = format!("https://example.org/{}", "x".repeat(2_000));
        let label = format!("https://example.org {}", "x".repeat(121));
        for line in [
            "",
            "example.org",
            "//example.org",
            "javascript:alert(1)",
            "javascript://example.org/%0aalert(1)",
            "JaVaScRiPt://x",
            "data:text/html,x",
            "vbscript://x",
            "file:///etc/passwd",
            "ftp://example.org",
            "mailto:x@example.org",
            "https://",
            "https:///path",
            "https://user:secret@example.org/",
            "https://user@example.org",
            "https://example.org\\@evil.example",
            "https://exa\u{202e}mple.org",
            "https://exam\u{200b}ple.org",
            "https://example.org:99999/",
            "https://example.org:/",
            "https://example.org:+80/",
            "https://-example.org",
            "https://example..org",
            "https://[::g]/",
            "https://example.org/\"onclick",
            "https://example.org/<script>",
            long.as_str(),
            label.as_str(),
        ] {
            assert_eq!(one(line), None, "{line:?}");
        }
    }

    #[test]
    fn a_label_never_hides_where_it_leads() {
        let link = Link::parse("https://evil.example/x www.example.org/safe").unwrap();
        assert_eq!((link.said().as_str(), link.host()), ("www.example.org/safe", Some("evil.example")));
        let bare = Link::parse(&format!("https://example.org/{}", "long/".repeat(30))).unwrap();
        assert_eq!((bare.said().chars().count(), bare.host()), (49, None));
    }

    #[test]
    fn a_wrong_line_is_named_and_a_right_one_kept_once() {
        let links = Links::parse("links", "https://a.example\n\nhttps://a.example\r\nhttps://b.example B\n").unwrap();
        assert_eq!(links.written(), "https://a.example\nhttps://b.example B");
        assert_eq!(Links::read(&links.written()).len(), 2);
        assert_eq!(Links::read("javascript:alert(1)\nhttps://a.example").len(), 1);
        let why = Links::parse("links", "https://a.example\nnot one").unwrap_err().to_string();
        assert!(why.starts_with("Line 2: "), "{why}");
        assert!(Links::parse("links", &"https://a.example x\n".repeat(13)).is_err());
        assert_eq!(Links::parse("links", " \n ").unwrap(), Links::default());
    }
}
