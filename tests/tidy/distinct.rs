//! The colours of the five statuses are told apart, by everybody, and read on every ground, in every theme.
//!
//! Colour blindness is simulated as Machado, Oliveira and Fernandes do for a missing kind of cone ("A Physiologically-based Model for
//! Simulation of Color Vision Deficiency", 2009, severity 1.0); differences are CIEDE2000.

use crate::tracked::root;
use palette::color_difference::{Ciede2000, Wcag21RelativeContrast};
use palette::{IntoColor, Lab, LinSrgb, Srgb};
use std::fs;

/// Below it colours are taken for one another at a glance; 2.3 is a difference that can just be seen beside each other.
const LEAST_DIFFERENCE: f32 = 13.0;

/// What WCAG 2.2 asks of text (1.4.3).
const LEAST_CONTRAST: f32 = 4.5;

/// What it asks of text that has much contrast (1.4.6).
const HIGH_CONTRAST: f32 = 7.0;

const STATUSES: [&str; 5] = ["sourced", "unsourced", "speculation", "prediction", "opinion"];
const GROUNDS: [&str; 3] = ["paper", "raised", "wash"];

/// How somebody sees: a name, and a matrix over linear sRGB.
type Vision = (&'static str, [[f32; 3]; 3]);

const VISIONS: [Vision; 4] = [
    ("every cone", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    ("protanopia", [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
    (
        "deuteranopia",
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    ),
    ("tritanopia", [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]),
];

/// A set of tokens.
struct Theme {
    name: &'static str,
    css: String,
    /// What text has at least against each ground.
    least_contrast: f32,
}

/// The page's own tokens, and those that stand in their place where a reader chose another theme than the device's. Themes that are only
/// one side of the page's own have no tokens.
fn themes() -> [Theme; 3] {
    let css = |file: &str| fs::read_to_string(root().join(file)).expect("the tokens are there");
    let chosen = |name: &'static str, least_contrast| {
        let all = css("style/chosen.css");
        let rule = all.split_once(&format!("\"theme\":\"{name}\"']")).and_then(|(_, rest)| rest.split_once('}'));
        Theme { name, css: rule.expect("the theme has a rule").0.to_owned(), least_contrast }
    };
    let own = Theme { name: "own", css: css("style/tokens.css"), least_contrast: LEAST_CONTRAST };
    [own, chosen("sepia", LEAST_CONTRAST), chosen("contrast", HIGH_CONTRAST)]
}

/// A token's colour in the light and in the dark, which a theme may have in common.
fn token(css: &str, name: &str) -> [LinSrgb<f32>; 2] {
    let (_, rest) = css.split_once(&format!("--{name}: ")).unwrap_or_else(|| panic!("{name} is no token"));
    let (value, _) = rest.split_once(';').expect("it is closed");
    let pair = value.strip_prefix("light-dark(").and_then(|pair| pair.strip_suffix(')'));
    let colour = |hex: &str| hex.parse::<Srgb<u8>>().expect("a colour").into_linear();
    let (light, dark) = pair.map_or((value, value), |pair| pair.split_once(", ").expect("two colours"));
    [colour(light), colour(dark)]
}

fn seen(colour: LinSrgb<f32>, [red, green, blue]: [[f32; 3]; 3]) -> Lab {
    let sum = |row: [f32; 3]| (row[0] * colour.red + row[1] * colour.green + row[2] * colour.blue).clamp(0.0, 1.0);
    LinSrgb::new(sum(red), sum(green), sum(blue)).into_color()
}

/// The pair that differs least: by how much, and which they are.
fn nearest(colours: &[LinSrgb<f32>], vision: [[f32; 3]; 3]) -> (f32, usize, usize) {
    let seen: Vec<Lab> = colours.iter().map(|colour| seen(*colour, vision)).collect();
    let pairs = (0..seen.len()).flat_map(|one| (0..one).map(move |other| (one, other)));
    let differences = pairs.map(|(one, other)| (seen[one].difference(seen[other]), other, one));
    differences.min_by(|one, other| one.0.total_cmp(&other.0)).expect("there are two")
}

#[test]
fn statuses_are_told_apart_by_colour_with_every_kind_of_colour_blindness() {
    for Theme { name, css, .. } in themes() {
        let statuses = STATUSES.map(|name| token(&css, name));
        for (side, light) in ["light", "dark"].into_iter().enumerate() {
            for (vision, matrix) in VISIONS {
                let (least, one, other) = nearest(&statuses.map(|colours| colours[side]), matrix);
                println!(
                    "{name}, {light}, {vision}: at least ΔE {least:.1} ({} and {})",
                    STATUSES[one], STATUSES[other]
                );
                assert!(least >= LEAST_DIFFERENCE, "{name}: {} and {}: {least}", STATUSES[one], STATUSES[other]);
            }
        }
    }
}

#[test]
fn the_colours_before_would_not_pass() {
    let before = ["#7d44a6", "#1c5eb3"].map(|hex| hex.parse::<Srgb<u8>>().unwrap().into_linear());
    assert!(nearest(&before, VISIONS[0].1).0 > LEAST_DIFFERENCE);
    let (with_protanopia, ..) = nearest(&before, VISIONS[1].1);
    assert!((3.0..5.0).contains(&with_protanopia), "{with_protanopia}");
}

#[test]
fn the_words_of_every_status_have_contrast_on_every_ground() {
    for Theme { name: theme, css, least_contrast } in themes() {
        for ground in GROUNDS.map(|name| token(&css, name)) {
            for name in STATUSES.into_iter().chain(["ink", "soft"]) {
                let own = token(&css, name);
                for side in 0..2 {
                    let contrast = own[side].relative_contrast(ground[side]);
                    assert!(contrast >= least_contrast, "{theme}, {name}: {contrast}");
                }
            }
        }
    }
}
