//! A value with one thing altered, in every place where something can be.

use serde_json::{Value, json};

/// Every value that is `value` without one of its keys, with a key more in one of its objects, or with something else in the place
/// of one of its values; each with what was done.
pub fn altered(value: &Value) -> Vec<(String, Value)> {
    let mut all = Vec::new();
    let mut pointers = Vec::new();
    places(value, String::new(), &mut pointers);
    for pointer in pointers {
        let mut with = |what: &str, change: &dyn Fn(&mut Value)| {
            let mut other = value.clone();
            change(other.pointer_mut(&pointer).expect("it is one of its places"));
            all.push((format!("{what} {pointer}"), other));
        };
        with("something else at", &|place| *place = json!({ "odd": true }));
        for key in value.pointer(&pointer).and_then(Value::as_object).into_iter().flat_map(|own| own.keys()) {
            with(&format!("without {key} at"), &|place| drop(place.as_object_mut().unwrap().remove(key)));
        }
        if value.pointer(&pointer).is_some_and(Value::is_object) {
            with("a key more at", &|place| place["odd"] = json!(1));
        }
    }
    all
}

fn places(value: &Value, pointer: String, all: &mut Vec<String>) {
    match value {
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(at, own)| places(own, format!("{pointer}/{at}"), all));
        }
        Value::Object(keys) => keys.iter().for_each(|(key, own)| places(own, format!("{pointer}/{key}"), all)),
        _ => {}
    }
    all.push(pointer);
}
