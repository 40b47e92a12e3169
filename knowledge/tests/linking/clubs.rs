//! Clubs by their towns and nicknames, and countries where a game has no team of theirs.

use crate::{all_link, link};

const FOOTBALL: &str = "Liverpool beat Chelsea 2-1 on Sunday to go top of the Premier League. Real Madrid and Manchester City \
                        drew in the Champions League, and Barcelona won against Inter Milan.";

const BASKETBALL: &str = "The Boston Celtics beat the Miami Heat 112-98. The Celtics have won five games in a row. The Lakers \
                          lost to the Denver Nuggets.";

#[test]
fn clubs_go_by_their_towns_in_reports_of_their_game() {
    all_link(&[
        (FOOTBALL, "Liverpool", Some("liverpool-football-club")),
        (FOOTBALL, "Barcelona", Some("barcelona-football-club")),
        (FOOTBALL, "Manchester City", Some("manchester-city-football-club")),
        ("The mayor of Liverpool opened a bridge. Barcelona has one like it.", "Liverpool", Some("liverpool-gb")),
        (
            "Volkswagen builds cars in Wolfsburg and Hanover, as it has in Germany for long.",
            "Wolfsburg",
            Some("wolfsburg-de"),
        ),
    ]);
}

#[test]
fn a_dateline_is_a_place_in_any_report() {
    let report = ["MANCHESTER, May 19 — ", FOOTBALL].concat();
    assert_eq!(link(&report, "MANCHESTER").as_deref(), Some("manchester-gb"));
    let report = [FOOTBALL, " Wembley Stadium was full."].concat();
    assert_eq!(link(&report, "Wembley Stadium").as_deref(), Some("wembley-stadium"), "a ground is no town");
}

#[test]
fn nicknames_are_known_in_texts_about_a_game() {
    all_link(&[
        (BASKETBALL, "Celtics", Some("boston-celtics")),
        (BASKETBALL, "Lakers", Some("los-angeles-lakers")),
        ("Blom spoke of the Lions and the Padres. Nobody listened.", "Padres", None),
    ]);
}

#[test]
fn where_no_team_is_held_a_country_stays_one() {
    let test = "India beat Pakistan by six wickets in Dubai. Pakistan had been bowled out for 241, and India's captain praised \
                the bowlers. Australia play next in the tournament.";
    assert_eq!(link(test, "India").as_deref(), Some("india"));
    assert_eq!(link(test, "Australia").as_deref(), Some("australia"));
}
