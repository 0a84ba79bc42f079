//! Writes XML text: elements, indented, with escaped content.
//! Whatever is put in, what comes out is well-formed; characters that XML cannot hold are left out.

/// XML in the making.
#[derive(Default)]
pub struct Xml {
    out: String,
    depth: usize,
}

impl Xml {
    /// An empty text that begins with the XML declaration.
    pub fn document() -> Xml {
        Xml { out: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned(), depth: 0 }
    }

    /// Opens an element; blank attributes are left out.
    pub fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.indent();
        self.out.push('<');
        self.out.push_str(name);
        for (key, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
            self.out.push(' ');
            self.out.push_str(key);
            self.out.push_str("=\"");
            escape(value, &mut self.out);
            self.out.push('"');
        }
        self.out.push_str(">\n");
        self.depth += 1;
    }

    /// Closes the element that was opened with this name.
    pub fn close(&mut self, name: &str) {
        self.depth = self.depth.saturating_sub(1);
        self.indent();
        self.out.push_str(&format!("</{name}>\n"));
    }

    /// Writes an element that holds a text only.
    pub fn leaf(&mut self, name: &str, text: &str) {
        self.indent();
        if text.is_empty() {
            self.out.push_str(&format!("<{name}/>\n"));
            return;
        }
        self.out.push_str(&format!("<{name}>"));
        escape(text, &mut self.out);
        self.out.push_str(&format!("</{name}>\n"));
    }

    /// Writes an element that holds a text, unless the text is empty.
    pub fn leaf_if(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.leaf(name, text);
        }
    }

    /// The finished text.
    pub fn finish(self) -> String {
        self.out
    }

    fn indent(&mut self) {
        for _ in 0..self.depth {
            self.out.push_str("  ");
        }
    }
}

/// Whether XML 1.0 can hold a character.
pub fn holds(sign: char) -> bool {
    (sign >= ' ' || matches!(sign, '\t' | '\n' | '\r')) && !matches!(sign, '\u{fffe}' | '\u{ffff}')
}

fn escape(text: &str, out: &mut String) {
    for sign in text.chars().filter(|sign| holds(*sign)) {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // A reader makes a bare carriage return a line feed.
            '\r' => out.push_str("&#13;"),
            _ => out.push(sign),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Xml;

    #[test]
    fn escapes_and_indents() {
        let mut xml = Xml::default();
        xml.open("Goal", &[("Kind", "a\"b"), ("Blank", "")]);
        xml.leaf("Name", "x < y & z\r\u{1}\u{ffff}");
        xml.leaf("Description", "");
        xml.close("Goal");
        assert_eq!(
            xml.finish(),
            "<Goal Kind=\"a&quot;b\">\n  <Name>x &lt; y &amp; z&#13;</Name>\n  <Description/>\n</Goal>\n"
        );
    }
}
