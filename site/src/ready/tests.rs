//! Ready-made lessons: what is read, and what is refused in which words.

use super::*;
use whosays_engine::{SourceKind, Status};

const ARTICLE: &str = "---\ntitle: Ferries\ndate: 2026-11-02\n---\n\
    The ferry may sink, [Ines Duarte](https://e.org/) said. It is *old*. It is a shameful wreck, Ines Duarte wrote. It is old news.\n";

const HEAD: &str =
    "---\ntitle: Guess or report?\narticle: ferries\naim: You can tell a guess.\nage: 11\nminutes: 40\n---\n";

const KEY: &str = "## Key\n\n> The ferry may sink, [Ines Duarte](https://e.org/)\n> said.\n\n- status: speculation\n- also: sourced\n\
    - source: Ines Duarte\n- cues: may; sink\n- why: *May* makes it\n  a possibility.\n";

const STEPS: &str = "## Steps\n\n1. 5 minutes: read.\n2. 35 minutes: mark,\n   then compare.\n\n";

fn articles() -> Vec<Written> {
    vec![written::read(Path::new("ferries.md"), ARTICLE.as_bytes()).unwrap()]
}

fn told(source: &str) -> Vec<String> {
    let problems = read(Path::new("guess.md"), source.as_bytes(), &articles()).map(|own| own.slug).unwrap_err();
    problems.iter().map(Problem::to_string).collect()
}

#[test]
fn a_lesson_is_read() {
    let questions = "## Questions\n\n1. What does *may* tell?\n   - [ ] that it is so\n   - [x] that it can be\n2. Who could know?\n3. Which word tells? [words]\n\n";
    let rest = "## Discussion\n\n- Who would\n  you ask?\n\n## Note\n\nTake\nyour time.\n\nBe kind.\n";
    let head = HEAD.replace("minutes: 40\n", "minutes: 40\nname: code\nsure: no\nkey: never\n");
    let own =
        read(Path::new("in/Guess or report.md"), [&head, STEPS, KEY, questions, rest].concat().as_bytes(), &articles());
    let own = own.unwrap();
    assert_eq!((own.slug.as_str(), own.article.as_str()), ("guess-or-report", "ferries"));
    let lesson = &own.lesson;
    assert_eq!((lesson.title.as_str(), lesson.about.age, lesson.about.minutes), ("Guess or report?", 11, 40));
    assert_eq!(lesson.about.steps, ["5 minutes: read.", "35 minutes: mark, then compare."]);
    assert_eq!(
        (lesson.about.discussion.as_slice(), lesson.about.note.as_str()),
        (&["Who would you ask?".to_owned()][..], "Take your time.\n\nBe kind.")
    );
    assert!(lesson.rules.source && !lesson.rules.sure);
    let text = &lesson.article.text;
    let [task] = lesson.tasks.as_slice() else { panic!("{:?}", lesson.tasks) };
    assert_eq!(task.span.of(text), "The ferry may sink, Ines Duarte said.");
    let key = task.key.as_ref().unwrap();
    assert_eq!((key.status, key.also.as_slice(), key.by_teacher), (Status::Speculation, &[Status::Sourced][..], true));
    assert_eq!(key.source.map(|(span, kind)| (span.of(text), kind)), Some(("Ines Duarte", SourceKind::Named)));
    assert!(task.span.covers(key.source.unwrap().0), "the source stands in the statement");
    assert_eq!(key.cues.iter().map(|cue| cue.of(text)).collect::<Vec<_>>(), ["may", "sink"]);
    assert_eq!(key.why, "May makes it a possibility.");
    let forms: Vec<&Form> = lesson.questions.iter().map(|own| &own.form).collect();
    assert_eq!(
        forms,
        [&Form::Choice(vec!["that it is so".into(), "that it can be".into()], Some(1)), &Form::Text, &Form::Words]
    );
    assert_eq!(lesson.questions[2].words, "Which word tells?");
    assert_eq!(Lesson::from_json(&lesson.to_json()).as_ref(), Ok(lesson), "it is a lesson as a teacher saves one");
}

#[test]
fn each_fault_is_said_with_its_line_and_what_to_do() {
    let whole = [HEAD, STEPS, KEY].concat();
    assert!(read(Path::new("guess.md"), whole.as_bytes(), &articles()).is_ok());
    let cases = [
        ("---\ntitle", "title", "guess.md, line 1: there is no front matter; begin with a line of ---"),
        ("title: Guess or report?\n", "", "guess.md, line 1: there is no title; add a line title: …"),
        ("article: ferries", "article: ferry", "guess.md, line 3: the article “ferry” is not known; "),
        ("age: 11", "age: eleven", "guess.md, line 5: “eleven” is no number; write one in digits"),
        (
            "minutes: 40",
            "minutes: 40\nsure: perhaps",
            "guess.md, line 7: “perhaps” is not known here; write one of yes, no",
        ),
        (
            "minutes: 40",
            "minutes: 40\nsures: no",
            "guess.md, line 7: the key “sures” is not known; perhaps you meant “sure”",
        ),
        (
            "## Steps",
            "Words.\n## Steps",
            "guess.md, line 8: this stands under no heading; begin with one of ## Steps, ",
        ),
        ("## Steps", "## Stesp", "guess.md, line 8: the heading “Stesp” is not known; perhaps you meant “Steps”"),
        ("## Key", "## Steps", "guess.md, line 14: “Steps” is the heading of line 8 already; put them together"),
        ("1. 5 minutes: read.\n", "Read.\n", "guess.md, line 10: “Read.” is no item of a list; begin it with - or 1."),
        (
            "1. 5 minutes: read.\n",
            "1. Read.\n- [x] well\n",
            "guess.md, line 11: only questions have answers to choose from",
        ),
        (
            "ferry may sink",
            "ferry might sink",
            "guess.md, line 16: “The ferry might sink, Ines Duarte said.” does not stand in ferries.md: only “The ferry” is there; copy",
        ),
        (
            "> The ferry may sink, [Ines Duarte](https://e.org/)\n> said.",
            "> It is",
            "guess.md, line 16: “It is” stands 3 times in ferries.md; take more",
        ),
        ("- status: speculation\n", "", "guess.md, line 16: there is no status; add a line - status: …"),
        (
            "status: speculation",
            "status: guess",
            "guess.md, line 19: the status “guess” is not known; take the line out, or use one of ",
        ),
        (
            "also: sourced",
            "also: opinion, sorced",
            "guess.md, line 20: the status “sorced” is not known; perhaps you meant “sourced”",
        ),
        (
            "also: sourced",
            "also: speculation",
            "guess.md, line 20: “speculation” is the status already; leave it out here",
        ),
        (
            "source: Ines Duarte",
            "source: the mayor",
            "guess.md, line 21: “the mayor” does not stand in ferries.md; copy who",
        ),
        ("source: Ines Duarte", "kind: vague", "guess.md, line 21: there is no source whose kind this could be"),
        (
            "cues: may; sink",
            "cues: may; old",
            "guess.md, line 22: “old” does not stand in the statement; copy the words from it",
        ),
        ("- why", "- because", "guess.md, line 23: the key “because” is not known; take the line out"),
    ];
    for (old, new, beginning) in cases {
        assert!(whole.contains(old), "{old}");
        let told = told(&whole.replacen(old, new, 1));
        assert!(told.first().is_some_and(|own| own.starts_with(beginning)), "{new:?}: {told:#?}");
    }
    let twice =
        [&whole, "\n> It is *old*.\n- status: unsourced\n\n> old. It is a shameful wreck,\n- status: opinion\n"]
            .concat();
    assert_eq!(
        told(&twice),
        ["guess.md, line 29: these words share some with the statement of line 26; keep one of the two"]
    );
    let one = [&whole, "\n## Questions\n\n1. Why?\n   - [x] so\n"].concat();
    assert_eq!(told(&one), ["guess.md, line 28: there is only one answer to choose from; write two at least"]);
}

#[test]
fn the_repositorys_own_lessons_are_whole() {
    let folder = crate::folder::read(Path::new("../articles")).unwrap_or_else(|problems| panic!("{problems:#?}"));
    assert!(folder.lessons.len() >= 4);
    for own in &folder.lessons {
        let (name, lesson) = (&own.slug, &own.lesson);
        let about = &lesson.about;
        // Each step begins with its minutes, which add up to those of the lesson.
        let minutes =
            about.steps.iter().map(|step| step.split_once(" minutes: ").and_then(|(own, _)| own.parse::<u16>().ok()));
        assert_eq!(minutes.sum::<Option<u16>>(), Some(about.minutes), "{name}");
        assert!((12..=25).contains(&lesson.tasks.len()), "{name}: {} statements", lesson.tasks.len());
        for task in &lesson.tasks {
            let words = task.span.of(&lesson.article.text);
            let key = task.key.as_ref().unwrap_or_else(|| panic!("{name}: no key for {words}"));
            assert!(!key.why.is_empty() && !key.also.contains(&key.status), "{name}: {words}");
            assert!(key.status != Status::Sourced || key.source.is_some(), "{name}: sourced by nobody: {words}");
            assert!(
                key.status != Status::Unsourced || key.source.is_none(),
                "{name}: unsourced, but by somebody: {words}"
            );
        }
        let is_choice = |own: &Question| matches!(own.form, Form::Choice(..));
        assert!(lesson.questions.iter().any(is_choice) && !lesson.questions.iter().all(is_choice), "{name}");
        assert!(about.discussion.len() >= 3 && !about.aim.is_empty(), "{name}");
        // What fits on one page of A4, as measured with the longest.
        let note = about.steps.iter().chain(&about.discussion).chain([&about.aim, &about.note]);
        let words: usize = note.map(|own| own.split_whitespace().count()).sum();
        assert!((250..=600).contains(&words), "{name}: a note of {words} words");
        assert_eq!(Lesson::from_json(&lesson.to_json()).as_ref(), Ok(lesson), "{name}");
    }
}

#[test]
fn the_example_of_the_documentation_is_a_lesson() {
    let page = include_str!("../../../LESSONS.md");
    let example = page.split_once("```\n").unwrap().1.split("```").next().unwrap();
    let article =
        "---\ntitle: The New Bridge\ndate: 2026-11-28\n---\nThe bridge will open in May, the mayor said on Monday.\n";
    let article = written::read(Path::new("the-new-bridge.md"), article.as_bytes()).unwrap();
    let own = read(Path::new("guess.md"), example.as_bytes(), &[article]).unwrap();
    assert_eq!((own.lesson.tasks.len(), own.lesson.questions.len()), (1, 3));
}
