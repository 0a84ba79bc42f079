//! Finds the line and column of a place in a text.
//! Lines and columns count from 1; a column counts characters, not bytes.

/// Where the lines of a text begin.
pub struct Lines {
    starts: Vec<usize>,
}

impl Lines {
    /// Reads the line breaks of a text once, so that every later question is a binary search.
    pub fn new(text: &str) -> Lines {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Lines { starts: std::iter::once(0).chain(breaks).collect() }
    }

    /// The line that holds the byte at `offset`.
    pub fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset)
    }

    /// The byte at which a line begins.
    pub fn start(&self, line: usize) -> usize {
        self.starts.get(line.saturating_sub(1)).copied().unwrap_or(0)
    }

    /// The line and column of the byte at `offset` in the text these lines were made from.
    pub fn place(&self, text: &str, offset: usize) -> (usize, usize) {
        let line = self.line(offset);
        let start = self.start(line);
        let before = text.as_bytes().get(start..offset.min(text.len())).unwrap_or_default();
        (line, String::from_utf8_lossy(before).chars().count() + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::Lines;

    #[test]
    fn counts_lines_and_characters_from_one() {
        let text = "ab\ncé x\n";
        let lines = Lines::new(text);
        assert_eq!(lines.place(text, 0), (1, 1));
        assert_eq!(lines.place(text, 2), (1, 3));
        assert_eq!(lines.place(text, 7), (2, 4));
        assert_eq!(lines.place(text, 99).0, 3);
    }
}
