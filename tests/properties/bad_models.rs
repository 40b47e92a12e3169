//! A model file that is damaged, of another version, stage or set is told of in a sentence, and never used.

use whosays_engine::Models;
use whosays_engine::model::{Stage, Weights, write};
use whosays_models::FILES;

/// The sentence for the shipped files with one of them replaced.
#[track_caller]
fn told(stage: Stage, file: &[u8]) -> String {
    let mut files = FILES;
    files[stage as usize] = file;
    Models::read(files).expect_err("the file is bad").to_string()
}

/// A shipped file with one byte changed.
fn changed(stage: Stage, at: usize, byte: u8) -> Vec<u8> {
    let mut file = FILES[stage as usize].to_vec();
    file[at] = byte;
    file
}

/// The number of the set that the shipped files belong to.
fn set(stage: Stage) -> u32 {
    u32::from_le_bytes(FILES[stage as usize][6..10].try_into().unwrap())
}

#[test]
fn each_bad_file_has_its_sentence() {
    for stage in Stage::ALL {
        let (file, name) = (FILES[stage as usize], stage.name());
        let sentence = |what: &str| format!("The weights for “{name}” {what}.");
        let damaged = sentence("are damaged or were not loaded whole");
        assert_eq!(told(stage, b""), damaged);
        for length in [1, 4, 6, 13, 14, file.len() / 2, file.len() - 1] {
            assert_eq!(told(stage, &file[..length]), damaged, "the first {length} bytes");
        }
        assert_eq!(told(stage, &[file, b"\n"].concat()), damaged);
        for at in [14, (14 + file.len()) / 2, file.len() - 1] {
            assert_eq!(told(stage, &changed(stage, at, !file[at])), damaged, "byte {at}");
        }
        for foreign in [&b"<!doctype html><title>404</title>"[..], b"\x1f\x8b\x08\0\0\0", b"WSAX"] {
            assert_eq!(told(stage, foreign), sentence("are not a model of this engine"));
        }
        let version = file[4] + 1;
        let wanted = format!("are of version {version}, and this engine reads version {}", file[4]);
        assert_eq!(told(stage, &changed(stage, 4, version)), sentence(&wanted));
        for other in Stage::ALL.into_iter().filter(|other| *other != stage) {
            assert_eq!(told(stage, FILES[other as usize]), sentence("are those of another stage"));
        }
    }
}

#[test]
fn files_that_were_not_trained_together_are_told() {
    for stage in Stage::ALL {
        let file = changed(stage, 6, !FILES[stage as usize][6]);
        // the first file tells which set it is, so that the second is the one that does not fit it
        let named = if stage == Stage::Tags { Stage::Names } else { stage };
        let wanted = format!("The weights for “{}” were not trained together with the others.", named.name());
        assert_eq!(told(stage, &file), wanted);
    }
}

#[test]
fn weights_for_other_classes_are_told() {
    for stage in Stage::ALL {
        let file = write(stage, &Weights::new(4, stage.classes() as u8 + 1, 16), set(stage));
        let wanted = format!("The weights for “{}” tell other classes apart than this engine does.", stage.name());
        assert_eq!(told(stage, &file), wanted);
    }
}

#[test]
fn weights_whose_sums_would_overflow_are_damaged() {
    let mut weights = Weights::new(4, Stage::Status.classes() as u8, 16);
    weights.bias[0] = i32::MAX;
    let file = write(Stage::Status, &weights, set(Stage::Status));
    assert_eq!(told(Stage::Status, &file), "The weights for “status” are damaged or were not loaded whole.");
}
