//! Two articles side by side, as HTML: profiles, claims with another status, sources of one only, names of both. What is pressed in
//! it says in `data-compare` what to do, in `data-to` with which statement.

use super::title;
use crate::reading::escape::{escape, escaped};
use crate::reading::{Reading, bar};
use crate::words;
use whosays_engine::SourceKind;
use whosays_engine::comparison::{Claim, Comparison, Side};
use whosays_engine::profile::SourceGroup;

fn side(reading: &Reading) -> Side<'_> {
    Side { text: &reading.article.text, analysis: &reading.analysis, profile: &reading.profile }
}

/// Which of the two what follows is of, for narrow windows, where one stands below the other.
const WHICH: [&str; 2] = ["<p class=\"which\">First article</p>", "<p class=\"which\">Second article</p>"];

/// The comparison of two articles, the second of which is on the page.
pub fn html(pair: [&Reading; 2]) -> String {
    let comparison = Comparison::new(pair.map(side));
    let status = |claim: &Claim, at: usize| pair[at].analysis.statements[claim.statements[at]].status;
    let (other, alike): (Vec<Claim>, Vec<Claim>) =
        comparison.claims.iter().partition(|claim| status(claim, 0) != status(claim, 1));
    let mut html = "<h2>Two articles compared</h2><div class=\"pair\">".to_owned();
    for (at, reading) in pair.into_iter().enumerate() {
        html += &["<div>", WHICH[at], "<p class=\"title\" dir=\"auto\">"].concat();
        escape(&title(reading), &mut html);
        html += "</p><p class=\"count\">";
        html += &words::counted(reading.profile.total().statements, "statement", "statements");
        html += if at == 1 { ", shown below</p>" } else { "</p>" };
        html += &bar::html(&reading.profile);
        html += "</div>";
    }
    html += "</div>";
    if comparison.claims.is_empty() {
        html += "<p>Whosays found no claim that both make. They may be about different events.</p>";
    }
    if !other.is_empty() {
        html += "<h3>";
        html += &words::counted(other.len(), "claim is put in another way", "claims are put in another way");
        html += "</h3>";
        claims(pair, &other, &mut html);
    } else if !alike.is_empty() {
        html += "<h3>Both put what they share in the same way</h3>";
    }
    if !alike.is_empty() {
        html += "<details><summary>";
        html += &words::counted(alike.len(), "claim is put in the same way", "claims are put in the same way");
        html += "</summary>";
        claims(pair, &alike, &mut html);
        html += "</details>";
    }
    html += "<h3>Sources of one only</h3><div class=\"pair\">";
    for (at, reading) in pair.into_iter().enumerate() {
        html += &["<div>", WHICH[at]].concat();
        sources(reading, &comparison.sources[at], &mut html);
        html += "</div>";
    }
    html += "</div><h3>Names in both</h3><ul class=\"shared\">";
    if comparison.shared.is_empty() {
        html += "<li class=\"count\">None.</li>";
    }
    for both in comparison.named_once(pair.map(side)) {
        let names = [0, 1].map(|at| &pair[at].analysis.entities[both[at].0].name);
        html += &["<li><a dir=\"auto\" href=\"#m", &both[1].0.to_string(), "-0\">"].concat();
        escape(if names[0].len() > names[1].len() { names[0] } else { names[1] }, &mut html);
        html += "</a></li>";
    }
    html + "</ul><p class=\"hint\">Claims are matched by the names and words that they share, so a pair may be about different things: \
           read both. What one article leaves out is not therefore untrue.</p><div class=\"actions\">\
           <button type=\"button\" class=\"quiet\" id=\"swap\" data-compare=\"swap\">Show the other article</button>\
           <button type=\"button\" class=\"quiet\" id=\"end-comparison\" data-compare=\"end\">End the comparison</button></div>"
}

/// Claims as each article puts them.
fn claims(pair: [&Reading; 2], claims: &[Claim], html: &mut String) {
    *html += "<ol class=\"claims\">";
    for claim in claims {
        *html += "<li class=\"pair\">";
        for (at, reading) in pair.into_iter().enumerate() {
            let index = claim.statements[at];
            let status = reading.analysis.statements[index].status;
            *html += &["<div>", WHICH[at], "<p class=\"how\"><span class=\"sample\" data-status=\""].concat();
            *html += &[status.name(), "\">", words::status(status).name, "</span> · <span dir=\"auto\">"].concat();
            escape(reading.chip(index), html);
            *html += "</span></p><p dir=\"auto\"><q>";
            escape(&within_quotation(reading.statement_text(index)), html);
            *html += "</q> ";
            let number = index.to_string();
            *html += &match at {
                1 => ["<a href=\"#s", &number, "\">Show</a>"].concat(),
                _ => [
                    "<button type=\"button\" class=\"link\" data-compare=\"swap\" data-to=\"",
                    &number,
                    "\">Show</button>",
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
        return *html += "<p class=\"count\">None.</p>";
    }
    *html += "<ul>";
    for source in only {
        let SourceGroup { name, kind, statements, .. } = &reading.profile.sources[*source];
        let vague = if *kind == SourceKind::Vague { " (vague), " } else { ", " };
        let count = words::counted(statements.len(), "statement", "statements");
        let name = escaped(name.as_deref().unwrap_or("Nobody named"));
        *html += &["<li><span dir=\"auto\">", &name, "</span>", vague, &count, "</li>"].concat();
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
