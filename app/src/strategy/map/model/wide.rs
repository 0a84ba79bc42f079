//! How wide a text is, and where its lines end.
//!
//! Invariant: pure; no letter is lost but where more lines would be needed than are allowed, and the last one then ends in an
//! ellipsis.
//!
//! Nobody here knows which font `system-ui` is. The widths are those of DejaVu Sans, the widest of them, taken at [`MEAN`] of their
//! size: a line that fits here fits in Segoe UI, San Francisco, Roboto and Noto Sans, and in DejaVu Sans runs over by less than the
//! empty room that a picture leaves beside its words.
//!
//! Widths are in thousandths of the font's size. A Latin letter has its own; other alphabets have one for all their letters,
//! chosen so that a word of them is rarely wider; ideographs and full-width forms are a square; marks take no room. Lines end at
//! spaces, after hyphens and between ideographs (not before what closes a bracket or a sentence, not after what opens one); a
//! word wider than a whole line is broken between its letters.

/// The printable ASCII characters from the space on: the advances of DejaVu Sans.
const LATIN: [u16; 95] = [
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636, 636, 636,
    636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863,
    748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635,
    615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636,
    337, 636, 838,
];
/// How wide the usual fonts run beside DejaVu Sans.
const MEAN: f64 = 0.92;
/// An ideograph is a square in every font.
const SQUARE: f64 = 1000.0 / MEAN;
/// What may not begin a line.
const CLOSING: &str = "、。，．：；？！）」』】〉》〕”’)]},.;:?!…%";
/// What may not end one.
const OPENING: &str = "（「『【〈《〔“‘([{";

/// A text in lines.
#[derive(Debug, Clone, PartialEq)]
pub struct Set {
    /// The lines; at least one.
    pub lines: Vec<String>,
    /// The width of the widest.
    pub width: f64,
}

/// A size and a weight.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Font {
    /// The size, in pixels.
    pub size: f64,
    /// How much wider than the regular weight it runs; 1 for the regular weight.
    pub stretch: f64,
}

impl Font {
    /// Returns how wide `text` is, in pixels.
    pub fn width(self, text: &str) -> f64 {
        text.chars().map(advance).sum::<f64>() * MEAN * self.size * self.stretch / 1000.0
    }

    /// Sets `text` in lines that are at most `room` pixels wide, at most `most` of them.
    pub fn set(self, text: &str, room: f64, most: usize) -> Set {
        let mut lines: Vec<String> = Vec::new();
        let mut line = String::new();
        let mut width = 0.0;
        for piece in pieces(text) {
            let bare = self.width(piece.trim_end());
            if width + bare > room && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
                width = 0.0;
            }
            if bare > room {
                for letter in letters(piece) {
                    let wide = self.width(letter);
                    if width + wide > room && !line.is_empty() {
                        lines.push(std::mem::take(&mut line));
                        width = 0.0;
                    }
                    line.push_str(letter);
                    width += wide;
                }
            } else {
                line.push_str(piece);
                width += self.width(piece);
            }
        }
        lines.push(line);
        let mut lines: Vec<String> = lines.into_iter().map(|line| line.trim().to_owned()).collect();
        if lines.len() > most.max(1) {
            lines.truncate(most.max(1));
            if let Some(last) = lines.last_mut() {
                self.shorten(last, room);
            }
        }
        let width = lines.iter().map(|line| self.width(line)).fold(0.0, f64::max);
        Set { lines, width }
    }

    /// Ends `line` in an ellipsis within `room`.
    fn shorten(self, line: &mut String, room: f64) {
        while self.width(line) + self.width("…") > room && line.pop().is_some() {}
        while line.ends_with(|letter| takes_no_room(letter) || letter == ' ') {
            line.pop();
        }
        line.push('…');
    }
}

/// Tells whether a text runs from right to left: its first strong letter says so.
pub fn runs_left(text: &str) -> bool {
    text.chars().find(|letter| letter.is_alphabetic()).is_some_and(is_from_right)
}

/// The letters of the scripts that run from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko and their presentation forms.
const fn is_from_right(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// Marks and joiners, which stand on the letter before them.
const fn takes_no_room(letter: char) -> bool {
    matches!(letter,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}'
        | '\u{670}' | '\u{6d6}'..='\u{6dc}' | '\u{93c}' | '\u{941}'..='\u{94d}' | '\u{e31}' | '\u{e34}'..='\u{e3a}'
        | '\u{e47}'..='\u{e4e}' | '\u{1ab0}'..='\u{1aff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}')
}

/// Ideographs, kana, Hangul and full-width forms.
const fn is_square(letter: char) -> bool {
    matches!(letter,
        '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{303e}' | '\u{3041}'..='\u{33ff}' | '\u{3400}'..='\u{9fff}'
        | '\u{a960}'..='\u{a97f}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff01}'..='\u{ff60}' | '\u{20000}'..='\u{3fffd}')
}

/// How far a letter moves the pen, in thousandths of the size.
fn advance(letter: char) -> f64 {
    let place = u32::from(letter).wrapping_sub(0x20);
    if let Some(width) = usize::try_from(place).ok().and_then(|place| LATIN.get(place)) {
        return f64::from(*width);
    }
    match letter {
        _ if takes_no_room(letter) => 0.0,
        _ if is_square(letter) => SQUARE,
        // Accented Latin is as wide as what it stands on; the widest common ones are capitals.
        '\u{a0}' => 318.0,
        '\u{c0}'..='\u{de}' | '\u{100}'..='\u{24f}' if letter.is_uppercase() => 760.0,
        '\u{a1}'..='\u{24f}' => 640.0,
        '\u{370}'..='\u{52f}' if letter.is_uppercase() => 780.0,
        '\u{370}'..='\u{52f}' => 680.0,
        '\u{590}'..='\u{5ff}' => 600.0,
        '\u{600}'..='\u{8ff}' | '\u{fb50}'..='\u{feff}' => 700.0,
        '\u{2018}' | '\u{2019}' | '\u{201a}' => 330.0,
        '\u{201c}'..='\u{201e}' => 520.0,
        '\u{2010}'..='\u{2013}' => 500.0,
        // Emoji and other symbols, and every script of which nothing is known here.
        '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}' => 1300.0,
        _ => 1000.0,
    }
}

/// Splits a text where a line may end; the pieces together are the text, with each row of white space as one space.
fn pieces(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut before: Option<char> = None;
    for (at, letter) in text.char_indices() {
        let may_end = before.is_some_and(|before| {
            let spaced = before.is_whitespace() && !letter.is_whitespace();
            let hyphened = before == '-' && letter.is_alphabetic();
            let squares = is_square(before) || is_square(letter);
            spaced
                || hyphened
                || (squares
                    && !letter.is_whitespace()
                    && !CLOSING.contains(letter)
                    && !OPENING.contains(before)
                    && !takes_no_room(letter))
        });
        if may_end {
            found.push(&text[start..at]);
            start = at;
        }
        before = Some(letter);
    }
    found.push(&text[start..]);
    found
}

/// Splits a text between letters, each with the marks that stand on it.
fn letters(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, letter) in text.char_indices() {
        if at > start && !takes_no_room(letter) {
            found.push(&text[start..at]);
            start = at;
        }
    }
    found.push(&text[start..]);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// As wide as DejaVu Sans itself.
    const PLAIN: Font = Font { size: 10.0, stretch: 1.0 / MEAN };

    fn lines(text: &str, room: f64) -> Vec<String> {
        PLAIN.set(text, room, 99).lines
    }

    #[test]
    fn a_line_ends_at_a_space_a_hyphen_and_between_ideographs() {
        assert_eq!(lines("Made to be repaired", 60.0), ["Made to be", "repaired"]);
        assert_eq!(lines("a well-known", 55.0), ["a well-", "known"]);
        assert_eq!(lines("消除贫困、促进", 45.0), ["消除贫", "困、促进"]);
        assert_eq!(lines("", 40.0), [""]);
    }

    #[test]
    fn a_word_that_is_wider_than_a_line_is_broken_with_its_marks() {
        assert_eq!(lines("mmmm", 20.0), ["mm", "mm"]);
        assert_eq!(lines("m\u{301}m\u{301}m\u{301}", 20.0), ["m\u{301}m\u{301}", "m\u{301}"]);
    }

    #[test]
    fn what_does_not_fit_ends_in_an_ellipsis() {
        let set = PLAIN.set("one two three four five six", 50.0, 2);
        assert_eq!(set.lines.len(), 2);
        assert!(set.lines[1].ends_with('…') && set.width <= 50.0, "{set:?}");
    }

    #[test]
    fn the_first_strong_letter_says_which_way_a_text_runs() {
        assert!(runs_left("القضاء على الفقر") && runs_left("2030: القضاء") && runs_left("שלום"));
        assert!(!runs_left("Repair العربية") && !runs_left("消除贫困") && !runs_left("123"));
    }

    proptest! {
        #[test]
        fn every_line_fits_and_no_letter_is_lost(text in "\\PC{0,80}", room in 20.0..300.0_f64) {
            let set = PLAIN.set(&text, room, usize::MAX);
            let bare = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
            prop_assert_eq!(bare(&set.lines.concat()), bare(&text));
            for line in &set.lines {
                prop_assert!(PLAIN.width(line) <= room.max(20.0) + 1e-6, "{:?} in {}", line, room);
            }
        }
    }
}
