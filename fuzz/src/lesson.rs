//! What comes into a class from elsewhere, lessons and hand-ins, and what a browser kept of a pupil: refused in words, or sound.

use crate::pack::TEXT;
use serde_json::Value;
use std::sync::LazyLock;
use whosays_article::Article;
use whosays_engine::{Span, analyze};
use whosays_lessons::parts::Parts;
use whosays_lessons::practice::Practice;
use whosays_lessons::{Answers, Class, HandIn, Lesson, Opened, Pile, Progress, table};

/// A lesson over the text of the seeds.
static LESSON: LazyLock<Lesson> = LazyLock::new(|| Lesson::new(Article::from_plain(TEXT), &analyze(TEXT)));

/// The bytes as a lesson: as they are, and with the text of the seeds in it, so that its places are some.
pub fn lesson(bytes: &[u8]) {
    let file = String::from_utf8_lossy(bytes);
    open(&file);
    if let Some(with_text) = replaced(&file, &[("article", &LESSON.article.packed())]) {
        open(&with_text);
    }
}

fn open(file: &str) {
    match Opened::from_json(file) {
        Ok(Opened::Lesson(lesson)) => sound(&lesson),
        Ok(Opened::Closed(closed)) => {
            if let Ok((lesson, _)) = closed.open(Article::from_plain(TEXT)) {
                sound(&lesson);
            }
        }
        Err(told) => assert!(told.ends_with('.'), "{told}"),
    }
}

/// Its statements stand in its text, in order, and what is handed on of it is opened again as the same lesson.
fn sound(lesson: &Lesson) {
    let spans: Vec<Span> = lesson.tasks.iter().map(|task| task.span).collect();
    in_order(&spans, &lesson.article.text);
    in_order(&lesson.names, &lesson.article.text);
    assert!(lesson.questions.iter().all(|own| own.task.is_none_or(|task| task < lesson.tasks.len())));
    let again = Lesson::from_json(&lesson.to_json()).expect("what is handed on is a lesson");
    assert_eq!(again.id(), lesson.id());
    assert!(Opened::from_json(&lesson.to_json_without_text()).is_ok());
}

fn in_order(spans: &[Span], text: &str) {
    assert!(spans.iter().all(|span| text.get(span.start..span.end).is_some()), "{spans:?}");
    assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start), "{spans:?}");
}

/// The bytes as a hand-in: as they are, and as one of the lesson at hand.
pub fn hand_in(bytes: &[u8]) {
    let file = String::from_utf8_lossy(bytes);
    HandIn::lesson_of(&file);
    let named = replaced(&file, &[("lesson", &LESSON.id())]).unwrap_or_default();
    let pile = Pile::new(&LESSON, [("one", &*file), ("other", &named)]);
    assert!(pile.aside.iter().all(|(_, why)| why.to_string().ends_with('.')), "{pile:?}");
    assert!(pile.hand_ins.len() + pile.aside.len() == 2, "{pile:?}");
    let class = Class::new(&LESSON, &pile.hand_ins);
    assert_eq!(class.pupils.len(), pile.hand_ins.len());
    let rows = table::rows(&LESSON, &pile.hand_ins);
    assert!(rows.ends_with("\r\n"), "{rows}");
    pile.hand_ins.iter().for_each(|own| answered(&own.answers));
}

/// The bytes as what a browser kept of a pupil, of practice, or of a code that comes in parts.
pub fn progress(bytes: &[u8]) {
    let kept = String::from_utf8_lossy(bytes);
    if let Some(mut progress) = Progress::from_json(&kept) {
        answered(&progress.answers());
        progress.hand_in().to_json(&LESSON);
        let again = Progress::from_json(&progress.to_json()).expect("what is kept is read");
        assert_eq!(again.answers(), progress.answers());
        while progress.undo() {}
        while progress.redo() {}
    }
    let practice = Practice::from_json(&kept);
    assert_eq!(Practice::from_json(&practice.to_json()).to_json(), practice.to_json());
    Parts::from_lines(&kept).to_lines();
}

/// No two answers are about the same words.
fn answered(answers: &Answers) {
    let spans: Vec<Span> = answers.marks.iter().map(|mark| mark.span).collect();
    assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start), "{spans:?}");
}

/// A JSON object with other values under some of its keys.
fn replaced(file: &str, by: &[(&str, &str)]) -> Option<String> {
    let mut value: Value = serde_json::from_str(file).ok()?;
    let object = value.as_object_mut()?;
    for (key, value) in by {
        object.insert((*key).to_owned(), (*value).into());
    }
    Some(value.to_string())
}
