//! Removing a mark: what it took from its neighbours goes back to them.

use super::mark_form;
use crate::reading::Reading;
use whosays_engine::Span;
use whosays_engine::layer::{Edit, Mark};

/// The changes that remove the mark at `span`, as one step.
pub fn edits(reading: &Reading, span: Span) -> Vec<Edit> {
    let mut edits = vec![Edit::Mark { over: span, mark: None }];
    let statements = &reading.analysis.statements;
    let at = statements.partition_point(|own| own.span.end <= span.start);
    for index in [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter(|index| *index < statements.len()) {
        let Some(own) = mark_form::mark(reading, index) else { continue };
        let whole = match reading.set_by(index) {
            Some(number) => reading.edits().get(number).and_then(|edit| match edit {
                Edit::Mark { mark, .. } => mark.map(|mark| mark.span),
                _ => None,
            }),
            None => reading.below(index).next().map(|below| below.span),
        };
        let is_free = |whole: &Span| {
            let others = statements.iter().enumerate().filter(|(other, _)| ![index, at].contains(other));
            *whole != own.span && others.filter(|(_, other)| other.span.overlaps(*whole)).count() == 0
        };
        let Some(whole) = whole.filter(is_free) else { continue };
        edits.push(match reading.set_by(index) {
            // Only what is left of it tells which one it is.
            None => Edit::Restore { over: own.span },
            Some(_) => Edit::Mark { over: whole, mark: Some(Mark { span: whole, ..own }) },
        });
    }
    edits
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use whosays_article::Article;
    use whosays_engine::Status;

    #[test]
    fn what_a_mark_took_from_its_neighbours_goes_back_with_it() {
        let text = "The ferry sank. It may be raised in May. It was old.";
        let reading = Reading::new(Article::from_plain(text), None);
        let spans = |reading: &Reading| reading.analysis.statements.iter().map(|own| own.span).collect::<Vec<_>>();
        let [first, second, third] = spans(&reading)[..] else { panic!("three statements") };
        let wide = Span::new(first.start + 4, third.start + 6);
        let mark = |over: Span, span: Span| Edit::Mark {
            over,
            mark: Some(Mark { span, status: Status::Opinion, source: None }),
        };
        for before in [vec![], vec![mark(third, third)]] {
            // Widened over both of its neighbours, and then narrowed again.
            let widened = [before.clone(), vec![mark(wide, wide)]].concat();
            let narrowed = [widened.clone(), vec![mark(wide, second)]].concat();
            for all in [widened, narrowed] {
                let own = reading.with_layer(&all);
                assert!(spans(&own)[0] != first && spans(&own)[2] != third, "they were cut");
                let now = reading.with_layer(&[all, edits(&own, spans(&own)[1])].concat());
                assert_eq!(spans(&now), [first, third]);
                assert_eq!(now.set_by(1).is_some(), !before.is_empty(), "whose it was");
            }
        }
        // What another mark has by now stays with that one.
        let taken = Span::new(third.start, third.start + 2);
        let own = reading.with_layer(&[mark(wide, wide), mark(taken, taken)]);
        let [rest, left] = [spans(&own)[0], spans(&own)[1]];
        let all = [Edit::Mark { over: left, mark: None }, Edit::Restore { over: rest }];
        assert_eq!(edits(&own, left), all, "only the first comes back");
    }
}
