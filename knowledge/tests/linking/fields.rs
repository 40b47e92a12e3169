//! Bodies that go by the names of places, where the text speaks of their field.

use crate::link;

#[test]
fn in_reports_of_matches_countries_are_their_teams() {
    let report = "Blom's equaliser came in stoppage time. Germany beat Scotland 5-1 in Munich, Germany having led at half-time. \
                  Scotland's goalkeeper Orlo and Germany's captain could not stop the striker. The tournament goes on in Hamburg.";
    assert_eq!(link(report, "Germany").as_deref(), Some("germany-mens-football-team"));
    assert_eq!(link(report, "Scotland").as_deref(), Some("scotland-mens-football-team"));
    assert_eq!(link(report, "Munich").as_deref(), Some("munich-de"));
}

#[test]
fn where_women_play_the_team_is_theirs() {
    let report = "The women's tournament began on Friday. Canada beat Nigeria 2-0 before 20,000 women and men. Nigeria's \
                  midfielder Blom and Canada's striker Orlo were both offside.";
    assert_eq!(link(report, "Nigeria").as_deref(), Some("nigeria-womens-football-team"));
}

#[test]
fn where_a_match_is_held_stays_a_country() {
    let report = "The tournament was held in Brazil. The goalkeeper of Berg FC stopped the striker, the midfielder was sent \
                  off, and penalties decided the semi-final near Manaus. FIFA was content with the stadiums across Brazil.";
    assert_eq!(link(report, "Brazil").as_deref(), Some("brazil"));
}

#[test]
fn other_games_have_no_teams_here_and_clubs_are_no_towns() {
    let report = "Blom debuted for Boston against Chicago. The pitcher threw four innings for Boston and gave up two homers. \
                  Boston won 4-2, Chicago's bullpen failed again. It was the last inning of the season for Chicago.";
    assert_eq!(link(report, "Boston"), None);
    let test = "England won by six wickets. India's bowlers failed in the first innings, England's batsmen did not. India \
                lost the match after a rain break and the cricket season ends.";
    assert_eq!(link(test, "England"), None);
}

#[test]
fn a_country_in_any_other_text_keeps_its_link() {
    for text in [
        "Germany beat inflation this year. The goal of the team in Berlin was a score of two.",
        "Germany won the match for the seat against Norway. Its captain of industry was against the league of nations.",
        "The football fans left. Germany, France and Spain signed the treaty on Monday, and ministers spoke for hours.",
    ] {
        assert_eq!(link(text, "Germany").as_deref(), Some("germany"), "{text}");
    }
}

#[test]
fn universities_go_by_their_towns() {
    let joined = "Blom was a professor at Berkeley. She joined Berkeley's department of history in 1970.";
    assert_eq!(link(joined, "Berkeley").as_deref(), Some("uc-berkeley"));
    let lived = "She lived in Berkeley and flew to Oakland. The professor kept a boat near Berkeley.";
    assert_ne!(link(lived, "Berkeley").as_deref(), Some("uc-berkeley"));
}
