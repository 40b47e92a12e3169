//! Parts of the world in which places are too near to each other to be told apart on a map of the whole: where they are,
//! and their names beside their dots.

use super::shapes::{AROUND, Point};
use super::view::View;
use std::fmt::Write;
use whosays_engine::entity::Coordinates;

/// Places from which on their part of the world is enlarged.
const FEWEST: usize = 5;

/// Parts that are enlarged.
const MOST: usize = 2;

/// The height of what may be one part; its width is twice as much.
const PART: i32 = 2_400;

/// The parts of the world to enlarge, that with most places first.
pub fn parts(places: &[Coordinates]) -> Vec<View> {
    let point = |place: &Coordinates| Point { east: place.longitude.into(), north: place.latitude.into() };
    let mut left: Vec<Point> = places.iter().map(point).collect();
    let mut parts = Vec::new();
    while parts.len() < MOST {
        let around = |middle: Point| {
            let view = View::new(middle, PART);
            left.iter().copied().filter(move |point| view.shows(*point)).map(move |point| view.nearest(point))
        };
        // Of as many the first, so that what is named most often decides.
        let mut best = (FEWEST - 1, None);
        for middle in &left {
            let count = around(*middle).count();
            if count > best.0 {
                best = (count, Some(*middle));
            }
        }
        let Some(middle) = best.1 else { break };
        let part = View::of_points(around(middle));
        let whole = View::new(middle, PART);
        left.retain(|point| !whole.shows(*point));
        parts.push(part);
    }
    parts
}

/// Names on a map: each where it is in nobody's way, or not at all.
pub struct Names<'v> {
    view: &'v View,
    /// What is taken, as left, right, upper and lower edges.
    taken: Vec<[i32; 4]>,
}

/// How high letters are, as a share of a map's height; on phones they are larger by [`LARGER`] per cent.
const LETTERS: i32 = 24;
const LARGER: i32 = 140;

impl<'v> Names<'v> {
    /// Names on a map on which dots of this radius lie here.
    pub fn among(view: &'v View, dots: impl Iterator<Item = Point>, radius: i32) -> Self {
        let around = |point| {
            let (x, y) = view.put(point);
            [x - radius, x + radius, y - radius, y + radius]
        };
        Self { view, taken: dots.map(around).collect() }
    }

    /// The height of letters on the map.
    pub fn size(&self) -> i32 {
        self.view.height / LETTERS
    }

    /// Puts a name, which is HTML, beside a dot.
    pub fn put(&mut self, name: &str, at: Point, radius: i32, svg: &mut String) {
        let (x, y) = self.view.put(at);
        let high = self.size() * LARGER / 100;
        // Letters are about three fifths as wide as high.
        let wide = name.chars().count() as i32 * high * 3 / 5;
        let gap = radius * 3 / 2;
        let beside = y + high / 3;
        let places = [
            ("start", x + gap, x + gap, beside),
            ("end", x - gap, x - gap - wide, beside),
            ("middle", x, x - wide / 2, y - gap),
            ("middle", x, x - wide / 2, y + gap + high * 3 / 4),
        ];
        for (anchor, at, left, base) in places {
            let room = [left, left + wide, base - high * 3 / 4, base + high / 4];
            if self.is_free(room) {
                self.taken.push(room);
                write!(svg, "<text x=\"{at}\" y=\"{base}\" text-anchor=\"{anchor}\">{name}</text>").ok();
                return;
            }
        }
    }

    fn is_free(&self, [left, right, top, bottom]: [i32; 4]) -> bool {
        let (side, half) = (self.view.height, self.view.height / 2);
        let inside = left >= -side && right <= side && top >= -half && bottom <= half;
        inside && self.taken.iter().all(|[l, r, t, b]| right < *l || left > *r || bottom < *t || top > *b)
    }
}

/// The frame of a part on the map of the world.
pub fn frame(world: &View, part: &View, svg: &mut String) {
    let corner = |sign: i32| {
        let east = part.middle.east + sign * (f64::from(part.height) / part.narrowing()) as i32;
        let north = part.middle.north - sign * part.height / 2;
        let turned = east - world.turns(part.middle.east) * AROUND;
        world.drawn(Point { east: turned, north })
    };
    let ((left, top), (right, bottom)) = (corner(-1), corner(1));
    let (wide, high) = (right - left, bottom - top);
    write!(svg, "<rect class=\"part\" x=\"{left}\" y=\"{top}\" width=\"{wide}\" height=\"{high}\"/>").ok();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(degrees: &[(i16, i16)]) -> Vec<Coordinates> {
        let place = |(north, east): &(i16, i16)| Coordinates { latitude: north * 100, longitude: east * 100 };
        degrees.iter().map(place).collect()
    }

    #[test]
    fn many_places_near_each_other_make_a_part() {
        let few = [(52, 13), (49, 2), (51, 4), (52, 5), (-12, -77), (36, 140)];
        assert_eq!(parts(&places(&few)), [], "they can be told apart");
        let europe = [(52, 13), (49, 2), (51, 4), (52, 5), (48, 16), (36, 140), (60, 11), (38, -9)];
        let found = parts(&places(&europe));
        assert_eq!(found.len(), 1);
        let (middle, height) = (found[0].middle, found[0].height);
        assert!((4_800..=5_000).contains(&middle.north) && height < 4_000, "{found:?}");
        for place in places(&europe).iter().filter(|place| place.longitude < 10_000) {
            assert!(found[0].shows(Point { east: place.longitude.into(), north: place.latitude.into() }), "{place:?}");
        }
        assert_eq!(parts(&[]), []);
        let pacific = [(-17, 178), (-18, -179), (-14, -171), (-21, -175), (-8, 179)];
        let found = parts(&places(&pacific));
        assert!(found[0].height < 2_400, "the date line is no end: {found:?}");
        let one = [(50, 10); 40];
        assert!(parts(&places(&one))[0].height >= 500);
    }

    #[test]
    fn names_keep_out_of_each_others_way() {
        let view = View::new(Point { east: 0, north: 5_000 }, 1_000);
        let dots =
            [Point { east: 0, north: 5_000 }, Point { east: 20, north: 5_000 }, Point { east: 1_500, north: 5_000 }];
        let mut names = Names::among(&view, dots.into_iter(), 10);
        let mut svg = String::new();
        dots.iter().for_each(|dot| names.put("Brussels", *dot, 10, &mut svg));
        let anchors: Vec<&str> = svg.split("text-anchor=\"").skip(1).map(|rest| &rest[..3]).collect();
        assert_eq!(anchors, ["end", "sta", "end"], "{svg}");
        (0..9).for_each(|_| names.put("Brussels", dots[0], 10, &mut svg));
        assert!(svg.matches("<text").count() <= 6, "what has no room is left out: {svg}");
    }
}
