//! What will, may and would say beside a future and a guess: dates, habits, abilities, permissions and truths.

use super::one;

#[test]
fn a_present_with_a_day_to_come_is_a_prediction() {
    for sentence in [
        "The licence expires at noon on Friday.",
        "The ferry returns to the island in November.",
        "The show opens on 4 May.",
        "The new one lands in shops on the 14th.",
        "The talks begin next week.",
        "Blom is flying home to Orlo tomorrow.",
        "The crew is away next week.",
        "The match is on Monday.",
        "The court rules on Monday.",
        "The new fare applies from 1 July.",
        "The show runs until 4 October.",
    ] {
        one(sentence, "prediction", "-");
    }
}

#[test]
fn a_present_that_is_repeated_or_past_is_none() {
    for sentence in [
        "The show opens every year in May.",
        "The ferry returns to the island at night.",
        "The mayor filed his returns in May.",
        "In 1912 he leaves for Orlo in May.",
        "The crew opens the 4th gate of the lock.",
    ] {
        one(sentence, "unsourced", "-");
    }
}

#[test]
fn what_was_ahead_and_came_to_nothing_is_no_future() {
    one("Blom was about to sail when the mast broke.", "unsourced", "-");
    one("The boat had been due to leave at six.", "unsourced", "-");
    one("The oven was set to 90 degrees.", "unsourced", "-");
    one("The boat was set to sail when the mast broke.", "unsourced", "-");
    one("Seals are to be found on the pier.", "unsourced", "-");
    one("Two of the delays were due to fog.", "unsourced", "-");
    one("The boat is due to leave at six.", "prediction", "-");
    one("The council is set to discuss the port.", "prediction", "-");
}

#[test]
fn will_of_any_such_thing_is_a_truth() {
    one("A seal will sleep for ten hours a day.", "unsourced", "-");
    one("A boat will leak when the planks get dry.", "unsourced", "-");
    one("Seals will often sleep on the pier.", "unsourced", "-");
    one("A new pier will open in May.", "prediction", "-");
    one("We shall mend the pier without a penny from the mayor.", "prediction", "-");
}

#[test]
fn will_in_what_one_owns_up_to_is_no_future() {
    one("I'll admit that the boat leaked.", "unsourced", "-");
    one("Readers will recall that the boat leaked.", "unsourced", "-");
}

#[test]
fn would_of_habits_and_of_what_was_done_is_no_guess() {
    one("Every Sunday the crew would walk to the pier.", "unsourced", "-");
    one("She would work at the port for ten years.", "unsourced", "-");
    one("He would later sail to Orlo.", "unsourced", "-");
    one("The gate would not open, so the crew cut it.", "unsourced", "-");
    one("The mayor said that the gate would not open in May.", "prediction", "The mayor");
}

#[test]
fn could_and_may_of_abilities_and_permissions_are_no_guesses() {
    one("By the age of six he could sail a boat.", "unsourced", "-");
    one("No member may hold two seats.", "unsourced", "-");
    one("Members may borrow two boats.", "unsourced", "-");
    one("Boats may only enter by day.", "unsourced", "-");
    one("It was the might of the northern fleet.", "unsourced", "-");
    one("The boat may not be safe.", "speculation", "-");
}

#[test]
fn inferences_are_speculation() {
    one("That cannot have been the first leak.", "speculation", "-");
    one("Somebody must have left the gate open.", "speculation", "-");
    one("The crew must be sleeping.", "speculation", "-");
    one("The crew will have left by now.", "speculation", "-");
    one("All about the leak points to a loose plank.", "speculation", "-");
    one("Another possibility is that the plank was loose.", "speculation", "-");
    one("I think the crew kept a second log.", "speculation", "-");
    one("Had anyone asked the crew, they would have told it.", "speculation", "-");
}

#[test]
fn should_with_a_time_expects() {
    one("Boats should be running again by Monday.", "prediction", "-");
    one("Boats should be running again.", "opinion", "-");
    one("The mayor should resign by Monday.", "opinion", "-");
}

#[test]
fn wishes_and_requests_are_opinions_whatever_they_ask_for() {
    one("If only the mayor would read the log!", "opinion", "-");
    one("Could somebody please mend the gate.", "opinion", "-");
    one("Will somebody please mend the gate.", "opinion", "-");
    one("I suggest that we mend the gate.", "opinion", "-");
    one("Let no crew say that it was easy.", "opinion", "-");
}

#[test]
fn targets_and_forecasts_are_predictions() {
    one("The port has set itself the goal of ten boats.", "prediction", "-");
    one("The target is ten boats by June.", "prediction", "-");
    one("Three crews met on Sunday to discuss the prospects for a truce.", "unsourced", "-");
}

#[test]
fn what_was_expected_and_what_is_warned_of_as_so_are_no_futures() {
    one("The storm was far worse than the crew had expected.", "unsourced", "-");
    one("Blom said that there was no risk of a storm.", "sourced", "Blom");
    one("Blom warned that the water was running short.", "sourced", "Blom");
    one("Blom warned of a storm.", "speculation", "Blom");
    one("The show goes on the road next month.", "prediction", "-");
}

#[test]
fn what_is_asked_about_is_no_future_and_a_word_beside_a_noun_no_guess() {
    for sentence in [
        "The debate on whether the old port will close began in May.",
        "An apparently empty boat sank.",
        "The crew sailed their possibly oldest boat home.",
        "One of their efforts is to collect old nets.",
        "The list names holes in the hull, putting the boat at risk of leaks.",
    ] {
        one(sentence, "unsourced", "-");
    }
    one("It is unclear whether the old port will close.", "speculation", "-");
}

#[test]
fn what_is_likely_to_have_been_is_a_guess() {
    one("The port is likely to have closed.", "speculation", "-");
    one("The port is unlikely to have been shut.", "speculation", "-");
    one("The port is likely to close.", "prediction", "-");
    one("The strike is likely to have an end.", "prediction", "-");
}

#[test]
fn who_promises_on_a_condition_promises() {
    one("If you elect me, I will mend the pier.", "prediction", "-");
    one("If you heat wax, it will melt.", "unsourced", "-");
}

#[test]
fn what_somebody_good_would_do_is_advice() {
    one("A wise mayor would leave the port alone.", "opinion", "-");
    one("At nine she could row to the port.", "unsourced", "-");
}
