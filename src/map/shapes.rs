//! Reads the file of the world's map, which `knowledge/` makes.
//!
//! It is five bytes that say so; the number of arcs, each the number of its points, the length of a
//! step in hundredths of a degree and, by point, how many steps it is east and north of the point before it, which may be another
//! arc's; the number of shapes, each a code of three letters, an id
//! after its length, and the number of its rings, each the number of its ways along arcs and these: `n` forwards, `!n` backwards. A hash of all of
//! it (XXH64) ends the file. Numbers have seven bits a byte, the lowest first; those with a sign are in zigzag.

use xxhash_rust::xxh64::xxh64;

/// How the file begins: what it is, and the version of its format.
const MAGIC: &[u8] = b"wmap3";

/// Points of all rings together: ten times those of the file that ships.
const MOST_POINTS: usize = 250_000;

/// Once around the Earth, in hundredths of a degree.
pub const AROUND: i32 = 36_000;

/// A point in hundredths of a degree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// East of Greenwich. A line that crosses the date line goes on beyond 180°.
    pub east: i32,
    /// North of the equator.
    pub north: i32,
}

/// A country, a territory, or land whose state is disputed.
#[derive(Debug)]
pub struct Shape {
    /// Three letters of ISO 3166-1 as the knowledge base has them, `---` where it has none.
    pub code: String,
    /// Its id in the knowledge base; empty where it is not there.
    pub id: String,
    /// Its outlines and those of holes in it.
    pub rings: Vec<Vec<Point>>,
}

impl Shape {
    /// Whether a point lies in it: a line from there to the east crosses its outlines an odd number of times.
    pub fn holds(&self, at: Point) -> bool {
        let crosses = |ring: &Vec<Point>| {
            let ends = ring.iter().zip(ring.iter().cycle().skip(1));
            let lines = ends.filter(|(a, b)| (a.north > at.north) != (b.north > at.north));
            lines
                .filter(|(a, b)| {
                    let share = f64::from(at.north - a.north) / f64::from(b.north - a.north);
                    let crossing = a.east + (share * f64::from(b.east - a.east)) as i32;
                    // Outlines may go on beyond the date line, and so may maps.
                    (crossing - at.east).rem_euclid(AROUND) < AROUND / 2
                })
                .count()
        };
        self.rings.iter().map(crosses).sum::<usize>() % 2 == 1
    }

    /// The number of the ring with the point of an outline that is nearest to a place.
    pub fn ring_at(&self, at: Point) -> Option<usize> {
        let distance = |point: &Point| at.east.abs_diff(point.east).max(at.north.abs_diff(point.north));
        let nearest = |ring: &Vec<Point>| ring.iter().map(distance).min();
        (0..self.rings.len()).min_by_key(|number| nearest(&self.rings[*number]))
    }
}

/// All shapes.
#[derive(Debug)]
pub struct WorldMap {
    /// In the order of the file.
    pub shapes: Vec<Shape>,
}

impl WorldMap {
    /// The map that a file holds; `None` where it is damaged or of another version.
    pub fn read(file: &[u8]) -> Option<Self> {
        let (content, sum) = file.split_at_checked(file.len().checked_sub(8)?)?;
        if xxh64(content, 0).to_le_bytes() != sum {
            return None;
        }
        let mut bytes = Bytes(content.strip_prefix(MAGIC)?);
        let mut at = Point { east: 0, north: 0 };
        let arcs = bytes.list(|bytes| {
            let count = bytes.count()?;
            let step = bytes.unsigned()? as i32;
            bytes.times(count, |bytes| {
                at = Point {
                    east: at.east.checked_add(bytes.signed()?.checked_mul(step)?)?,
                    north: at.north.checked_add(bytes.signed()?.checked_mul(step)?)?,
                };
                (at.east.abs() <= 2 * AROUND && at.north.abs() <= AROUND / 4).then_some(at)
            })
        })?;
        let mut room = MOST_POINTS;
        let shapes = bytes.list(|bytes| {
            let code = bytes.text(3)?;
            let length = bytes.unsigned()?;
            let id = bytes.text(length)?;
            let rings = bytes.list(|bytes| ring(bytes, &arcs, &mut room))?;
            Some(Shape { code, id, rings })
        })?;
        bytes.0.is_empty().then_some(Self { shapes })
    }

    /// The shape of the country with this code.
    pub fn country(&self, code: &str) -> Option<&Shape> {
        self.shapes.iter().find(|shape| shape.code == code && !shape.id.is_empty())
    }
}

fn ring(bytes: &mut Bytes, arcs: &[Vec<Point>], room: &mut usize) -> Option<Vec<Point>> {
    let mut points: Vec<Point> = Vec::new();
    for _ in 0..bytes.unsigned()? {
        let way = bytes.signed()?;
        let arc = arcs.get(way.max(!way) as usize)?;
        *room = room.checked_sub(arc.len())?;
        let from = points.len();
        points.extend(arc);
        if way < 0 {
            points[from..].reverse();
        }
        // An arc beyond the date line goes on from the one before it.
        if let (Some(before), Some(first)) = (from.checked_sub(1), points.get(from)) {
            let turns = (points[before].east - first.east + AROUND / 2).div_euclid(AROUND);
            points[from..].iter_mut().for_each(|point| point.east += turns * AROUND);
        }
    }
    Some(points)
}

/// What is left to read.
struct Bytes<'a>(&'a [u8]);

impl Bytes<'_> {
    fn unsigned(&mut self) -> Option<usize> {
        let mut number = 0;
        for place in 0..4 {
            let (first, rest) = self.0.split_first()?;
            self.0 = rest;
            number |= usize::from(first & 127) << (7 * place);
            if *first < 128 {
                return Some(number);
            }
        }
        None
    }

    fn signed(&mut self) -> Option<i32> {
        let number = self.unsigned()? as i32;
        Some(number >> 1 ^ -(number & 1))
    }

    fn text(&mut self, length: usize) -> Option<String> {
        let (text, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        String::from_utf8(text.to_vec()).ok()
    }

    /// As many things as the number before them says; each is a byte or more.
    fn list<T>(&mut self, one: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let count = self.count()?;
        self.times(count, one)
    }

    /// A number of things of a byte or more.
    fn count(&mut self) -> Option<usize> {
        self.unsigned().filter(|count| *count <= self.0.len())
    }

    fn times<T>(&mut self, count: usize, mut one: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        (0..count).map(|_| one(self)).collect()
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use std::fs;
    use std::path::Path;

    /// The file that ships.
    fn shipped() -> Vec<u8> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("knowledge/shipped");
        let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
        let mut maps = files.filter(|path| path.file_name().unwrap().to_string_lossy().starts_with("map-"));
        fs::read(maps.next().unwrap()).unwrap()
    }

    /// The map that ships.
    pub fn world() -> WorldMap {
        WorldMap::read(&shipped()).unwrap()
    }

    #[test]
    fn the_map_that_ships_holds_the_countries() {
        let world = world();
        for (code, id) in
            [("NOR", "norway"), ("FJI", "fiji"), ("UNK", "kosovo"), ("VAT", "vatican-city"), ("TWN", "taiwan")]
        {
            assert_eq!(world.country(code).unwrap().id, id);
        }
        assert!(world.country("---").is_none());
        for shape in &world.shapes {
            assert!(!shape.rings.is_empty(), "{} has no shape", shape.id);
            for ring in &shape.rings {
                assert!(ring.len() >= 3, "{} has a ring of {} points", shape.id, ring.len());
                let leaps = ring.windows(2).filter(|two| two[0].east.abs_diff(two[1].east) > AROUND as u32 / 2).count();
                assert_eq!(leaps, 0, "{} leaps over the date line", shape.id);
            }
        }
    }

    #[test]
    fn a_damaged_file_is_no_map() {
        let file = shipped();
        for at in (0..file.len()).step_by(97) {
            assert!(WorldMap::read(&file[..at]).is_none(), "cut at {at}");
            let mut damaged = file.clone();
            damaged[at] ^= 4;
            assert!(WorldMap::read(&damaged).is_none(), "damaged at {at}");
        }
    }

    /// A file of these bytes with the right hash.
    fn hashed(content: &[u8]) -> Vec<u8> {
        [content, &xxh64(content, 0).to_le_bytes()].concat()
    }

    #[test]
    fn what_is_no_map_is_refused_even_with_the_right_hash() {
        let whole = b"wmap3\x01\x02\x04\x02\x04\x06\x08\x01NOR\x01n\x01\x01\x00";
        let points = [Point { east: 4, north: 8 }, Point { east: 16, north: 24 }];
        assert_eq!(WorldMap::read(&hashed(whole)).unwrap().shapes[0].rings[0], points);
        for wrong in [
            &b"wmap2\x00\x00"[..],
            b"wmap3\xff\xff\xff\xff\xff",
            b"wmap3\x7f\x00",
            b"wmap3\x00\x01NOR\x01n\x01\x01\x02",
            b"wmap3\x00\x01NOR\xff\x7fn",
            b"wmap3\x00\x01NO\xc0\x00\x00",
            b"wmap3\x00\x00more",
            b"wmap3\x01\x01\x01\xff\xff\x7f\x00\x00",
            b"wmap3\x01\x01\xff\xff\xff\x7f\x02\x02\x00",
        ] {
            assert!(WorldMap::read(&hashed(wrong)).is_none(), "{wrong:?}");
        }
        assert!(WorldMap::read(b"").is_none());
    }
}
