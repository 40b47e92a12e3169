//! A lesson as JSON, both ways.

use crate::annotation::{self, Annotation, Body, Find, Text, Unread};
use crate::closed::{Closed, Origin, Places};
use crate::{About, Form, HandIn, Key, Lesson, Question, Rules, Task};
use serde::{Deserialize, Serialize};
use whosays_article::Article;
use whosays_engine::layer::fingerprint;
use whosays_engine::{SourceKind, Span, Status};
use whosays_texts::{say, text, told};

/// What a collection that is a lesson says it holds.
const HOLDS: &str = "lesson";

/// What is said of a lesson whose statements do not fit its article.
const CHANGED: &str = text(
    "This lesson was changed by hand or damaged: its statements do not stand in its article where it says. Ask for it once more.",
);

/// What stands before the annotations.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Head {
    id: String,
    label: String,
    /// The packed article; empty where it does not come along.
    article: String,
    /// Where the places are, where the article does not come along.
    #[serde(skip_serializing_if = "Option::is_none")]
    places: Option<Places>,
    /// The lesson that it was, where the article is another edition.
    #[serde(skip_serializing_if = "Option::is_none")]
    origin: Option<Origin>,
    #[serde(flatten)]
    about: About,
    rules: Rules,
}

impl Lesson {
    /// The lesson as JSON; see LESSONS.md.
    pub fn to_json(&self) -> String {
        self.written(self.article.packed(), None)
    }

    /// The same without a word of the article's: who opens it needs that themselves.
    pub fn to_json_without_text(&self) -> String {
        self.written(String::new(), Some(Places::of(self)))
    }

    fn written(&self, article: String, places: Option<Places>) -> String {
        let items = self.annotations();
        let head = Head {
            id: self.id(),
            label: self.title.clone(),
            article,
            places,
            origin: self.origin.clone(),
            about: self.about.clone(),
            rules: self.rules,
        };
        annotation::collection(HOLDS, &head, &items).to_string()
    }

    /// The IRI of the lesson: it is another lesson as soon as its text, its statements or its questions are others. A key may be
    /// corrected when answers have been handed in already.
    pub fn id(&self) -> String {
        if let Some(origin) = &self.origin {
            return origin.id.clone();
        }
        let mut items = self.annotations();
        for item in &mut items {
            if item.motivation == "assessing" {
                *item = Annotation::new("assessing", std::mem::take(&mut item.target), Vec::new());
            }
            item.choice = None;
        }
        let items = serde_json::to_string(&items).unwrap_or_default();
        format!("urn:xxh64:{}", fingerprint(&[self.article.text.as_str(), &items].join("\n")))
    }

    fn annotations(&self) -> Vec<Annotation> {
        let text = Text::new(&self.article.text);
        let tasks = self.tasks.iter().map(|task| {
            let target = text.words(task.span);
            let Some(key) = &task.key else { return Annotation::new("assessing", target, Vec::new()) };
            let mut body = vec![Body::words("tagging", key.status.name())];
            if let Some((span, kind)) = key.source {
                body.extend([Body::words("classifying", kind.name()), text.for_purpose("identifying", span)]);
            }
            body.extend(key.cues.iter().map(|cue| text.for_purpose("highlighting", *cue)));
            if !key.why.is_empty() {
                body.push(Body::words("describing", &key.why));
            }
            let also = key.also.iter().map(|status| status.name().to_owned()).collect();
            Annotation { also, checked: key.by_teacher, ..Annotation::new("assessing", target, body) }
        });
        let questions = self.questions.iter().map(|question| {
            let task = question.task.and_then(|task| self.tasks.get(task));
            let target = task.map_or_else(|| Body::whole(text.name.clone()), |task| text.words(task.span));
            let mut body = vec![Body::words("questioning", &question.words)];
            if question.form == Form::Words {
                // The answer is words of the article.
                body.push(Body::words("highlighting", ""));
            }
            let (options, choice) = match &question.form {
                Form::Choice(options, right) => (options.clone(), *right),
                Form::Text | Form::Words => (Vec::new(), None),
            };
            Annotation { options, choice, ..Annotation::new("questioning", target, body) }
        });
        let names = self.names.iter().map(|name| Annotation::new("identifying", text.words(*name), Vec::new()));
        tasks.chain(questions).chain(names).collect()
    }

    /// Reads what [`to_json`](Self::to_json) wrote. Of statements that overlap, the first stays, and questions about
    /// the others are asked of the whole article: a stranger may have made it.
    ///
    /// # Errors
    /// Says in a sentence why it cannot be read.
    pub fn from_json(json: &str) -> Result<Self, String> {
        match Opened::from_json(json)? {
            Opened::Lesson(lesson) => Ok(*lesson),
            Opened::Closed(closed) => {
                Err(told("The article of the lesson “{title}” is not in it.", &[("title", closed.title())]))
            }
        }
    }

    fn read(head: Head, items: &[Annotation], article: Article, text: &impl Find) -> Self {
        let mut tasks: Vec<Task> =
            items.iter().filter(|own| own.motivation == "assessing").filter_map(|own| task(own, text)).collect();
        tasks.sort_by_key(|task| task.span);
        tasks.dedup_by(|next, task| next.span.overlaps(task.span));
        let named = items.iter().filter(|own| own.motivation == "identifying");
        let mut names: Vec<Span> = named.filter_map(|own| text.find(&own.target)).collect();
        names.sort();
        names.dedup_by(|next, before| next.overlaps(*before));
        let asked = items.iter().filter(|own| own.motivation == "questioning");
        let questions = asked.filter_map(|own| question(own, text, &tasks)).collect();
        let Head { label, about, rules, origin, .. } = head;
        let is_sound = |own: &Origin| own.tasks.len() == tasks.len() && own.names.len() == names.len();
        let origin = origin.filter(is_sound);
        Lesson { title: label, about, tasks, names, questions, rules, article, origin }
    }
}

/// A lesson as it came.
#[derive(Debug)]
pub enum Opened {
    /// With its article.
    Lesson(Box<Lesson>),
    /// Without.
    Closed(Box<Closed>),
}

impl Opened {
    /// Reads what [`Lesson::to_json`] or [`Lesson::to_json_without_text`] wrote.
    ///
    /// # Errors
    /// Says in a sentence why it cannot be read.
    pub fn from_json(json: &str) -> Result<Self, String> {
        let read = annotation::read::<Head>(HOLDS, json).map_err(|why| match why {
            Unread::TooLarge => say("This lesson is larger than any lesson needs, so it was not opened.").to_owned(),
            Unread::Damaged => say("This lesson is damaged or cut short. Copy or download it once more.").to_owned(),
            Unread::Other if HandIn::lesson_of(json).is_some() => {
                say("This is what a pupil handed in, not a lesson. Open the lesson first, and drop this where it collects hand-ins.").to_owned()
            }
            Unread::Other => say("This is no lesson of Whosays. A lesson’s file ends with “.lesson.json”.").to_owned(),
            Unread::Version(version) => told(
                "This lesson was made by another Whosays (version {version} of lessons; this one opens {own}). Reload this page; if that \
                 does not help, the lesson has to be saved by this version.",
                &[("version", &version.to_string()), ("own", &annotation::VERSION.to_string())],
            ),
        })?;
        let (mut head, items) = (read.head, read.first.items);
        if let Some(places) = head.places.take() {
            let id = std::mem::take(&mut head.id);
            let lesson = Lesson::read(head, &items, Article::default(), &annotation::Absent);
            return Ok(Opened::Closed(Box::new(Closed::new(lesson, places, id))));
        }
        let damaged = say("The article of this lesson is damaged. Copy or download the lesson once more.");
        let article = Article::from_packed(&head.article).ok_or(damaged)?.made_sound();
        let text = article.text.clone();
        let text = Text::new(&text);
        let mut tasks = items.iter().filter(|own| own.motivation == "assessing");
        // Places in another text would be wrong ones.
        let is_own = |own: &Annotation| own.target.source.as_ref().is_none_or(|source| *source == text.name);
        if !tasks.all(|own| is_own(own) && text.find(&own.target).is_some()) {
            return Err(say(CHANGED).to_owned());
        }
        Ok(Opened::Lesson(Box::new(Lesson::read(head, &items, article, &text))))
    }
}

fn task(own: &Annotation, text: &impl Find) -> Option<Task> {
    let span = text.find(&own.target)?;
    let Some(status) = own.says("tagging").and_then(Status::from_name) else { return Some(Task { span, key: None }) };
    let kind = own.says("classifying").and_then(SourceKind::from_name).unwrap_or(SourceKind::Named);
    let source = text.identified(own).ok()?.map(|span| (span, kind));
    let also = own.also.iter().filter_map(|name| Status::from_name(name)).filter(|also| *also != status).collect();
    let why = own.says("describing").unwrap_or_default().to_owned();
    let cues = own.body.iter().filter(|body| body.purpose.as_deref() == Some("highlighting"));
    let cues = cues.filter_map(|body| text.find(body)).collect();
    Some(Task { span, key: Some(Key { status, source, cues, by_teacher: own.checked, also, why }) })
}

fn question(own: &Annotation, text: &impl Find, tasks: &[Task]) -> Option<Question> {
    let words = own.says("questioning")?.to_owned();
    let span = text.find(&own.target);
    let task = span.and_then(|span| tasks.binary_search_by_key(&span, |task| task.span).ok());
    let form = match (own.options.is_empty(), own.says("highlighting").is_some()) {
        (false, _) => Form::Choice(own.options.clone(), own.choice.filter(|right| *right < own.options.len())),
        (true, true) => Form::Words,
        (true, false) => Form::Text,
    };
    Some(Question { words, task, form })
}
