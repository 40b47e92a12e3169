//! What goes out of the page comes back as it was.

use super::TEXTS;
use whosays_article::Article;
use whosays_engine::layer::{Edit, History, Mark, compose};
use whosays_engine::profile::Profile;
use whosays_engine::{Analysis, EntityType, Status, analyze_document, packed};
use whosays_engine::{entity::KnowledgeBase, layer::fingerprint};
use whosays_sharing::{Found, Linked, Shared, labelled_pack, markdown_of, open, signature};

/// The texts, and articles of ours with all that Markdown has.
fn articles() -> Vec<Article> {
    let structured = include_str!("structured.md");
    TEXTS.iter().map(|text| Article::from_plain(text)).chain([Article::from_markdown(structured)]).collect()
}

fn analysis(article: &Article) -> Analysis {
    analyze_document(&article.document(), KnowledgeBase::core(), None)
}

/// Changes of each kind to an article, with trials on the way.
fn edits(analysis: &Analysis) -> Vec<Edit> {
    let (one, other) = (&analysis.statements[0], &analysis.statements[2]);
    let entity = &analysis.entities[0];
    let source = analysis.statements.iter().find_map(|own| own.source).map(|source| (source.span, source.kind));
    let mark = |status, source| Edit::Mark { over: one.span, mark: Some(Mark { span: one.span, status, source }) };
    vec![
        mark(Status::Prediction, None),
        mark(Status::Opinion, source),
        Edit::Mark { over: other.span, mark: None },
        Edit::Restore { over: other.span },
        Edit::Unname { span: entity.mentions[0] },
        Edit::Name { span: entity.mentions[0], name: "A <b>name</b>".into(), kind: EntityType::Work },
        Edit::Describe { name: "A <b>name</b>".into(), words: "in\tone \"line\"".into() },
        Edit::Forget { name: "nobody".into() },
    ]
}

/// What of them stands.
fn standing(edits: &[Edit]) -> Vec<Edit> {
    [1, 5, 6].map(|at| edits[at].clone()).to_vec()
}

fn shared(article: &Article, edits: &[Edit]) -> Shared {
    let own = analysis(article);
    let composed = compose(&article.text, &own, edits).analysis;
    let words = Profile::new(&article.document(), &composed).words;
    let layer = History::new(edits.to_vec()).to_lines();
    let choices = format!(r#"{{"text":"{}","choices":[{{"name":"Kay","link":null}}]}}"#, fingerprint(&article.text));
    Shared::read(&article.packed(), &packed::pack(&composed, &words), &layer, &choices)
        .expect("it is what the page has")
        .settled(&packed::pack(&own, &Profile::new(&article.document(), &own).words))
}

#[test]
fn a_pack_is_the_same_layer() {
    for article in articles() {
        let tried = edits(&analysis(&article));
        let (edits, pack) = (standing(&tried), shared(&article, &tried).pack());
        assert_eq!(pack, shared(&article, &edits).pack(), "no trial is handed on");
        let Found::Placed { layer, count, list, choices, .. } = open(&pack, &article.text, &[]) else {
            panic!("it is its article")
        };
        assert_eq!((count, list), (edits.len(), Vec::new()));
        assert_eq!(History::from_lines(&layer), Some(History::new(edits)));
        assert_eq!(choices, r#"{"choices":[{"name":"Kay","link":null}]}"#);
    }
}

#[test]
fn a_link_is_the_same_article_and_layer() {
    for article in articles() {
        // as the page has it, to which every article comes packed
        let article = Article::from_packed(article.packed()).unwrap();
        let tried = edits(&analysis(&article));
        let edits = standing(&tried);
        let linked = Linked::read(&shared(&article, &tried).link()).unwrap();
        assert_eq!(Article::from_packed(&linked.article), Some(article));
        assert_eq!(History::from_lines(&linked.layer), Some(History::new(edits)));
    }
}

#[test]
fn annotations_are_the_same_marks() {
    for article in articles() {
        let own = shared(&article, &edits(&analysis(&article)));
        let Found::Placed { layer, count, list, .. } = open(&own.annotations(), &article.text, &[]) else {
            panic!("its own")
        };
        // A name and the words on its card come along; what was taken away does not.
        assert_eq!((count, list), (own.analysis.statements.len() + 2, Vec::new()));
        let edits = History::from_lines(&layer).unwrap();
        assert!(edits.standing().ends_with(&own.edits[1..]), "{edits:?}");
        let again = compose(&article.text, &Analysis::default(), edits.standing()).analysis;
        let told = |analysis: &Analysis| {
            let of =
                |own: &whosays_engine::Statement| (own.span, own.status, own.source.map(|own| (own.span, own.kind)));
            analysis.statements.iter().map(of).collect::<Vec<_>>()
        };
        assert_eq!(told(&again), told(&own.analysis));
    }
}

/// In the way that Hypothesis has, which has no place for a source but for its words: these come back, on the same place unless
/// the text has them nearer to the statement.
#[test]
fn annotations_for_hypothesis_are_the_same_marks() {
    let (mut all, mut same) = (0, 0);
    let hostile = "# \u{1F600} A \"title\" </script>\n\n<b>Ines Duarte</b> said it may sink. “It *will* sink,” said \\Olaf_Lind$$.\n\n\
                   Critics say it may sink. It is a shame, she said. \u{1F600}\u{0301}\u{202E} Ines Duarte said it may sink.";
    for article in articles().into_iter().chain([Article::from_plain(hostile)]) {
        let own = shared(&article, &[]);
        let file = own.hypothesis();
        assert!(serde_json::from_str::<serde_json::Value>(&file).is_ok());
        let Found::Placed { layer, count, list, .. } = open(&file, &article.text, &[]) else { panic!("its own") };
        assert_eq!((count, list), (own.analysis.statements.len(), Vec::new()));
        let edits = History::from_lines(&layer).unwrap();
        let again = compose(&article.text, &Analysis::default(), edits.standing()).analysis;
        assert_eq!(again.statements.len(), own.analysis.statements.len());
        for (now, before) in again.statements.iter().zip(own.analysis.statements.iter()) {
            assert_eq!((now.span, now.status), (before.span, before.status));
            let of = |own: &whosays_engine::Statement| {
                own.source.map(|own| (own.span.of(&article.text).to_owned(), own.kind))
            };
            assert_eq!(of(now), of(before));
            let place = |own: &whosays_engine::Statement| own.source.map(|own| own.span);
            all += usize::from(before.source.is_some());
            same += usize::from(before.source.is_some() && place(now) == place(before));
        }
    }
    // The rest are an interview's, where who answers is named once at the beginning.
    assert!(same * 3 >= all * 2, "{same} of {all} sources stand on the same place");
}

#[test]
fn markdown_is_the_same_article() {
    let odd = "# A *title* #\n\n1\\. is no list, nor is\\\n\\- this; and 2 \\* 3 \\_is\\_ \\<b>6\\</b> \\& \\`code\\`\n\n\
               ```\nlines\n\n`````\n```\n\n- a\n- b `x``y`\n\n1. c\n2. d\n\n> e [f *g*](https://e.org/a_(b)) h\n>\n> i\n\n\\# j\n\n+ k\n";
    for article in articles().into_iter().chain([Article::from_markdown(odd)]) {
        let written = markdown_of(&article);
        let again = Article::from_markdown(&written);
        let words = |article: &Article| article.text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(words(&again), words(&article), "{written}");
        let forms = |article: &Article| article.pieces.iter().map(|piece| piece.form).collect::<Vec<_>>();
        assert_eq!(forms(&again), forms(&article), "{written}");
        let inline = |article: &Article| {
            let of = |own: &whosays_article::Inline| (own.span.of(&article.text).to_owned(), own.kind.clone());
            article.inline.iter().map(of).collect::<Vec<_>>()
        };
        assert_eq!(inline(&again), inline(&article), "{written}");
    }
}

#[test]
fn every_mark_has_a_footnote() {
    for article in articles() {
        let own = shared(&article, &[]);
        let written = own.markdown();
        for number in 1..=own.analysis.statements.len() {
            assert_eq!(written.matches(&format!("[^{number}]")).count(), 2, "{number} in {written}");
            assert_eq!(written.matches(&format!("\n[^{number}]: **")).count(), 1);
        }
    }
}

#[test]
fn tables_have_a_row_for_each() {
    for article in articles() {
        let own = shared(&article, &[]);
        let rows = |table: &str| {
            // as the RFC has it: an even number of quotation marks before a line's end
            let mut quotes = 0;
            table
                .split_inclusive("\r\n")
                .filter(|line| {
                    quotes += line.matches('"').count();
                    quotes % 2 == 0
                })
                .count()
                - 1
        };
        assert_eq!(rows(&own.statements()), own.analysis.statements.len());
        assert_eq!(rows(&own.sources()), own.profile.sources.len());
    }
}

/// Annotations are held to the W3C's model, and opened with other people's tools, by scripts of tests/browser-tools, which read these files.
#[test]
fn annotations_are_those_that_are_validated() {
    let article = Article::from_markdown(include_str!("structured.md"));
    let own = shared(&article, &edits(&analysis(&article)));
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("browser-tools");
    let files = [
        ("annotations.jsonld", own.annotations()),
        ("hypothesis.json", own.hypothesis()),
        ("annotated.txt", article.text),
    ];
    for (name, now) in files {
        let file = folder.join(name);
        if std::env::var_os("WHOSAYS_REWRITE_GOLDEN").is_some() {
            std::fs::write(&file, &now).unwrap();
        }
        assert_eq!(std::fs::read_to_string(&file).unwrap_or_default(), now, "WHOSAYS_REWRITE_GOLDEN=1 rewrites {name}");
    }
}

/// What is said of an article in Markdown is none of it, when that is opened again; nor is a heading that stands above it.
#[test]
fn markdown_with_notes_is_the_same_article() {
    let untitled = Article::from_markdown(
        "---\ntitle: \"A # title\"\nauthor: Ada\n---\n\nThe ferry may sink, Ines Duarte said. It is old. It was sold in May.",
    );
    for article in articles().into_iter().chain([untitled]) {
        let own = shared(&article, &edits(&analysis(&article)));
        let written = own.markdown();
        let again = Article::from_markdown(&written);
        assert!(written.contains("[^1]: **") && written.contains("\n## Names\n"), "{written}");
        assert_eq!(again.text, Article::from_markdown(&markdown_of(&article)).text, "{written}");
        assert_eq!(again.meta.title, own.article.meta.title);
        let title = own.article.meta.title.unwrap_or_default();
        assert!(written.contains(&format!("\n# {title}\n")) || written.contains("\n# "), "{written}");
    }
}

/// The packs of the site are made of what lies beside the repository, and hold no word of it.
#[test]
fn packs_are_made_of_labels_and_hold_no_words() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let shipped = std::fs::read_to_string(root.join("packs/buying-destruction.layer.json")).unwrap();
    let pack: serde_json::Value = serde_json::from_str(&shipped).unwrap();
    let mut strings = Vec::new();
    fn gather<'a>(value: &'a serde_json::Value, strings: &mut Vec<&'a str>) {
        match value {
            serde_json::Value::String(own) => strings.push(own),
            serde_json::Value::Array(all) => all.iter().for_each(|own| gather(own, strings)),
            serde_json::Value::Object(all) => all.values().for_each(|own| gather(own, strings)),
            _ => {}
        }
    }
    gather(&pack, &mut strings);
    let is_hash = |own: &str| own.len() == 16 && own.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_kind = |own: &str| Status::from_name(own).is_some() || ["mark", "named", "vague"].contains(&own);
    let words: Vec<_> = strings.into_iter().filter(|own| !is_hash(own) && !is_kind(own)).collect();
    assert_eq!(words, ["Buying Destruction"], "nothing but the title can be read");
    let shared = root.join("../shared");
    let (Ok(text), Ok(labels)) = (
        std::fs::read_to_string(shared.join("articles/buying-destruction.txt")),
        std::fs::read_to_string(shared.join("gold/buying-destruction.json")),
    ) else {
        return eprintln!("SKIPPED: there is no ../shared with the labels that the pack is made of.");
    };
    let made = labelled_pack(&text, "Buying Destruction", &labels).unwrap();
    assert_eq!(shipped, made.clone() + "\n", "cargo xtask packs makes it anew");
    let list = std::fs::read_to_string(root.join("packs/packs.json")).unwrap();
    assert!(list.contains(&serde_json::to_string(&signature(&text)).unwrap()));
    // Its marks are those that people set, and nothing is left of the engine's.
    let Found::Placed { layer, list, .. } = open(&made, &text, &[]) else { panic!("it is its article") };
    assert!(list.is_empty(), "{list:?}");
    let analysis = whosays_engine::analyze(&text);
    let composed = compose(&text, &analysis, History::from_lines(&layer).unwrap().standing()).analysis;
    assert!(composed.statements.iter().all(|own| own.is_by_hand()));
    let labels: serde_json::Value = serde_json::from_str(&labels).unwrap();
    assert_eq!(Some(composed.statements.len()), labels["statements"].as_array().map(Vec::len));
    // Another edition of it: line breaks, a comma less in each sentence, a word changed.
    let edition = text.replace(", ", " ").replace(". ", ".\n").replacen("report", "study", 1);
    let Found::Placed { layer, list, .. } = open(&made, &edition, &[]) else {
        panic!("it is an edition of its article")
    };
    let placed = History::from_lines(&layer).unwrap().standing().len();
    println!(
        "of {} changes {placed} are placed in another edition; {list:?}",
        labels["statements"].as_array().map_or(0, Vec::len)
    );
    assert!(list.iter().filter(|own| own.told.starts_with("No place")).count() <= 1, "{list:?}");
}
