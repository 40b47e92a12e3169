//! Names that something else has too: a people, a person, a word.

use super::{all_link, link};

#[test]
fn an_outlet_is_told_from_the_people_by_its_article() {
    let hindu = Some("the-hindu-newspaper");
    all_link(&[
        ("The bridge will open in May, The Hindu reported on Friday.", "Hindu", hindu),
        ("The Hindu reported on Friday that the bridge will open.", "Hindu", hindu),
        ("An editorial in The Hindu called the plan reckless.", "Hindu", hindu),
        ("\"We will appeal,\" the minister told The Hindu.", "Hindu", hindu),
        ("The Hindu temple was restored, the priest said.", "Hindu", Some("hinduism")),
        ("The priest of a Hindu temple left.", "Hindu", Some("hinduism")),
        // Both at once are one entity here, and doubt means NIL.
        ("The Hindu temple was restored, the priest told The Hindu.", "Hindu", None),
    ]);
}

#[test]
fn an_outlet_is_told_from_a_person_by_what_is_said_to_it() {
    all_link(&[
        ("People told Bloomberg that the bank would close.", "Bloomberg", Some("bloomberg-news")),
        ("Bloomberg reported on Monday that the bank would close.", "Bloomberg", Some("bloomberg-news")),
        ("Bloomberg ran for president.", "Bloomberg", None),
        ("Aides told Bloomberg that he should run, and Michael Bloomberg did.", "Bloomberg", None),
    ]);
}

#[test]
fn a_company_is_told_from_the_person_whose_name_it_bears() {
    let (man, company) = (Some("walt-disney"), Some("walt-disney-company-company"));
    all_link(&[
        ("Walt Disney, Comcast and Netflix reported losses for the quarter.", "Walt Disney", company),
        ("Walt Disney said on Tuesday that it would cut 7,000 jobs.", "Walt Disney", company),
        ("Walt Disney shares rose 3 percent.", "Walt Disney", company),
        ("Walt Disney was born in Chicago. Walt Disney drew a mouse.", "Walt Disney", man),
        ("Walt Disney said that he liked it.", "Walt Disney", man),
    ]);
}

#[test]
fn a_product_that_took_a_word_needs_its_maker() {
    all_link(&[
        ("Apple will let its users replace Safari, Apple said.", "Safari", Some("safari-web-browser")),
        ("Nobody was hurt in the Safari of 2003.", "Safari", None),
        ("Google said that Android would change.", "Android", Some("android-operating-system")),
    ]);
}

#[test]
fn a_king_is_of_the_land_behind_his_name() {
    let text = "King Abdullah of Jordan left. King Abdullah came back. King Abdullah said so.";
    assert_eq!(link(text, "Abdullah").as_deref(), Some("abdullah-ii-of-jordan"));
    assert_eq!(link("King Abdullah left. King Abdullah came back.", "Abdullah"), None);
}

#[test]
fn an_island_may_have_the_name_of_a_person() {
    all_link(&[
        ("Britain will keep the base on Diego Garcia.", "Diego Garcia", Some("diego-garcia")),
        ("There is pressure on Diego Garcia, who plays for Orlo.", "Diego Garcia", None),
        ("Diego Garcia said so.", "Diego Garcia", None),
    ]);
}
