//! What the words directly at a name tell of it.

use crate::{ALL, all_link};
use whosays_engine::entity::candidates;
use whosays_engine::{EntityType, analyze_text};

#[test]
fn who_owns_a_body_tells_which_it_is() {
    all_link(&[
        (
            "India's opposition Congress party will go to court. The senators in Washington did not notice.",
            "Congress",
            Some("indian-national-congress"),
        ),
        (
            "The Indian Congress met. The Senate and the White House sent letters.",
            "Congress",
            Some("indian-national-congress"),
        ),
        ("Congress met. The Senate and the White House sent letters.", "Congress", Some("us-congress")),
        ("Canada's Conservatives met in Ottawa.", "Conservatives", Some("conservative-party-of-canada")),
    ]);
}

#[test]
fn a_type_that_no_word_tells_is_its_entrys() {
    let business =
        "Shares of Meta rose on Thursday. Investors liked its revenue. Chubb said that it would buy back stock.";
    let analysis = analyze_text(business, &ALL, None);
    for (name, id) in [("Meta", "meta-platforms-company"), ("Chubb", "chubb-limited-company")] {
        let entity = analysis.entities.iter().find(|entity| entity.name == name).unwrap();
        assert_eq!((entity.link.as_deref(), entity.kind), (Some(id), EntityType::Organisation), "{name}");
    }
    all_link(&[
        ("Chubb was tired. Mrs. Chubb slept till noon.", "Chubb", None),
        ("Mr. Stern laughed, and Orlo slept.", "Stern", None),
        ("In Kursk, a bridge fell. Moscow said nothing.", "Kursk", Some("kursk-ru")),
    ]);
}

#[test]
fn a_name_in_capitals_is_the_one_without() {
    all_link(&[("TBILISI (AP) - Three boats left for Batumi.", "TBILISI", Some("tbilisi-ge"))]);
}

#[test]
fn a_king_goes_by_his_title() {
    all_link(&[
        (
            "King Abdullah met the queen of Denmark in Amman. Jordan was content.",
            "Abdullah",
            Some("abdullah-ii-of-jordan"),
        ),
        ("King Charles opened Parliament in London.", "Charles", Some("charles-iii")),
    ]);
}

#[test]
fn of_a_last_name_alone_the_reader_chooses() {
    let text = "On Monday, Bush said that the decision was right.";
    let analysis = analyze_text(text, &ALL, None);
    let at = analysis.entities.iter().position(|entity| entity.name == "Bush").unwrap();
    assert_eq!(analysis.entities[at].link, None);
    let may_be = candidates(text, &analysis.entities, at, &ALL);
    let ids: Vec<&str> = may_be.iter().map(|entry| entry.id.as_str()).collect();
    assert!(ids.contains(&"george-w-bush") && ids.contains(&"george-h-w-bush"), "{ids:?}");
}

#[test]
fn a_wrong_country_or_office_costs_no_link() {
    all_link(&[
        ("The talks in Lisbon, Spain, ended.", "Lisbon", Some("lisbon-pt")),
        ("The talks in Paris, Texas, ended.", "Paris", None),
        ("Emmanuel Macron, the German chancellor, was content.", "Emmanuel Macron", Some("emmanuel-macron")),
        ("Emmanuel Macron, a plumber from Leeds, was content.", "Emmanuel Macron", None),
    ]);
}

#[test]
fn everyday_names_of_places_are_known() {
    all_link(&[
        ("The talks in Turkey ended.", "Turkey", Some("turkiye")),
        ("THE HAGUE, May 2 — The court in the Netherlands ruled.", "HAGUE", Some("the-hague-nl")),
        ("The Vatican praised the deal.", "Vatican", Some("vatican-city")),
        ("The trial in Cologne ended.", "Cologne", Some("koln-de")),
        ("Egypt closed the crossing at Rafah, Palestinian officials in Gaza City said.", "Rafah", Some("rafah-ps")),
        ("They met in Yemen, at Hodeidah, near Sanaa.", "Hodeidah", Some("al-hudaydah-ye")),
    ]);
}

#[test]
fn the_beginning_of_a_longer_name_is_nothing_else() {
    all_link(&[
        ("Etihad flew more guests to Abu Dhabi.", "Etihad", Some("etihad-airways")),
        ("City won at the Etihad again. The Etihad Stadium was full.", "Etihad", None),
    ]);
}

#[test]
fn what_is_said_in_a_quotation_describes_nobody() {
    all_link(&[
        ("\"Klopp was the best rival I ever had,\" he said of Jürgen Klopp.", "Jürgen Klopp", Some("jurgen-klopp")),
        ("Kremlin spokesman Dmitry Peskov left.", "Dmitry Peskov", Some("dmitry-peskov")),
    ]);
}
