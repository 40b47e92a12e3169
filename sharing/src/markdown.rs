//! An article in Markdown (CommonMark, with the footnotes that GitHub and Pandoc have), with a footnote for each mark.

use crate::Shared;
use whosays_article::{Article, Form, Inline, InlineKind, Item, Piece, Sign};
use whosays_engine::{SourceKind, Span, Statement, Status};
use whosays_texts::{say, told};

/// The article, its marks as footnotes, and what those say.
pub fn footnoted(shared: &Shared) -> String {
    let article = &shared.article;
    let marks: Vec<usize> = shared.analysis.statements.iter().map(|own| own.span.end).collect();
    let title = article.meta.title.as_deref().filter(|_| article.leading_title().is_none());
    let mut out = front_matter(article, title.is_some());
    if let Some(title) = title {
        out.push_str(&format!("# {}\n\n", lines(&escaped(&title.replace('\n', " ")), Form::Heading(1))));
    }
    out.push_str(&body(article, &marks));
    let cards: Vec<_> = shared.analysis.entities.iter().filter(|own| !own.description.is_empty()).collect();
    if !marks.is_empty() || !cards.is_empty() {
        out.push_str(whosays_article::SAID);
    }
    for (number, own) in shared.analysis.statements.iter().enumerate() {
        out.push_str(&format!("[^{}]: {}\n", number + 1, note(shared, own)));
    }
    if !cards.is_empty() {
        out.push_str(&["\n## ", say("Names"), "\n\n"].concat());
    }
    for own in cards {
        let one_line = |words: &str| escaped(&words.split_whitespace().collect::<Vec<_>>().join(" "));
        out.push_str(&format!("- **{}**: {}\n", one_line(&own.name), one_line(&own.description)));
    }
    out
}

/// An article by itself.
pub fn article(article: &Article) -> String {
    front_matter(article, false) + &body(article, &[])
}

/// What a mark's footnote says.
fn note(shared: &Shared, own: &Statement) -> String {
    let status = match own.status {
        Status::Sourced => say("Sourced"),
        Status::Unsourced => say("Unsourced"),
        Status::Speculation => say("Speculation"),
        Status::Prediction => say("Prediction"),
        Status::Opinion => say("Opinion"),
    };
    let named = |name: &str| escaped(&name.split_whitespace().collect::<Vec<_>>().join(" "));
    let who = match (shared.source_name(own), own.source_kind(), own.status) {
        (Some(name), SourceKind::Vague, _) => {
            told("a source that is not named exactly: {source}", &[("source", &named(name))])
        }
        (Some(name), ..) => told("source: {source}", &[("source", &named(name))]),
        (None, _, Status::Sourced | Status::Unsourced) => say("no source named").into(),
        (None, ..) => say("the writer’s own voice").into(),
    };
    let sure = match own.is_by_hand() {
        true => say("set by a person").into(),
        false => told("{n} % sure", &[("n", &format!("{:.0}", own.confidence * 100.0))]),
    };
    told("**{status}**; {who}; {sure}.", &[("status", status), ("who", &who), ("sure", &sure)])
}

/// What the source says of the article, so that the file opens with it; `headed` is whether a heading follows that is none of it.
fn front_matter(article: &Article, headed: bool) -> String {
    let line = |(key, value): (&str, &Option<String>)| {
        let value = value.as_deref()?.replace(['\n', '\r'], " ");
        Some(format!("{key}: \"{}\"\n", value.replace('\\', "\\\\").replace('"', "\\\"")))
    };
    let lines: String = article.meta.fields().into_iter().filter_map(line).collect();
    let headed = if headed { whosays_article::HEADED } else { "" };
    if lines.is_empty() { lines } else { format!("---\n{headed}{lines}---\n\n") }
}

/// The text with its structure; behind each of the bytes `marks`, or where the link or code ends in which it lies, the number
/// of a footnote.
fn body(article: &Article, marks: &[usize]) -> String {
    let Article { text, pieces, inline, .. } = article;
    let mut out = String::new();
    let mut before: Option<Form> = None;
    let mut number = 0;
    for piece in pieces {
        let tight = matches!((before, piece.form), (Some(Form::ListItem(a)), Form::ListItem(b)) if is_tight(a, b));
        let joined = before == Some(Form::Quote) && piece.form == Form::Quote;
        number = if tight { number + 1 } else { 1 };
        out.push_str(match before {
            None => "",
            _ if tight => "\n",
            _ if joined => "\n>\n",
            _ => "\n\n",
        });
        let words = block(text, piece, inline, marks);
        out.push_str(&match piece.form {
            Form::Heading(level) => format!("{} {}", "#".repeat(level.clamp(1, 6).into()), words.replace('\n', " ")),
            Form::Paragraph => words,
            Form::ListItem(Item { depth, sign }) => {
                let sign = match (sign, before) {
                    (Sign::Number(own), _) => format!("{}. ", own.unwrap_or(number)),
                    (Sign::Bullet, _) => "- ".to_owned(),
                    // A further paragraph of the item before.
                    (Sign::Nothing, Some(Form::ListItem(_))) => " ".repeat(DEEPER),
                    (Sign::Nothing, _) => String::new(),
                };
                let deep = " ".repeat(DEEPER * usize::from(depth));
                [&deep, &sign, &*words.replace('\n', &format!("\n{deep}{}", " ".repeat(sign.len())))].concat()
            }
            Form::Quote => format!("> {}", words.replace('\n', "\n> ")),
            Form::Verbatim => words,
        });
        before = Some(piece.form);
    }
    out.push('\n');
    out
}

/// Spaces by which what belongs to an item is set in: as many as its sign has, of up to two digits.
const DEEPER: usize = 4;

/// Whether an item follows another without an empty line. A list that does not begin with 1 would be read as words of the item that it
/// stands in (CommonMark 0.31, 5.2).
fn is_tight(before: Item, next: Item) -> bool {
    match next.sign {
        Sign::Nothing => false,
        Sign::Number(Some(number)) if next.depth > before.depth => number == 1,
        _ => next.depth != before.depth || before.joins(next),
    }
}

/// The words of one block.
fn block(text: &str, piece: &Piece, inline: &[Inline], marks: &[usize]) -> String {
    let span = piece.span;
    let first = marks.partition_point(|end| *end <= span.start);
    let mut due = marks.iter().enumerate().skip(first).take_while(|(_, end)| **end <= span.end).peekable();
    if piece.form == Form::Verbatim {
        let words = span.of(text);
        let fence = ticks(words, 3);
        let notes: String = due.map(|(number, _)| format!("[^{}]", number + 1)).collect();
        let notes = if notes.is_empty() { notes } else { format!("\n\n{notes}") };
        return format!("{fence}\n{words}\n{fence}{notes}");
    }
    let inside: Vec<(Span, &InlineKind)> = inline
        .iter()
        .map(|own| (own.span, &own.kind))
        .filter(|(own, _)| own.start < own.end && span.covers(*own))
        .map(|(own, kind)| (own.trimmed(text), kind))
        .filter(|(own, _)| !own.is_empty())
        .collect();
    let mut limits: Vec<usize> = inside.iter().flat_map(|(own, _)| [own.start, own.end]).collect();
    limits.extend(marks.iter().filter(|end| span.start < **end && **end <= span.end));
    limits.extend([span.start, span.end]);
    limits.sort_unstable();
    limits.dedup();
    let (mut out, mut open) = (String::new(), Vec::<(Span, &InlineKind)>::new());
    let mut next = inside.iter().peekable();
    for (place, at) in limits.iter().enumerate() {
        while let Some((own, kind)) = open.pop_if(|(own, _)| own.end <= *at) {
            close(kind, own, text, &mut out);
        }
        let whole = |kind: &InlineKind| matches!(kind, InlineKind::Code | InlineKind::Link(_));
        if !open.iter().any(|(_, kind)| whole(kind)) {
            while let Some((number, _)) = due.next_if(|(_, end)| **end <= *at) {
                out.push_str(&format!("[^{}]", number + 1));
            }
        }
        while let Some((own, kind)) = next.next_if(|(own, _)| own.start <= *at) {
            // Markdown has no marks across each other's limits, no links in links and nothing in code.
            let fits = open.last().is_none_or(|(outer, _)| outer.end >= own.end);
            let plain = !open.iter().any(|(_, outer)| whole(outer) && (whole(kind) || **outer == InlineKind::Code));
            if fits && plain {
                begin(kind, *own, text, &mut out);
                open.push((*own, kind));
            }
        }
        let Some(end) = limits.get(place + 1) else { break };
        let words = &text[*at..*end];
        match open.iter().any(|(_, kind)| **kind == InlineKind::Code) {
            true => out.push_str(&words.replace('\n', " ")),
            false => out.push_str(&escaped(words)),
        }
    }
    lines(&out, piece.form)
}

fn begin(kind: &InlineKind, span: Span, text: &str, out: &mut String) {
    match kind {
        InlineKind::Emphasis => out.push('*'),
        InlineKind::Strong => out.push_str("**"),
        // No shorter run of ticks than the longest inside ends it; a space parts ticks from the words.
        InlineKind::Code => out.push_str(&fence(span.of(text)).0),
        InlineKind::Link(_) => out.push('['),
    }
}

fn close(kind: &InlineKind, span: Span, text: &str, out: &mut String) {
    match kind {
        InlineKind::Emphasis => out.push('*'),
        InlineKind::Strong => out.push_str("**"),
        InlineKind::Code => out.push_str(&fence(span.of(text)).1),
        InlineKind::Link(address) => {
            let address: String = address
                .chars()
                .map(|c| match c {
                    '<' => "%3C".into(),
                    '>' => "%3E".into(),
                    '\\' => "%5C".into(),
                    c if c.is_whitespace() || c.is_control() => "%20".into(),
                    c => c.to_string(),
                })
                .collect();
            out.push_str(&format!("](<{address}>)"));
        }
    }
}

/// What stands before and behind code.
fn fence(words: &str) -> (String, String) {
    let ticks = ticks(words, 1);
    let space = if words.starts_with('`') || words.ends_with('`') { " " } else { "" };
    (ticks.clone() + space, space.to_owned() + &ticks)
}

/// More ticks than stand anywhere in `words` in a row, `least` at least.
fn ticks(words: &str, least: usize) -> String {
    let longest = words.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    "`".repeat(least.max(longest + 1))
}

/// Words as they are, whatever Markdown makes of some of their characters.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '$') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Keeps the lines of a block from beginning something else. Their breaks are spaces, as on the page.
fn lines(words: &str, form: Form) -> String {
    let line = |line: &str| {
        let line = line.trim_matches([' ', '\t']);
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        let rest = &line[digits..];
        if digits > 0 && (rest.starts_with('.') || rest.starts_with(')')) {
            return format!("{}\\{rest}", &line[..digits]);
        }
        let guard = if line.starts_with(['#', '+', '-', '=', ':']) { "\\" } else { "" };
        format!("{guard}{line}")
    };
    let heading = matches!(form, Form::Heading(_));
    let all: Vec<String> = words.split('\n').map(line).collect();
    let mut out = all.join(if heading { " " } else { "\n" });
    if heading && out.ends_with('#') {
        out.insert(out.len() - 1, '\\');
    }
    out
}
