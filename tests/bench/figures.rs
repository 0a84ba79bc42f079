//! What was measured, as a table and as JSON.
//!
//! Invariant: a figure without a bound is never judged.

/// One measured figure.
struct Figure {
    what: String,
    value: f64,
    unit: &'static str,
    bound: Option<Bound>,
}

/// What a figure has to reach.
#[derive(Clone, Copy)]
pub enum Bound {
    /// At least this.
    AtLeast(f64),
    /// At most this.
    AtMost(f64),
}

/// All figures of a run, in order.
#[derive(Default)]
pub struct Figures(Vec<Figure>);

impl Figures {
    /// Notes a figure that is only told.
    pub fn tell(&mut self, what: impl Into<String>, value: f64, unit: &'static str) {
        self.add(what.into(), value, unit, None);
    }

    /// Notes a figure that has to reach a bound.
    pub fn judge(&mut self, what: impl Into<String>, value: f64, unit: &'static str, bound: Bound) {
        self.add(what.into(), value, unit, Some(bound));
    }

    fn add(&mut self, what: String, value: f64, unit: &'static str, bound: Option<Bound>) {
        eprintln!("{what}: {value:.2} {unit}");
        self.0.push(Figure { what, value, unit, bound });
    }

    /// Tells whether every bound was reached.
    pub fn are_met(&self) -> bool {
        self.0.iter().all(|figure| figure.is_met() != Some(false))
    }

    /// Prints the table, and the JSON if asked for.
    pub fn print(&self, json: bool) {
        println!("| figure | measured | promised | |\n| --- | ---: | ---: | --- |");
        for figure in &self.0 {
            let (promised, verdict) = match (figure.bound, figure.is_met()) {
                (Some(Bound::AtLeast(bound)), Some(met)) => (format!("≥ {bound}"), if met { "yes" } else { "NO" }),
                (Some(Bound::AtMost(bound)), Some(met)) => (format!("≤ {bound}"), if met { "yes" } else { "NO" }),
                _ => (String::new(), ""),
            };
            println!("| {} | {:.2} {} | {promised} | {verdict} |", figure.what, figure.value, figure.unit);
        }
        if json {
            let rows: Vec<_> = self
                .0
                .iter()
                .map(|figure| {
                    serde_json::json!({
                        "figure": figure.what, "value": figure.value, "unit": figure.unit, "met": figure.is_met(),
                    })
                })
                .collect();
            println!("{}", serde_json::Value::Array(rows));
        }
    }
}

impl Figure {
    fn is_met(&self) -> Option<bool> {
        Some(match self.bound? {
            Bound::AtLeast(bound) => self.value >= bound,
            Bound::AtMost(bound) => self.value <= bound,
        })
    }
}
