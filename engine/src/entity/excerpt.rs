//! What of a knowledge base a page needs to explain one text.

use super::field::is_team;
use super::knowledge::{KnowledgeBase, KnownEntity};
use super::rank::Linker;
use crate::Analysis;
use rustc_hash::FxHashSet;
use std::cmp::Reverse;

/// The entries that a text's names may mean, and those that its linked entries speak of in their facts, a country's
/// capital, a company's seat; each once.
///
/// For each entity come those that it may be, the likeliest first, then what else has one of its names: so whoever lists
/// the entries of an entity's names in this order has the engine's candidates first, without ranking them again.
pub fn excerpt<'k>(knowledge: &'k KnowledgeBase, text: &str, analysis: &Analysis) -> Vec<&'k KnownEntity> {
    let links: Vec<_> = analysis.entities.iter().map(|entity| knowledge.get(entity.link.as_deref()?)).collect();
    of(&Linker::new(text, &analysis.entities, knowledge), &links)
}

/// Links a text's entities as [`link`](super::link) does, and gives its [`excerpt`]: what was ranked for the one is not
/// ranked again for the other.
pub fn link_and_excerpt<'k>(knowledge: &'k KnowledgeBase, text: &str, analysis: &mut Analysis) -> Vec<&'k KnownEntity> {
    let linker = Linker::new(text, &analysis.entities, knowledge);
    let links = linker.links();
    let entries = of(&linker, &links);
    super::tell(text, &mut analysis.entities, &links);
    entries
}

fn of<'k>(linker: &Linker<'_, 'k>, links: &[Option<&'k KnownEntity>]) -> Vec<&'k KnownEntity> {
    let (text, knowledge) = (linker.text, linker.knowledge);
    let mut taken = Taken::default();
    for ((at, entity), link) in linker.entities.iter().enumerate().zip(links) {
        taken.take(*link);
        let forms: FxHashSet<&str> = entity.mentions.iter().map(|mention| mention.of(text)).collect();
        let mut forms: Vec<&str> = forms.into_iter().collect();
        forms.sort_unstable();
        // a team is none of what a country's name may mean, unless the text is about its game
        let may_be = |entry: &&KnownEntity| !is_team(entry) || linker.fields().teams().is_some();
        let mut named: Vec<_> = forms.into_iter().flat_map(|form| knowledge.named(form)).filter(may_be).collect();
        // Of one there is no order to find, and that is so of most names.
        if named.len() > 1 {
            taken.take(linker.candidates(at));
            named.sort_by_key(|entry| Reverse(entry.weight));
        }
        taken.take(named);
    }
    // After all that a name may mean, or a fact of one entity's would stand before the likeliest of another.
    for link in links.iter().flatten() {
        for part in link.facts.iter().flat_map(|fact| fact.value.split(PARTING)) {
            // The likeliest, because a fact's words say no more than a name.
            taken.take(knowledge.named(part.trim()).max_by_key(|entry| entry.weight));
        }
    }
    taken.entries
}

/// Entries, each once.
#[derive(Default)]
struct Taken<'k> {
    entries: Vec<&'k KnownEntity>,
    ids: FxHashSet<&'k str>,
}

impl<'k> Taken<'k> {
    fn take(&mut self, entries: impl IntoIterator<Item = &'k KnownEntity>) {
        let new = entries.into_iter().filter(|entry| self.ids.insert(&entry.id));
        self.entries.extend(new);
    }
}

/// What parts the names in a fact's value.
const PARTING: [char; 4] = [',', ';', '(', ')'];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn candidates_and_what_facts_speak_of_are_taken() {
        let rows = [
            "utopia\tplace\tUtopia\t\tIsland\t2024\thttps://e.org\ts\tCapital=Amaurot, since 1516\t\t\t\t\t60",
            "amaurot\tplace\tAmaurot\t\tCity\t2024\thttps://e.org\ts\t\t\t\t\t\t40",
            "elsewhere\tplace\tElsewhere\t\tCity\t2024\thttps://e.org\ts\t\t\t\t\t\t40",
        ];
        let base = KnowledgeBase::from_tsv(&format!("{}\n{}\n", super::super::HEADER, rows.join("\n"))).unwrap();
        let text = "The king of Utopia flew home from Oslo.";
        let mut analysis = crate::analyze_text(text, &base, None);
        let named = |entity: &&mut crate::Entity| entity.name == "Utopia";
        analysis.entities.iter_mut().find(named).unwrap().link = Some("utopia".into());
        let ids: Vec<&str> = excerpt(&base, text, &analysis).iter().map(|entry| entry.id.as_str()).collect();
        assert_eq!(ids, ["utopia", "amaurot"]);
    }

    #[test]
    fn what_a_name_may_mean_comes_in_the_order_in_which_the_engine_ranks_it() {
        let rows = [
            "georgia-us\tplace\tGeorgia\t\tState\t2024\thttps://e.org\ts\t\t\tUSA\t\t\t70",
            "georgia-blom\tperson\tGeorgia\t\tWriter\t2024\thttps://e.org\ts\t\t\t\t\t\t90",
            "georgia\tplace\tGeorgia\t\tCountry\t2024\thttps://e.org\ts\tCapital=Tbilisi\t\tGEO\t\t\t65",
            "tbilisi\tplace\tTbilisi\t\tCity\t2024\thttps://e.org\ts\tCountry=Georgia\t\tGEO\t\t\t40",
        ];
        let base = KnowledgeBase::from_tsv(&format!("{}\n{}\n", super::super::HEADER, rows.join("\n"))).unwrap();
        let text = "They drove through Georgia to Tbilisi.";
        let analysis = crate::analyze_text(text, &base, None);
        let ids: Vec<&str> = excerpt(&base, text, &analysis).iter().map(|entry| entry.id.as_str()).collect();
        let mut again = analysis.clone();
        again.entities.iter_mut().for_each(|entity| entity.link = None);
        let both: Vec<&str> = link_and_excerpt(&base, text, &mut again).iter().map(|entry| entry.id.as_str()).collect();
        assert_eq!((&again.entities, &both), (&analysis.entities, &ids), "at once as one after the other");
        let at = analysis.entities.iter().position(|entity| entity.name == "Georgia").unwrap();
        let ranked = super::super::candidates(text, &analysis.entities, at, &base);
        let ranked: Vec<&str> = ranked.iter().map(|entry| entry.id.as_str()).collect();
        assert_eq!(ranked, ["georgia", "georgia-us"], "its capital speaks for it");
        assert_eq!(
            ids,
            ["georgia", "georgia-us", "georgia-blom", "tbilisi"],
            "what is of another kind comes behind them"
        );
    }
}
