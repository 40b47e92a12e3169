//! Arcs on a grid: the outlines of large countries, which are drawn small, lie on a coarser one, so that the way from point to
//! point is a small number of steps, a byte each. The room that this saves goes into more points.

use super::topology::Point;

/// A step of the coarser grid in hundredths of a degree: less than a pixel of a card where it is used.
const STEP: i32 = 4;

/// Arcs whose least triangle is smaller, in squares of hundredths of a degree, are drawn too large for the coarser grid.
const FINE: f64 = 100.0;

/// Puts an arc, which was drawn with this least triangle, on its grid, and gives how long a step of that is. The ends of all
/// arcs lie on the coarser one, because there arcs meet.
pub(super) fn settle(arc: &mut Vec<Point>, least: f64) -> i32 {
    let is_island = arc.first() == arc.last();
    let coarse = Some(on_grid(arc, STEP)).filter(|coarse| least >= FINE && (!is_island || coarse.len() >= 4));
    let step = if coarse.is_some() { STEP } else { 1 };
    *arc = coarse.unwrap_or_else(|| on_grid(arc, 1));
    step
}

fn on_grid(arc: &[Point], step: i32) -> Vec<Point> {
    let last = arc.len() - 1;
    let snap = |number: i32, step: i32| (number + step / 2).div_euclid(step) * step;
    let snapped = arc.iter().enumerate().map(|(at, point)| {
        let step = if at == 0 || at == last { STEP } else { step };
        point.map(|number| snap(number, step))
    });
    let mut points: Vec<Point> = Vec::with_capacity(arc.len());
    for (at, point) in snapped.enumerate() {
        if points.last() != Some(&point) || at == last && points.len() == 1 {
            points.push(point);
        }
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_outlines_are_coarse_and_small_ones_fine() {
        let arc = vec![[1, 1], [13, 22], [15, 23], [101, 98]];
        let (mut coarse, mut fine) = (arc.clone(), arc);
        assert_eq!((settle(&mut coarse, 400.0), coarse), (4, vec![[0, 0], [12, 24], [16, 24], [100, 100]]));
        assert_eq!((settle(&mut fine, 60.0), fine), (1, vec![[0, 0], [13, 22], [15, 23], [100, 100]]));
    }

    #[test]
    fn no_island_vanishes() {
        let mut islet = vec![[0, 0], [5, 1], [1, 5], [0, 0]];
        assert_eq!(settle(&mut islet, 400.0), 4);
        let mut speck = vec![[0, 0], [1, 0], [1, 1], [0, 0]];
        assert_eq!((settle(&mut speck, 400.0), speck.len()), (1, 4));
    }
}
