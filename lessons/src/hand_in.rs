//! What a pupil hands in: a file of annotations, without a word of the article.

use crate::annotation::{self, Annotation, Body, Find, Text, Unread};
use crate::{Answer, Answers, Lesson, Origin, Reply, Source, Step};
use serde::{Deserialize, Serialize};
use whosays_engine::{SourceKind, Span, Status};
use whosays_texts::{say, text, told};

/// What a collection that is a hand-in says it holds.
const HOLDS: &str = "hand-in";

/// The longest name of a pupil that is shown, in code points.
const LONGEST_NAME: usize = 80;

/// What one pupil hands in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HandIn {
    /// Tells pupils of one name apart, and one pupil's hand-ins from another's: made by chance where the pupil began.
    pub pupil: String,
    /// How many steps the pupil had made: of two hand-ins of one pupil, the one with more is the later, whatever a clock said.
    pub steps: usize,
    /// The answers.
    pub answers: Answers,
    /// How many answers of the file have no place in the lesson, as after somebody edited it by hand; 0 where a pupil makes it.
    pub left_out: usize,
}

/// What stands before the annotations.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Head {
    lesson: String,
    pupil: String,
    steps: usize,
    creator: Person,
}

/// A person by what they call themselves.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Person {
    #[serde(rename = "type")]
    kind: String,
    nickname: String,
}

/// Why a file is not among a lesson's hand-ins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It cannot be read; says why.
    Unread(&'static str),
    /// It is of another version.
    Version(u32),
    /// It is of another lesson, or of another version of this one; who handed it in.
    OtherLesson(String),
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Refusal::Unread(why) => f.write_str(say(why)),
            Refusal::Version(version) => f.write_str(&told(
                "It was made by another Whosays (version {version} of hand-ins; this one opens {own}). Reload both pages.",
                &[("version", &version.to_string()), ("own", &annotation::VERSION.to_string())],
            )),
            Refusal::OtherLesson(name) if name.is_empty() => {
                f.write_str(say("It belongs to another lesson, or to this one with other statements or questions. Open the lesson as it was handed out."))
            }
            Refusal::OtherLesson(name) => {
                f.write_str(&told("It is by {name} and belongs to another lesson, or to this one with other statements or questions. Open the lesson as it was handed out.", &[("name", name)]))
            }
        }
    }
}

impl HandIn {
    /// The hand-in as JSON; see LESSONS.md.
    pub fn to_json(&self, lesson: &Lesson) -> String {
        let (text, id, answers) = (Text::new(&lesson.article.text), lesson.id(), &self.answers);
        let places = Told { lesson, text: &text, id: &id };
        let mut items: Vec<Annotation> = answers.marks.iter().map(|mark| marked(mark, &places)).collect();
        items.extend(answers.replies.iter().map(|(at, reply)| {
            let target = Body::whole(format!("{id}#q{at}"));
            let (body, choice) = match reply {
                Reply::Choice(choice) => (Vec::new(), Some(*choice)),
                Reply::Text(words) => (vec![Body::words("replying", words)], None),
                Reply::Words(span) => (vec![places.name(*span)], None),
            };
            Annotation { choice, ..Annotation::new("replying", target, body) }
        }));
        items.extend(answers.contested.iter().map(|(at, why)| {
            let at = lesson.origin.as_ref().map_or(*at, |origin| origin.tasks[*at]);
            Annotation::new("moderating", Body::whole(format!("{id}#t{at}")), vec![Body::words("commenting", why)])
        }));
        let creator = Person { kind: "Person".into(), nickname: answers.name.clone() };
        let head = Head { lesson: id, pupil: self.pupil.clone(), steps: self.steps, creator };
        annotation::collection(HOLDS, &head, &items).to_string()
    }

    /// Reads what [`to_json`](Self::to_json) wrote of this lesson; see [`Reader::read`].
    ///
    /// # Errors
    /// Says why it is not among this lesson's.
    pub fn from_json(json: &str, lesson: &Lesson) -> Result<Self, Refusal> {
        Reader::new(lesson).read(json)
    }

    /// The id of the lesson that a hand-in says it belongs to; `None` where it is no hand-in.
    pub fn lesson_of(json: &str) -> Option<String> {
        annotation::read::<Head>(HOLDS, json).ok().map(|read| read.head.lesson)
    }
}

/// Reads the hand-ins of one lesson. What is the same for all of them, the lesson's id and the places of its text, is made once.
pub struct Reader<'a> {
    lesson: &'a Lesson,
    id: String,
    text: Text<'a>,
}

impl<'a> Reader<'a> {
    /// Reads hand-ins of this lesson.
    pub fn new(lesson: &'a Lesson) -> Self {
        Reader { lesson, id: lesson.id(), text: Text::new(&lesson.article.text) }
    }

    /// Reads a hand-in. What has no place in the lesson is left out and counted: a pupil may have edited the file by hand.
    ///
    /// # Errors
    /// Says why it is not among this lesson's.
    pub fn read(&self, json: &str) -> Result<HandIn, Refusal> {
        let read = annotation::read::<Head>(HOLDS, json).map_err(|why| match why {
            Unread::TooLarge => Refusal::Unread(text("It is larger than any hand-in, so it was not opened.")),
            Unread::Damaged => Refusal::Unread(text("It is damaged or cut short. Ask for it once more.")),
            Unread::Other => Refusal::Unread(text("It is no hand-in of a lesson.")),
            Unread::Version(version) => Refusal::Version(version),
        })?;
        let head = read.head;
        let name: String = head.creator.nickname.chars().take(LONGEST_NAME).collect();
        if head.lesson != self.id {
            return Err(Refusal::OtherLesson(name));
        }
        let places = Numbered { lesson: self.lesson, text: &self.text };
        let items = &read.first.items;
        let mut steps: Vec<Step> = items.iter().filter_map(|own| step(own, self.lesson, &places)).collect();
        let left_out = items.len() - steps.len();
        steps.push(Step::Name(name));
        Ok(HandIn { pupil: head.pupil, steps: head.steps, answers: Answers::of(&steps), left_out })
    }
}

/// How places are told in a hand-in: by position, or by number where the pupil had another edition of the text.
struct Told<'a> {
    lesson: &'a Lesson,
    text: &'a Text<'a>,
    id: &'a str,
}

impl Told<'_> {
    /// The statement that a mark is about.
    fn task(&self, span: Span) -> Body {
        let number = self.lesson.origin.as_ref().and_then(|own| own.tasks.get(self.lesson.task_at(span)?));
        number.map_or_else(|| self.text.words(span), |at| Body::whole(format!("{}#t{at}", self.id)))
    }

    /// Words that say who.
    fn name(&self, span: Span) -> Body {
        let number = |own: &Origin| own.names.get(self.lesson.names.binary_search(&span).ok()?).copied();
        match self.lesson.origin.as_ref().and_then(number) {
            Some(at) => Body { purpose: Some("identifying".into()), ..Body::whole(format!("{}#n{at}", self.id)) },
            None => self.text.for_purpose("identifying", span),
        }
    }
}

/// The places of a lesson for what is told by number too.
struct Numbered<'a> {
    lesson: &'a Lesson,
    text: &'a Text<'a>,
}

impl Find for Numbered<'_> {
    fn find(&self, words: &Body) -> Option<Span> {
        let by = |letter: char| annotation::number(words, letter);
        match (by('t'), by('n')) {
            (Some(at), _) => self.lesson.tasks.get(at).map(|task| task.span),
            (None, Some(at)) => self.lesson.names.get(at).copied(),
            (None, None) => self.text.find(words),
        }
    }
}

fn marked(mark: &Answer, places: &Told) -> Annotation {
    let mut body = vec![Body::words("tagging", mark.status.name())];
    match mark.source {
        Source::Untold => {}
        Source::Article => body.push(Body::words("classifying", SourceKind::Author.name())),
        Source::Words(span) => body.push(places.name(span)),
    }
    if !mark.why.is_empty() {
        body.push(Body::words("commenting", &mark.why));
    }
    Annotation { sure: mark.sure, ..Annotation::new("assessing", places.task(mark.span), body) }
}

fn step(own: &Annotation, lesson: &Lesson, text: &impl Find) -> Option<Step> {
    Some(match own.motivation.as_str() {
        "assessing" => {
            let status = Status::from_name(own.says("tagging")?)?;
            let source = match text.identified(own).ok()? {
                Some(span) => Source::Words(span),
                None if own.says("classifying").is_some() => Source::Article,
                None => Source::Untold,
            };
            let why = own.says("commenting").unwrap_or_default().to_owned();
            Step::Mark(Answer { span: text.find(&own.target)?, status, source, sure: own.sure, why })
        }
        "replying" => {
            let at = own.about('q').filter(|at| *at < lesson.questions.len())?;
            let reply = match (own.choice, own.says("replying"), text.identified(own).ok()?) {
                (Some(choice), _, _) => Reply::Choice(choice),
                (None, Some(words), _) => Reply::Text(words.to_owned()),
                (None, None, words) => Reply::Words(words?),
            };
            Step::Reply(at, Some(reply))
        }
        "moderating" => {
            let at = own.about('t').filter(|at| *at < lesson.tasks.len())?;
            Step::Contest(at, own.says("commenting")?.to_owned())
        }
        _ => return None,
    })
}
