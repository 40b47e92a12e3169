//! What the reader has selected in an element stays selected when another with the same text takes its place.

use leptos::prelude::{document, window};
use web_sys::{Element, Node, Selection};

/// The first and the last place of a selection, as the reader drew it.
pub struct Selecting([Place; 2]);

enum Place {
    /// In what stays: a node and the offset in it.
    Outside(Node, u32),
    /// In what goes: UTF-16 code units from its beginning.
    Inside(u32),
}

impl Selecting {
    /// What is selected, where some of it is in `old`.
    pub fn within(old: &Element) -> Option<Self> {
        let selection = selection().filter(|selection| !selection.is_collapsed())?;
        let anchor = Place::new(old, selection.anchor_node()?, selection.anchor_offset())?;
        let focus = Place::new(old, selection.focus_node()?, selection.focus_offset())?;
        let inside = matches!(anchor, Place::Inside(_)) || matches!(focus, Place::Inside(_));
        inside.then_some(Self([anchor, focus]))
    }

    /// Selects the same in `new`.
    pub fn again(self, new: &Element) -> Option<()> {
        let [(anchor, from), (focus, to)] = self.0.map(|place| place.of(new));
        selection()?.set_base_and_extent(&anchor?, from, &focus?, to).ok()
    }
}

impl Place {
    fn new(old: &Element, node: Node, offset: u32) -> Option<Self> {
        if !old.contains(Some(&node)) {
            return Some(Self::Outside(node, offset));
        }
        let before = document().create_range().ok()?;
        before.set_start(old, 0).ok()?;
        before.set_end(&node, offset).ok()?;
        Some(Self::Inside(before.to_string().length()))
    }

    /// The node in `new`, or where it was, and the offset in it.
    fn of(self, new: &Element) -> (Option<Node>, u32) {
        match self {
            Self::Outside(node, offset) => (Some(node), offset),
            Self::Inside(mut units) => {
                let show_text = 4;
                let walker = document().create_tree_walker_with_what_to_show(new, show_text).ok();
                let texts = || walker.as_ref()?.next_node().ok().flatten();
                let found = std::iter::from_fn(texts).find(|text| {
                    let length = text.node_value().map_or(0, |words| words.encode_utf16().count() as u32);
                    units <= length || {
                        units -= length;
                        false
                    }
                });
                (found, units)
            }
        }
    }
}

fn selection() -> Option<Selection> {
    window().get_selection().ok().flatten()
}
