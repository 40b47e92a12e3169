//! Status: the first question that is answered with yes decides.

use super::{all, one};

#[test]
fn predictions_say_what_will_be() {
    one("The port will close in May.", "prediction", "-");
    one("It is only a matter of time before the port closes.", "prediction", "-");
    one("The court is set to rule on Monday.", "prediction", "-");
    one("If it ships, prices will fall.", "prediction", "-");
    one("The bridge is to be rebuilt.", "prediction", "-");
    one("The ferry isn't going to sail.", "prediction", "-");
}

#[test]
fn plans_and_promises_are_predictions_of_their_owners() {
    one("The mayor vowed to reopen the port.", "prediction", "The mayor");
    one("Norway plans to close the port.", "prediction", "Norway");
    one("The union has threatened to strike.", "prediction", "The union");
}

#[test]
fn speculation_offers_a_possibility() {
    one("The port may close.", "speculation", "-");
    one("The crew could have left early.", "speculation", "-");
    one("Perhaps the port is shut.", "speculation", "-");
    one("It is unclear whether the crew left.", "speculation", "-");
    one("The fire appears to be out.", "speculation", "-");
    one("Had it been open, they would have sailed.", "speculation", "-");
}

#[test]
fn words_are_cues_only_in_context() {
    one("The port closed in May.", "unsourced", "-");
    one("He could not find the key.", "unsourced", "-");
    one("The will was read in court.", "unsourced", "-");
    one("Will Smith sailed home.", "unsourced", "-");
    one("They asked if it was shut.", "unsourced", "-");
    one("The potential buyers left.", "unsourced", "-");
}

#[test]
fn opinions_judge_demand_or_appeal() {
    one("The mayor should resign.", "opinion", "-");
    one("The deal is a disgrace.", "opinion", "-");
    one("We shouldn't be surprised.", "opinion", "-");
    one("Let us save the port.", "opinion", "-");
    one("Don't trust the mayor.", "opinion", "-");
    one("Who would trust the mayor now?", "opinion", "-");
}

#[test]
fn one_judging_adjective_in_a_report_is_no_opinion() {
    one("The successful bidder paid on Friday.", "unsourced", "-");
    one("A serious storm hit the coast on Friday.", "unsourced", "-");
}

#[test]
fn a_duty_governs_the_future_inside_of_it() {
    one("They should ensure that the port will stay open.", "opinion", "-");
    one("The mayor will have to resign.", "prediction", "-");
}

#[test]
fn a_softened_judgement_or_duty_is_an_opinion() {
    one("The plan seems absurd.", "opinion", "-");
    one("The port seems shut.", "speculation", "-");
    one("Perhaps we should go by sea.", "opinion", "-");
}

#[test]
fn who_judges_goes_on_judging() {
    let weak = "The result was remarkable.";
    one(weak, "unsourced", "-");
    all(
        &format!("{weak} It is an absurd plan."),
        &["opinion | - | The result was remarkable.", "opinion | - | It is an absurd plan."],
    );
}

#[test]
fn would_without_a_past_supposes_and_as_a_habit_does_neither() {
    one("A bridge would ease the traffic.", "speculation", "-");
    one("The council decided that a bridge would open in May.", "prediction", "The council");
    one("He left early and would often sail home.", "unsourced", "-");
}

#[test]
fn reports_are_sourced_and_the_rest_is_not() {
    one("The port closed on Friday, the mayor said.", "sourced", "the mayor");
    one("The port closed on Friday.", "unsourced", "-");
}

#[test]
fn requests_criticism_and_wishes_are_opinions_of_their_owners() {
    one("The union urged the mayor to resign.", "opinion", "The union");
    one("The union criticised the mayor for the delay.", "opinion", "The union");
    one("The union called on the mayor to resign.", "opinion", "The union");
    one("Norway wants the port to stay open.", "opinion", "Norway");
}

#[test]
fn general_truths_are_no_predictions() {
    one("If a child gets no iodine, it will not grow well.", "unsourced", "-");
}

#[test]
fn data_that_give_a_figure_are_sourced() {
    one("A new poll suggests that 60 of them left.", "sourced", "A new poll");
    one("A new poll suggests that voters are tired.", "speculation", "A new poll");
}

#[test]
fn beliefs_are_speculation_or_opinion() {
    one("Police believe that the crew left.", "speculation", "Police");
    one("Police believe that the crew should leave.", "opinion", "Police");
}

#[test]
fn a_future_that_decides_first_stays_one_when_somebody_thinks_it() {
    one("The ferry will sail as surely as it did last year, Blom implied.", "prediction", "Blom");
    one("It is a disgrace that the ferry will sail, Blom implied.", "opinion", "Blom");
}

#[test]
fn what_somebody_asks_about_is_not_said() {
    one("The paper asked her about the chances that the port will open.", "unsourced", "-");
    one("Blom told her about the chances that the port will open.", "speculation", "Blom");
}

#[test]
fn a_warning_of_what_happens_tells_what_happens() {
    one("Blom warned of what happens when a port is shut.", "sourced", "Blom");
    one("Blom warned that the port was shut.", "sourced", "Blom");
    one("Blom warned that the port may be shut.", "speculation", "Blom");
}

#[test]
fn abilities_and_habits_of_the_past_are_no_guesses() {
    one("It was the pier where guests could board the ferry.", "unsourced", "-");
    one("The crew never learned how they could mend it.", "unsourced", "-");
    one("The port could close.", "speculation", "-");
}

#[test]
fn an_inverted_should_supposes() {
    one("Should it rain, the crew stays ashore.", "speculation", "-");
    one("Should the port close?", "opinion", "-");
}

#[test]
fn dates_of_the_present_are_predictions() {
    one("The trial begins on Monday.", "prediction", "-");
    one("The trial begins with a hymn.", "unsourced", "-");
}

#[test]
fn threats_need_a_deed() {
    one("The crew threatened to strike.", "prediction", "The crew");
    one("The old mill threatens the harbour.", "unsourced", "-");
}

#[test]
fn seeming_and_likely_before_a_verb_are_inferences() {
    one("The old pier appears largely unchanged.", "speculation", "-");
    one("The ferry appeared in May.", "unsourced", "-");
    one("The storm likely sank the boat.", "speculation", "-");
}
