//! The engine as a WebAssembly module of its own: `worker.js` loads it when a text is opened, in a worker where there is
//! one. The page's own module has no engine in it, because the page comes with its article explained.

mod task;

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use whosays_engine::Models;

pub use task::{Task, read_directory};
/// For other scripts on the page: boot.js hands it out.
pub use whosays_js::analyze;

/// Says where it was on the console when the module ends on a mistake of ours.
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
}

/// Makes the engine's tables ready and its code warm, so that the first text does not wait for that.
#[wasm_bindgen(js_name = warmUp)]
pub fn warm_up() {
    whosays_engine::analyze("Prices may rise in Oslo, the bank said. “It is a shame,” Ada Blom told Reuters.");
}

/// Takes the model files in the order of `Stage::ALL`; from then on they decide. `None` when all is well, else a sentence
/// for readers, and the rules go on deciding.
#[wasm_bindgen(js_name = readModels)]
pub fn read_models(files: Vec<Uint8Array>) -> Option<String> {
    let files: Vec<Vec<u8>> = files.iter().map(Uint8Array::to_vec).collect();
    let [tags, names, status] = &files[..] else {
        return Some("A part of the weights is missing.".to_owned());
    };
    match Models::read([tags, names, status]) {
        Ok(models) => {
            whosays_js::set_models(models);
            None
        }
        Err(error) => Some(error.to_string()),
    }
}
