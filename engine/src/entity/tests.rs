//! The whole stage on invented sentences.

use super::{KnowledgeBase, entities, introductions};
use crate::text::Document;
use crate::{DescriptionKind, Entity, EntityType, EntityType::*};

fn found(text: &str) -> Vec<Entity> {
    entities(&Document::plain(text), KnowledgeBase::core(), None)
}

/// Every mention in text order, with the type of its entity.
fn mentions(text: &str) -> Vec<(&str, EntityType)> {
    let all = found(text);
    let mut out: Vec<_> = all.iter().flat_map(|e| e.mentions.iter().map(|m| (m.start, m.of(text), e.kind))).collect();
    out.sort_by_key(|(start, _, _)| *start);
    out.into_iter().map(|(_, words, kind)| (words, kind)).collect()
}

fn check(text: &str, expected: &[(&str, EntityType)]) {
    assert_eq!(mentions(text), expected, "{text}");
}

#[test]
fn a_clause_after_a_comma_describes_nobody() {
    let described = |text: &str, name: &str| {
        let entities = found(text);
        let entity = entities.iter().find(|entity| entity.name == name).expect("it is named");
        entity.described.iter().map(|words| words.span.of(text).to_owned()).collect::<Vec<_>>()
    };
    assert!(described("They bought boats from Norway, a new report concludes.", "Norway").is_empty());
    assert!(described("In Norway, the state bank Orlo closed.", "Norway").is_empty());
    assert!(described("After Ada Blom, a captain steered two boats, and left.", "Ada Blom").is_empty());
    assert_eq!(described("Norway, a country of fjords, closed the port.", "Norway"), ["a country of fjords"]);
    assert_eq!(described("Ada Blom, a captain who sailed, left.", "Ada Blom"), ["a captain"]);
}

#[test]
fn titles_articles_and_possessives_are_left_out() {
    check("He met Dr. Ada Orlo’s aunt.", &[("Ada Orlo", Person)]);
    check("Yesterday the Marlow Foundation paid.", &[("Marlow Foundation", Organisation)]);
    check("Canadian Prime Minister Edda Blom spoke.", &[("Canadian", Group), ("Edda Blom", Person)]);
    check("Then Secretary of State Edda Blom spoke.", &[("Edda Blom", Person)]);
}

#[test]
fn a_capital_at_the_start_of_a_sentence_is_no_proof() {
    check("Prices rose. However, scientists agreed. Farmers did not.", &[]);
    check("Blomquist agreed. Peru did not.", &[("Blomquist", Organisation), ("Peru", Place)]);
    check("The rust came. Rust is red, and rust is soft.", &[]);
}

#[test]
fn a_common_word_is_a_name_where_the_text_uses_it_as_one() {
    check("We met John Brook. Brook said so.", &[("John Brook", Person), ("Brook", Person)]);
}

#[test]
fn connectors_belong_to_names_of_bodies_and_works() {
    check("She works at the Ministry of Fish and Food.", &[("Ministry of Fish and Food", Organisation)]);
    check("He joined the University of Lund.", &[("University of Lund", Organisation)]);
    check(
        "He praised the Untried Nations and United States.",
        &[("Untried Nations", Organisation), ("United States", Place)],
    );
    check("Trade between Chile and Peru grew.", &[("Chile", Place), ("Peru", Place)]);
    check("The King of Norway came.", &[("Norway", Place)]);
    check("We left Orlo & Sons, Inc. for good.", &[("Orlo & Sons, Inc.", Organisation)]);
}

#[test]
fn particles_initials_and_numbers_belong_to_names() {
    check("Then Willem van der Berg met Leila al-Orli.", &[("Willem van der Berg", Person), ("Leila al-Orli", Person)]);
    check("It was J. R. Orlo who called.", &[("J. R. Orlo", Person)]);
    check("The capsule of Zephyr 9 was lost.", &[("Zephyr 9", Other)]);
    check("In Peru 9 people died.", &[("Peru", Place)]);
}

#[test]
fn peoples_are_groups_also_inside_compounds() {
    check("The Chilean flag and some Peruvians.", &[("Chilean", Group), ("Peruvians", Group)]);
    check("A pro-Russian crowd met a US-led force.", &[("Russian", Group), ("US", Place)]);
    check("They joined the Chilean Workers Party.", &[("Chilean Workers Party", Organisation)]);
}

#[test]
fn days_months_and_common_acronyms_are_no_names() {
    check("On Monday in March the CEO sold a TV.", &[]);
}

#[test]
fn titles_of_works_are_one_mention() {
    check("She read “The Long Road Home” twice.", &[("Long Road Home", Work)]);
    check(
        "He is the author of Iron Sea: Chile Looks to the West, and of many quiet songs about rain.",
        &[("Iron Sea: Chile Looks to the West", Work)],
    );
}

#[test]
fn headings_hold_only_names_that_stand_without_their_capitals() {
    let text = "Old Bridge Falls Near Lima\n\nThe bridge near Lima fell.";
    check(text, &[("Lima", Place), ("Lima", Place)]);
    check("Nuclear Showdown\n\nThis is a review of a book.", &[]);
}

#[test]
fn a_text_in_capitals_still_has_its_names() {
    check("THE SHIP LEFT CHILE ON MONDAY. IT IS IN NEW ZEALAND.", &[("CHILE", Place), ("NEW ZEALAND", Place)]);
}

#[test]
fn short_forms_and_acronyms_join_their_full_names() {
    let all = found("Edda Blom runs the Harbour Safety Board (HSB). Blom said the HSB was late. The Board paid Edda.");
    let names: Vec<(&str, usize)> = all.iter().map(|e| (e.name.as_str(), e.mentions.len())).collect();
    assert_eq!(names, [("Edda Blom", 3), ("Harbour Safety Board", 4)]);
}

#[test]
fn links_need_agreement() {
    let link = |text: &str| found(text)[0].link.clone();
    assert_eq!(link("They left North Korea."), Some("north-korea".into()));
    assert_eq!(link("The North Koreans left."), Some("north-korea".into()));
    assert_eq!(link("The U.N. met."), Some("united-nations".into()));
    assert_eq!(link("Asia Argo sang."), None);
    assert_eq!(link("They asked the FrontPage Workers Party. FrontPage was glad."), None);
    assert_eq!(link("Kay left."), None, "a bare surname");
}

#[test]
fn names_of_one_entry_are_one_entity() {
    let all = found("The United States agreed. The US and the USA paid, and Americans left.");
    let names: Vec<(&str, usize)> = all.iter().map(|e| (e.name.as_str(), e.mentions.len())).collect();
    assert_eq!(names, [("United States", 3), ("Americans", 1)]);
}

#[test]
fn ambiguous_names_need_support() {
    let row =
        "georgia\tplace\tGeorgia\t\tCountry\t2024\thttps://example.org\tAtlas\tCapital=Tbilisi\tGeorgian\tGEO\t\t\t60";
    let base = KnowledgeBase::from_tsv(&format!("{}\n{row}\n", super::HEADER)).unwrap();
    let link = |text: &str| {
        let all = entities(&Document::plain(text), &base, None);
        all.iter().find(|entity| entity.name == "Georgia").and_then(|entity| entity.link.clone())
    };
    assert_eq!(link("They drove through Georgia."), None);
    assert_eq!(link("They drove through Georgia to Tbilisi."), Some("georgia".into()));
    assert_eq!(link("Georgia Blom said so. Then Georgia left."), None);
}

#[test]
fn the_text_describes_names_in_its_own_words() {
    for (text, kind, words) in [
        ("Edda Blom, an expert on bridges, spoke.", DescriptionKind::Apposition, "an expert on bridges"),
        ("The mayor of the town, Edda Blom, spoke.", DescriptionKind::Apposition, "The mayor of the town"),
        ("President Edda Blom spoke.", DescriptionKind::Title, "President"),
        ("They saw city engineer Edda Blom there.", DescriptionKind::Role, "city engineer"),
        ("Edda Blom is the director of a bank.", DescriptionKind::Copula, "the director of a bank"),
        ("They set up a secret section called Office 12 there.", DescriptionKind::Copula, "a secret section"),
    ] {
        let all = found(text);
        let described = &all[0].described;
        assert_eq!(described.iter().map(|d| (d.kind, d.span.of(text))).collect::<Vec<_>>(), [(kind, words)], "{text}");
        assert_eq!(all[0].description, words);
    }
    assert_eq!(found("Mr. Blom spoke.")[0].description, "");
    assert_eq!(found("Peru, the Blom Group and Chile agreed.")[0].described, []);
}

#[test]
fn any_text_is_read_without_panic() {
    let pieces = [
        "",
        " ",
        "\u{feff}",
        "A",
        "“",
        "\"The",
        "Dr.",
        "President",
        "Mr......",
        "of",
        "Bank of",
        "Kim’s",
        "北京市",
        "שלום",
        "\u{200b}X",
        "É",
        "İstanbul",
        "(UN)",
        "U.N",
        "a@b.c",
        "9",
        "IV",
        "al-",
        "al-É",
        "-",
        "X-Y",
        "ǅ",
        "\u{0}",
        "&",
        "Inc.",
        ",",
        ": Foo",
        "\n\n",
    ];
    for first in pieces {
        for second in pieces {
            for third in ["", " Orlo Bank", ".", "’s", "\n"] {
                let text = format!("{first} {second}{third}");
                sound(&text);
                sound(&format!("{first}{second}{third}"));
            }
        }
    }
    for piece in pieces {
        sound(&format!("{piece} ").repeat(3000));
        sound(&piece.repeat(3000));
    }
}

fn sound(text: &str) {
    let all = found(text);
    let mut spans: Vec<_> = all.iter().flat_map(|entity| entity.mentions.iter().copied()).collect();
    spans.sort();
    assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start), "{text:?}");
    assert!(spans.iter().all(|span| !span.is_empty() && !span.of(text).trim().is_empty()), "{text:?}");
    assert!(all.windows(2).all(|pair| pair[0].mentions[0].start < pair[1].mentions[0].start), "{text:?}");
}

#[test]
fn a_person_of_another_trade_is_another_person() {
    let link = |text: &str| crate::analyze(text).entities[0].link.clone();
    assert_eq!(link("David Kay, a plumber from Leeds, fixed the roof."), None);
    assert_eq!(link("David Kay, a former weapons inspector, fixed the roof.").as_deref(), Some("david-kay"));
    assert_eq!(link("David Kay fixed the roof.").as_deref(), Some("david-kay"));
}

#[test]
fn what_stands_after_a_person_and_an_article_says_who_it_is() {
    let description = |text: &str| crate::analyze(text).entities[0].description.clone();
    assert_eq!(description("Ada Lorn, a baker from Ullin, left."), "a baker from Ullin");
    assert_eq!(description("They met Tom Vail, a plumber."), "a plumber");
}

#[test]
fn a_last_name_that_is_a_place_too_is_its_bearers_where_nothing_speaks_of_the_place() {
    check(
        "Ada Jordan wrote a letter. Jordan said it was short. She had spent a year in Jordan.",
        &[("Ada Jordan", Person), ("Jordan", Person), ("Jordan", Place)],
    );
    check(
        "WASHINGTON (Orlo) - Tom Washington won a prize. Washington said he was grateful.",
        &[("WASHINGTON", Place), ("Orlo", Organisation), ("Tom Washington", Person), ("Washington", Person)],
    );
}

#[test]
fn a_title_is_shown_with_whose_it_is_and_that_it_is_over() {
    let shown = |text: &str| {
        let all = found(text);
        let ada = all.iter().find(|entity| entity.name == "Ada Blom").expect("she is named");
        assert_eq!(introductions(text, &all, ada), [ada.description.as_str()], "{text}");
        ada.description.clone()
    };
    assert_eq!(shown("Former President Ada Blom left."), "Former President");
    assert_eq!(shown("Then former French President Ada Blom left."), "former French President");
    assert_eq!(shown("The CIA Director Ada Blom left."), "CIA Director");
    assert_eq!(shown("In France, President Ada Blom left."), "President");
    assert_eq!(shown("On Monday President Ada Blom left."), "President");
}

#[test]
fn praise_in_a_quotation_is_not_the_writers() {
    let text = "\"Ada Blom was the mayor that we needed,\" he said of Ada Blom.";
    assert!(found(text).iter().all(|entity| entity.described.is_empty()));
    let text = "Ada Blom was the mayor that they needed, he said.";
    assert_eq!(found(text)[0].described.len(), 1);
}
