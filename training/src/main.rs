//! Corpora and labels in, the engine's weights out.

use std::path::Path;
use std::{env, fs};
use whosays_engine::model::{Stage, Weights, write};
use whosays_training::{Outcome, attribution, calibrate, cross, gum, labels, status, tags};

fn main() -> Outcome {
    let shared = Path::new("../shared");
    let gum = gum::documents(&shared.join("corpora"))?;
    let tags = tags::train(&gum.iter().collect::<Vec<_>>());
    let labels = labels::all(Path::new("training/labels"), shared)?;
    let crossed = cross::cross(&labels, &tags);
    let (error, bins) = calibrate::expected_error(&crossed.claimed);
    println!("expected calibration error by cross-validation: {error:.3}");
    for (claimed, right, count) in bins.iter().filter(|bin| bin.2 > 0) {
        println!("  claimed {claimed:.2}  right {right:.2}  of {count}");
    }
    if let Some(out) = env::args().nth(1) {
        return cross::write(&labels, &crossed, Path::new(&out));
    }
    let instances: Vec<_> = labels.iter().flat_map(|label| status::of(label, &tags)).collect();
    let mut status = status::train(&instances.iter().collect::<Vec<_>>());
    status.shares = crossed.shares;
    let choices: Vec<_> = labels.iter().flat_map(|label| attribution::of(label, &tags)).collect();
    let attribution = attribution::train(&choices.iter().collect::<Vec<_>>());
    for stage in Stage::ALL {
        let weights = match stage {
            Stage::Tags => tags.clone(),
            Stage::Attribution => attribution.clone(),
            Stage::Status => status.clone(),
            _ => Weights::new(4, 1, 16),
        };
        let file = write(stage, &weights, 0);
        println!("{} {} bytes", stage.name(), file.len());
        fs::write(format!("models/{}.model", stage.name()), file)?;
    }
    Ok(())
}
