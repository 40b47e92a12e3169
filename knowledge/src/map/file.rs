//! Writes the map's file, whose format `src/map/shapes.rs` tells.

use super::Shape;
use super::simplify::number;
use super::topology::Point;
use xxhash_rust::xxh64::xxh64;

/// How the file begins: what it is, and the version of its format.
const MAGIC: &[u8] = b"wmap3";

/// The code of land that has none.
const NO_CODE: &str = "---";

/// The file's bytes; `steps` is how long a step of each arc's grid is.
pub(super) fn write(arcs: &[Vec<Point>], steps: &[i32], shapes: &[Shape]) -> Vec<u8> {
    // Arcs that only islets had are left out, and the others are counted in the order of their first use.
    let mut places: Vec<Option<i32>> = vec![None; arcs.len()];
    let mut used: Vec<usize> = Vec::new();
    for way in shapes.iter().flat_map(|shape| &shape.rings).flatten() {
        let arc = number(*way);
        if places[arc].is_none() {
            places[arc] = Some(used.len() as i32);
            used.push(arc);
        }
    }
    let mut out = MAGIC.to_vec();
    unsigned(used.len(), &mut out);
    let mut at = [0, 0];
    for (arc, step) in used.iter().map(|arc| (&arcs[*arc], steps[*arc])) {
        unsigned(arc.len(), &mut out);
        unsigned(step as usize, &mut out);
        for point in arc {
            signed((point[0] - at[0]) / step, &mut out);
            signed((point[1] - at[1]) / step, &mut out);
            at = *point;
        }
    }
    unsigned(shapes.len(), &mut out);
    for shape in shapes {
        out.extend(if shape.code.is_empty() { NO_CODE } else { &shape.code }.bytes());
        unsigned(shape.id.len(), &mut out);
        out.extend(shape.id.bytes());
        unsigned(shape.rings.len(), &mut out);
        for ring in &shape.rings {
            unsigned(ring.len(), &mut out);
            for way in ring {
                let place = places[number(*way)].unwrap_or_default();
                signed(if *way < 0 { !place } else { place }, &mut out);
            }
        }
    }
    out.extend(xxh64(&out, 0).to_le_bytes());
    out
}

/// Seven bits a byte, the lowest first; the eighth says that more follow.
fn unsigned(mut number: usize, out: &mut Vec<u8>) {
    while number > 127 {
        out.push(number as u8 | 128);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Zigzag: 0, −1, 1, −2 are 0, 1, 2, 3.
fn signed(number: i32, out: &mut Vec<u8>) {
    unsigned((number << 1 ^ number >> 31) as u32 as usize, out);
}
