//! The map of the world that cards draw: Natural Earth's countries, drawn more simply, in one small file.
//!
//! `src/map/shapes.rs` reads that file and tells its format.

mod codes;
mod file;
mod grid;
mod simplify;
mod topology;

use crate::Outcome;
use codes::Codes;
use simplify::Grain;
use std::path::Path;
use topology::Topology;

/// A country, territory or disputed land.
struct Shape {
    /// Its code in the knowledge base, three letters of ISO 3166-1; empty where Natural Earth draws what has none.
    code: String,
    /// Its id in the knowledge base; empty where that has none.
    id: String,
    /// Outlines, each a way along arcs: `n` forwards, `!n` backwards. Holes are outlines too.
    rings: Vec<Vec<i32>>,
}

/// The file of the map; the same bytes from the same sources.
///
/// # Errors
/// Names the source that cannot be read.
pub(crate) fn build(sources: &Path) -> Outcome<Vec<u8>> {
    let topology = Topology::read(&sources.join("countries-50m.json"))?;
    let codes = Codes::read(sources)?;
    let shapes = topology.countries.iter().map(|country| {
        let (code, id) = codes.of(&country.number, &country.name).unwrap_or_default();
        Shape { code, id, rings: country.rings.clone() }
    });
    let mut shapes: Vec<Shape> = shapes.collect();
    let mut arcs = topology.arcs;
    let grain = Grain::of(&arcs, &shapes);
    for shape in &mut shapes {
        simplify::drop_islets(shape, &arcs);
    }
    let settled = arcs.iter_mut().zip(grain.least()).map(|(arc, least)| {
        simplify::simplify(arc, *least);
        grid::settle(arc, *least)
    });
    let steps: Vec<i32> = settled.collect();
    Ok(file::write(&arcs, &steps, &shapes))
}
