//! Which passwords are taken, and why another is not.
//!
//! Invariant: a `Password` is in NFC, has at least [`ALONE_MIN`] characters ([`WITH_SECOND_STEP_MIN`] beside a second
//! step) and at most [`MAX`], and is easy to guess neither from lists nor from what is known about its owner
//! (NIST SP 800-63B-4, 3.1.1.2). Its `Debug` form hides it.

/// The fewest characters of a password that is all there is.
pub const ALONE_MIN: usize = 15;
/// The fewest characters beside a confirmed second step.
pub const WITH_SECOND_STEP_MIN: usize = 8;
/// The most characters.
pub const MAX: usize = 256;

/// A password as it is hashed: in NFC, never too long.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password(..)")
    }
}

#[cfg(feature = "ssr")]
mod rules {
    use unicode_normalization::UnicodeNormalization;

    use super::{ALONE_MIN, MAX, Password, WITH_SECOND_STEP_MIN};
    use crate::error::{Error, Result};

    /// How many guesses, as a power of ten, a password must outlast; the lists of `zxcvbn` (30,000 passwords, English
    /// words, names) are tried within the first six.
    const GUESSES: f64 = 8.0;
    /// What anybody would try first here.
    const PRODUCT: [&str; 2] = ["throughline", "password"];

    impl Password {
        /// Reads what somebody signs in with; `None` if it is too long to be anybody's.
        pub fn typed(text: &str) -> Option<Self> {
            // Bytes first: a megabyte is refused without being walked through.
            if text.len() > 4 * MAX || text.chars().count() > MAX {
                return None;
            }
            Some(Self(text.nfc().collect()))
        }

        /// Reads a new password for the form field `field`, for somebody about whom `known` is known: their name and
        /// e-mail address, their organisation.
        ///
        /// # Errors
        /// `Invalid` with what is wrong and what to do.
        pub fn chosen(field: &str, text: &str, has_second_step: bool, known: &[String]) -> Result<Self> {
            let least = if has_second_step { WITH_SECOND_STEP_MIN } else { ALONE_MIN };
            let Some(password) = Self::typed(text) else {
                return Err(Error::invalid(
                    field,
                    format!("This password is too long; at most {MAX} characters are kept."),
                ));
            };
            let length = password.0.chars().count();
            if length < least {
                return Err(Error::invalid(
                    field,
                    format!(
                        "This password has {length} characters; it needs at least {least}. Four or five words make a good one."
                    ),
                ));
            }
            match password.weakness(known) {
                Some(weakness) => Err(Error::invalid(field, weakness)),
                None => Ok(password),
            }
        }

        /// Returns the bytes to be hashed.
        pub(crate) fn bytes(&self) -> &[u8] {
            self.0.as_bytes()
        }

        /// Says why the password is easy to guess, if it is.
        fn weakness(&self, known: &[String]) -> Option<&'static str> {
            let known: Vec<&str> = known
                .iter()
                .flat_map(|text| {
                    std::iter::once(text.as_str()).chain(text.split(|character: char| !character.is_alphanumeric()))
                })
                .filter(|word| word.chars().count() > 2)
                .chain(PRODUCT)
                .collect();
            let is_weak = |text: &str, known: &[&str]| zxcvbn::zxcvbn(text, known).guesses_log10() < GUESSES;
            if !is_weak(&self.0, &known) && !is_weak(&without(&self.0, &known), &[]) {
                return None;
            }
            // Without what is known, the same password would do: so it is that which gives it away.
            Some(if !is_weak(&self.0, &[]) {
                "This password is made of your name, your e-mail address, the organisation's name or this product's; others would try these first. Choose words that have nothing to do with you."
            } else if is_run(&self.0) {
                "This password repeats itself or follows the keyboard; it would be guessed quickly. Choose four or five words that do not belong together."
            } else {
                "This password is on the lists of common passwords, or is made of little else. Choose four or five words that do not belong together."
            })
        }
    }

    /// Returns what is left of a text without the words that are known.
    fn without(text: &str, known: &[&str]) -> String {
        let mut rest = text.to_lowercase();
        for word in known {
            rest = rest.replace(&word.to_lowercase(), " ");
        }
        rest
    }

    /// Tells whether a text is made of few different characters.
    fn is_run(text: &str) -> bool {
        let mut characters: Vec<char> = text.chars().collect();
        let length = characters.len();
        characters.sort_unstable();
        characters.dedup();
        characters.len() * 3 <= length
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        fn refusal(text: &str, has_second_step: bool) -> Option<String> {
            let known =
                ["Ada Lovelace".to_owned(), "ada@analytical.example".to_owned(), "Analytical Engines".to_owned()];
            Password::chosen("password", text, has_second_step, &known).err().map(|error| error.to_string())
        }

        #[test]
        fn length_counts_characters() {
            let words = "violet tram under nine quiet harbours ".repeat(8);
            for (length, with_second_step, taken) in [
                (14, false, false),
                (15, false, true),
                (64, false, true),
                (256, false, true),
                (257, false, false),
                (7, true, false),
                (8, true, true),
            ] {
                let text: String = if length < 20 {
                    "vöTq9#mØzK4%wpLd2".chars().take(length).collect()
                } else {
                    words.chars().take(length).collect()
                };
                assert_eq!(text.chars().count(), length);
                assert_eq!(refusal(&text, with_second_step).is_none(), taken, "{length}");
            }
        }

        #[test]
        fn a_megabyte_is_refused_at_once() {
            assert!(Password::typed(&"x".repeat(1_048_576)).is_none());
        }

        #[test]
        fn two_ways_to_write_a_letter_are_one_password() {
            let composed = Password::typed("caf\u{e9} on the corner");
            assert!(composed.is_some());
            assert_eq!(composed, Password::typed("cafe\u{301} on the corner"));
        }

        #[test]
        fn what_is_common_is_refused_with_its_reason() {
            for (text, why) in [
                ("password123456789", "common"),
                ("iloveyouiloveyou", "common"),
                ("aaaaaaaaaaaaaaaaaaaa", "repeats"),
                ("xyxyxyxyxyxyxyxyxyx", "repeats"),
                ("qwertyuiopasdfgh", "common"),
                ("AdaLovelaceAnalytical", "your name"),
                ("ada@analytical.example", "your name"),
                ("Analytical Engines 2026", "your name"),
                ("Throughline2026", "your name"),
            ] {
                let said = refusal(text, false).unwrap_or_default();
                assert!(said.contains(why), "{text}: {said}");
            }
            for good in ["violet tram under nine harbours", "ada rides a violet tram to nine harbours"] {
                assert_eq!(refusal(good, false), None);
            }
        }

        #[test]
        fn beside_a_second_step_the_lists_still_count() {
            for text in ["password1", "football1", "sunshine", "trustno1", "starwars"] {
                assert!(refusal(text, true).is_some(), "{text}");
            }
        }

        #[test]
        fn no_debug_form_shows_it() {
            let password = Password::typed("violet tram under nine harbours").unwrap();
            assert_eq!(format!("{password:?}"), "Password(..)");
        }
    }
}
