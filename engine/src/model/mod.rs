//! Trained weights: what their files hold, and what is told when one cannot be used.
//!
//! `training/` writes the files, `models/` holds them, and whoever calls the engine hands their bytes over: the engine
//! reads no files. All three belong together, since each was trained on what those before it give; with one missing or
//! damaged the engine works by its rules alone.

mod file;
mod four;
mod memo;
mod weights;

pub use file::{ModelError, write};
pub(crate) use four::{Four, Fours};
pub(crate) use memo::Memo;
pub use weights::{Feature, Weights, hash, mix};
pub(crate) use weights::{WholeTable, add_rows, hash_of, width};

/// A stage with weights of its own. The order is that of the stages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Part-of-speech tags.
    Tags,
    /// Names and their types.
    Names,
    /// How an article presents a statement.
    Status,
}

impl Stage {
    /// All, in their order.
    pub const ALL: [Stage; 3] = [Stage::Tags, Stage::Names, Stage::Status];

    /// How many classes its weights tell apart.
    pub fn classes(self) -> usize {
        match self {
            Stage::Tags => crate::text::tag::CLASSES,
            Stage::Names => crate::entity::CLASSES,
            Stage::Status => crate::statement::CLASSES.len(),
        }
    }

    /// The stem of its file's name.
    pub fn name(self) -> &'static str {
        match self {
            Stage::Tags => "tags",
            Stage::Names => "names",
            Stage::Status => "status",
        }
    }
}

/// The weights of every stage.
#[derive(Clone, Debug)]
pub struct Models {
    stages: [Weights; Stage::ALL.len()],
    /// Those of names once more, by what they decide: half as much memory is looked at.
    names: Names,
    /// Those of status once more, so that all classes are added at once.
    status: Fours,
}

/// The weights of names, apart: no feature tells of both.
#[derive(Clone, Debug)]
pub(crate) struct Names {
    /// Where names begin and end.
    pub labels: WholeTable<{ width(crate::entity::LABELS) }>,
    /// The same, what every word gets.
    pub bias: [i32; crate::entity::LABELS],
    /// How many units make a weight of one.
    pub scale: u16,
    /// What they name.
    pub types: Weights,
}

impl Models {
    /// Reads the files of all stages, in the order of [`Stage::ALL`].
    ///
    /// # Errors
    /// Says which file is damaged, is of another version than this engine, or was not trained together with the others.
    pub fn read(files: [&[u8]; Stage::ALL.len()]) -> Result<Self, ModelError> {
        let mut set = None;
        let mut read = |stage: Stage| {
            let (weights, own) = file::read(stage, files[stage as usize])?;
            if *set.get_or_insert(own) != own {
                return Err(ModelError::mixed(stage));
            }
            Ok(weights)
        };
        let mut all = Vec::with_capacity(files.len());
        for stage in Stage::ALL {
            all.push(read(stage)?);
        }
        let stages = all.try_into().map_err(|_| ModelError::mixed(Stage::Tags))?;
        Ok(Self::new(stages))
    }

    /// Weights that were just trained, in the order of [`Stage::ALL`].
    pub fn new(stages: [Weights; Stage::ALL.len()]) -> Self {
        let whole = &stages[Stage::Names as usize];
        let labels = whole.of_classes(0..crate::entity::LABELS);
        let types = whole.of_classes(crate::entity::LABELS..crate::entity::CLASSES);
        let bias = std::array::from_fn(|label| labels.bias.get(label).copied().unwrap_or_default());
        let names = Names { bias, scale: labels.scale, labels: WholeTable::of(&labels), types };
        let status = Fours::of(&stages[Stage::Status as usize]);
        Self { names, status, stages }
    }

    /// The weights of names, apart; `None` where their classes are others.
    pub(crate) fn names(&self) -> Option<&Names> {
        let classes = usize::from(self.weights(Stage::Names).classes);
        (classes == crate::entity::CLASSES).then_some(&self.names)
    }

    /// The weights of status, to be added up.
    pub(crate) fn status(&self) -> &Fours {
        &self.status
    }

    /// The weights of one stage.
    pub fn weights(&self, stage: Stage) -> &Weights {
        &self.stages[stage as usize]
    }
}
