//! What holds of the analysis of any text, well written or not.

mod bad_models;
mod comparisons;
mod editions;
mod exports;
mod layers;
mod lessons;
mod mutations;

use mutations::Mutations;
use whosays_tests::sound::check;

/// Invented texts, of the kinds that readers bring.
const TEXTS: [&str; 3] = [
    include_str!("../golden/texts/news-report.txt"),
    include_str!("../golden/texts/opinion-piece.txt"),
    include_str!("../golden/texts/interview.txt"),
];

/// Mutations tried of each text. A seed that once found a fault goes on finding it.
const ROUNDS: u64 = 400;

#[test]
fn well_written_texts_are_analysed_soundly() {
    for text in TEXTS {
        assert!(!check(text).statements.is_empty());
    }
}

#[test]
fn spoilt_texts_are_analysed_soundly() {
    for (index, text) in TEXTS.iter().enumerate() {
        for round in 0..ROUNDS {
            check(&Mutations::new(1 + index as u64 * ROUNDS + round).of(text));
        }
    }
}

#[test]
fn every_beginning_of_a_text_is_analysed_soundly() {
    let text = TEXTS[0];
    for (end, _) in text.char_indices().filter(|(at, _)| at % 23 == 0) {
        check(&text[..end]);
    }
}

#[test]
fn texts_of_nothing_say_nothing() {
    for text in ["", " ", "\n", "\t \r\n\u{A0}\u{3000}\u{2028}\n\n", "\0", "\u{200B}\u{FEFF}", "\u{301}\u{301}"] {
        let analysis = check(text);
        assert!(analysis.statements.is_empty() && analysis.entities.is_empty(), "{text:?} says {analysis:?}");
    }
}

#[test]
fn unusual_characters_are_analysed_soundly() {
    for text in [
        "The port\0 is shut, Blom\0 said.\u{1}\u{1B}[31m It may open.",
        "The po\u{200B}rt is\u{200D} shut, Bl\u{AD}om said\u{2060}. \u{202E}It may open.\u{202C}",
        "\u{301}The port \u{301} is shut, \u{301}Blom said. e\u{301}\u{301}\u{301}",
        "قال الرئيس إن الميناء مغلق، وقد يفتح غداً. “لا أحد يعلم”، قال.",
        "ראש העיר אמר: „הנמל סגור”. ייתכן שייפתח מחר.",
        "市長は「港は閉まっている」と述べた。明日開くかもしれない。『記録』によると。",
        "👩‍👩‍👧‍👦 The port 🚢 is shut, Blom 🧑🏽‍✈️ said. It may open 🤞🏾! 🇳🇴🇳🇴",
        "İstanbul’da ẞ ŉ ǰ ﬁ K Å, İ. Blom said. Ω may İ̇ fall.",
        "<html><body onload=\"x()\"><p>The port &amp; ferry are <b>shut</b>, Blom said.</p><!-- may --></body>",
        "http://example.org/a?b=c&d=\"e\" said @blom <a@example.org> (www.example.org).",
        "\u{FFFD}\u{FFFF}\u{10FFFF} said that \u{E000} may.",
    ] {
        check(text);
    }
}

#[test]
fn quotations_left_open_are_analysed_soundly() {
    for mark in ["\"", "“", "”", "„", "‘", "’", "'", "«", "»", "‹", "「", "『", "＂", "`", "("] {
        for text in [
            mark.to_string(),
            format!("{mark}{mark}{mark}{mark}{mark}"),
            format!("{mark}The port is shut, said Blom. It may open.\n\n{mark}It will, Dahl said"),
            format!("Blom said {mark}the port is shut.\n\nIt may open{mark}. {mark}"),
            format!("Blom{mark}s ‘port’ is “shut, {mark}he said.”{mark}"),
            format!("said{mark} “said{mark} said ‘said{mark}"),
        ] {
            check(&text);
        }
    }
}

#[test]
fn long_lines_and_words_are_analysed_soundly() {
    for text in [
        "The port is shut, Blom said, and it may open, ".repeat(800),
        "Blom said that ".repeat(3000),
        "according to ".repeat(3000),
        "United Nations of ".repeat(2000),
        "A. ".repeat(8000),
        "Harbourmaster".repeat(4000),
        "U.N.".repeat(8000),
        "don't".repeat(8000),
        "\"a\" ".repeat(8000),
    ] {
        check(&text);
    }
}

#[test]
fn a_megabyte_of_one_character_is_analysed_soundly() {
    for c in ['a', 'A', '"', '\'', '(', '.', ' ', '\n', '\u{301}', '港'] {
        check(&c.to_string().repeat(1_000_000 / c.len_utf8()));
    }
}
