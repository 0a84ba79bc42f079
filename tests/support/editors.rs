//! Many editors at once: each opens the form of a node, writes a word of its own behind what stands there, waits, and saves.
//!
//! Invariant: every word is written once; an answer is a save, a conflict that shows both texts, or an error.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use super::{Client, Page};

const EDIT: &str = "form[action='/api/strategy/edit']";

/// Who edits what, how often, and how long each looks at the form before it saves.
pub struct Round {
    /// A browser for each editor. A third edits alone, a third in twos that share a node, a third in threes that share a
    /// field.
    pub editors: Vec<Client>,
    /// The nodes to edit, at least as many as editors.
    pub nodes: Vec<String>,
    /// How often each saves.
    pub saves: usize,
    /// How long there is between two saves of one editor.
    pub pause: Duration,
}

/// What became of it.
#[derive(Default)]
pub struct Edited {
    /// How long each save took to its answer, in milliseconds.
    pub saves: Vec<f64>,
    /// How long each page took, in milliseconds.
    pub pages: Vec<f64>,
    /// The words that were saved, by node and field.
    pub words: BTreeMap<(String, &'static str), Vec<String>>,
    /// How many saves were put together with another's.
    pub merged: usize,
    /// How many were refused with both texts shown.
    pub conflicts: usize,
    /// Everything else that was answered.
    pub errors: Vec<String>,
}

/// Lets all edit at once.
pub fn edit(round: Round) -> Edited {
    let begun = Instant::now();
    let count = u32::try_from(round.editors.len().max(1)).unwrap_or(1);
    let (nodes, saves, pause) = (&round.nodes, round.saves, round.pause);
    let parts: Vec<Edited> = std::thread::scope(|scope| {
        let editors: Vec<_> = round
            .editors
            .into_iter()
            .zip(0_u32..)
            .map(|(client, number)| {
                let first = begun + pause * number / count;
                scope.spawn(move || Editor::new(client, number as usize, nodes).save_all(saves, first, pause))
            })
            .collect();
        editors.into_iter().filter_map(|editor| editor.join().ok()).collect()
    });
    assert_eq!(parts.len(), count as usize, "an editor gave up");
    let mut all = Edited::default();
    for part in parts {
        all.saves.extend(part.saves);
        all.pages.extend(part.pages);
        all.merged += part.merged;
        all.conflicts += part.conflicts;
        all.errors.extend(part.errors);
        for (place, words) in part.words {
            all.words.entry(place).or_default().extend(words);
        }
    }
    all
}

impl Edited {
    /// Tells what is wrong with the texts of a field that `saved` reads: a word that is missing or stands there twice.
    pub fn missing(&self, mut saved: impl FnMut(&str, &str) -> String) -> Vec<String> {
        let mut wrong = Vec::new();
        for ((node, field), words) in &self.words {
            let text = saved(node, field);
            for word in words {
                let found = text.split_whitespace().filter(|known| known == word).count();
                if found != 1 {
                    wrong.push(format!("{word} stands {found} times in the {field} of {node}"));
                }
            }
        }
        wrong
    }

    /// Returns how many saves each node had.
    pub fn by_node(&self) -> BTreeMap<&str, usize> {
        let mut found: BTreeMap<&str, usize> = BTreeMap::new();
        for ((node, _), words) in &self.words {
            *found.entry(node).or_default() += words.len();
        }
        found
    }
}

struct Editor {
    client: Client,
    number: usize,
    node: String,
    field: &'static str,
    done: Edited,
}

impl Editor {
    fn new(client: Client, number: usize, nodes: &[String]) -> Self {
        let (group, place) = (number % 3, number / 3);
        let third = nodes.len() / 3;
        let (node, field) = match group {
            0 => (place, "description"),
            1 => (third + place / 2, ["because", "description"][place % 2]),
            _ => (2 * third + place / 3, "description"),
        };
        Self { client, number, node: nodes[node].clone(), field, done: Edited::default() }
    }

    fn save_all(mut self, saves: usize, first: Instant, pause: Duration) -> Edited {
        let mut due = first;
        for turn in 0..saves {
            std::thread::sleep(due.saturating_duration_since(Instant::now()));
            due += pause;
            // Whoever has just saved opens the form again, and writes until the next save.
            if self.open() {
                std::thread::sleep(due.saturating_duration_since(Instant::now()));
                self.save(turn);
            }
        }
        self.done
    }

    /// Opens the form; tells whether it is there.
    fn open(&mut self) -> bool {
        let page = self.page(format!("/strategy/{}/edit", self.node));
        let is_there = page.status == 200 && page.has(&format!("{EDIT} [name={}]", self.field));
        if !is_there {
            self.done.errors.push(format!("{} {}: {}", page.status, page.path, page.text()));
        }
        is_there
    }

    fn page(&mut self, path: String) -> Page {
        let asked = Instant::now();
        let page = self.client.get(&path).clone();
        self.done.pages.push(asked.elapsed().as_secs_f64() * 1_000.0);
        page
    }

    fn save(&mut self, turn: usize) {
        let word = format!("e{}.{turn}", self.number);
        let field = self.field;
        let text = self.client.page.value(&format!("{EDIT} [name={field}]"));
        let form = self.client.page.form(EDIT, &[(field, &format!("{} {word}", text.trim()))]);
        let fields: Vec<(&str, &str)> = form.fields.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let asked = Instant::now();
        let answer = self.client.post(&form.action, &fields);
        self.done.saves.push(asked.elapsed().as_secs_f64() * 1_000.0);
        let (status, location) = (answer.status, answer.location().to_owned());
        if status != 303 {
            self.done.errors.push(format!("{status} {}", answer.text()));
            return;
        }
        let page = self.page(location);
        let is_told = page.status == 200 && page.html.contains("Somebody was quicker.");
        if is_told && page.html.contains(&word) {
            self.done.conflicts += 1;
        } else if page.status == 200 && page.path == format!("/strategy/{}", self.node) {
            self.done.merged += usize::from(page.html.contains("together with what somebody else changed meanwhile"));
            self.done.words.entry((self.node.clone(), field)).or_default().push(word);
        } else {
            self.done.errors.push(format!("{} {}: {}", page.status, page.path, page.text()));
        }
    }
}
