//! Languages, numbered events, longer names and names in lists.

use crate::{all_link, link};

#[test]
fn a_language_is_no_country() {
    all_link(&[
        ("Blom spoke French and translated it into German.", "French", Some("french-language")),
        (
            "Blom learned the letters of the Polish alphabet, then the Polish word for boat.",
            "Polish",
            Some("polish-language"),
        ),
        (
            "The book came out in English. It was her first in the English language.",
            "English",
            Some("english-language"),
        ),
        ("The French minister spoke first.", "French", Some("france")),
        ("Her father was French.", "French", Some("france")),
        ("They ate the best Polish and Greek meals in town.", "Polish", Some("poland")),
        ("Some Poles and many Thais came.", "Thais", Some("thailand")),
    ]);
}

#[test]
fn one_of_a_series_is_not_the_series() {
    all_link(&[
        ("The 2018 World Cup was a feast for the town.", "World Cup", Some("2018-fifa-world-cup")),
        ("The 1934 World Cup was a feast for the town.", "World Cup", None),
        ("The 1993 Oslo Accords were signed by Rabin.", "Oslo Accords", Some("oslo-accords")),
        ("The World Cup was a feast for the town.", "World Cup", Some("fifa-world-cup")),
        ("Berg built the boats for the London 2012 Olympics.", "London", Some("london-gb")),
    ]);
}

#[test]
fn a_name_may_be_the_beginning_of_a_longer_one_or_end_with_its_kind() {
    all_link(&[
        (
            "She taught at the University of California, Berkeley, until 1990.",
            "University of California",
            Some("uc-berkeley"),
        ),
        ("The City of Cleveland, Ohio, has bought boats.", "City of Cleveland", Some("cleveland-oh-us")),
        ("They flew to Socotra Island last week.", "Socotra Island", Some("socotra")),
    ]);
}

#[test]
fn a_part_is_not_the_whole() {
    for (text, name) in [
        ("They fled from Northern Syria last week.", "Syria"),
        ("They met in Downtown Tulsa last week.", "Tulsa"),
        ("It was then a part of the Spanish Netherlands.", "Netherlands"),
        ("The clerks of Air Canada went home.", "Canada"),
    ] {
        assert_eq!(link(text, name), None, "{text}");
    }
    assert_eq!(link("They fled from Syria. Northern Syria burned. Syria wept.", "Syria").as_deref(), Some("syria"));
}

#[test]
fn lists_hold_things_of_one_sort() {
    let text = "The treaty binds Armenia, Georgia and Azerbaijan.";
    assert_eq!(link(text, "Georgia").as_deref(), Some("georgia"));
    let text = "The storm hit Alabama, Georgia and Florida.";
    assert_eq!(link(text, "Georgia").as_deref(), Some("georgia-us-state"));
}

#[test]
fn callings_of_one_sort_do_not_contradict() {
    let text = "The actors Meryl Streep and Ada Orlo came.";
    assert_eq!(link(text, "Meryl Streep").as_deref(), Some("meryl-streep"));
    let text = "Meryl Streep, a plumber from Leeds, came.";
    assert_eq!(link(text, "Meryl Streep"), None);
}

#[test]
fn a_region_may_be_shortened() {
    let text = "Blom, 22, of Kingston, Ont., was there.";
    assert_ne!(link(text, "Kingston").as_deref(), Some("kingston-jm"));
}
