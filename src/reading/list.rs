//! The statements as a list in words: what marks, chips and explanations say, for whom a picture of it is of no use.

use super::Reading;
use super::escape::{escape, escaped};
use crate::cards::explanation::how_sure;
use crate::quoted::quoted;
use crate::telling::{Why, why};
use crate::words;
use whosays_engine::SourceKind;
use whosays_texts::{say, told};

/// The list as HTML, in the order of the text; each statement leads to its place there.
pub fn html(reading: &Reading) -> String {
    let statements = &reading.analysis.statements;
    if statements.is_empty() {
        return ["<p>", say("There is no statement in this text."), "</p>"].concat();
    }
    let mut html = String::with_capacity(statements.len() * 400);
    html += "<ol>";
    for (index, statement) in statements.iter().enumerate() {
        let number = index.to_string();
        html += &["<li><p><a href=\"#s", &number, "\"", quoted().html(), ">"].concat();
        escape(reading.statement_text(index).trim(), &mut html);
        html += &["</a></p><p><strong>", words::status(statement.status).name, ".</strong> "].concat();
        html += &who(reading, index);
        html += " ";
        put_why(&why(reading, index), statement.confidence, &mut html);
        html += "</p></li>";
    }
    html + "</ol>"
}

/// Who says a statement, and of what kind that source is.
fn who(reading: &Reading, index: usize) -> String {
    let Some(name) = reading.source_name(index) else {
        return say("Who says so: the writer, and nobody else is named.").into();
    };
    let source = ["<span", quoted().html(), ">", &escaped(name), "</span>"].concat();
    match reading.analysis.statements[index].source_kind() {
        SourceKind::Vague => told("Who says so: {source}, a vague source.", &[("source", &source)]),
        _ => told("Who says so: {source}, a named source.", &[("source", &source)]),
    }
}

/// Which words tell, and how sure that is.
fn put_why(why: &Why, confidence: f32, html: &mut String) {
    if why.by_hand.is_some() {
        *html += say("Why: a person set this mark.");
        return;
    }
    let mut reasons = String::new();
    for (number, cue) in why.cues.iter().enumerate() {
        reasons += &[if number > 0 { "; <q" } else { "<q" }, quoted().html(), ">"].concat();
        escape(cue.words.unwrap_or_default(), &mut reasons);
        reasons += &["</q> ", cue.tells].concat();
    }
    if !why.cues.is_empty() {
        reasons += ". ";
    }
    reasons += why.beside_cues.unwrap_or_default();
    let of_hundred = format!("{:.0}", confidence * 100.0);
    let sure = told("How sure: {n} in 100.", &[("n", &of_hundred)]);
    *html +=
        &[&told("Why: {reasons}", &[("reasons", reasons.trim_end())]), " ", &sure, " ", how_sure(confidence)].concat();
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use whosays_article::Article;
    use whosays_engine::layer::{Edit, Mark};
    use whosays_engine::{Span, Status};

    const TEXT: &str = "The ferry may sink, Ines Duarte said. It is <b>old</b>. Experts say it will be sold.";

    #[test]
    fn each_statement_has_its_status_who_says_so_and_why() {
        let reading = Reading::new(Article::from_plain(TEXT), None);
        let html = html(&reading);
        let all = reading.analysis.statements.len();
        assert_eq!(html.matches("<li>").count(), all);
        let each = ["<strong>", "Who says so: ", "Why: ", "How sure: "];
        assert!(each.iter().all(|part| html.matches(part).count() == all), "{html}");
        for part in [
            "<a href=\"#s0\" dir=\"auto\">The ferry may sink",
            "<strong>Speculation.</strong> Who says so: <span dir=\"auto\">Ines Duarte</span>, a named source.",
            "<q dir=\"auto\">may</q> makes it a possibility",
            "It is &lt;b",
            "a vague source",
            "the writer, and nobody else is named",
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
    }

    #[test]
    fn what_a_person_set_is_told_as_such() {
        let over = Span::new(0, TEXT.find(" It is").unwrap());
        let mark = Some(Mark { span: over, status: Status::Opinion, source: None });
        let own = Reading::new(Article::from_plain(TEXT), None).with_layer(&[Edit::Mark { over, mark }]);
        let html = html(&own);
        assert!(html.contains("Opinion.</strong> Who says so: the writer"), "{html}");
        assert!(html.contains("Why: a person set this mark.</p>"), "{html}");
        assert_eq!(super::html(&Reading::new(Article::from_plain(""), None)).matches("<li>").count(), 0);
    }
}
