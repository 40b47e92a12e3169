//! What corrects a card, as HTML: what it says in the reader's words, whether these words name anything, whether there is a card at
//! all.

use crate::reading::Reading;
use crate::reading::escape::escaped;
use whosays_engine::EntityId;
use whosays_texts::say;

/// The form for the card of an entity; `in_place` is whether it was opened from one of its mentions.
pub fn html(reading: &Reading, entity: EntityId, in_place: bool) -> String {
    let found = &reading.analysis.entities[entity.0];
    let written = escaped(reading.written(&found.name).unwrap_or_default());
    let unname = if in_place && found.mentions.len() > 1 {
        let open = "<button type=\"button\" class=\"quiet\" id=\"unname\" data-correct=\"unname\">";
        [open, say("No name in this place"), "</button>"].concat()
    } else {
        String::new()
    };
    [
        "<label for=\"card-words\">",
        say("What it is, in your words"),
        "</label><textarea id=\"card-words\" rows=\"3\" dir=\"auto\" maxlength=\"400\">",
        // A line break at the beginning would be dropped by who reads HTML.
        "\n",
        &written,
        "</textarea><p class=\"hint\">",
        say("Kept as you type, in this browser."),
        "</p><div class=\"actions\">",
        &unname,
        "<button type=\"button\" class=\"quiet\" id=\"forget-card\" data-correct=\"forget\">",
        say("Remove this card"),
        "</button></div>",
    ]
    .concat()
}
