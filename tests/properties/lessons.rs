//! Whatever pupils do in a lesson is kept, comes back the same from a file, and is counted once.

use super::TEXTS;
use super::mutations::Mutations;
use whosays_article::Article;
use whosays_engine::{Span, Status, analyze};
use whosays_lessons::{
    Answer, Aside, Class, Form, HandIn, Lesson, Pile, Progress, Question, Reply, Source, Step, by_task,
};

/// Pupils tried with each text, and the steps of each.
const PUPILS: u64 = 30;
const STEPS: usize = 60;

/// A lesson over a text, with a key that is partly a teacher's and a question of each form.
fn lesson(text: &str) -> Lesson {
    let article = Article::from_plain(text);
    let mut lesson = Lesson::new(article, &analyze(text));
    lesson.title = "Who “says” so?\n<b>".into();
    lesson.about.steps = vec!["Read.".into(), "Mark.".into()];
    lesson.tasks[0].key = None;
    let key = lesson.tasks[1].key.as_mut().unwrap();
    (key.by_teacher, key.also, key.why) = (true, vec![Status::Opinion, Status::Prediction], "It says “will”.".into());
    key.also.retain(|also| *also != key.status);
    let form = |form, task| Question { words: "Which words tell you?".into(), task, form };
    let options = vec!["the mayor".into(), "nobody".into()];
    lesson.questions =
        vec![form(Form::Words, Some(1)), form(Form::Text, None), form(Form::Choice(options, Some(1)), None)];
    lesson
}

fn any_span(random: &mut Mutations, text: &str) -> Span {
    let start = text.floor_char_boundary(random.below(text.len() - 1));
    let end = text.ceil_char_boundary((start + 1 + random.below(60)).min(text.len()));
    Span::new(start, end)
}

fn any_step(random: &mut Mutations, lesson: &Lesson) -> Step {
    let text = &lesson.article.text;
    let task = random.below(lesson.tasks.len());
    let span = if random.below(4) == 0 { any_span(random, text) } else { lesson.tasks[task].span };
    match random.below(12) {
        0 => Step::Name(["Ada", " Ümit “Q” ", ""][random.below(3)].into()),
        1 => Step::Unmark(span),
        2 => Step::Contest(task, ["", "no\tone\nsays so", "I think it’s open"][random.below(3)].into()),
        3 => Step::Reply(2, (random.below(3) > 0).then(|| Reply::Choice(random.below(2)))),
        4 => Step::Reply(1, Some(Reply::Text("because of “could”".into()))),
        5 => Step::Reply(0, Some(Reply::Words(any_span(random, text)))),
        _ => {
            let source = match random.below(3) {
                0 => Source::Untold,
                1 => Source::Article,
                _ => Source::Words(any_span(random, text)),
            };
            let (status, sure) = (Status::ALL[random.below(5)], random.below(4) as u8);
            Step::Mark(Answer { span, status, source, sure, why: ["", "it says may"][random.below(2)].into() })
        }
    }
}

fn any_pupil(seed: u64, lesson: &Lesson) -> Progress {
    let mut random = Mutations::new(seed);
    let mut progress = Progress { pupil: format!("{seed:016x}"), ..Progress::default() };
    (0..STEPS).for_each(|_| progress.make(any_step(&mut random, lesson)));
    progress
}

#[test]
fn any_steps_with_undo_and_reloads_keep_the_answers() {
    for (index, text) in TEXTS.iter().enumerate() {
        let lesson = lesson(text);
        for round in 0..PUPILS {
            let mut random = Mutations::new(1 + index as u64 * PUPILS + round);
            let mut progress = Progress::default();
            // The answers after each standing step, and after each that was taken back.
            let (mut states, mut undone) = (vec![progress.answers()], Vec::new());
            for _ in 0..STEPS {
                let before = progress.history.standing().last();
                let stays = before.is_none_or(|step| matches!(step, Step::Name(_) | Step::See(_)));
                match random.below(6) {
                    0 if states.len() > 1 => {
                        assert_eq!(progress.undo(), !stays);
                        undone.extend(states.pop_if(|_| !stays));
                    }
                    1 => {
                        assert_eq!(progress.redo(), !undone.is_empty());
                        states.extend(undone.pop());
                    }
                    2 => progress = Progress::from_json(&progress.to_json()).unwrap(),
                    _ => {
                        let mut next = states[states.len() - 1].clone();
                        let step = match random.below(9) {
                            0 => Step::See(lesson.tasks[random.below(lesson.tasks.len())].span),
                            _ => any_step(&mut random, &lesson),
                        };
                        next.take(&step);
                        progress.make(step);
                        states.push(next);
                        undone.clear();
                    }
                }
                assert_eq!(Some(&progress.answers()), states.last());
                assert!(progress.answers().marks.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
            }
        }
    }
}

#[test]
fn typing_goes_on_after_a_step_of_another_tab_and_loses_nothing() {
    let lesson = lesson(TEXTS[0]);
    let mark = |task: usize, why: &str| Answer {
        span: lesson.tasks[task].span,
        status: Status::Opinion,
        source: Source::Untold,
        sure: 0,
        why: why.to_owned(),
    };
    let mut progress = Progress::default();
    progress.make(Step::Mark(mark(0, "")));
    progress.make(Step::Mark(mark(0, "b")));
    progress.amend(Step::Mark(mark(0, "be")));
    assert_eq!(progress.history.standing().len(), 2, "typing is one step");
    progress.make(Step::Mark(mark(1, "")));
    progress.amend(Step::Mark(mark(0, "bec")));
    let marks = progress.answers().marks;
    assert_eq!(marks.iter().map(|own| own.why.as_str()).collect::<Vec<_>>(), ["bec", ""]);
}

#[test]
fn lessons_and_hand_ins_come_back_the_same() {
    for text in TEXTS {
        let lesson = lesson(text);
        let again = Lesson::from_json(&lesson.to_json()).unwrap();
        assert_eq!((&again, again.id()), (&lesson, lesson.id()));
        for seed in 1..=PUPILS {
            let hand_in = any_pupil(seed, &lesson).hand_in();
            let json = hand_in.to_json(&lesson);
            assert_eq!(HandIn::from_json(&json, &again).as_ref(), Ok(&hand_in));
            assert!(text.split("\n\n").all(|paragraph| !json.contains(paragraph)), "it holds words of the article");
        }
    }
}

#[test]
fn spoilt_lessons_and_hand_ins_are_refused_or_sound() {
    let lesson = lesson(TEXTS[0]);
    let (whole, hand_in) = (lesson.to_json(), any_pupil(7, &lesson).hand_in().to_json(&lesson));
    for seed in 1..400 {
        let mut random = Mutations::new(seed);
        if let Ok(read) = Lesson::from_json(&random.of(&whole)) {
            assert!(read.tasks.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
            assert!(read.questions.iter().all(|own| own.task.is_none_or(|task| task < read.tasks.len())));
        }
        if let Ok(read) = HandIn::from_json(&random.of(&hand_in), &lesson) {
            Class::new(&lesson, &[read]);
        }
    }
    // Another text under the same places, and places that are none.
    let other = whole.replacen("\"start\":", "\"start\":9", 1);
    assert!(Lesson::from_json(&other).unwrap_err().contains("changed by hand"));
    let hash = whosays_engine::layer::fingerprint(&lesson.article.text);
    assert!(Lesson::from_json(&whole.replace(&hash, "0123456789abcdef")).unwrap_err().contains("changed by hand"));
    let cut = |json: &str, at: usize| json[..json.floor_char_boundary(at)].to_owned();
    for at in (0..whole.len()).step_by(97) {
        assert!(Lesson::from_json(&cut(&whole, at)).unwrap_err().contains("once more"));
    }
    for at in (0..hand_in.len()).step_by(97) {
        assert!(HandIn::from_json(&cut(&hand_in, at), &lesson).unwrap_err().to_string().contains("once more"));
    }
    assert!(Lesson::from_json(&hand_in).unwrap_err().contains("not a lesson"));
    let newer = hand_in.replace("\"whosays\":1", "\"whosays\":2");
    assert!(HandIn::from_json(&newer, &lesson).unwrap_err().to_string().contains("version 2"));
}

#[test]
fn a_class_is_counted_as_by_hand() {
    for text in TEXTS {
        let lesson = lesson(text);
        let hand_ins: Vec<HandIn> = (1..=PUPILS).map(|seed| any_pupil(seed, &lesson).hand_in()).collect();
        let class = Class::new(&lesson, &hand_ins);
        let of =
            |hand_in: &HandIn, task: usize| by_task(&lesson, &hand_in.answers.marks).get(&task).map(|own| own.status);
        for (task, marked) in class.tasks.iter().enumerate() {
            for (at, status) in Status::ALL.into_iter().enumerate() {
                let count = hand_ins.iter().filter(|own| of(own, task) == Some(status)).count();
                assert_eq!(marked.chosen[at], count);
            }
            // Agreement as the share of pairs, pair by pair.
            let all: Vec<Status> = hand_ins.iter().filter_map(|own| of(own, task)).collect();
            let pairs =
                all.iter().enumerate().flat_map(|(at, one)| all[at + 1..].iter().map(move |other| one == other));
            let (same, pairs) = pairs.fold((0.0, 0.0), |(same, all), is| (same + f64::from(u8::from(is)), all + 1.0));
            let agreement = marked.agreement().unwrap_or(f64::NAN);
            assert!((agreement - same / pairs).abs() < 1e-9 || pairs == 0.0);
        }
        for (own, pupil) in hand_ins.iter().zip(&class.pupils) {
            let key = |task: usize| lesson.tasks[task].key.as_ref();
            let both: Vec<_> = (0..lesson.tasks.len()).filter_map(|task| Some((key(task)?, of(own, task)?))).collect();
            assert_eq!(pupil.keyed, both.len());
            let agreed = both.iter().filter(|(key, own)| key.status == *own || key.also.contains(own)).count();
            assert_eq!(pupil.agreed, agreed);
        }
        assert_eq!(
            class.confusion.iter().flatten().sum::<usize>(),
            class.pupils.iter().map(|own| own.keyed).sum::<usize>()
        );
    }
}

#[test]
fn each_pupil_counts_once_and_the_rest_is_named() {
    let (one, other) = (lesson(TEXTS[0]), lesson(TEXTS[1]));
    let mut pupil = any_pupil(1, &one);
    pupil.make(Step::Name("Ada".into()));
    let first = pupil.hand_in().to_json(&one);
    pupil.make(Step::Contest(0, "it is open".into()));
    let later = pupil.hand_in().to_json(&one);
    // The same answers, begun on another device.
    let again = HandIn { pupil: "other".into(), ..pupil.hand_in() }.to_json(&one);
    let foreign = any_pupil(2, &other).hand_in().to_json(&other);
    let files = [
        ("1", first.as_str()),
        ("2", "{"),
        ("3", &later),
        ("4", &first),
        ("5", &again),
        ("6", &foreign),
        ("7", &later),
    ];
    let pile = Pile::new(&one, files);
    assert_eq!((&pile.hand_ins, pile.incomplete), (&vec![pupil.hand_in()], Vec::new()));
    // A status that there is not, as after editing by hand: what is left out is told.
    let status = format!("\"{}\"", pupil.answers().marks[0].status.name());
    let edited = Pile::new(&one, [("8", later.replacen(&status, "\"true\"", 1).as_str())]);
    assert_eq!(edited.incomplete, [("8".to_owned(), 1)]);
    let aside: Vec<(&str, bool)> =
        pile.aside.iter().map(|(file, why)| (file.as_str(), matches!(why, Aside::Refused(_)))).collect();
    assert_eq!(aside, [("2", true), ("1", false), ("4", false), ("5", false), ("6", true), ("7", false)]);
    assert_eq!(pile.aside[1].1.to_string(), "Ada handed in again later; that one counts.");
    assert_eq!(pile.aside[3].1.to_string(), "Ada handed in the same before; it counts once.");
}
