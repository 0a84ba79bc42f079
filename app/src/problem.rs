//! What an import says about a file: a problem (the row is kept and reported) or a refusal (nothing is kept).
//!
//! Invariant: both name a place and what to do; a line of 0 stands for the file as a whole.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Names something in a file that was read all the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The line in the file, from 1; 0 for the file as a whole.
    pub line: usize,
    /// What was found and what was done about it, in one sentence.
    pub what: String,
}

impl Problem {
    /// Builds a problem for one line.
    pub fn new(line: usize, what: impl Into<String>) -> Self {
        Self { line, what: what.into() }
    }
}

/// Says why a file was not read at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The name of the file, or its path inside a folder.
    pub file: String,
    /// The line, from 1; 0 when the whole file is meant.
    pub line: usize,
    /// The column in characters, from 1; 0 when the whole line is meant.
    pub column: usize,
    /// What is wrong and what to do.
    pub what: String,
}

impl Refusal {
    /// Refuses a file as a whole.
    pub fn whole(file: &str, what: impl Into<String>) -> Self {
        Self::at(file, 0, 0, what)
    }

    /// Refuses a file for something at one place in it.
    pub fn at(file: &str, line: usize, column: usize, what: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line, column, what: what.into() }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if self.line > 0 {
            write!(f, ", line {}", self.line)?;
        }
        if self.column > 0 {
            write!(f, ", column {}", self.column)?;
        }
        // One line on stderr, whatever a parser's message contained.
        write!(f, ": {}", self.what.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

impl std::error::Error for Refusal {}
