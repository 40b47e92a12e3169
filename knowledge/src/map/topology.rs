//! TopoJSON: borders as arcs, each stored once however many countries it parts.

use crate::Outcome;
use serde::Deserialize;
use std::fs;
use std::path::Path;

/// A point in hundredths of a degree, east and north. A line that crosses the date line goes on beyond 180°.
pub(super) type Point = [i32; 2];

/// Once around the Earth.
const AROUND: i32 = 36_000;

/// `point` as it comes after `before`, on the shorter way.
pub(super) fn after(before: Option<&Point>, point: Point) -> Point {
    let Some(before) = before else { return point };
    let turns = (f64::from(before[0] - point[0]) / f64::from(AROUND)).round() as i32;
    [point[0] + turns * AROUND, point[1]]
}

/// A country as the source has it.
pub(super) struct Country {
    /// Its number in ISO 3166-1; empty where it has none.
    pub number: String,
    pub name: String,
    /// See [`super::Shape::rings`].
    pub rings: Vec<Vec<i32>>,
}

/// Countries and the arcs that they are made of.
pub(super) struct Topology {
    pub arcs: Vec<Vec<Point>>,
    pub countries: Vec<Country>,
}

#[derive(Deserialize)]
struct File {
    transform: Transform,
    arcs: Vec<Vec<Point>>,
    objects: Objects,
}

#[derive(Deserialize)]
struct Transform {
    scale: [f64; 2],
    translate: [f64; 2],
}

#[derive(Deserialize)]
struct Objects {
    countries: Collection,
}

#[derive(Deserialize)]
struct Collection {
    geometries: Vec<Geometry>,
}

#[derive(Deserialize)]
struct Geometry {
    #[serde(default)]
    id: String,
    properties: Properties,
    #[serde(flatten)]
    outlines: Outlines,
}

#[derive(Deserialize)]
struct Properties {
    name: String,
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "arcs")]
enum Outlines {
    Polygon(Vec<Vec<i32>>),
    MultiPolygon(Vec<Vec<Vec<i32>>>),
}

impl Topology {
    pub(super) fn read(file: &Path) -> Outcome<Self> {
        let parsed: File =
            serde_json::from_slice(&fs::read(file)?).map_err(|error| format!("{}: {error}", file.display()))?;
        let Transform { scale, translate } = parsed.transform;
        let arcs = parsed.arcs.iter().map(|arc| {
            let mut at = [0, 0];
            let mut points: Vec<Point> = Vec::with_capacity(arc.len());
            for delta in arc {
                at = [at[0] + delta[0], at[1] + delta[1]];
                let hundredths = |axis: usize| ((f64::from(at[axis]) * scale[axis] + translate[axis]) * 100.0).round();
                let point = [hundredths(0) as i32, hundredths(1) as i32];
                points.push(after(points.last(), point));
            }
            points
        });
        let countries = parsed.objects.countries.geometries.into_iter().map(|geometry| Country {
            number: geometry.id,
            name: geometry.properties.name,
            rings: match geometry.outlines {
                Outlines::Polygon(rings) => rings,
                Outlines::MultiPolygon(polygons) => polygons.into_iter().flatten().collect(),
            },
        });
        Ok(Self { arcs: arcs.collect(), countries: countries.collect() })
    }
}
