//! Whole texts: settings, what is no statement, and what must hold of any text.

use super::{all, told};
use crate::text::Document;
use crate::{Status, analyze};

#[test]
fn headings_bylines_and_captions_are_no_statements() {
    all(
        "Storm may shut the port\n\nBy Ada Blom\n\nThe port is shut.\n\nFile photo of the port. Image: A. Blom.",
        &["unsourced | - | The port is shut."],
    );
}

#[test]
fn an_interview_is_in_the_voice_of_the_interviewed() {
    let text = "Interview with Ada Blom\n\nWhy did you close the port?\n\nIt was old.\n\nWill you open it again?\n\nI will open it.";
    all(text, &["sourced | Ada Blom | It was old.", "prediction | Ada Blom | I will open it."]);
}

#[test]
fn a_pasted_article_has_its_outlet_as_source() {
    all(
        "OSLO (Nordpost) - The port closed on Friday.\n\nA ferry waited all night.",
        &[
            "sourced | Nordpost | OSLO (Nordpost) - The port closed on Friday.",
            "sourced | Nordpost | A ferry waited all night.",
        ],
    );
}

/// The sources of a text's statements, one a statement.
fn voices(text: &str) -> Vec<&str> {
    let analysis = analyze(text);
    analysis.statements.iter().map(|at| at.source.map_or("-", |source| source.span.of(text))).collect()
}

#[test]
fn a_pasted_article_lets_its_own_sources_speak() {
    let text = "OSLO (Reuters) - The port closed on Friday. Officials said that it was old. Blom denied the request.";
    assert_eq!(voices(text), ["Reuters", "Officials", "Reuters"]);
}

#[test]
fn an_excerpt_ends_where_its_source_is_spoken_of() {
    let text = "From the statement of Greenpeace: The port was shut. No ship left. Greenpeace is right. It was open.";
    assert_eq!(voices(text)[2..], ["-", "-"]);
}

#[test]
fn a_title_that_names_an_interview_names_the_interviewed_before_it() {
    let text = "Ada Blom: An Interview with the 'Port Poet'\n\nYou have sailed for years. Why do you?\n\nMy father built \
                boats.\n\nAnd what do you write there?\n\nThe boat is too wet.\n";
    assert_eq!(voices(text), ["Ada Blom"; 2]);
}

#[test]
fn answers_in_the_first_person_make_an_interview() {
    let text = "The poet of the port\n\nAda Blom writes about ferries. The Herald spoke with her on Friday.\n\nWhat made \
                you begin?\n\nI missed the last ferry.\n\nAnd the first poem?\n\nWe had a small boat.\n\nIs the port \
                shut?\n\nIt is shut.\n";
    assert_eq!(voices(text), ["-", "-", "Ada Blom", "Ada Blom", "Ada Blom"]);
    let alone = "The port\n\nI missed the last ferry.\n\nWhat made you begin?\n\nI was late.\n\nAnd the boat?\n\nIt was \
                 mine.\n\nIs the port shut?\n\nAda Blom has seen it.\n";
    assert!(voices(alone).iter().all(|voice| *voice == "-"));
}

#[test]
fn the_interviewed_is_whom_the_verb_meets_not_what_the_talk_is_about() {
    let text = "The Herald interviews a port owner on Ada Blom\n\nThe port is old.\n\nWhat do you think of her?\n\nShe \
                wrote a poem.\n\nDo you read it?\n\nWe read it.\n";
    assert_eq!(voices(text)[1..], ["a port owner"; 2]);
}

#[test]
fn a_transcript_is_in_the_voice_of_each_speaker_in_turn() {
    let text = "6:13 P.M. EDT THE MAYOR:\n\nThe port was shut.\n\nIt was old.\n\nMS. BLOM: The town was shut too.\n";
    assert_eq!(voices(text), ["THE MAYOR", "THE MAYOR", "MS. BLOM"]);
    let text = "Words of the council in Oslo\n\nSenator Blom. The port was shut.\n\nIt was old.\n";
    assert_eq!(voices(text), ["Senator Blom"; 3]);
    assert_eq!(voices("UPDATE: The port was shut. It was old."), ["-", "-"]);
}

#[test]
fn an_outlet_before_a_colon_speaks_until_the_author_comes_in() {
    let text = "Reuters: The port was shut on Friday. (It was old.) No ship left. I saw it. It was open.";
    assert_eq!(voices(text), ["Reuters", "-", "Reuters", "-", "-"]);
}

#[test]
fn a_pasted_text_belongs_to_whom_its_announcement_names() {
    let wanted = ["the Herald", "the Herald", "-"];
    assert_eq!(voices("From the Herald comes this: The port was shut. No ship left. I saw it open."), wanted);
    let text = "Blom has a fine essay on boats: The port was shut. No ship left.";
    assert_eq!(voices(text), ["Blom", "Blom"]);
    let text = "Talk delivered by Ada Blom in Oslo. I grew up there. No ship left.";
    assert_eq!(voices(text), ["-", "Ada Blom", "Ada Blom"]);
    let text = "What follows is the text of an e-mail. The port was shut. No ship left. Ada Blom is a columnist for the Herald.";
    assert_eq!(voices(text), ["-", "Ada Blom", "Ada Blom", "Ada Blom"]);
}

#[test]
fn a_name_at_the_end_of_a_paragraph_has_said_it() {
    let text = "The port opened on Friday.\n\nThe port was a wreck and nobody in the whole town wanted it to be seen from the sea. We built it anew, stone by stone. Ada Blom, mayor of Oslo\n";
    assert_eq!(voices(text)[..3], ["-", "Ada Blom", "Ada Blom"]);
}

#[test]
fn every_marked_statement_has_a_cue() {
    let text =
        "The port will close. It may open. It is a disgrace. Officials said so. “It is shut,” Ada Blom said. Is it?";
    for statement in analyze(text).statements.iter().filter(|at| at.status != Status::Unsourced) {
        assert!(!statement.cues.is_empty(), "{}", statement.span.of(text));
    }
}

/// Texts that no writer meant, and that break careless code.
const ODD: [&str; 22] = [
    "",
    " \n\t\r\n",
    "\0",
    "\u{FEFF}",
    "said",
    "\"",
    "“",
    "said Blom said",
    "\"\"\"\" said \"\" \" he",
    "He said \"",
    "(((((",
    ", , , and but or , which",
    "according to",
    "According to , the",
    "It is said that",
    "if if if unless",
    "🎣🎣 said 🎣. 🎣 may 🎣!",
    "天気がいい。彼は「港は休みだ」と言った。",
    "قال الرئيس إن الميناء مغلق؟ \u{202B}نعم\u{202C}.",
    "a\u{301}\u{301}\u{200B}said\u{200D}that",
    "<script>alert(\"will\")</script>",
    "İİİ said ẞ’s ’s ’ll may.",
];

#[test]
fn no_text_breaks_the_order_of_statements() {
    let words = [
        "said",
        "\"",
        "Blom",
        ",",
        ".",
        "which",
        "may",
        "“",
        "”\n\n",
        "according to",
        "(",
        "if",
        "he",
        "é",
        "as",
        "by",
    ];
    let mut state = 7u32;
    let mut random = move || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        words[(state >> 16) as usize % words.len()]
    };
    let shuffled = (0..400).map(|length| (0..length % 40).map(|_| random()).collect::<Vec<_>>().join(" "));
    for text in ODD.iter().map(|text| text.to_string()).chain(shuffled) {
        let analysis = analyze(&text);
        let mut end = 0;
        for statement in analysis.statements.iter() {
            assert!(
                statement.span.start >= end && !statement.span.is_empty(),
                "{text:?}: {:?}",
                told(&text, &analysis)
            );
            assert!(analysis.sentences[statement.sentence].covers(statement.span), "{text:?}");
            assert!((0.0..=1.0).contains(&statement.confidence) && statement.runner_up != statement.status, "{text:?}");
            let spans = statement.cues.iter().map(|cue| cue.span).chain(statement.source.map(|source| source.span));
            for span in spans {
                assert!(text.get(span.start..span.end).is_some_and(|words| !words.is_empty()), "{text:?}: {span:?}");
            }
            end = statement.span.end;
        }
    }
}

#[test]
fn tokens_lie_in_order_within_their_sentences() {
    for text in ODD {
        let document = Document::plain(text);
        assert!(document.tokens.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start), "{text:?}");
        assert!(document.sentences.windows(2).all(|pair| pair[0].end <= pair[1].start), "{text:?}");
    }
}
