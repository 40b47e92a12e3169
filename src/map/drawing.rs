//! A map as SVG. Its colours are the style sheet's.

use super::parts::{Names, frame};
use super::shapes::{AROUND, Point, Shape, WorldMap};
use super::view::View;
use std::fmt::Write;
use whosays_engine::entity::Coordinates;
use whosays_texts::{say, told};

/// Steps in a map's height: what lies within one is drawn as one.
const STEPS: i32 = 360;

/// The map of a place: land, its own country among it, and a dot where it is no country itself, or one that is too small to be
/// seen. Of a country that lies in several pieces only the one of a place that `is_piece` itself is in its colour. To be put into an
/// element of the class `map`.
pub fn locator(world: &WorldMap, id: &str, country: &str, place: Coordinates, is_piece: bool) -> String {
    let view = View::of_place(world, id, country, place);
    let mut svg = begun(&view);
    let own = world.country(country);
    let at = Point { east: place.longitude.into(), north: place.latitude.into() };
    let piece = own.filter(|_| is_piece).and_then(|own| own.ring_at(at));
    land(world, &view, own, piece, &mut svg);
    if own.is_none_or(|own| own.id != id || view.is_speck(own)) {
        dot(&view, at, "dot", view.height / 36, &mut svg);
    }
    svg.push_str("</svg>");
    svg
}

/// A place on the map of the world.
#[derive(Clone, Debug)]
pub struct Marked {
    /// Its id in the knowledge base, which tells whether it is a country.
    pub id: String,
    /// Its name, as HTML.
    pub title: String,
    /// Where a click leads to.
    pub goal: String,
    /// Where it lies.
    pub place: Coordinates,
}

impl Marked {
    fn point(&self) -> Point {
        Point { east: self.place.longitude.into(), north: self.place.latitude.into() }
    }
}

/// A map of the world with countries in the colour of what it is about, and a dot for each other place; frames tell which
/// `parts` of it are enlarged.
pub fn marked(world: &WorldMap, places: &[Marked], parts: &[View]) -> String {
    let view = View::world();
    let mut svg = begun(&view);
    land(world, &view, None, None, &mut svg);
    goals(world, &view, places, view.height / 72, &mut svg);
    parts.iter().for_each(|part| frame(&view, part, &mut svg));
    svg + "</svg>"
}

/// A part of the world, with the names of places.
pub fn enlarged(world: &WorldMap, places: &[Marked], view: &View) -> String {
    let mut svg = begun(view);
    land(world, view, None, None, &mut svg);
    let radius = view.height / 90;
    goals(world, view, places, radius, &mut svg);
    let seen = || places.iter().filter(|place| view.shows(place.point()));
    let mut names = Names::among(view, seen().map(Marked::point), radius);
    let size = names.size();
    write!(svg, "<g font-size=\"{size}\" stroke-width=\"{}\">", size / 5).ok();
    seen().for_each(|place| names.put(&place.title, place.point(), radius, &mut svg));
    svg + "</g></svg>"
}

/// Places that lead to where they are named.
fn goals(world: &WorldMap, view: &View, places: &[Marked], radius: i32, svg: &mut String) {
    let shape = |place: &Marked| world.shapes.iter().find(|shape| shape.id == place.id);
    // Dots lie on top.
    for is_country in [true, false] {
        for place in places.iter().filter(|place| shape(place).is_some() == is_country) {
            write!(svg, "<a href=\"{}\" tabindex=\"-1\"><title>{}</title>", place.goal, place.title).ok();
            match shape(place) {
                Some(shape) => {
                    let mut path = String::new();
                    shape.rings.iter().for_each(|ring| outline(ring, view, &mut path));
                    write!(svg, "<path class=\"own\" d=\"{path}\"/>").ok();
                }
                None => dot(view, place.point(), "dot", radius, svg),
            }
            svg.push_str("</a>");
        }
    }
}

/// Where a place lies, in words: *59.91° north, 10.75° east*.
pub fn in_words(place: Coordinates) -> String {
    let degrees = |hundredths: i16| {
        let hundredths = hundredths.unsigned_abs();
        format!("{}{}{:02}", hundredths / 100, say("."), hundredths % 100)
    };
    let given = &[("latitude", &*degrees(place.latitude)), ("longitude", &*degrees(place.longitude))];
    match (place.latitude < 0, place.longitude < 0) {
        (false, false) => told("{latitude}° north, {longitude}° east", given),
        (false, true) => told("{latitude}° north, {longitude}° west", given),
        (true, false) => told("{latitude}° south, {longitude}° east", given),
        (true, true) => told("{latitude}° south, {longitude}° west", given),
    }
}

/// The beginning of a map.
fn begun(view: &View) -> String {
    let half = view.height / 2;
    format!(
        "<svg viewBox=\"{} {} {} {}\" aria-hidden=\"true\" focusable=\"false\">",
        -view.height,
        -half,
        2 * view.height,
        view.height
    )
}

/// All land of the view, one shape of it in the colour of what the map is about, or one `piece` of that, by the number of its ring.
fn land(world: &WorldMap, view: &View, own: Option<&Shape>, piece: Option<usize>, svg: &mut String) {
    let (mut others, mut its) = (String::new(), String::new());
    for shape in &world.shapes {
        let is_own = own.is_some_and(|own| std::ptr::eq(own, shape));
        for (number, ring) in shape.rings.iter().enumerate() {
            let is_own = is_own && piece.is_none_or(|piece| piece == number);
            outline(ring, view, if is_own { &mut its } else { &mut others });
        }
    }
    write!(svg, "<path class=\"land\" d=\"{others}\"/>").ok();
    if !its.is_empty() {
        write!(svg, "<path class=\"own\" d=\"{its}\"/>").ok();
    }
}

/// A dot.
fn dot(view: &View, at: Point, class: &str, radius: i32, svg: &mut String) {
    let (right, down) = view.put(at);
    write!(svg, "<circle class=\"{class}\" cx=\"{right}\" cy=\"{down}\" r=\"{radius}\"/>").ok();
}

/// The outline of a ring, in each turn of the Earth in which the view shows some of it.
fn outline(ring: &[Point], view: &View, path: &mut String) {
    let Some(first) = ring.first() else { return };
    let middle = view.turns(first.east);
    for turn in [middle - 1, middle, middle + 1] {
        let place = |point: &Point| view.drawn(Point { east: point.east - turn * AROUND, ..*point });
        if is_seen(ring.iter().map(place), view) {
            draw(ring.iter().map(place), encircles(ring), view, path);
        }
    }
}

/// Whether the view shows some of what these points are the outline of.
fn is_seen(mut points: impl Iterator<Item = (i32, i32)>, view: &View) -> bool {
    let Some((right, down)) = points.next() else { return false };
    let around = points.fold([right, right, down, down], |[left, right, top, bottom], (x, y)| {
        [left.min(x), right.max(x), top.min(y), bottom.max(y)]
    });
    let [left, right, top, bottom] = around;
    left < view.height && right > -view.height && top < view.height / 2 && bottom > -view.height / 2
}

/// Whether a ring goes around a pole.
fn encircles(ring: &[Point]) -> bool {
    ring.first().zip(ring.last()).is_some_and(|(first, last)| first.east.abs_diff(last.east) > AROUND as u32 / 2)
}

/// Draws points as steps from one to the next, leaving out those that nobody could tell from the one before.
fn draw(points: impl Iterator<Item = (i32, i32)>, encircles: bool, view: &View, path: &mut String) {
    let step = (view.height / STEPS).max(1);
    let (mut first, mut last): (i32, Option<(i32, i32)>) = (0, None);
    for (right, down) in points {
        match last {
            None => {
                first = right;
                write!(path, "M{right} {down}l").ok();
            }
            Some((x, y)) if (right - x).abs().max((down - y).abs()) < step => continue,
            Some((x, y)) => drop(write!(path, "{} {} ", right - x, down - y)),
        }
        last = Some((right, down));
    }
    if encircles {
        // Antarctica, which ends at the pole.
        write!(path, "0 0V{}H{first}z", view.height).ok();
    } else {
        path.push_str("0 0z");
    }
}

#[cfg(test)]
mod tests {
    use super::super::shapes::tests::world;
    use super::*;

    #[test]
    fn a_city_has_a_dot_in_its_country_and_a_country_has_none() {
        let world = world();
        let oslo = locator(&world, "oslo-no", "NOR", Coordinates { latitude: 5_991, longitude: 1_075 }, false);
        assert!(oslo.contains("class=\"own\"") && oslo.contains("class=\"dot\""), "{oslo}");
        let norway = locator(&world, "norway", "NOR", Coordinates { latitude: 6_200, longitude: 1_000 }, false);
        assert!(norway.contains("class=\"own\"") && !norway.contains("class=\"dot\""));
        let monaco = locator(&world, "monaco", "MCO", Coordinates { latitude: 4_373, longitude: 740 }, false);
        assert!(monaco.contains("class=\"dot\""), "a country that nobody could see has one");
        let nowhere = locator(&world, "nowhere", "", Coordinates { latitude: 0, longitude: 0 }, false);
        assert!(!nowhere.contains("class=\"own\"") && nowhere.contains("class=\"dot\""));
        assert!(oslo.len() < 40_000, "{} bytes", oslo.len());
    }

    #[test]
    fn a_piece_of_a_country_is_coloured_alone() {
        let world = world();
        let coloured = |is_piece| {
            let svg = locator(&world, "gaza-strip", "PSE", Coordinates { latitude: 3_145, longitude: 3_440 }, is_piece);
            let own =
                svg.split("class=\"own\" d=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
            (own.matches('M').count(), own.len())
        };
        let (all, one) = (coloured(false), coloured(true));
        assert_eq!((all.0, one.0), (2, 1), "the West Bank lies elsewhere");
        assert!(one.1 < all.1 / 2, "and is the larger one");
    }

    #[test]
    fn the_world_shows_countries_and_dots() {
        let place = |id: &str, latitude, longitude| Marked {
            id: id.into(),
            title: "A &amp; B".into(),
            goal: "#m0-0".into(),
            place: Coordinates { latitude, longitude },
        };
        let svg = marked(&world(), &[place("oslo-no", 5_991, 1_075), place("fiji", -1_800, 17_500)], &[]);
        assert_eq!((svg.matches("class=\"own\"").count(), svg.matches("<circle").count()), (1, 1));
        assert!(svg.len() < 120_000, "{} bytes", svg.len());
    }

    #[test]
    fn a_part_of_the_world_has_names() {
        let place = |title: &str, latitude, longitude| Marked {
            id: "x".into(),
            title: title.into(),
            goal: "#m0-0".into(),
            place: Coordinates { latitude, longitude },
        };
        let places = [place("Oslo", 5_991, 1_075), place("Bergen", 6_039, 532), place("Lima", -1_205, -7_704)];
        let view = View::of_points(places[..2].iter().map(Marked::point));
        let svg = enlarged(&world(), &places, &view);
        assert!(
            svg.contains(">Oslo</text>") && svg.contains(">Bergen</text>") && !svg.contains(">Lima</text>"),
            "{svg}"
        );
        assert!(marked(&world(), &places, &[view]).contains("<rect"), "and a frame on the map of the world");
    }

    #[test]
    fn a_place_is_put_in_words() {
        let words = |latitude, longitude| in_words(Coordinates { latitude, longitude });
        assert_eq!(words(5_991, 1_075), "59.91° north, 10.75° east");
        assert_eq!(words(-1_805, -17_800), "18.05° south, 178.00° west");
    }
}
