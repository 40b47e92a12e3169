//! A history of changes as lines of plain text, for who keeps it beside the text that it is of.
//!
//! The first line tells how many changes stand; each that follows is one change, its parts parted by tabs, and begins with `+` where
//! it belongs to the same step as the one before it. Places are bytes: the lines are of no use with any other text, as a [`Pack`](super::Pack) is.

use super::{Edit, History, Mark};
use crate::{EntityType, SourceKind, Span, Status};
use std::fmt::Write;
use std::str::Split;

/// What the first line begins with: what this is, and its version.
const HEAD: &str = "whosays-layer\t1\t";

impl History {
    /// All changes as lines.
    pub fn to_lines(&self) -> String {
        let mut lines = format!("{HEAD}{}", self.standing().len());
        for (number, edit) in self.standing().iter().chain(self.undone()).enumerate() {
            lines.push_str(if self.is_joined(number) { "\n+" } else { "\n" });
            write_edit(edit, &mut lines).expect("a string takes what is written");
        }
        lines
    }

    /// What [`to_lines`](Self::to_lines) wrote; `None` where `lines` are something else.
    pub fn from_lines(lines: &str) -> Option<Self> {
        let mut lines = lines.split('\n');
        let standing = lines.next()?.strip_prefix(HEAD)?.parse().ok()?;
        let mut joined = Vec::new();
        let edits = lines.enumerate().map(|(number, line)| {
            let own = line.strip_prefix('+');
            joined.extend(own.map(|_| number));
            read_edit(own.unwrap_or(line))
        });
        let edits = edits.collect::<Option<_>>()?;
        History::new(edits).with_steps(joined, standing)
    }
}

fn write_edit(edit: &Edit, line: &mut String) -> std::fmt::Result {
    let at = |span: &Span| format!("\t{}\t{}", span.start, span.end);
    match edit {
        Edit::Mark { over, mark } => {
            write!(line, "mark{}", at(over))?;
            let Some(mark) = mark else { return Ok(()) };
            write!(line, "{}\t{}", at(&mark.span), mark.status.name())?;
            let Some((span, kind)) = &mark.source else { return Ok(()) };
            write!(line, "{}\t{}", at(span), kind.name())
        }
        Edit::Restore { over } => write!(line, "restore{}", at(over)),
        Edit::Name { span, name, kind } => write!(line, "name{}\t{}\t{}", at(span), kind.name(), escaped(name)),
        Edit::Unname { span } => write!(line, "unname{}", at(span)),
        Edit::Forget { name } => write!(line, "forget\t{}", escaped(name)),
        Edit::Describe { name, words } => write!(line, "describe\t{}\t{}", escaped(name), escaped(words)),
    }
}

fn read_edit(line: &str) -> Option<Edit> {
    let mut parts = line.split('\t');
    let edit = match parts.next()? {
        "mark" => {
            let over = span(&mut parts)?;
            let mark = if parts.clone().next().is_some() { Some(mark(&mut parts)?) } else { None };
            Edit::Mark { over, mark }
        }
        "restore" => Edit::Restore { over: span(&mut parts)? },
        "name" => {
            let (span, kind) = (span(&mut parts)?, EntityType::from_name(parts.next()?)?);
            Edit::Name { span, kind, name: plain(parts.next()?) }
        }
        "unname" => Edit::Unname { span: span(&mut parts)? },
        "forget" => Edit::Forget { name: plain(parts.next()?) },
        "describe" => Edit::Describe { name: plain(parts.next()?), words: plain(parts.next()?) },
        _ => return None,
    };
    parts.next().is_none().then_some(edit)
}

fn mark(parts: &mut Split<char>) -> Option<Mark> {
    let (span_of_it, status) = (span(parts)?, Status::from_name(parts.next()?)?);
    let source =
        if parts.clone().next().is_some() { Some((span(parts)?, SourceKind::from_name(parts.next()?)?)) } else { None };
    Some(Mark { span: span_of_it, status, source })
}

fn span(parts: &mut Split<char>) -> Option<Span> {
    let mut number = || parts.next()?.parse().ok();
    let (start, end) = (number()?, number()?);
    (start <= end).then(|| Span::new(start, end))
}

/// Words without the characters that part lines and their parts.
fn escaped(words: &str) -> String {
    words.replace('\\', r"\\").replace('\t', r"\t").replace('\n', r"\n")
}

fn plain(words: &str) -> String {
    let mut plain = String::with_capacity(words.len());
    let mut chars = words.chars();
    while let Some(c) = chars.next() {
        plain.push(match c {
            '\\' => match chars.next() {
                Some('t') => '\t',
                Some('n') => '\n',
                other => other.unwrap_or('\\'),
            },
            c => c,
        });
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_history_is_read_as_it_was_written() {
        let span = Span::new(3, 9);
        let source = Some((Span::new(0, 2), SourceKind::Vague));
        let mut history = History::new(vec![
            Edit::Mark { over: span, mark: None },
            Edit::Mark { over: span, mark: Some(Mark { span, status: Status::Opinion, source: None }) },
            Edit::Mark { over: span, mark: Some(Mark { span, status: Status::Sourced, source }) },
            Edit::Restore { over: span },
            Edit::Name { span, name: "New\n\tYork\\n".into(), kind: EntityType::Place },
            Edit::Unname { span },
            Edit::Forget { name: String::new() },
            Edit::Describe { name: "é".into(), words: "a <b>\\".into() },
        ]);
        history.undo();
        history.undo();
        let lines = history.to_lines();
        assert_eq!(lines.lines().count(), 9, "{lines}");
        assert_eq!(History::from_lines(&lines), Some(history));
        assert_eq!(History::from_lines(&History::default().to_lines()), Some(History::default()));
    }

    #[test]
    fn anything_else_is_none() {
        let head = "whosays-layer\t1\t";
        for rest in
            ["x", "1", "0\n", "0\nmark\t1", "0\nmark\t2\t1", "0\nmark\t1\t2\t1\t2\tnews", "0\nname\t1\t2\tship\tx"]
        {
            assert_eq!(History::from_lines(&[head, rest].concat()), None, "{rest}");
        }
        assert_eq!(History::from_lines("0\nunname\t1\t2\t3"), None);
        assert_eq!(History::from_lines("whosays-layer\t2\t0"), None);
        assert_eq!(History::from_lines(""), None);
    }
}
