//! What a class makes of a lesson: how far it agrees, with itself and with the key.

use crate::agreement::{cohen, fleiss, krippendorff};
use crate::{Answer, HandIn, Lesson, Reply, Source};
use std::collections::BTreeMap;
use whosays_engine::{Span, Status};

/// How many statuses there are.
const STATUSES: usize = Status::ALL.len();

/// The figures of a class.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Class {
    /// For each task of the lesson, what was made of it.
    pub tasks: Vec<Marked>,
    /// For each hand-in, how it stands to the key.
    pub pupils: Vec<Pupil>,
    /// For each question of the lesson, what was answered.
    pub questions: Vec<Replied>,
    /// How often a statement that the key holds for one status (row) was held for another (column), as [`Status::ALL`] orders them.
    pub confusion: [[usize; STATUSES]; STATUSES],
    /// Fleiss' κ of the class over all tasks; `None` where somebody left one out, or where it says nothing.
    pub kappa: Option<f64>,
    /// Krippendorff's α of the class over what each marked; `None` where it says nothing.
    pub alpha: Option<f64>,
}

/// What a class made of one task.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marked {
    /// How many held it for each status, as [`Status::ALL`] orders them.
    pub chosen: [usize; STATUSES],
    /// How many did so surely (3), fairly (2) and as a guess (1).
    pub sure: [usize; 3],
    /// Who was said to say so, the most frequent first; with how many.
    pub sources: Vec<(Source, usize)>,
    /// Who contests the key, by number of the hand-in, and why.
    pub contested: Vec<(usize, String)>,
}

/// How one hand-in stands to the key.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pupil {
    /// Tasks that were marked.
    pub marked: usize,
    /// Of those that have a key, how many.
    pub keyed: usize,
    /// Of those, how many as the key has it, or as what reasonable people may hold them for.
    pub agreed: usize,
    /// Cohen's κ with the key; `None` where it says nothing.
    pub kappa: Option<f64>,
}

/// What a class answered to a question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Replied {
    /// How many chose each option, by number.
    pub choices: BTreeMap<usize, usize>,
    /// What was written, with the number of the hand-in.
    pub texts: Vec<(usize, String)>,
    /// Words of the article that were given, the most frequent first; with how many.
    pub words: Vec<(Span, usize)>,
}

impl Marked {
    /// How many marked it.
    pub fn people(&self) -> usize {
        self.chosen.iter().sum()
    }

    /// The share of pairs of people who hold it for the same, 0 to 1; `None` where fewer than two marked it.
    pub fn agreement(&self) -> Option<f64> {
        let people = self.people();
        let pairs = |n: usize| (n * n.saturating_sub(1)) as f64;
        (people >= 2).then(|| self.chosen.iter().map(|n| pairs(*n)).sum::<f64>() / pairs(people))
    }
}

impl Class {
    /// The figures of these hand-ins.
    pub fn new(lesson: &Lesson, hand_ins: &[HandIn]) -> Self {
        let mut class = Class {
            tasks: vec![Marked::default(); lesson.tasks.len()],
            questions: vec![Replied::default(); lesson.questions.len()],
            ..Class::default()
        };
        for (number, hand_in) in hand_ins.iter().enumerate() {
            let pupil = class.add(lesson, number, hand_in);
            class.pupils.push(pupil);
        }
        for task in &mut class.tasks {
            most_first(&mut task.sources);
        }
        for question in &mut class.questions {
            most_first(&mut question.words);
        }
        let rows: Vec<Vec<usize>> = class.tasks.iter().map(|task| task.chosen.to_vec()).collect();
        (class.kappa, class.alpha) = (fleiss(&rows), krippendorff(&rows));
        class
    }

    /// The tasks on which the class was divided most, by number; those first, and of those that fewer than two marked, none.
    pub fn divided(&self) -> Vec<usize> {
        let mut told: Vec<(usize, f64)> =
            self.tasks.iter().enumerate().filter_map(|(at, task)| Some((at, task.agreement()?))).collect();
        told.sort_by(|one, other| one.1.total_cmp(&other.1));
        told.into_iter().filter(|(_, agreement)| *agreement < 1.0).map(|(at, _)| at).collect()
    }

    fn add(&mut self, lesson: &Lesson, number: usize, hand_in: &HandIn) -> Pupil {
        let (mut pupil, mut pairs) = (Pupil::default(), Vec::new());
        for (at, answer) in by_task(lesson, &hand_in.answers.marks) {
            let chosen = index(answer.status);
            let marked = &mut self.tasks[at];
            marked.chosen[chosen] += 1;
            if let Some(sure) = usize::from(answer.sure).checked_sub(1) {
                marked.sure[2 - sure.min(2)] += 1;
            }
            count(&mut marked.sources, answer.source);
            pupil.marked += 1;
            if let Some(key) = &lesson.tasks[at].key {
                pupil.keyed += 1;
                pupil.agreed += usize::from(key.allows(answer.status));
                pairs.push((index(key.status), chosen));
                self.confusion[index(key.status)][chosen] += 1;
            }
        }
        pupil.kappa = cohen(&pairs);
        for (at, why) in &hand_in.answers.contested {
            if let Some(task) = self.tasks.get_mut(*at) {
                task.contested.push((number, why.clone()));
            }
        }
        for (at, reply) in &hand_in.answers.replies {
            let Some(replied) = self.questions.get_mut(*at) else { continue };
            match reply {
                Reply::Choice(choice) => *replied.choices.entry(*choice).or_default() += 1,
                Reply::Text(words) => replied.texts.push((number, words.clone())),
                Reply::Words(span) => count(&mut replied.words, *span),
            }
        }
        pupil
    }
}

/// The answers that are about a task, by its number; of two in one task, the first.
pub fn by_task<'a>(lesson: &Lesson, marks: &'a [Answer]) -> BTreeMap<usize, &'a Answer> {
    let mut of_tasks = BTreeMap::new();
    for answer in marks {
        if let Some(at) = lesson.task_at(answer.span) {
            of_tasks.entry(at).or_insert(answer);
        }
    }
    of_tasks
}

fn index(status: Status) -> usize {
    Status::ALL.iter().position(|own| *own == status).unwrap_or_default()
}

fn count<T: PartialEq>(all: &mut Vec<(T, usize)>, one: T) {
    match all.iter_mut().find(|(own, _)| *own == one) {
        Some((_, count)) => *count += 1,
        None => all.push((one, 1)),
    }
}

fn most_first<T>(all: &mut [(T, usize)]) {
    all.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
}
