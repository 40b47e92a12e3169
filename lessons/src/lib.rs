//! Lessons: a class marks an article first, then compares. What a lesson is, what pupils answer and hand in, how far they agree.
//!
//! Nothing here knows a page, a clock or a file.

pub mod agreement;
mod annotation;
mod answers;
mod class;
mod closed;
mod collecting;
mod hand_in;
mod lesson;
mod lesson_json;
pub mod parts;
pub mod practice;
mod progress;
pub mod table;

pub use answers::{Answer, Answers, LONGEST, Reply, Source, Step};
pub use class::{Class, Marked, Pupil, Replied, by_task};
pub use closed::{Closed, Origin};
pub use collecting::{Aside, Pile};
pub use hand_in::{HandIn, Refusal};
pub use lesson::{About, Form, Key, Lesson, Naming, Question, Rules, Shown, Task};
pub use lesson_json::Opened;
pub use progress::Progress;
