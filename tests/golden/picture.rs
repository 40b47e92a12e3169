//! An analysis as a person reads it. Confidences are left out: they move with every measurement.

use std::fmt::Write;
use whosays_engine::{Analysis, Cue, Entity, EntityId, Source, SourceKind, Span, Statement};

const LEGEND: &str = "\
# What the engine says about one text. A stretch of text stands on a line of its own:
#   status  <- who says so: named or vague, their words, and the entity that they are, where it is known
#       the statement's words
#       cues: the words that decided it, each with its kind
# A sentence that makes no statement is marked \"no statement\". Below stand the entities:
#   id  type  name  = id in the knowledge base, or NIL
#       mentions: each way in which the text writes the name, and how often
#       described: what the text itself says of it, and by which construction
# Who says so is left out where it is the author. No line is written by hand: see tests/golden/main.rs.
";

/// The picture of the analysis of `text`.
pub fn picture(text: &str, analysis: &Analysis) -> String {
    let mut out = LEGEND.to_owned();
    let mut statements = analysis.statements.iter().peekable();
    for (index, sentence) in analysis.sentences.iter().enumerate() {
        out.push('\n');
        if statements.peek().is_none_or(|statement| statement.sentence != index) {
            let _ = writeln!(out, "no statement\n    {}", words(text, *sentence));
        }
        while let Some(statement) = statements.next_if(|statement| statement.sentence == index) {
            draw_statement(&mut out, text, statement);
        }
    }
    out.push_str("\n# Entities\n");
    for (index, entity) in analysis.entities.iter().enumerate() {
        draw_entity(&mut out, text, EntityId(index), entity);
    }
    out
}

/// A stretch of text on one line.
fn words(text: &str, span: Span) -> String {
    span.of(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn draw_statement(out: &mut String, text: &str, statement: &Statement) {
    let source = statement.source.map(|source| source_words(text, source)).unwrap_or_default();
    let _ = writeln!(out, "{}{source}\n    {}", statement.status.name(), words(text, statement.span));
    let cue = |cue: &Cue| format!("{} “{}”", cue.kind.name(), words(text, cue.span));
    if !statement.cues.is_empty() {
        let _ = writeln!(out, "    cues: {}", statement.cues.iter().map(cue).collect::<Vec<_>>().join(", "));
    }
}

fn source_words(text: &str, source: Source) -> String {
    assert_ne!(source.kind, SourceKind::Author, "a source is somebody else");
    let entity = source.entity.map(|id| format!(" = {}", id.name())).unwrap_or_default();
    format!("  <- {} “{}”{entity}", source.kind.name(), words(text, source.span))
}

fn draw_entity(out: &mut String, text: &str, id: EntityId, entity: &Entity) {
    let link = entity.link.as_deref().unwrap_or("NIL");
    let _ = writeln!(out, "\n{}  {}  {}  = {link}", id.name(), entity.kind.name(), entity.name);
    let mut forms: Vec<(String, usize)> = Vec::new();
    for form in entity.mentions.iter().map(|mention| words(text, *mention)) {
        match forms.iter_mut().find(|(known, _)| *known == form) {
            Some((_, times)) => *times += 1,
            None => forms.push((form, 1)),
        }
    }
    let forms: Vec<String> = forms.iter().map(|(form, times)| format!("{form} ×{times}")).collect();
    let _ = writeln!(out, "    mentions: {}", forms.join(", "));
    for description in &entity.described {
        let kind = format!("{:?}", description.kind).to_lowercase();
        let _ = writeln!(out, "    described: {} ({kind})", words(text, description.span));
    }
}
