//! Which stretch of the Earth a map shows.
//!
//! Maps are equirectangular: a degree of longitude is drawn as long as it is in the map's middle. All numbers are hundredths
//! of a degree of latitude.

use super::shapes::{AROUND, Point, Shape, WorldMap};
use whosays_engine::entity::Coordinates;

/// The least and the most that a country's map is high.
const LEAST_HEIGHT: i32 = 500;
const MOST_HEIGHT: i32 = 16_000;

/// A country whose map would be higher than this shows a city in a part of it, which is this high, or higher by this per cent
/// again and again until the country takes no more than these per cent of it: where all is one colour, nobody sees where it is.
const LARGE: i32 = 2_600;
const PART: i32 = 1_400;
const GROWTH: i32 = 115;
const MOST_OWN: usize = 45;

/// Around an island in an ocean a map is as much higher as shows this many points of other outlines, up to this height.
const FEWEST_OTHERS: usize = 8;
const FAR: i32 = 5_000;

/// A country smaller than this part of its map's height gets a dot.
const SPECK: i32 = 20;

/// What a map without a country is high.
const SOMEWHERE: i32 = 3_000;

/// Islands this near belong to a country's map, and those that are nearer than this share of its main part.
const NEAR: i32 = 400;
const NEAR_SHARE: f64 = 0.4;

/// A stretch of the Earth, twice as wide as high.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// Its middle.
    pub middle: Point,
    /// Its height; its width on paper is that of twice as many.
    pub height: i32,
    /// How long a degree of longitude is drawn, against one of latitude.
    narrowing: f64,
}

impl View {
    /// A stretch of this height around a point.
    pub fn new(middle: Point, height: i32) -> Self {
        Self { middle, height, narrowing: narrowing(middle.north) }
    }

    /// All of some points, with room around them, more of it beside them, for their names.
    pub fn of_points(points: impl Iterator<Item = Point>) -> Self {
        let bounds = points.map(Bounds::at).reduce(Bounds::with);
        Self::of_bounds(bounds.unwrap_or(Bounds::at(Point { east: 0, north: 0 })), 5, 2)
    }

    /// The whole Earth but its poles.
    pub fn world() -> Self {
        Self { middle: Point { east: 1_000, north: 1_300 }, height: 14_400, narrowing: 0.8 }
    }

    /// A country with something of its neighbours.
    pub fn of_country(shape: &Shape) -> Self {
        Self::of_bounds(main_part(shape), 3, 3)
    }

    /// What is within bounds, and around it as much again as these parts of its height and width.
    fn of_bounds(bounds: Bounds, of_height: i32, of_width: i32) -> Self {
        let north = (bounds.south + bounds.north) / 2;
        let wide = (f64::from(bounds.east - bounds.west) * narrowing(north)) as i32 / 2;
        let high = bounds.north - bounds.south;
        let height = (high + high / of_height).max(wide + wide / of_width).clamp(LEAST_HEIGHT, MOST_HEIGHT);
        Self::new(Point { east: (bounds.west + bounds.east) / 2, north }, height)
    }

    /// The view for a place: of `country`, if it is one; else of where it lies in that; a part of it in a large country, or
    /// where it lies apart from its main part.
    pub fn of_place(world: &WorldMap, id: &str, country: &str, place: Coordinates) -> Self {
        let at = Point { east: place.longitude.into(), north: place.latitude.into() };
        let Some(shape) = world.country(country) else { return Self::new(at, SOMEWHERE) };
        let whole = Self::of_country(shape);
        let mut view = whole;
        if shape.id != id && (whole.height > LARGE || !whole.holds(at)) {
            view = Self::new(at, PART);
            while view.height < MOST_HEIGHT && view.share_of(shape) > MOST_OWN {
                view = view.grown();
            }
        }
        while view.height < FAR && !view.shows_others(world, shape) {
            view = view.grown();
        }
        view
    }

    /// More around the same middle.
    fn grown(self) -> Self {
        Self { height: self.height * GROWTH / 100, ..self }
    }

    /// Whether something of other countries can be seen.
    fn shows_others(&self, world: &WorldMap, own: &Shape) -> bool {
        let others = world.shapes.iter().filter(|shape| !std::ptr::eq(*shape, own));
        let points = others.flat_map(|shape| &shape.rings).flatten().filter(|point| self.shows(**point));
        points.take(FEWEST_OTHERS).count() == FEWEST_OTHERS
    }

    /// Whether a country is too small to be seen.
    pub fn is_speck(&self, shape: &Shape) -> bool {
        let bounds = main_part(shape);
        let wide = (f64::from(bounds.east - bounds.west) * self.narrowing) as i32;
        wide.max(bounds.north - bounds.south) < self.height / SPECK
    }

    /// How many in a hundred of the map's points lie in a country.
    fn share_of(&self, shape: &Shape) -> usize {
        const ACROSS: i32 = 20;
        const DOWN: i32 = 10;
        let points = (0..ACROSS * DOWN).map(|n| {
            let right = (2 * (n % ACROSS) + 1 - ACROSS) * self.height / ACROSS;
            let below = (2 * (n / ACROSS) + 1 - DOWN) * self.height / (2 * DOWN);
            let east = self.middle.east + (f64::from(right) / self.narrowing) as i32;
            Point { east, north: self.middle.north - below }
        });
        points.filter(|point| shape.holds(*point)).count() * 100 / (ACROSS * DOWN) as usize
    }

    /// Where a point is drawn: to the right of the middle and below it. Of the Earth's turns the nearest is taken.
    pub fn put(&self, point: Point) -> (i32, i32) {
        self.drawn(self.nearest(point))
    }

    /// Like [`View::put`], for a point of a line that goes on beyond the date line.
    pub fn drawn(&self, point: Point) -> (i32, i32) {
        let east = f64::from(point.east - self.middle.east) * self.narrowing;
        (east as i32, self.middle.north - point.north)
    }

    /// How often to turn the Earth until this longitude is near the middle.
    pub fn turns(&self, east: i32) -> i32 {
        (east - self.middle.east + AROUND / 2).div_euclid(AROUND)
    }

    /// How long a degree of longitude is drawn, against one of latitude.
    pub fn narrowing(&self) -> f64 {
        self.narrowing
    }

    /// The same point in the turn of the Earth that is nearest to the middle.
    pub fn nearest(&self, point: Point) -> Point {
        Point { east: point.east - self.turns(point.east) * AROUND, ..point }
    }

    /// Whether a point can be seen.
    pub fn shows(&self, point: Point) -> bool {
        let (right, down) = self.put(point);
        right.abs() < self.height && 2 * down.abs() < self.height
    }

    /// Whether a point can be seen, well inside of the edge.
    fn holds(&self, point: Point) -> bool {
        let (right, down) = self.put(point);
        right.abs() < self.height * 9 / 10 && down.abs() < self.height * 9 / 20
    }
}

/// The cosine of a latitude in hundredths of a degree, near enough for a map; 0.1 at the poles.
fn narrowing(north: i32) -> f64 {
    let x = f64::from(north) * (std::f64::consts::PI / 18_000.0);
    let square = x * x;
    (1.0 - square / 2.0 + square * square / 24.0 - square * square * square / 720.0).max(0.1)
}

/// A rectangle.
#[derive(Clone, Copy, Debug)]
struct Bounds {
    west: i32,
    east: i32,
    south: i32,
    north: i32,
}

impl Bounds {
    fn of(ring: &[Point]) -> Self {
        let none = Self { west: i32::MAX, east: i32::MIN, south: i32::MAX, north: i32::MIN };
        ring.iter().fold(none, |all, point| all.with(Self::at(*point)))
    }

    fn at(point: Point) -> Self {
        Self { west: point.east, east: point.east, south: point.north, north: point.north }
    }

    fn with(self, other: Self) -> Self {
        Self {
            west: self.west.min(other.west),
            east: self.east.max(other.east),
            south: self.south.min(other.south),
            north: self.north.max(other.north),
        }
    }

    /// The same place a turn of the Earth away, as near to `other` as can be.
    fn turned_to(self, other: Self) -> Self {
        let apart = (other.west + other.east) / 2 - (self.west + self.east) / 2;
        let turns = (apart + AROUND / 2).div_euclid(AROUND);
        Self { west: self.west + turns * AROUND, east: self.east + turns * AROUND, ..self }
    }

    fn size(self) -> i64 {
        i64::from(self.east - self.west) * i64::from(self.north - self.south)
    }

    /// How far two are from each other, in the direction in which that is more.
    fn gap(self, other: Self) -> i32 {
        let across = (other.west - self.east).max(self.west - other.east);
        across.max(other.south - self.north).max(self.south - other.north)
    }
}

/// The largest part of a country with the islands near it; what lies across an ocean is left out.
fn main_part(shape: &Shape) -> Bounds {
    let mut rest: Vec<Bounds> = shape.rings.iter().map(|ring| Bounds::of(ring)).collect();
    let Some(largest) = rest.iter().copied().max_by_key(|bounds| bounds.size()) else {
        return Bounds::at(Point { east: 0, north: 0 });
    };
    let long = (largest.east - largest.west).max(largest.north - largest.south);
    let near = NEAR.max((f64::from(long) * NEAR_SHARE * narrowing((largest.south + largest.north) / 2)) as i32);
    let mut main = largest;
    // Islands lead to islands.
    loop {
        let before = rest.len();
        rest.retain(|bounds| {
            let bounds = bounds.turned_to(main);
            let joins = bounds.gap(main) <= near;
            if joins {
                main = main.with(bounds);
            }
            !joins
        });
        if rest.len() == before {
            return main;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::shapes::tests::world;
    use super::*;

    fn coordinates(latitude: i16, longitude: i16) -> Coordinates {
        Coordinates { latitude, longitude }
    }

    #[test]
    fn a_country_fills_its_map() {
        let world = world();
        let mut wrong = Vec::new();
        for (code, middle, height) in [
            ("FRA", (47, 2), 10..16),
            ("PRT", (39, -8), 5..8),
            ("NOR", (64, 18), 16..20),
            ("LUX", (49, 6), 5..6),
            ("FJI", (-17, 178), 5..8),
            ("NZL", (-41, 173), 14..22),
            ("RUS", (62, 105), 40..70),
            ("USA", (45, -118), 50..80),
            ("IDN", (-2, 118), 20..40),
            ("CHL", (-36, -71), 45..60),
        ] {
            let view = View::of_country(world.country(code).unwrap());
            let near = |found: i32, wanted: i32| (found / 100 - wanted).abs() <= 5;
            let centred = near(view.middle.north, middle.0) && near(view.middle.east, middle.1);
            if !centred || !height.contains(&(view.height / 100)) {
                wrong.push(format!("{code}: {view:?}"));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn a_city_is_shown_in_its_country_or_in_a_part_of_it() {
        let world = world();
        let norway = View::of_country(world.country("NOR").unwrap());
        let luxembourg = View::of_country(world.country("LUX").unwrap());
        let see = |id: &str, country: &str, at| View::of_place(&world, id, country, at);
        assert_eq!(see("luxembourg-lu", "LUX", coordinates(4_961, 613)), luxembourg);
        assert_eq!(see("norway", "NOR", coordinates(6_200, 1_000)), norway);
        let irkutsk = see("irkutsk-ru", "RUS", coordinates(5_230, 10_430));
        assert_eq!(irkutsk.middle.north, 5_230);
        let cayenne = see("cayenne-gf", "FRA", coordinates(494, -5_233));
        assert_eq!(cayenne.middle.east, -5_233, "overseas");
        assert_eq!(see("atlantis", "", coordinates(3_000, -4_000)).height, SOMEWHERE);
    }

    #[test]
    fn a_part_of_a_country_shows_what_is_around_it() {
        let world = world();
        for (place, country, at) in [
            ("georgia", "USA", coordinates(3_300, -8_350)),
            ("kansas", "USA", coordinates(3_850, -9_800)),
            ("irkutsk", "RUS", coordinates(5_230, 10_430)),
            ("yakutsk", "RUS", coordinates(6_203, 12_973)),
            ("alice springs", "AUS", coordinates(-2_370, 13_388)),
            ("brasília", "BRA", coordinates(-1_578, -4_793)),
            ("xian", "CHN", coordinates(3_426, 10_894)),
        ] {
            let view = View::of_place(&world, place, country, at);
            let share = view.share_of(world.country(country).unwrap());
            assert!((15..=MOST_OWN).contains(&share), "{place}: {share} per cent of {view:?}");
        }
        for (id, country, at) in
            [("fiji", "FJI", coordinates(-1_800, 17_800)), ("honolulu-us", "USA", coordinates(2_131, -15_786))]
        {
            let view = View::of_place(&world, id, country, at);
            assert!(view.shows_others(&world, world.country(country).unwrap()), "{id}: {view:?}");
        }
        let chad = world.country("TCD").unwrap();
        assert_eq!(View::new(Point { east: 1_850, north: 1_400 }, 200).share_of(chad), 100);
        assert_eq!(View::new(Point { east: -3_000, north: 1_400 }, 400).share_of(chad), 0);
    }

    #[test]
    fn the_date_line_is_no_end() {
        let fiji = View::of_country(world().country("FJI").unwrap());
        let (right, _) = fiji.put(Point { east: -17_900, north: fiji.middle.north });
        assert!(right > 0 && right < fiji.height, "{fiji:?}: {right}");
    }
}
