//! The statements that can be practised: those of the ready-made lessons whose key a teacher has looked at.

use super::opening::ask;
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::Element;
use whosays_engine::Span;
use whosays_engine::layer::fingerprint;
use whosays_lessons::practice::Item;
use whosays_lessons::{Key, Lesson};

/// The statements, with the lessons that they stand in.
#[derive(Default)]
pub struct Pool {
    /// What can be practised.
    pub items: Vec<Item>,
    /// Where each stands: the lesson and the task, by number.
    places: Vec<(usize, usize)>,
    lessons: Vec<Lesson>,
}

/// The files of the ready-made lessons, which the page is served with a list of.
pub fn files() -> Vec<String> {
    let Ok(rows) = document().query_selector_all("[data-file]") else { return Vec::new() };
    let rows = (0..rows.length()).filter_map(|at| rows.item(at)?.dyn_into::<Element>().ok());
    rows.filter_map(|row| row.get_attribute("data-file")).collect()
}

/// Loads them; those that do not arrive are left out.
pub async fn load() -> Pool {
    let mut pool = Pool::default();
    for file in files() {
        let json = ask("fetched", &[file.into()]).await.and_then(|json| json.as_string());
        if let Some(lesson) = json.and_then(|json| Lesson::from_json(&json).ok()) {
            pool.add(lesson);
        }
    }
    pool
}

impl Pool {
    fn add(&mut self, lesson: Lesson) {
        for (at, task) in lesson.tasks.iter().enumerate() {
            let Some(key) = task.key.as_ref().filter(|key| key.by_teacher) else { continue };
            // The same statement in two lessons is one.
            let id = fingerprint(task.span.of(&lesson.article.text));
            if self.items.iter().all(|own| own.id != id) {
                self.items.push(Item { id, status: key.status });
                self.places.push((self.lessons.len(), at));
            }
        }
        self.lessons.push(lesson);
    }

    /// The lesson that a statement stands in, and its task there.
    fn place(&self, item: usize) -> Option<(&Lesson, usize)> {
        let (lesson, task) = *self.places.get(item)?;
        Some((self.lessons.get(lesson)?, task))
    }

    /// What a statement is held for.
    pub fn key(&self, item: usize) -> Option<&Key> {
        let (lesson, task) = self.place(item)?;
        lesson.tasks[task].key.as_ref()
    }

    /// The article's text.
    pub fn text(&self, item: usize) -> &str {
        self.place(item).map_or("", |(lesson, _)| &lesson.article.text)
    }

    /// The statement's words.
    pub fn span(&self, item: usize) -> Span {
        self.place(item).map_or(Span::new(0, 0), |(lesson, task)| lesson.tasks[task].span)
    }

    /// What the article is called.
    pub fn title(&self, item: usize) -> String {
        let article = self.place(item).map(|(lesson, _)| &lesson.article);
        article.and_then(|own| own.leading_title().or(own.meta.title.as_deref())).unwrap_or_default().to_owned()
    }

    /// The article's text, the block that a statement stands in, and its words.
    pub fn context(&self, item: usize) -> Option<(&str, Span, Span)> {
        let (lesson, task) = self.place(item)?;
        let span = lesson.tasks[task].span;
        let block = lesson.article.pieces.iter().find(|piece| piece.span.covers(span)).map_or(span, |piece| piece.span);
        Some((&lesson.article.text, block, span))
    }
}
