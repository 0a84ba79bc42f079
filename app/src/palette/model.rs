//! A place that can be gone to, and which of them some words mean.
//!
//! Invariant: pure. A place is meant if each word begins a word of its name or of what else it is known by; without a word
//! all of them are.

/// Somewhere to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Command {
    /// Where it is.
    pub href: &'static str,
    /// What it is called.
    pub name: &'static str,
    /// The keys that lead there from everywhere; none for most.
    pub keys: &'static [&'static str],
    /// Other words for it.
    pub also: &'static str,
}

impl Command {
    /// Makes a place without keys.
    pub const fn new(href: &'static str, name: &'static str, also: &'static str) -> Self {
        Self { href, name, keys: &[], also }
    }

    /// Gives it keys.
    pub const fn by(self, keys: &'static [&'static str]) -> Self {
        Self { keys, ..self }
    }
}

/// Keeps the commands that `typed` means, those first of whose names it holds every word.
#[cfg(feature = "ssr")]
pub(crate) fn meant(commands: Vec<Command>, typed: &str) -> Vec<Command> {
    use crate::words::words;

    let typed = words(typed);
    let holds = |text: &str| {
        let known = words(text);
        typed.iter().all(|word| known.iter().any(|known| known.folded.starts_with(&word.folded)))
    };
    let (by_name, others): (Vec<_>, Vec<_>) = commands.into_iter().partition(|command| holds(command.name));
    let by_another = others.into_iter().filter(|command| holds(&format!("{} {}", command.name, command.also)));
    by_name.into_iter().chain(by_another).collect()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_meant_by_the_beginnings_of_its_words() {
        let all = vec![
            Command::new("/drafts", "Drafts", "change edit strategy"),
            Command::new("/strategy", "Strategy", "tree"),
            Command::new("/cafe", "Café of the team", ""),
        ];
        for (typed, expected) in [
            ("", &["/drafts", "/strategy", "/cafe"][..]),
            (" ? ", &["/drafts", "/strategy", "/cafe"]),
            ("S", &["/strategy", "/drafts"]),
            ("strat", &["/strategy", "/drafts"]),
            ("edit str", &["/drafts"]),
            ("cafe te", &["/cafe"]),
            ("rategy", &[]),
            ("strategy zebra", &[]),
        ] {
            let found: Vec<&str> = meant(all.clone(), typed).iter().map(|command| command.href).collect();
            assert_eq!(found, expected, "{typed}");
        }
    }
}
