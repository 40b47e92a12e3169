//! A lesson without its article: for one that a teacher may not copy. Who opens it needs the article themselves.
//!
//! Its places are anchored in the words around them, as those of a pack (see `whosays_engine::layer`), so they are found in another
//! edition of the text too; what is not found is left out and counted, nothing is placed on a guess. What is handed in then tells of
//! statements by number, since editions count their characters differently.

use crate::Lesson;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use whosays_article::Article;
use whosays_engine::Span;
use whosays_engine::layer::{Edit, Pack, Refusal};
use whosays_engine::wire::{Offsets, Unit};
use whosays_texts::{say, told};

/// Where a lesson's places are, without the text that they are in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Places {
    /// The places in the text that the lesson was made on, in its code points; the pack's edits are theirs, one by one.
    spans: Vec<(usize, usize)>,
    pack: Pack,
}

/// What a lesson over another edition of its text still knows of the one that it was made on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The lesson's id.
    pub id: String,
    /// For each task, which one it was, by number.
    pub tasks: Vec<usize>,
    /// For each name, which one it was, by number.
    pub names: Vec<usize>,
}

/// A lesson whose article is still to be opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Closed {
    /// The lesson, all of whose spans are code points of a text that is not there.
    lesson: Lesson,
    places: Places,
    id: String,
}

impl Places {
    /// The places of a lesson.
    pub fn of(lesson: &Lesson) -> Self {
        let mut spans: Vec<Span> = lesson.names.clone();
        for task in &lesson.tasks {
            spans.push(task.span);
            if let Some(key) = &task.key {
                spans.extend(key.source.map(|(span, _)| span).into_iter().chain(key.cues.iter().copied()));
            }
        }
        spans.sort();
        spans.dedup();
        // Which edit a pack leaves out, it does not say: those that stand on no word have no place in another edition.
        let packed = |span: &Span| Pack::new(&lesson.article.text, "", &[Edit::Restore { over: *span }], Vec::new());
        spans.retain(|span| !packed(span).edits.is_empty());
        let edits: Vec<Edit> = spans.iter().map(|span| Edit::Restore { over: *span }).collect();
        let pack = Pack::new(&lesson.article.text, &lesson.title, &edits, Vec::new());
        let offsets = Offsets::new(&lesson.article.text, Unit::CodePoint);
        Places { spans: spans.iter().map(|span| (offsets.of(span.start), offsets.of(span.end))).collect(), pack }
    }
}

impl Closed {
    /// A lesson that came without its text. Its spans are code points of the text that it was made on.
    pub fn new(lesson: Lesson, places: Places, id: String) -> Self {
        Closed { lesson, places, id }
    }

    /// What it is called.
    pub fn title(&self) -> &str {
        &self.lesson.title
    }

    /// The lesson over `article`, and how many of its statements have no place in this edition.
    ///
    /// # Errors
    /// Says in a sentence why the two do not belong together.
    pub fn open(&self, article: Article) -> Result<(Lesson, usize), String> {
        let opened = self.places.pack.open(&article.text).map_err(|why| match why {
            Refusal::OtherArticle(_) => told(
                "This is another text than that of the lesson “{title}”. Open the article that your teacher named.",
                &[("title", self.title())],
            ),
            _ => say("This lesson is damaged or of another version. Copy or download it once more.").to_owned(),
        })?;
        let held = (0..self.places.spans.len()).filter(|at| opened.lost.binary_search(at).is_err());
        // A statement of which a word is another is not the one that the key is about.
        let placed: BTreeMap<(usize, usize), Span> = held
            .zip(&opened.edits)
            .enumerate()
            .filter(|(number, _)| opened.changed.binary_search(number).is_err())
            .filter_map(|(_, (at, edit))| match edit {
                Edit::Restore { over } => Some((*self.places.spans.get(at)?, *over)),
                _ => None,
            })
            .collect();
        let place = |span: Span| placed.get(&(span.start, span.end)).copied();
        let mut origin = Origin { id: self.id.clone(), tasks: Vec::new(), names: Vec::new() };
        let mut lesson = Lesson { article, tasks: Vec::new(), names: Vec::new(), ..self.lesson.clone() };
        // A file that somebody edited may give two statements each other's place, or the same.
        let behind = |last: Option<Span>| move |span: &Span| last.is_none_or(|last| last.end <= span.start);
        for (at, task) in self.lesson.tasks.iter().enumerate() {
            let last = lesson.tasks.last().map(|task| task.span);
            let Some(span) = place(task.span).filter(behind(last)) else { continue };
            let mut task = task.clone();
            task.span = span;
            if let Some(key) = &mut task.key {
                key.source = key.source.and_then(|(span, kind)| Some((place(span)?, kind)));
                key.cues = key.cues.iter().filter_map(|span| place(*span)).collect();
            }
            lesson.tasks.push(task);
            origin.tasks.push(at);
        }
        for (at, name) in self.lesson.names.iter().enumerate() {
            if let Some(span) = place(*name).filter(behind(lesson.names.last().copied())) {
                lesson.names.push(span);
                origin.names.push(at);
            }
        }
        for question in &mut lesson.questions {
            question.task = question.task.and_then(|task| origin.tasks.iter().position(|own| *own == task));
        }
        let lost = self.lesson.tasks.len() - lesson.tasks.len();
        lesson.origin = Some(origin);
        Ok((lesson, lost))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Answer, Answers, HandIn, Source};
    use whosays_engine::{Status, analyze};

    const TEXT: &str =
        "The ferry may sink, Ines Duarte said. It is a shameful wreck. The council will sell it on Monday.";

    fn lesson() -> Lesson {
        let article = Article::from_plain(TEXT);
        let analysis = analyze(&article.text);
        let mut lesson = Lesson::new(article, &analysis);
        lesson.title = "The ferry".to_owned();
        lesson
    }

    fn closed(lesson: &Lesson) -> Closed {
        let json = lesson.to_json_without_text();
        assert!(!json.contains("shameful"), "no word of the article: {json}");
        match crate::Opened::from_json(&json) {
            Ok(crate::Opened::Closed(closed)) => *closed,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_text_that_it_was_made_on_gives_the_same_lesson() {
        let lesson = lesson();
        let (mut opened, lost) = closed(&lesson).open(Article::from_plain(TEXT)).unwrap();
        assert_eq!((opened.id(), lost), (lesson.id(), 0));
        opened.origin = None;
        assert_eq!(opened.tasks, lesson.tasks);
        assert_eq!(opened.names, lesson.names);
    }

    #[test]
    fn another_edition_loses_what_is_not_in_it_and_hands_in_for_the_same() {
        let lesson = lesson();
        let other =
            TEXT.replace("The ferry may", "Port Alder\n\nThe ferry  may").replace("shameful wreck", "fine old boat");
        let (opened, lost) = closed(&lesson).open(Article::from_plain(&other)).unwrap();
        assert_eq!((lost, opened.id()), (1, lesson.id()));
        let words: Vec<&str> = opened.tasks.iter().map(|task| task.span.of(&opened.article.text)).collect();
        assert!(words[0].starts_with("The ferry") && words[1].starts_with("The council"), "{words:?}");
        let mark = |task: usize, source| Answer {
            span: opened.tasks[task].span,
            status: Status::Prediction,
            source,
            sure: 2,
            why: String::new(),
        };
        let name = opened.names.iter().find(|name| name.of(&opened.article.text) == "Ines Duarte").copied().unwrap();
        let answers = Answers {
            marks: vec![mark(0, Source::Words(name)), mark(1, Source::Article)],
            contested: [(1, "why".to_owned())].into(),
            ..Answers::default()
        };
        let json = HandIn { pupil: "1".into(), steps: 3, answers, left_out: 0 }.to_json(&opened);
        // This device keeps what came of the two.
        assert_eq!(Lesson::from_json(&opened.to_json()).unwrap(), opened);
        // The teacher has the text.
        let read = HandIn::from_json(&json, &lesson).unwrap().answers;
        assert_eq!(
            read.marks.iter().map(|mark| mark.span).collect::<Vec<_>>(),
            [lesson.tasks[0].span, lesson.tasks[2].span]
        );
        let Source::Words(span) = read.marks[0].source else { panic!("{:?}", read.marks[0].source) };
        assert_eq!(span.of(TEXT), "Ines Duarte");
        assert_eq!(read.contested.keys().collect::<Vec<_>>(), [&2]);
    }

    #[test]
    fn places_that_lie_leave_statements_in_order() {
        let lesson = lesson();
        let mut lying = closed(&lesson);
        lying.places.pack.edits.reverse();
        let (opened, lost) = lying.open(Article::from_plain(TEXT)).unwrap();
        assert!(lost > 0 && opened.tasks.len() + lost == lesson.tasks.len());
        assert!(opened.tasks.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start), "{:?}", opened.tasks);
        assert!(opened.names.windows(2).all(|pair| pair[0].end <= pair[1].start), "{:?}", opened.names);
    }

    #[test]
    fn another_article_is_refused() {
        let why = closed(&lesson())
            .open(Article::from_plain("Snow fell in the hills, and nobody came to the fair."))
            .unwrap_err();
        assert!(why.contains("another text"), "{why}");
    }
}
