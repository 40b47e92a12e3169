//! Two articles side by side, as HTML: profiles, claims with another status, sources of one only, names of both. What is pressed in
//! it says in `data-compare` what to do, in `data-to` with which statement.

use super::title;
use crate::quoted::{its, quoted};
use crate::reading::escape::escape;
use crate::reading::{Reading, bar};
use crate::words;
use whosays_engine::SourceKind;
use whosays_engine::comparison::{Claim, Comparison, Side};
use whosays_engine::profile::SourceGroup;
use whosays_texts::{counted, counted_with, say, text};

fn side(reading: &Reading) -> Side<'_> {
    Side { text: &reading.article.text, analysis: &reading.analysis, profile: &reading.profile }
}

/// Which of the two what follows is of, for narrow windows, where one stands below the other.
fn which(at: usize) -> String {
    ["<p class=\"which\">", [say("First article"), say("Second article")][at], "</p>"].concat()
}

/// The comparison of two articles, the second of which is on the page.
pub fn html(pair: [&Reading; 2]) -> String {
    let comparison = Comparison::new(pair.map(side));
    let status = |claim: &Claim, at: usize| pair[at].analysis.statements[claim.statements[at]].status;
    let (other, alike): (Vec<Claim>, Vec<Claim>) =
        comparison.claims.iter().partition(|claim| status(claim, 0) != status(claim, 1));
    let mut html = ["<h2>", say("Two articles compared"), "</h2><div class=\"pair\">"].concat();
    for (at, reading) in pair.into_iter().enumerate() {
        html += &["<div>", &which(at), "<p class=\"title\">", &title(reading, its)].concat();
        html += "</p><p class=\"count\">";
        let count = reading.profile.total().statements;
        html += &match at {
            1 => counted(count, "{n} statement, shown below|{n} statements, shown below"),
            _ => counted(count, "{n} statement|{n} statements"),
        };
        html += "</p>";
        html += &bar::html(&reading.profile);
        html += "</div>";
    }
    html += "</div>";
    if comparison.claims.is_empty() {
        html += "<p>";
        html += say("Whosays found no claim that both make. They may be about different events.");
        html += "</p>";
    }
    if !other.is_empty() {
        html += "<h3>";
        html += &counted(other.len(), "{n} claim is put in another way|{n} claims are put in another way");
        html += "</h3>";
        claims(pair, &other, &mut html);
    } else if !alike.is_empty() {
        html += &["<h3>", say("Both put what they share in the same way"), "</h3>"].concat();
    }
    if !alike.is_empty() {
        html += "<details><summary>";
        html += &counted(alike.len(), "{n} claim is put in the same way|{n} claims are put in the same way");
        html += "</summary>";
        claims(pair, &alike, &mut html);
        html += "</details>";
    }
    html += &["<h3>", say("Sources of one only"), "</h3><div class=\"pair\">"].concat();
    for (at, reading) in pair.into_iter().enumerate() {
        html += &["<div>", &which(at)].concat();
        sources(reading, &comparison.sources[at], &mut html);
        html += "</div>";
    }
    html += &["</div><h3>", say("Names in both"), "</h3><ul class=\"shared\">"].concat();
    if comparison.shared.is_empty() {
        html += &["<li class=\"count\">", say("None."), "</li>"].concat();
    }
    for both in comparison.named_once(pair.map(side)) {
        let names = [0, 1].map(|at| &pair[at].analysis.entities[both[at].0].name);
        html += &["<li><a href=\"#m", &both[1].0.to_string(), "-0\"", quoted().html(), ">"].concat();
        escape(if names[0].len() > names[1].len() { names[0] } else { names[1] }, &mut html);
        html += "</a></li>";
    }
    html += "</ul><p class=\"hint\">";
    html += say(
        "Claims are matched by the names and words that they share, so a pair may be about different things: read both. What one \
         article leaves out is not therefore untrue.",
    );
    html += "</p><div class=\"actions\"><button type=\"button\" class=\"quiet\" id=\"swap\" data-compare=\"swap\">";
    html += say("Show the other article");
    html += "</button><button type=\"button\" class=\"quiet\" id=\"end-comparison\" data-compare=\"end\">";
    html += say("End the comparison");
    html + "</button></div>"
}

/// Claims as each article puts them.
fn claims(pair: [&Reading; 2], claims: &[Claim], html: &mut String) {
    *html += "<ol class=\"claims\">";
    for claim in claims {
        *html += "<li class=\"pair\">";
        for (at, reading) in pair.into_iter().enumerate() {
            let index = claim.statements[at];
            let status = reading.analysis.statements[index].status;
            *html += &["<div>", &which(at), "<p class=\"how\"><span class=\"sample\" data-status=\""].concat();
            *html += &[status.name(), "\">", words::status(status).name, "</span> · <span"].concat();
            *html += &[if reading.source_name(index).is_some() { quoted().html() } else { "" }, ">"].concat();
            escape(reading.chip(index), html);
            *html += &["</span></p><p><q", quoted().html(), ">"].concat();
            escape(&within_quotation(reading.statement_text(index)), html);
            *html += "</q> ";
            let number = index.to_string();
            *html += &match at {
                1 => ["<a href=\"#s", &number, "\">", say("Show"), "</a>"].concat(),
                _ => [
                    "<button type=\"button\" class=\"link\" data-compare=\"swap\" data-to=\"",
                    &number,
                    "\">",
                    say("Show"),
                    "</button>",
                ]
                .concat(),
            };
            *html += "</p></div>";
        }
        *html += "</li>";
    }
    *html += "</ol>";
}

/// Words as they stand between quotation marks, where there are others around words within them; those around all of them go.
fn within_quotation(words: &str) -> String {
    const MARKS: [char; 3] = ['“', '”', '"'];
    let inner = words.strip_prefix(&MARKS[..]).and_then(|words| words.strip_suffix(&MARKS[..]));
    let words = inner.filter(|inner| !inner.contains(&MARKS[..])).unwrap_or(words);
    let mut last = ' ';
    let single = words.chars().map(|c| {
        let opens = last.is_whitespace() || matches!(last, '(' | '[' | '—');
        last = c;
        match c {
            '“' => '‘',
            '”' => '’',
            '"' => ['’', '‘'][usize::from(opens)],
            c => c,
        }
    });
    single.collect()
}

/// The sources of an article that are none of the other.
fn sources(reading: &Reading, only: &[usize], html: &mut String) {
    if only.is_empty() {
        return *html += &["<p class=\"count\">", say("None."), "</p>"].concat();
    }
    *html += "<ul>";
    for source in only {
        let SourceGroup { name, kind, statements, .. } = &reading.profile.sources[*source];
        let name = match name {
            Some(name) => its(name),
            None => say("Nobody named").to_owned(),
        };
        let forms = match kind {
            SourceKind::Vague => text("{name} (vague), {n} statement|{name} (vague), {n} statements"),
            _ => text("{name}, {n} statement|{name}, {n} statements"),
        };
        *html += &["<li>", &counted_with(statements.len(), forms, &[("name", &name)]), "</li>"].concat();
    }
    *html += "</ul>";
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use whosays_article::Article;

    #[test]
    fn both_articles_are_told_and_nothing_of_them_is_markup() {
        let first =
            "The harbour ferry <b>of Port Alder</b> could sink within a year, Mayor Ines Duarte said on Monday.";
        let second =
            "Within a year the harbour ferry <b>of Port Alder</b> will sink. “Nobody inspected it,” Maria Silva said.";
        let pair = [first, second].map(|text| Reading::new(Article::from_plain(text), None));
        let html = html([&pair[0], &pair[1]]);
        assert!(html.contains("1 claim is put in another way"), "{html}");
        assert!(html.contains("Ines Duarte") && html.contains("Maria Silva"), "{html}");
        assert!(!html.contains("<b>"), "{html}");
        assert!(!html.contains("same way"), "none is: {html}");
    }

    #[test]
    fn nothing_is_told_of_nothing_and_a_name_is_there_once() {
        let first = "Olaf Lind sold his bakery. North Korea met Mayor Ines Duarte. The North Koreans left.";
        let second = "Ms Duarte slept. North Koreans came back to North Korea, Maria Silva said.";
        let told = |texts: [&str; 2]| {
            let pair = texts.map(|text| Reading::new(Article::from_plain(text), None));
            html([&pair[0], &pair[1]])
        };
        let html = told([first, second]);
        assert!(html.contains("no claim that both make") && !html.contains("0 claims"), "{html}");
        let (_, names) = html.split_once("Names in both").unwrap();
        assert_eq!(names.matches("North Korea").count(), 1, "{names}");
        assert!(names.contains(">Ines Duarte</a>"), "the longer name: {names}");
        let html = told([first, first]);
        assert!(html.contains("Both put what they share in the same way") && !html.contains("0 claims"), "{html}");
    }

    #[test]
    fn no_quotation_mark_is_doubled() {
        for (words, shown) in [
            ("“It sank”", "It sank"),
            ("\"It sank\"", "It sank"),
            ("“It sank,” he said.", "‘It sank,’ he said."),
            ("\"It sank,\" he said, \"late.\"", "‘It sank,’ he said, ‘late.’"),
            ("It’s 5\" long", "It’s 5’ long"),
        ] {
            assert_eq!(within_quotation(words), shown);
        }
    }
}
