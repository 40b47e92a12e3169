//! Corpora and labels in, the engine's weights out.

use std::{fs, io};
use whosays_engine::model::{Stage, Weights, write};

fn main() -> io::Result<()> {
    for stage in Stage::ALL {
        fs::write(format!("models/{}.model", stage.name()), write(stage, &Weights::new(4, 1, 16), 0))?;
    }
    Ok(())
}
