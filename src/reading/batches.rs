//! Long lists, a part at a time.

use leptos::prelude::*;
use std::sync::Arc;
use whosays_engine::order::sort_by_key;
use whosays_texts::counted_with;

/// `count` rows of a list, a batch at a time: the next when the reader asks for it, because a long text has thousands.
/// Without scripts nobody could ask, so that a prerendered list is whole. `what` is a [`text`](whosays_texts::text) that offers `{more}` of
/// all `{n}`.
pub fn batches(
    count: usize,
    size: usize,
    what: &'static str,
    row: impl Fn(usize) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    batch(0, count, if cfg!(feature = "still") { count } else { size }, what, Arc::new(row))
}

type Row = dyn Fn(usize) -> AnyView + Send + Sync;

fn batch(from: usize, count: usize, size: usize, what: &'static str, row: Arc<Row>) -> AnyView {
    let to = count.min(from + size);
    let rows: Vec<_> = (from..to).map(|index| row(index)).collect();
    let asked = RwSignal::new(false);
    let rest = (to < count).then_some(move || match asked.get() {
        true => batch(to, count, size, what, row.clone()),
        false => {
            let words = counted_with(count, what, &[("more", &size.min(count - to).to_string())]);
            view! { <li><button type="button" class="more" on:click=move |_| asked.set(true)>{words}</button></li> }
                .into_any()
        }
    });
    view! { {rows} {rest} }.into_any()
}

/// The places of numbers, the largest first; what is equal keeps its order. One function for all lists: sorting is heavy code.
pub fn largest_first(numbers: &[usize]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..numbers.len()).collect();
    sort_by_key(&mut places, |place| (usize::MAX - numbers[*place], 0));
    places
}
