//! Fewer points: after Visvalingam and Whyatt, the point whose triangle with its neighbours is smallest goes first. A small
//! country keeps more of them, because its map is drawn larger.

use super::Shape;
use super::topology::{Point, after};

/// The least triangle that stays, as a share of the country's square: a few pixels of a card.
const LEAST_SHARE: f64 = 1.0 / 2_000.0;

/// The same in squares of hundredths of a degree, however large and however small a country is.
const LEAST: std::ops::RangeInclusive<f64> = 60.0..=500.0;

/// An island is left out below this share of its country's largest.
const ISLET_SHARE: f64 = 1.0 / 150.0;

/// And below this many squares of hundredths of a degree.
const ISLET: f64 = 3_000.0;

/// How finely each arc is drawn.
pub(super) struct Grain(Vec<f64>);

impl Grain {
    /// As finely as the smallest country beside it needs.
    pub(super) fn of(arcs: &[Vec<Point>], shapes: &[Shape]) -> Self {
        let mut least = vec![*LEAST.end(); arcs.len()];
        for shape in shapes {
            let square: f64 = shape.rings.iter().map(|ring| area(&points(ring, arcs))).sum();
            let enough = (square * LEAST_SHARE).clamp(*LEAST.start(), *LEAST.end());
            for arc in shape.rings.iter().flatten() {
                let least = &mut least[number(*arc)];
                *least = least.min(enough);
            }
        }
        Self(least)
    }

    /// The least triangle that stays, in squares of hundredths of a degree, by arc.
    pub(super) fn least(&self) -> &[f64] {
        &self.0
    }
}

/// Leaves out islands that no card could show.
pub(super) fn drop_islets(shape: &mut Shape, arcs: &[Vec<Point>]) {
    let areas: Vec<f64> = shape.rings.iter().map(|ring| area(&points(ring, arcs))).collect();
    let largest = areas.iter().copied().fold(0.0, f64::max);
    let mut areas = areas.into_iter();
    shape.rings.retain(|_| {
        let area = areas.next().unwrap_or_default();
        area == largest || area >= (largest * ISLET_SHARE).min(ISLET)
    });
}

/// The number of the arc that a way goes along, forwards or backwards.
pub(super) fn number(way: i32) -> usize {
    way.max(!way) as usize
}

/// The points of a ring.
fn points(ring: &[i32], arcs: &[Vec<Point>]) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::new();
    for way in ring {
        let mut arc = arcs[number(*way)].clone();
        if *way < 0 {
            arc.reverse();
        }
        for point in arc {
            points.push(after(points.last(), point));
        }
    }
    points
}

/// The area of a ring in squares of hundredths of a degree at the equator.
fn area(points: &[Point]) -> f64 {
    let pairs = points.iter().zip(points.iter().cycle().skip(1));
    let twice: f64 = pairs.map(|(a, b)| f64::from(a[0]) * f64::from(b[1]) - f64::from(b[0]) * f64::from(a[1])).sum();
    let north = points.iter().map(|point| f64::from(point[1])).sum::<f64>() / points.len().max(1) as f64;
    (twice / 2.0).abs() * narrowing(north)
}

/// How much shorter a degree of longitude is there than at the equator.
fn narrowing(north: f64) -> f64 {
    (north / 100.0).to_radians().cos()
}

/// Leaves out points until no triangle of three is smaller than `least`. The ends stay, and two points between the ends of an arc
/// that closes.
pub(super) fn simplify(arc: &mut Vec<Point>, least: f64) {
    let closed = arc.first() == arc.last();
    let fewest = if closed { 4 } else { 2 };
    let triangle = |points: &[Point], at: usize| {
        let [a, b, c] = [points[at - 1], points[at], points[at + 1]].map(|point| point.map(f64::from));
        let doubled = (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]);
        doubled.abs() / 2.0 * narrowing(b[1])
    };
    arc.dedup();
    // A point beside one that went counts for no less than that: features vanish as wholes.
    let mut areas: Vec<f64> = (0..arc.len())
        .map(|at| if at == 0 || at + 1 == arc.len() { f64::INFINITY } else { triangle(arc, at) })
        .collect();
    while arc.len() > fewest {
        let smallest = (0..arc.len()).min_by(|a, b| areas[*a].total_cmp(&areas[*b])).unwrap_or_default();
        let gone = areas[smallest];
        if gone >= least {
            break;
        }
        arc.remove(smallest);
        areas.remove(smallest);
        for at in [smallest - 1, smallest] {
            if at > 0 && at + 1 < arc.len() {
                areas[at] = triangle(arc, at).max(gone);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_turns_go_and_ends_stay() {
        let mut arc = vec![[0, 0], [100, 2], [200, 0], [300, 200], [400, 0]];
        simplify(&mut arc, 250.0);
        assert_eq!(arc, [[0, 0], [200, 0], [300, 200], [400, 0]]);
        let mut island = vec![[0, 0], [5, 0], [5, 5], [3, 6], [0, 5], [0, 0]];
        simplify(&mut island, 1e9);
        assert_eq!(island.len(), 4, "an island stays one");
    }

    #[test]
    fn areas_are_those_of_the_sphere_nearly() {
        let square = |north: i32| area(&[[0, north], [100, north], [100, north + 100], [0, north + 100], [0, north]]);
        assert!((square(-50) - 10_000.0).abs() < 20.0);
        assert!((square(5_950) - 5_000.0).abs() < 100.0);
    }
}
