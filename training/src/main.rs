//! Corpora and labels in, the engine's weights out.

use std::path::Path;
use std::{env, fs};
use whosays_engine::model::{Stage, Weights, write};
use whosays_training::{Outcome, cross, families, gum, labels, status, tags};

fn main() -> Outcome {
    let shared = Path::new("../shared");
    let gum = gum::documents(&shared.join("corpora"))?;
    let tags = tags::train(&gum.iter().collect::<Vec<_>>());
    let labels = labels::all(Path::new("training/labels"), shared)?;
    if let Some(out) = env::args().nth(1) {
        if families::asked(&out, &labels, &tags, shared)? {
            return Ok(());
        }
        return cross::cross(&labels, &tags, Path::new(&out));
    }
    let instances: Vec<_> = labels.iter().flat_map(|label| status::of(label, &tags)).collect();
    let status = status::train(&instances.iter().collect::<Vec<_>>());
    let names = families::shipped(&labels, &tags, shared)?;
    for stage in Stage::ALL {
        let weights = match stage {
            Stage::Tags => tags.clone(),
            Stage::Names => names.clone(),
            Stage::Status => status.clone(),
            _ => Weights::new(4, 1, 16),
        };
        let file = write(stage, &weights, 0);
        println!("{} {} bytes", stage.name(), file.len());
        fs::write(format!("models/{}.model", stage.name()), file)?;
    }
    Ok(())
}
