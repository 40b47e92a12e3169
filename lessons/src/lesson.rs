//! A lesson: an article, the statements that pupils mark, what the teacher holds for right, and what is asked besides.

use crate::Reply;
use crate::closed::Origin;
use serde::{Deserialize, Serialize};
use whosays_article::Article;
use whosays_engine::{Analysis, SourceKind, Span, Status};

/// A lesson as a teacher builds it. All spans are bytes of the article's text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lesson {
    /// What it is called.
    pub title: String,
    /// What it tells pupils and teachers about itself.
    pub about: About,
    /// The article with its structure.
    pub article: Article,
    /// The statements to be marked, in text order, disjoint.
    pub tasks: Vec<Task>,
    /// Words that may name who says so, in text order, disjoint: what pupils choose from.
    pub names: Vec<Span>,
    /// Questions besides, in the order in which they are asked.
    pub questions: Vec<Question>,
    /// What pupils are asked for and shown.
    pub rules: Rules,
    /// The lesson that it was, where this is it over another edition of the article.
    pub origin: Option<Origin>,
}

/// What a lesson is for and how it goes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct About {
    /// What pupils can do after it, in a sentence.
    pub aim: String,
    /// From what age on it is meant; 0 for any.
    pub age: u8,
    /// How long it takes, in minutes; 0 for no limit.
    pub minutes: u16,
    /// What is done, one step a line.
    pub steps: Vec<String>,
    /// Questions to talk about afterwards.
    pub discussion: Vec<String>,
    /// A note to teachers.
    pub note: String,
}

/// A statement that pupils mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// Its words.
    pub span: Span,
    /// What it is held for; `None` where the class decides.
    pub key: Option<Key>,
}

/// What a statement is held for, and by whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// How the article presents it.
    pub status: Status,
    /// The words that name who says so, and of what kind they are; `None` where it is the author's own voice.
    pub source: Option<(Span, SourceKind)>,
    /// The words that decided it.
    pub cues: Vec<Span>,
    /// Whether the teacher looked at it; else it is the engine's.
    pub by_teacher: bool,
    /// Where reasonable people differ: what it may be held for as well.
    pub also: Vec<Status>,
    /// Why, in the teacher's words; empty for nothing.
    pub why: String,
}

impl Key {
    /// What it holds the statement for: the status, and what reasonable people may hold it for as well.
    pub fn held(&self) -> impl Iterator<Item = Status> {
        [self.status].into_iter().chain(self.also.iter().copied())
    }

    /// Whether a choice agrees with the key, or with what it may be held for as well.
    pub fn allows(&self, status: Status) -> bool {
        self.held().any(|own| own == status)
    }
}

/// A question besides the marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What is asked.
    pub words: String,
    /// The task that it is about, by number; `None` for the whole article.
    pub task: Option<usize>,
    /// What an answer looks like.
    pub form: Form,
}

/// What the answer to a question looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// One of several; which is right, by number, if any is.
    Choice(Vec<String>, Option<usize>),
    /// A few words.
    Text,
    /// Words of the article, as in “Which words tell you?”.
    Words,
}

/// What pupils are asked for and shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rules {
    /// What they call themselves.
    pub name: Naming,
    /// Whether they say who says so.
    pub source: bool,
    /// Whether they say how sure they are.
    pub sure: bool,
    /// When they see the key.
    pub key: Shown,
}

/// What pupils call themselves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Naming {
    /// Nothing: hand-ins are numbered.
    Nobody,
    /// A code that the teacher gives them.
    Code,
    /// Their name.
    #[default]
    Name,
}

/// When pupils see the key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shown {
    /// After each statement, as for practice.
    AtOnce,
    /// When they have handed in.
    #[default]
    After,
    /// Never: the teacher shows it.
    Never,
}

impl Default for Rules {
    fn default() -> Self {
        Rules { name: Naming::default(), source: true, sure: true, key: Shown::default() }
    }
}

impl Lesson {
    /// A lesson over an article, all of whose statements are tasks, with the engine's marks as a key that nobody has looked at yet.
    pub fn new(article: Article, analysis: &Analysis) -> Self {
        let tasks = analysis.statements.iter().map(|own| {
            let key = Key {
                status: own.status,
                source: own.source.map(|source| (source.span, source.kind)),
                cues: own.cues.iter().map(|cue| cue.span).collect(),
                by_teacher: own.is_by_hand(),
                also: Vec::new(),
                why: String::new(),
            };
            Task { span: own.span, key: Some(key) }
        });
        let sources = analysis.statements.iter().filter_map(|own| own.source.map(|source| source.span));
        let mentions = analysis.entities.iter().flat_map(|entity| entity.mentions.iter().copied());
        let mut names: Vec<Span> = sources.chain(mentions).collect();
        // The longest of those that overlap: "the mayor of Lanvik" rather than "Lanvik".
        names.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
        names.dedup_by(|next, before| next.overlaps(*before));
        Lesson {
            title: article.leading_title().or(article.meta.title.as_deref()).unwrap_or_default().to_owned(),
            tasks: tasks.collect(),
            names,
            article,
            ..Lesson::default()
        }
    }

    /// Puts a task among the others, in the place of those that it overlaps.
    pub fn put_task(&mut self, task: Task) {
        self.with_tasks(|tasks| {
            tasks.retain(|own| !own.span.overlaps(task.span));
            let at = tasks.partition_point(|own| own.span < task.span);
            tasks.insert(at, task);
        });
    }

    /// Takes the tasks in a stretch away; questions about them are asked of the whole article from then on.
    pub fn take_task(&mut self, span: Span) {
        self.with_tasks(|tasks| tasks.retain(|own| !own.span.overlaps(span)));
    }

    /// Changes the tasks; questions stay with the task that they are about, whatever its number is then.
    fn with_tasks(&mut self, change: impl FnOnce(&mut Vec<Task>)) {
        let before: Vec<Span> = self.tasks.iter().map(|task| task.span).collect();
        change(&mut self.tasks);
        for question in &mut self.questions {
            let span = question.task.and_then(|at| before.get(at));
            question.task = span.and_then(|span| self.tasks.iter().position(|task| task.span == *span));
        }
    }

    /// What was answered to a question, in words; `None` where there is no such question or choice.
    pub fn replied(&self, question: usize, reply: &Reply) -> Option<String> {
        let question = self.questions.get(question)?;
        match (reply, &question.form) {
            (Reply::Text(words), _) => Some(words.clone()),
            (Reply::Words(span), _) => self.article.text.get(span.start..span.end).map(str::to_owned),
            (Reply::Choice(choice), Form::Choice(options, _)) => options.get(*choice).cloned(),
            (Reply::Choice(_), _) => None,
        }
    }

    /// The task that a stretch is about: the one with most of its words, where those are at least half of either; by number.
    pub fn task_at(&self, span: Span) -> Option<usize> {
        let first = self.tasks.partition_point(|task| task.span.end <= span.start);
        let near = self.tasks[first..].iter().take_while(|task| task.span.start < span.end);
        let shared = |task: &Task| span.end.min(task.span.end) - span.start.max(task.span.start);
        let (at, task) = near.enumerate().max_by_key(|(at, task)| (shared(task), std::cmp::Reverse(*at)))?;
        (2 * shared(task) >= span.len().min(task.span.len())).then_some(first + at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_may_be_corrected_after_answers_came_in() {
        let article = Article::from_plain("It may rain. It is a shame.");
        let lesson = Lesson::new(article.clone(), &whosays_engine::analyze(&article.text));
        let mut corrected = lesson.clone();
        let key = corrected.tasks[0].key.as_mut().unwrap();
        (key.status, key.why) = (Status::Opinion, "it says so".to_owned());
        assert_eq!(corrected.id(), lesson.id());
        corrected.take_task(corrected.tasks[0].span);
        assert_ne!(corrected.id(), lesson.id());
    }

    #[test]
    fn questions_stay_with_their_tasks() {
        let task = |at: usize| Task { span: Span::new(at, at + 5), key: None };
        let asked = |at: usize| Question { words: String::new(), task: Some(at), form: Form::Text };
        let mut lesson =
            Lesson { tasks: [0, 10, 20].map(task).to_vec(), questions: vec![asked(0), asked(2)], ..Lesson::default() };
        lesson.take_task(Span::new(0, 5));
        assert_eq!(lesson.questions.iter().map(|own| own.task).collect::<Vec<_>>(), [None, Some(1)]);
        lesson.put_task(task(5));
        lesson.put_task(task(11));
        assert_eq!(lesson.tasks.iter().map(|own| own.span.start).collect::<Vec<_>>(), [5, 11, 20]);
        assert_eq!(lesson.questions[1].task, Some(2));
    }
}
