//! A document's files as HTML: headings that can be linked to, and tables that can be read on a phone.

use crate::prerender::escaped;
use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};
use std::collections::HashMap;

/// What was made of the files so far.
#[derive(Default)]
pub struct Rendered {
    /// The first file's heading.
    pub title: Option<String>,
    /// The first file's first paragraph, without its markup.
    pub about: Option<String>,
    /// All of it, a section a file.
    pub html: String,
    /// How often each name was given to a heading.
    names: HashMap<String, usize>,
}

impl Rendered {
    /// Adds a file; `link` says where a link of it leads. What follows the first file has headings of a step lower.
    pub fn add(&mut self, text: &str, link: impl Fn(&str) -> String) {
        let is_first = self.html.is_empty();
        let mut events: Vec<Event> = Parser::new_ext(text, Options::ENABLE_TABLES).map(harmless).collect();
        for at in 0..events.len() {
            match &events[at] {
                Event::Start(Tag::Heading { level, .. }) => {
                    let words = words(&events[at + 1..]);
                    let level = if is_first { *level } else { lower(*level) };
                    if is_first && self.title.is_none() {
                        self.title = Some(words.clone());
                    }
                    let id = Some(self.name(&words).into());
                    events[at] = Event::Start(Tag::Heading { level, id, classes: Vec::new(), attrs: Vec::new() });
                }
                Event::End(TagEnd::Heading(level)) if !is_first => {
                    events[at] = Event::End(TagEnd::Heading(lower(*level)));
                }
                Event::Start(Tag::Paragraph) if is_first && self.about.is_none() => {
                    self.about = Some(words(&events[at + 1..]));
                }
                Event::Start(Tag::Link { link_type, dest_url, title, .. }) => {
                    let (link_type, title, dest_url) = (*link_type, title.clone(), link(dest_url).into());
                    events[at] = Event::Start(Tag::Link { link_type, dest_url, title, id: CowStr::Borrowed("") });
                }
                _ => {}
            }
        }
        label_cells(&mut events);
        self.html += "<section>\n";
        html::push_html(&mut self.html, events.into_iter());
        self.html += "</section>\n";
    }

    /// A name for a heading, by which links find it: the one that code hosts give it too.
    fn name(&mut self, heading: &str) -> String {
        let kept = heading.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
        let name = kept.collect::<String>().to_lowercase().replace(' ', "-");
        let times = self.names.entry(name.clone()).or_default();
        *times += 1;
        if *times == 1 { name } else { format!("{name}-{}", *times - 1) }
    }
}

/// A file of ours holds no HTML; should it get some, it is shown and not obeyed.
fn harmless(event: Event) -> Event {
    match event {
        Event::Html(words) | Event::InlineHtml(words) => Event::Text(words),
        other => other,
    }
}

fn lower(level: HeadingLevel) -> HeadingLevel {
    HeadingLevel::try_from(level as usize + 1).unwrap_or(HeadingLevel::H6)
}

/// The words up to the end of the block or cell that these events begin in.
fn words(events: &[Event]) -> String {
    let ends =
        |event: &&Event| !matches!(event, Event::End(TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::TableCell));
    let word = |event: &Event| match event {
        Event::Text(words) | Event::Code(words) => words.to_string(),
        Event::SoftBreak | Event::HardBreak => " ".into(),
        _ => String::new(),
    };
    events.iter().take_while(ends).map(word).collect()
}

/// Has each cell below a heading say what its column is called: where a row becomes a block of lines, no heading stands above it.
fn label_cells(events: &mut [Event]) {
    let (mut headings, mut in_head, mut column) = (Vec::new(), false, 0);
    for at in 0..events.len() {
        match &events[at] {
            Event::Start(Tag::TableHead) => (headings, in_head) = (Vec::new(), true),
            Event::End(TagEnd::TableHead) => in_head = false,
            Event::Start(Tag::TableRow) => column = 0,
            Event::Start(Tag::TableCell) if in_head => headings.push(words(&events[at + 1..])),
            Event::Start(Tag::TableCell) => {
                let heading = headings.get(column).map_or("", String::as_str);
                column += 1;
                events[at] = Event::Html(format!("<td data-label=\"{}\">", escaped(heading)).into());
            }
            Event::End(TagEnd::TableCell) if !in_head => events[at] = Event::Html("</td>".into()),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rendered(text: &str) -> String {
        let mut rendered = Rendered::default();
        rendered.add(text, |target| format!("../{target}"));
        rendered.html
    }

    #[test]
    fn cells_say_what_their_column_is_called() {
        let html = rendered("| | *height* & \"depth\" |\n| --- | --- |\n| moon | <b>x</b> |\n| sun | 2 |\n");
        for part in [
            "<th><em>height</em> &amp; \"depth\"</th>",
            "<td data-label=\"\">moon</td><td data-label=\"height &amp; &quot;depth&quot;\">&lt;b&gt;x&lt;/b&gt;</td></tr>",
            "data-label=\"height &amp; &quot;depth&quot;\">2</td>",
        ] {
            assert!(html.contains(part), "{part} is in {html}");
        }
    }

    #[test]
    fn headings_have_names_of_their_own() {
        let html = rendered("# What’s *sure*, and `why`?\n\n## Marks\n\n## Marks\n\n[there](#marks-1)\n");
        for part in
            ["<h1 id=\"whats-sure-and-why\">", "<h2 id=\"marks\">", "<h2 id=\"marks-1\">", "href=\"../#marks-1\""]
        {
            assert!(html.contains(part), "{part} is in {html}");
        }
    }
}
