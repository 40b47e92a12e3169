//! Articles that strangers packed.

use crate::{Article, normalised};
use whosays_engine::Span;

impl Article {
    /// The article with blocks and markup in order, as readers of files make them; a plain text where they are not. Who made a packed
    /// article that came by a link or in a file is not known.
    pub fn made_sound(mut self) -> Self {
        let apart = |spans: &[Span]| spans.windows(2).all(|pair| pair[0].end <= pair[1].start);
        let blocks: Vec<Span> = self.pieces.iter().map(|piece| piece.span).collect();
        // What stands in no block is not shown.
        let is_shown = !blocks.is_empty() && blocks.iter().all(|span| !span.is_empty());
        if normalised(&self.text) != self.text || !apart(&blocks) || !is_shown {
            let meta = self.meta;
            return Article { meta, ..Article::from_plain(&self.text) };
        }
        let held = |span: Span| {
            blocks.get(blocks.partition_point(|block| block.end < span.end)).is_some_and(|b| b.covers(span))
        };
        self.inline.retain(|inline| !inline.span.is_empty() && held(inline.span));
        // Outer before inner, and none across another's limits.
        self.inline.sort_by_key(|inline| (inline.span.start, std::cmp::Reverse(inline.span.end)));
        let mut open: Vec<Span> = Vec::new();
        self.inline.retain(|inline| {
            open.retain(|outer| outer.end > inline.span.start);
            let nested = open.last().is_none_or(|outer| outer.covers(inline.span));
            if nested {
                open.push(inline.span);
            }
            nested
        });
        self
    }
}
