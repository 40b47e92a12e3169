//! What of a knowledge base a page needs to explain one text.

use super::knowledge::{KnowledgeBase, KnownEntity};
use crate::Analysis;
use rustc_hash::FxHashSet;

/// The entries that a text's names may mean, and those that its linked entries speak of in their facts, a country's
/// capital, a company's seat; each once.
pub fn excerpt<'k>(knowledge: &'k KnowledgeBase, text: &str, analysis: &Analysis) -> Vec<&'k KnownEntity> {
    let mut seen = FxHashSet::default();
    let mut entries = Vec::new();
    for entity in &analysis.entities {
        let link = entity.link.as_deref().and_then(|id| knowledge.get(id));
        let forms: FxHashSet<&str> = entity.mentions.iter().map(|mention| mention.of(text)).collect();
        let mut forms: Vec<&str> = forms.into_iter().collect();
        forms.sort_unstable();
        let candidates = forms.into_iter().flat_map(|form| knowledge.named(form));
        let facts = link.iter().flat_map(|entry| &entry.facts);
        let spoken_of = facts.flat_map(|fact| fact.value.split(PARTING)).filter_map(|part| {
            // The likeliest, because a fact's words say no more than a name.
            knowledge.named(part.trim()).max_by_key(|entry| entry.weight)
        });
        entries
            .extend(link.into_iter().chain(candidates).chain(spoken_of).filter(|entry| seen.insert(entry.id.as_str())));
    }
    entries
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
}
