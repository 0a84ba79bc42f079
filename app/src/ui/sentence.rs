//! The line said as one sentence, from you up to the mission.
//!
//! Invariant: it says what the drawing says, gaps included, in the same order of stations.
use super::station::{Station, StationKind, Stretch};

/// Says the line: "Your work serves ..., because ...; that serves ...". Empty when there is nothing above the reader.
pub fn sentence(stations: &[Station]) -> String {
    let named: Vec<&Station> =
        stations.iter().filter(|station| station.kind != StationKind::You && !station.title.is_empty()).collect();
    let mut parts = Vec::with_capacity(named.len());
    for (place, station) in named.iter().rev().enumerate() {
        let title = station.title.text.trim().trim_end_matches('.');
        let who = match (place, station.kind) {
            (0, StationKind::Mission) => "Your work serves the mission".to_owned(),
            (0, _) => "Your work serves".to_owned(),
            (_, StationKind::Mission) => "that serves the mission".to_owned(),
            _ => "that serves".to_owned(),
        };
        // the reason for serving a station stands on the stretch below it; the reader's own stretch need not have one
        let why = match &station.stretch {
            None => String::new(),
            Some(_) if place == 0 && station.stretch.as_ref().is_some_and(|stretch| stretch.sentence().is_none()) => {
                String::new()
            }
            Some(stretch) => reason(stretch),
        };
        parts.push(format!("{who} \u{201c}{title}\u{201d}{why}"));
    }
    if parts.is_empty() { String::new() } else { format!("{}.", parts.join("; ")) }
}

fn reason(stretch: &Stretch) -> String {
    let why = stretch.sentence().map_or_else(
        || ", nobody has said why yet".to_owned(),
        |because| format!(", because {}", because.text.trim().trim_end_matches('.')),
    );
    let open = stretch.open.as_deref().map(|open| format!(" ({open})")).unwrap_or_default();
    why + &open
}

#[cfg(test)]
mod tests {
    use super::*;

    fn station(kind: StationKind, title: &str, stretch: Option<Stretch>) -> Station {
        Station { kind, title: title.into(), stretch, ..Station::default() }
    }

    #[test]
    fn it_reads_from_you_to_the_mission() {
        let line = [
            station(
                StationKind::Mission,
                "Every household can mend what it owns.",
                Some(Stretch::because("people pay twice.")),
            ),
            station(StationKind::Node, "Made to be repaired", Some(Stretch::default())),
            station(StationKind::Team, "The device names its broken part", None),
            station(StationKind::You, "You", None),
        ];
        assert_eq!(
            sentence(&line),
            "Your work serves “The device names its broken part”; that serves “Made to be repaired”, nobody has said why yet; \
             that serves the mission “Every household can mend what it owns”, because people pay twice."
        );
    }

    #[test]
    fn nothing_above_is_no_sentence() {
        assert_eq!(sentence(&[station(StationKind::You, "You", None)]), "");
    }
}
