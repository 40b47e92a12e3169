//! The engine's trained weights, for programs that carry them along: command line, tests, what is rendered at build
//! time. A page loads the same files when it needs them.

use std::sync::LazyLock;
use whosays_engine::Models;

/// The files as they ship, in the order of [`whosays_engine::model::Stage::ALL`].
pub const FILES: [&[u8]; 3] =
    [include_bytes!("../tags.model"), include_bytes!("../names.model"), include_bytes!("../status.model")];

/// The weights, read once.
pub fn models() -> &'static Models {
    static MODELS: LazyLock<Models> = LazyLock::new(|| match Models::read(FILES) {
        Ok(models) => models,
        Err(error) => panic!("the weights in this program fit its engine: {error}"),
    });
    &MODELS
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_weights_fit_the_engine() {
        super::models();
    }
}
