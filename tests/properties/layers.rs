//! Whatever people change in an analysis, and take back, leaves one that is sound.

use super::TEXTS;
use super::mutations::Mutations;
use whosays_engine::layer::w3c::{self, annotations};
use whosays_engine::layer::{Anchor, Edit, History, Mark, Opened, Pack, Words, compose, settled, stood, told};
use whosays_engine::{Analysis, EntityType, SourceKind, Span, Status, analyze};

/// Sequences of changes tried with each text, and the changes in each.
const ROUNDS: u64 = 60;
const CHANGES: usize = 40;

/// A stretch on character boundaries, mostly of a few words.
fn any_span(random: &mut Mutations, text: &str) -> Span {
    let start = text.floor_char_boundary(random.below(text.len()));
    let longest = [8, 80, 800][random.below(3)];
    let end = text.ceil_char_boundary((start + random.below(longest)).min(text.len()));
    Span::new(start, end)
}

/// A change such as people make, or such as a stranger's pack may hold.
fn any_edit(random: &mut Mutations, text: &str, analysis: &Analysis) -> Edit {
    let span = any_span(random, text);
    let entity = &analysis.entities[random.below(analysis.entities.len())];
    match random.below(8) {
        0 => Edit::Mark { over: span, mark: None },
        1 | 2 => {
            let source = (random.below(2) == 0).then(|| (any_span(random, text), SourceKind::Vague));
            let status = Status::ALL[random.below(5)];
            let over = if random.below(4) == 0 { any_span(random, text) } else { span };
            Edit::Mark { over, mark: Some(Mark { span, status, source }) }
        }
        3 => Edit::Name { span, name: entity.name.clone(), kind: entity.kind },
        4 => Edit::Unname { span: entity.mentions[random.below(entity.mentions.len())] },
        5 => Edit::Restore { over: span },
        6 => Edit::Forget { name: entity.name.clone() },
        _ => Edit::Describe { name: entity.name.clone(), words: "as somebody sees it".into() },
    }
}

fn assert_sound(text: &str, analysis: &Analysis) {
    let apart = |spans: &[Span]| {
        assert!(spans.iter().all(|span| text.get(span.start..span.end).is_some() && !span.is_empty()));
        assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start), "{spans:?}");
    };
    apart(&analysis.statements.iter().map(|own| own.span).collect::<Vec<_>>());
    let mut mentions: Vec<Span> = Vec::new();
    for entity in &analysis.entities {
        apart(&entity.mentions);
        assert!(!entity.mentions.is_empty());
        mentions.extend(&entity.mentions);
    }
    mentions.sort();
    apart(&mentions);
    assert!(analysis.entities.is_sorted_by_key(|entity| entity.mentions[0].start));
    for source in analysis.statements.iter().filter_map(|own| own.source) {
        assert!(source.entity.is_none_or(|id| id.0 < analysis.entities.len()));
    }
}

#[test]
fn any_changes_leave_a_sound_analysis_and_lead_back() {
    for (index, text) in TEXTS.iter().enumerate() {
        let analysis = analyze(text);
        for round in 0..ROUNDS {
            let mut random = Mutations::new(1 + index as u64 * ROUNDS + round);
            let mut history = History::default();
            let mut states = vec![analysis.clone()];
            for _ in 0..CHANGES {
                match random.below(5) {
                    0 if history.undo().is_some() => {
                        states.pop();
                    }
                    1 if history.redo().is_some() => states.push(compose(text, &analysis, history.standing()).analysis),
                    _ => {
                        let step = if random.below(4) == 0 { 3 } else { 1 };
                        history.make_step((0..step).map(|_| any_edit(&mut random, text, &analysis)));
                        states.push(compose(text, &analysis, history.standing()).analysis);
                    }
                }
                let now = compose(text, &analysis, history.standing());
                assert_eq!(Some(&now.analysis), states.last());
                assert_eq!(now.set_by.len(), now.analysis.statements.len());
                assert_sound(text, &now.analysis);
                let before = stood(text, &analysis, history.standing());
                assert_eq!(before.len(), history.standing().len());
                for (edit, before) in history.standing().iter().zip(&before) {
                    assert!(told(edit, before.as_ref(), text).at.is_none_or(|at| at.end <= text.len()));
                }
            }
            assert_eq!(History::from_lines(&history.to_lines()).as_ref(), Some(&history));
            let done = history.standing().to_vec();
            while history.undo().is_some() {}
            assert_eq!(compose(text, &analysis, history.standing()).analysis, analysis);
            while history.redo().is_some() {}
            assert!(history.standing().starts_with(&done));
        }
    }
}

/// What is handed on comes to the same, and is no longer than what was done.
#[test]
fn what_stands_of_any_changes_comes_to_the_same() {
    let (mut all, mut kept) = (0, 0);
    for (index, text) in TEXTS.iter().enumerate() {
        let analysis = analyze(text);
        for round in 0..4 * ROUNDS {
            let mut random = Mutations::new(1 + index as u64 * ROUNDS + round);
            let mut edits: Vec<Edit> =
                (0..1 + random.below(CHANGES)).map(|_| any_edit(&mut random, text, &analysis)).collect();
            // As a reader tries: the same words once more.
            for at in 0..edits.len() {
                if random.below(3) == 0 {
                    edits.push(edits[at].clone());
                }
            }
            let stand = settled(text, &analysis, &edits);
            let come_to = |edits: &[Edit]| compose(text, &analysis, edits).analysis;
            assert_eq!(come_to(&stand), come_to(&edits), "{edits:?}");
            assert!(stand.len() <= edits.len());
            assert_eq!(settled(text, &analysis, &stand).len(), stand.len(), "nothing of it is a trial: {stand:?}");
            (all, kept) = (all + edits.len(), kept + stand.len());
        }
    }
    println!("of {all} changes {kept} stand");
    assert!(kept * 2 < all, "of {all} changes {kept} stand");
}

#[test]
fn what_is_packed_is_opened_the_same() {
    for (index, text) in TEXTS.iter().enumerate() {
        let (analysis, words) = (analyze(text), Words::of(text));
        let anchored = |span: Span| Anchor::new(text, &words, span).is_some() && span == span.trimmed(text);
        for round in 0..ROUNDS {
            let mut random = Mutations::new(1 + index as u64 * ROUNDS + round);
            let edits: Vec<Edit> = (0..CHANGES)
                .map(|_| any_edit(&mut random, text, &analysis))
                .filter(|edit| match edit {
                    Edit::Mark { over, mark } => {
                        anchored(*over)
                            && mark.is_none_or(|own| {
                                anchored(own.span) && own.source.is_none_or(|(span, _)| anchored(span))
                            })
                    }
                    Edit::Name { span, .. } | Edit::Unname { span } => anchored(*span),
                    Edit::Restore { over } => anchored(*over),
                    Edit::Forget { .. } | Edit::Describe { .. } => true,
                })
                .collect();
            let pack = Pack::new(text, "a title", &edits, Vec::new());
            let json = serde_json::to_string(&pack).unwrap_or_default();
            let read: Pack = serde_json::from_str(&json).unwrap_or_else(|error| panic!("{error}: {json}"));
            assert_eq!(read.open(text), Ok(Opened { edits, ..Opened::default() }));
        }
    }
}

/// Whoever opens the annotations of an article has the cards that people named and wrote on.
#[test]
fn what_is_annotated_is_opened_the_same() {
    let mut written = 0;
    for (index, text) in TEXTS.iter().enumerate() {
        let analysis = analyze(text);
        let whole = |span: Span| span == span.trimmed(text) && span.of(text).contains(char::is_alphanumeric);
        for round in 0..ROUNDS {
            let mut random = Mutations::new(1 + index as u64 * ROUNDS + round);
            let mut edits: Vec<Edit> = (0..CHANGES).map(|_| any_edit(&mut random, text, &analysis)).collect();
            for (number, edit) in edits.iter_mut().enumerate() {
                match edit {
                    Edit::Describe { words, .. } => {
                        *words = ["as somebody sees it", "Opinion", " a\n<b>\t", ""][number % 4].into()
                    }
                    Edit::Name { name, .. } if number % 3 == 0 => *name = "Speculation".into(),
                    _ => {}
                }
            }
            // Marks have a test of their own.
            edits.retain(|edit| match edit {
                Edit::Mark { .. } | Edit::Restore { .. } => false,
                Edit::Name { span, .. } => whole(*span),
                _ => true,
            });
            let composed = compose(text, &analysis, &edits).analysis;
            let json = serde_json::to_string(&annotations(text, &composed, &edits, None)).unwrap_or_default();
            let foreign = serde_json::from_str(&json).unwrap_or_else(|error| panic!("{error}: {json}"));
            let noted = w3c::edits(text, &foreign, &analysis.statements);
            assert_eq!((noted.own, noted.left.len()), (analysis.statements.len(), 0), "{noted:?}");
            let again = compose(text, &analysis, &noted.edits).analysis;
            for own in &composed.entities {
                let named = |edit: &&Edit| matches!(edit, Edit::Name { name, span, .. } if *name == own.name && own.mentions.contains(span));
                let says = |edit: &&Edit| matches!(edit, Edit::Describe { name, words } if *name == own.name && !words.is_empty() && *words == own.description);
                let there = again.entities.iter().find(|other| other.name == own.name);
                for edit in edits.iter().filter(named) {
                    let Edit::Name { span, .. } = edit else { continue };
                    assert!(there.is_some_and(|other| other.mentions.contains(span)), "{edit:?}");
                }
                if edits.iter().any(|edit| says(&edit)) {
                    written += 1;
                    assert_eq!(there.map(|other| &other.description), Some(&own.description), "{}", own.name);
                }
            }
        }
    }
    assert!(written > 100, "{written} cards have words");
}

#[test]
fn marks_show_what_was_said_last() {
    let text = TEXTS[0];
    let analysis = analyze(text);
    let own = analysis.statements[1].span;
    let set = |status| Edit::Mark { over: own, mark: Some(Mark { span: own, status, source: None }) };
    let composed = compose(text, &analysis, &[set(Status::Opinion), set(Status::Prediction)]);
    assert_eq!((composed.analysis.statements[1].status, composed.set_by[1]), (Status::Prediction, Some(1)));
    let kind = EntityType::Other;
    let name = |name: &str| Edit::Name { span: own, name: name.into(), kind };
    let composed = compose(text, &analysis, &[name("one"), name("other")]).analysis;
    assert!(composed.entities.iter().all(|entity| entity.name != "one"), "no longer named");
}
