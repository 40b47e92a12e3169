//! What the index lists, in its order.

use crate::cards::choice::Choices;
use crate::cards::trail::Subject;
use crate::reading::Reading;
use crate::reading::batches::largest_first;
use std::collections::HashMap;
use whosays_engine::entity::KnownEntity;
use whosays_engine::{EntityId, EntityType};
use whosays_texts::say;

/// A part of the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Human beings.
    People,
    /// Bodies.
    Organisations,
    /// Whatever a map shows.
    Places,
    /// Books, laws, reports.
    Works,
    /// Everything else.
    Others,
}

impl Group {
    const ALL: [Group; 5] = [Group::People, Group::Organisations, Group::Places, Group::Works, Group::Others];

    /// Its heading.
    pub fn name(self) -> &'static str {
        match self {
            Group::People => say("People"),
            Group::Organisations => say("Organisations"),
            Group::Places => say("Places"),
            Group::Works => say("Works"),
            Group::Others => say("Peoples, events and others"),
        }
    }

    fn of(kind: EntityType) -> Self {
        match kind {
            EntityType::Person => Group::People,
            EntityType::Organisation => Group::Organisations,
            EntityType::Place => Group::Places,
            EntityType::Work => Group::Works,
            EntityType::Event | EntityType::Group | EntityType::Other => Group::Others,
        }
    }
}

/// An entity in the index.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Which it is.
    pub entity: EntityId,
    /// Its usual name where it is known, else the fullest that the text has.
    pub name: String,
    /// How often the text names it.
    pub times: usize,
}

/// What the knowledge base says of an entity of the article, or of what the reader chose for it.
pub fn known<'a>(reading: &'a Reading, entity: EntityId, choices: &Choices) -> Option<&'a KnownEntity> {
    Subject::Here(entity).known(reading, choices)
}

/// All groups, those with nothing in them too; what is named most often comes first.
pub fn of(reading: &Reading, choices: &Choices) -> [(Group, Vec<Row>); 5] {
    let mut groups = Group::ALL.map(|group| (group, Vec::new()));
    let times: Vec<usize> = reading.analysis.entities.iter().map(|found| found.mentions.len()).collect();
    for number in largest_first(&times).into_iter().filter(|number| times[*number] > 0) {
        let found = &reading.analysis.entities[number];
        let entity = EntityId(number);
        // *Afghans* are a people, though their card is their country's.
        let known =
            known(reading, entity, choices).filter(|known| found.kind == known.kind || found.kind != EntityType::Group);
        let name = known.map_or(&found.name, |known| &known.name).clone();
        let group = Group::of(known.map_or(found.kind, |known| known.kind));
        if let Some((_, rows)) = groups.iter_mut().find(|(other, _)| *other == group) {
            rows.push(Row { entity, name, times: times[number] });
        }
    }
    groups.iter_mut().for_each(|(_, rows)| tell_apart(rows, reading));
    groups
}

/// Names what stands here more than once as the text does: *Gaza* and *Gaza Strip*, not *Gaza Strip* twice.
fn tell_apart(rows: &mut [Row], reading: &Reading) {
    let mut names: HashMap<String, usize> = HashMap::new();
    rows.iter().for_each(|row| *names.entry(row.name.clone()).or_default() += 1);
    for row in rows.iter_mut().filter(|row| names[&row.name] > 1) {
        row.name.clone_from(&reading.analysis.entities[row.entity.0].name);
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use whosays_article::Article;

    #[test]
    fn what_is_named_most_comes_first() {
        let text = "Olaf Lind left Iran. Ines Duarte said so in Iran. Duarte told the United Nations. Duarte wept.";
        let reading = Reading::new(Article::from_plain(text), None);
        let groups = of(&reading, &Choices::default());
        let names = |group: usize| groups[group].1.iter().map(|row| row.name.as_str()).collect::<Vec<_>>();
        assert_eq!(names(0), ["Ines Duarte", "Olaf Lind"]);
        assert_eq!((names(1), names(2)), (vec!["United Nations"], vec!["Iran"]));
        assert_eq!((groups[0].1[0].times, groups[2].1[0].times), (3, 2));
        let mut choices = Choices::default();
        choices.choose("Ines Duarte", Some("iran".into()));
        let groups = of(&reading, &choices);
        let places: Vec<_> = groups[2].1.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(places, ["Ines Duarte", "Iran"], "what a reader chose tells the kind; no name stands here twice");
        assert!(
            of(&Reading::new(Article::default(), None), &Choices::default()).iter().all(|(_, rows)| rows.is_empty())
        );
    }
}
