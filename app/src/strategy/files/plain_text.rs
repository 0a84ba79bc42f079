//! Turns marked-up text into plain text: HTML to words, `^^` to paragraphs, indentation to single spaces.
//! What is text stays, letter for letter; only marks and layout go.

/// Removes HTML tags and resolves the common entities; block tags become line breaks.
pub fn from_html(text: &str) -> String {
    if !text.contains(['<', '&']) {
        return text.trim().to_owned();
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        plain.push_str(rest.get(..at).unwrap_or_default());
        let tail = rest.get(at..).unwrap_or_default();
        match tag(tail) {
            Some((name, length)) => {
                let item = name == "li" && !tail.starts_with("</");
                match name.as_str() {
                    "br" | "p" | "div" | "ul" | "ol" | "tr" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                        plain.push('\n')
                    }
                    _ if item => plain.push_str("\n- "),
                    _ => {}
                }
                rest = tail.get(length..).unwrap_or_default();
            }
            None => {
                plain.push('<');
                rest = tail.get(1..).unwrap_or_default();
            }
        }
    }
    plain.push_str(rest);
    squeeze(&entities(&plain))
}

/// Makes the line breaks of a pretty-printed file into spaces and empty lines into paragraphs, and trims.
pub fn flow(text: &str) -> String {
    let text = text.trim();
    if !text.contains(['\n', '\r', '\t']) {
        return text.to_owned();
    }
    let mut flowing = String::with_capacity(text.len());
    let mut gap = String::new();
    for sign in text.chars() {
        if sign.is_whitespace() {
            gap.push(sign);
            continue;
        }
        match gap.matches('\n').count() {
            0 if !gap.contains('\t') => flowing.push_str(&gap),
            0 | 1 => flowing.push(' '),
            _ => flowing.push_str("\n\n"),
        }
        gap.clear();
        flowing.push(sign);
    }
    flowing
}

/// Makes the paragraph mark `^^` an empty line and, in a text that has such marks, a lone `^` a line break.
pub fn paragraphs(text: &str) -> String {
    if !text.contains("^^") {
        return text.to_owned();
    }
    let parts: Vec<String> = text
        .split("^^")
        .map(|part| part.trim_matches(|sign: char| sign == '^' || sign.is_whitespace()).replace(" ^ ", "\n"))
        .filter(|part| !part.is_empty())
        .collect();
    parts.join("\n\n")
}

/// The tag at the start of a text: its lower-case name and its length in bytes.
fn tag(text: &str) -> Option<(String, usize)> {
    // A tag is short; looking further would make a row of `<` quadratic.
    let end = text.bytes().take(2_000).position(|sign| sign == b'>')?;
    let inner = text.get(1..end)?;
    let name = inner.trim_start_matches('/');
    let name: String = name.chars().take_while(char::is_ascii_alphanumeric).collect();
    let opens = name.starts_with(|sign: char| sign.is_ascii_alphabetic()) && !inner.contains('<');
    opens.then(|| (name.to_ascii_lowercase(), end + 1))
}

fn entities(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        plain.push_str(rest.get(..at).unwrap_or_default());
        let tail = rest.get(at + 1..).unwrap_or_default();
        let name = tail.find(';').filter(|end| *end <= 8).and_then(|end| tail.get(..end));
        match name.and_then(sign_of) {
            Some(sign) => {
                plain.push(sign);
                rest = tail.get(name.map_or(0, str::len) + 1..).unwrap_or_default();
            }
            None => {
                plain.push('&');
                rest = tail;
            }
        }
    }
    plain + rest
}

fn sign_of(name: &str) -> Option<char> {
    let numeric = |digits: &str| match digits.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => digits.parse().ok(),
    };
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some(' '),
        "ndash" => Some('–'),
        "mdash" => Some('—'),
        "lsquo" => Some('‘'),
        "rsquo" => Some('’'),
        "ldquo" => Some('“'),
        "rdquo" => Some('”'),
        "hellip" => Some('…'),
        "bull" => Some('•'),
        _ => name.strip_prefix('#').and_then(numeric).and_then(char::from_u32).filter(|sign| !sign.is_control()),
    }
}

/// Trims every line and leaves at most one empty line between paragraphs.
fn squeeze(text: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim) {
        if !line.is_empty() || lines.last().is_some_and(|last| !last.is_empty()) {
            lines.push(line);
        }
    }
    lines.join("\n").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_becomes_words() {
        assert_eq!(
            from_html("<p>Serve <b>all</b> &amp; sundry</p><ul><li>one</li><li>two</li></ul>"),
            "Serve all & sundry\n\n- one\n- two"
        );
        assert_eq!(from_html("a < b and c > d &unknown; &#8217;"), "a < b and c > d &unknown; ’");
        assert_eq!(from_html("x<br/>y"), "x\ny");
    }

    #[test]
    fn marks_and_indentation_become_paragraphs() {
        assert_eq!(paragraphs("First. ^^ 1. One ^ 2. Two"), "First.\n\n1. One\n2. Two");
        assert_eq!(paragraphs("2^10 ^ x"), "2^10 ^ x");
        assert_eq!(flow("  a.  b\n\t\tc\n\n d "), "a.  b c\n\nd");
    }
}
