//! The JSON Schemas of `schema/`: what Whosays writes is valid by them, and what is altered is not.

mod altered;
mod analyses;
mod packs;

use jsonschema::Validator;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// The repository's root.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests is a folder of the repository").to_path_buf()
}

/// A file of the repository as JSON.
#[track_caller]
fn json(name: &str) -> Value {
    let text = fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// What is not as a schema has it; `of` says of which value.
#[track_caller]
fn valid(schema: &Validator, value: &Value, of: &str) {
    let faults: Vec<String> =
        schema.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(faults.is_empty(), "{of}\n  {}", faults.join("\n  "));
}

/// A schema of `schema/`, which is one by the standard.
#[track_caller]
fn schema(name: &str) -> Validator {
    let schema = json(&format!("schema/{name}.schema.json"));
    assert!(jsonschema::meta::is_valid(&schema), "{name}");
    jsonschema::draft202012::new(&schema).unwrap()
}

/// The strings of an `enum` in a schema.
fn listed(schema: &Value, pointer: &str) -> Vec<String> {
    let list = schema.pointer(pointer).and_then(Value::as_array).unwrap_or_else(|| panic!("{pointer} is a list"));
    list.iter().map(|value| value.as_str().unwrap().to_owned()).collect()
}
