//! Marks find their places in another edition of their text.

use super::mutations::Mutations;
use std::ops::Range;
use whosays_engine::layer::{Alignment, Anchor, Place, Words};
use whosays_engine::{Span, analyze};

/// Editions tried of each text.
const ROUNDS: u64 = 40;

/// One word in so many changes.
const EVERY: usize = 50;

/// Another edition of a text, and where in it each word of the old one stands: nowhere, if it was left out.
fn edition(text: &str, words: &Words, random: &mut Mutations) -> (String, Vec<Option<usize>>) {
    let (mut out, mut places) = (String::new(), Vec::new());
    let (mut from, mut count) = (0, 0);
    let any = |random: &mut Mutations| words.spans[random.below(words.len())].of(text);
    for word in &words.spans {
        out.push_str(&text[from..word.start]);
        from = word.end;
        let change = if random.below(EVERY) == 0 { random.below(4) } else { 4 };
        match change {
            0 => {
                places.push(None);
                continue;
            }
            1 => {
                out.push_str(any(random));
                out.push(' ');
                out.push_str(word.of(text));
                count += 1;
            }
            2 | 3 => out.push_str(any(random)),
            _ => out.push_str(word.of(text)),
        }
        places.push(Some(count));
        count += 1;
    }
    out.push_str(&text[from..]);
    (out, places)
}

/// The words of the new edition that a stretch of the old one has become.
fn truth(places: &[Option<usize>], words: Range<usize>) -> Option<Range<usize>> {
    let mut own = places[words].iter().flatten();
    let first = *own.next()?;
    Some(first..own.next_back().copied().unwrap_or(first) + 1)
}

#[test]
fn marks_are_placed_right_where_one_word_in_fifty_changed_and_never_wrong_in_silence() {
    let (mut all, mut right) = (0, 0);
    for (index, text) in super::TEXTS.iter().enumerate() {
        let analysis = analyze(text);
        let words = Words::of(text);
        let mentions = analysis.entities.iter().flat_map(|entity| entity.mentions.iter().copied());
        let spans: Vec<Span> = analysis.statements.iter().map(|statement| statement.span).chain(mentions).collect();
        for round in 0..ROUNDS {
            let (new, places) = edition(text, &words, &mut Mutations::new(1 + index as u64 * ROUNDS + round));
            let others = Words::of(&new);
            let alignment = Alignment::new(&words.hashes, &others.hashes);
            for span in &spans {
                let Some(anchor) = Anchor::new(text, &words, *span) else { continue };
                let place = anchor.place(&new, &others, &alignment);
                let wanted = truth(&places, anchor.words.clone());
                all += 1;
                let within = |span: Span| {
                    let found = others.within(span);
                    // whose a word is that was put in at a limit is open
                    wanted.as_ref().is_some_and(|wanted| {
                        found.start <= wanted.start
                            && wanted.start <= found.start + 1
                            && wanted.end <= found.end
                            && found.end <= wanted.end + 1
                    })
                };
                match place {
                    Place::Same(span) => {
                        // a word put in may be the one that stood there
                        let found = others.within(span);
                        let there = wanted.as_ref().is_some_and(|own| own.start <= found.end && found.start <= own.end);
                        assert!(there, "{anchor:?} is said to be {:?}", span.of(&new));
                        right += 1;
                    }
                    Place::Changed(span) if within(span) => right += 1,
                    Place::Changed(_) | Place::Lost => {}
                }
            }
        }
    }
    let share = f64::from(right) / f64::from(all);
    assert!(share >= 0.98, "{right} of {all} are placed right");
}
