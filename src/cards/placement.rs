//! Where a card goes: arithmetic over rectangles, in CSS pixels of the viewport. No DOM.

/// A rectangle in the viewport.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl Rect {
    fn bottom(self) -> f64 {
        self.y + self.height
    }
}

/// Width and height.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// The side of its anchor on which a card stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Below it.
    Below,
    /// Above it.
    Above,
}

/// A card's place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// The side of the anchor.
    pub side: Side,
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// The height that it has there; what does not fit scrolls.
    pub height: f64,
}

/// Pixels between a card and its anchor, and between a card and the viewport's edge.
const GAP: f64 = 8.0;

/// How high the card of a name may come to be: its facts, or its map, may arrive after it has opened.
pub const GROWN: f64 = 320.0;

/// The place of a card of `size` for an `anchor` inside a viewport: below the anchor where it fits and still would if it grew
/// to the height `grown`, else above it, else on the side with more room, cut to that room; or on the side where it stands
/// already. It never covers the anchor and never leaves the viewport.
pub fn place(anchor: Rect, size: Size, viewport: Size, grown: f64, stands: Option<Side>) -> Place {
    let below = (viewport.height - GAP - (anchor.bottom() + GAP)).max(0.0);
    let above = (anchor.y - GAP - GAP).max(0.0);
    let fits = size.height.max(grown) <= below || below >= above;
    let side = stands.unwrap_or(if fits { Side::Below } else { Side::Above });
    let under = side == Side::Below;
    let height = size.height.min(if under { below } else { above });
    let y = if under { anchor.bottom() + GAP } else { anchor.y - GAP - height };
    let most = (viewport.width - GAP - size.width).max(GAP);
    // `clamp` could panic with its bounds in the message: 11 KB of code that writes fractions.
    Place { side, x: anchor.x.max(GAP).min(most), y: y.max(0.0).min(viewport.height), height }
}

#[cfg(test)]
mod tests {
    use super::*;

    const VIEWPORT: Size = Size { width: 1280.0, height: 800.0 };

    fn anchor(x: f64, y: f64) -> Rect {
        Rect { x, y, width: 80.0, height: 20.0 }
    }

    #[test]
    fn a_card_stands_below_where_it_fits() {
        let place = place(anchor(100.0, 100.0), Size { width: 360.0, height: 300.0 }, VIEWPORT, 0.0, None);
        assert_eq!(place, Place { side: Side::Below, x: 100.0, y: 128.0, height: 300.0 });
    }

    #[test]
    fn a_card_that_grows_stays_on_its_side() {
        let put = |height, stands| place(anchor(100.0, 500.0), Size { width: 360.0, height }, VIEWPORT, GROWN, stands);
        let opened = put(100.0, None);
        assert_eq!((opened.side, opened.y), (Side::Above, 392.0), "below it could not grow");
        let grown = put(400.0, Some(opened.side));
        assert_eq!((grown.side, grown.y, grown.height), (Side::Above, 92.0, 400.0));
        let below = put(900.0, Some(Side::Below));
        assert_eq!((below.y, below.height), (528.0, 264.0), "what does not fit scrolls");
    }

    #[test]
    fn a_card_never_covers_its_anchor_nor_leaves_the_viewport() {
        for viewport in [VIEWPORT, Size { width: 390.0, height: 700.0 }, Size { width: 320.0, height: 256.0 }] {
            for (x, y) in [(0.0_f64, 0.0_f64), (300.0, 120.0), (380.0, 230.0), (1250.0, 780.0), (640.0, 400.0)] {
                for height in [80.0, 300.0, 900.0] {
                    let anchor = anchor(x.min(viewport.width - 80.0), y.min(viewport.height - 20.0));
                    let width = f64::min(360.0, viewport.width - 2.0 * GAP);
                    let place = place(anchor, Size { width, height }, viewport, GROWN, None);
                    let clear = place.y >= anchor.bottom() || place.y + place.height <= anchor.y;
                    assert!(clear, "covers: {anchor:?} {place:?}");
                    let inside = place.x >= 0.0
                        && place.x + width <= viewport.width
                        && place.y + place.height <= viewport.height;
                    assert!(inside, "outside: {anchor:?} {place:?} in {viewport:?}");
                }
            }
        }
    }
}
