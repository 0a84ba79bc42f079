//! What a small picture looks like, and that the colours of a file are those of a page.

use super::super::model::{Address, MapNode, MapView, draw};
use super::file::{HAIR, HUES, INK, PAPER, SOFT, file};
use crate::strategy::model::{Asked, Search, Written};

fn node(number: u32, parent: Option<usize>, level: usize, title: &str, because: &str) -> MapNode {
    let written = |text: &str| Written { text: text.to_owned(), ..Written::default() };
    MapNode {
        id: format!("018f2b3c-4d5e-7f60-8192-{number:012x}").parse().unwrap(),
        parent,
        level,
        pillar: (level > 0).then_some(0),
        title: written(title),
        because: written(because),
        translated: None,
        unwritten: false,
        owner: None,
        measures: Vec::new(),
        supports: Vec::new(),
        below: usize::from(number == 2) * 34,
        found: true,
    }
}

fn small() -> MapView {
    MapView {
        strategy: "018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f8".parse().unwrap(),
        name: "2027".to_owned(),
        address: Address::default(),
        levels: vec!["Pillar".to_owned(), "Objective".to_owned()],
        nodes: vec![
            node(0, None, 0, "Mend & own", ""),
            node(1, Some(0), 1, "Made to be repaired", "it lasts"),
            node(2, Some(1), 2, "القضاء على الفقر", "it is right"),
            node(3, Some(1), 2, "Manuals", ""),
        ],
        search: Search {
            home: "/strategy/map".to_owned(),
            asked: Asked::default(),
            found: None,
            pillars: Vec::new(),
            lenses: Vec::new(),
            states: Vec::new(),
            drawn: String::new(),
        },
        at: None,
        depth: 2,
        deep: 2,
        below: 3,
        today: jiff::civil::date(2027, 5, 12),
    }
}

#[test]
fn a_small_picture_is_drawn_as_here() {
    let view = small();
    let text = file(&view, &draw(&view));
    let body: Vec<&str> =
        text.lines().filter(|line| line.starts_with("<path") || line.starts_with("<g><title>")).collect();
    assert_eq!(body.join("\n"), SMALL);
}

/// Lines first, then each station with its words.
const SMALL: &str = r##"<path d="M31 57H239.7" fill="none" stroke="#006da6" stroke-width="4" stroke-linecap="round"/>
<path d="M239.7 57H476" fill="none" stroke="#006da6" stroke-width="4" stroke-linecap="round"/>
<path d="M434 57Q446 57 446 69V91Q446 103 458 103H476" fill="none" stroke="#006da6" stroke-width="4" stroke-dasharray="5 5"/>
<g><title>Mend &amp; own. Mission.</title><circle cx="31" cy="57" r="9" fill="#fcfaf6" stroke="#1b1f29" stroke-width="3"/><text x="46" y="47" font-family="'Iowan Old Style', 'Palatino Linotype', Georgia, 'Noto Serif', serif" font-size="23" fill="#1b1f29"><tspan x="46">Mend &amp; own</tspan></text></g>
<g><title>Made to be repaired. Pillar, because it lasts.</title><circle cx="239.7" cy="57" r="7" fill="#fcfaf6" stroke="#006da6" stroke-width="3"/><text x="254.7" y="47" font-size="16" font-weight="640" fill="#1b1f29"><tspan x="254.7">Made to be repaired</tspan></text></g>
<g><title>القضاء على الفقر. Objective, because it is right. 34 below.</title><circle cx="476" cy="57" r="6" fill="#fcfaf6" stroke="#006da6" stroke-width="3"/><text x="625.4" y="61.9" font-size="14" fill="#1b1f29" direction="rtl"><tspan x="625.4">القضاء على الفقر</tspan></text><text x="491" y="78.9" font-size="12" fill="#535864"><tspan x="491">34 below</tspan></text></g>
<g><title>Manuals. Objective, no because yet.</title><circle cx="476" cy="103" r="6" fill="#fcfaf6" stroke="#006da6" stroke-width="3"/><text x="491" y="107.9" font-size="14" fill="#1b1f29"><tspan x="491">Manuals</tspan></text></g>"##;

#[test]
fn what_is_said_is_what_is_drawn() {
    let view = small();
    let said: Vec<String> =
        view.nodes.iter().map(|node| super::super::model::sentence(node, &view.levels, view.today)).collect();
    assert_eq!(
        said,
        [
            "Mend & own. Mission.",
            "Made to be repaired. Pillar, because it lasts.",
            "القضاء على الفقر. Objective, because it is right. 34 below.",
            "Manuals. Objective, no because yet.",
        ]
    );
}

#[test]
fn the_colours_of_a_file_are_those_of_a_page() {
    let tokens = include_str!("../../../../../style/tokens/color.css").to_owned()
        + include_str!("../../../../../style/tokens/hue.css");
    let light = |name: &str| {
        let (_, rest) = tokens.split_once(&format!("--{name}: light-dark(oklch(")).unwrap();
        let numbers: Vec<f64> =
            rest.split_once(')').unwrap().0.split(' ').map(|number| number.parse().unwrap()).collect();
        hex(numbers[0], numbers[1], numbers[2])
    };
    for (name, known) in [("paper", PAPER), ("ink", INK), ("soft", SOFT), ("hair", HAIR)] {
        assert_eq!(light(name), known, "{name}");
    }
    for (at, known) in HUES.iter().enumerate() {
        assert_eq!(light(&format!("hue-{}", at + 1)), *known);
    }
}

/// From OKLCH to sRGB, by the matrices of B. Ottosson, "A perceptual color space for image processing" (2020).
fn hex(lightness: f64, chroma: f64, hue: f64) -> String {
    let (b, a) = hue.to_radians().sin_cos();
    let (a, b) = (a * chroma, b * chroma);
    let l = (lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
    let m = (lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
    let s = (lightness - 0.089_484_177_5 * a - 1.291_485_548 * b).powi(3);
    let linear = [
        4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
        -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
        -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701 * s,
    ];
    linear.iter().fold("#".to_owned(), |hex, part| {
        let part = part.max(0.0);
        let part = if part <= 0.003_130_8 { 12.92 * part } else { 1.055 * part.powf(1.0 / 2.4) - 0.055 };
        format!("{hex}{:02x}", (part * 255.0).round().clamp(0.0, 255.0) as u8)
    })
}
