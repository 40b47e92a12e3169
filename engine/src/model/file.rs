//! A model's file: a header that says what it is, and weights without the zeros.
//!
//! ```text
//! "WSAY"  version u8  stage u8  set u32  checksum u32   payload
//! payload: bits u8, classes u8, scale varint, bias zigzag varints, number of shares varint, shares varints,
//!          then for each row that is not all zeros: rows skipped varint, mask of classes varint, i8 for each
//! ```
//! Numbers of fixed width are little endian. `set` tells which files were trained together; the checksum is Adler-32
//! (RFC 1950) of what follows it.

use super::Stage;
use super::weights::Weights;
use crate::bytes::{Reader, push_varint};
use std::fmt;

const MAGIC: &[u8; 4] = b"WSAY";

/// Of file format and features together: weights trained for other features are of no use.
const VERSION: u8 = 2;

/// The largest table that is read: 2^20 rows.
const MOST_BITS: u8 = 20;

/// The largest bias that is read: no sum of it and a thousand rows overflows.
const MOST_BIAS: u32 = 1 << 24;

/// Why a model cannot be used, in a sentence for whoever opened the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelError {
    stage: Stage,
    what: What,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Foreign,
    Version(u8),
    Stage,
    Damaged,
    Classes,
    Mixed,
}

impl ModelError {
    pub(super) fn mixed(stage: Stage) -> Self {
        Self { stage, what: What::Mixed }
    }
}

impl fmt::Display for ModelError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "The weights for “{}” ", self.stage.name())?;
        match self.what {
            What::Foreign => out.write_str("are not a model of this engine."),
            What::Version(found) => {
                write!(out, "are of version {found}, and this engine reads version {VERSION}.")
            }
            What::Stage => out.write_str("are those of another stage."),
            What::Damaged => out.write_str("are damaged or were not loaded whole."),
            What::Classes => out.write_str("tell other classes apart than this engine does."),
            What::Mixed => out.write_str("were not trained together with the others."),
        }
    }
}

impl std::error::Error for ModelError {}

/// Reads the file of a stage: its weights, and which set they belong to.
pub(super) fn read(stage: Stage, bytes: &[u8]) -> Result<(Weights, u32), ModelError> {
    let error = |what| ModelError { stage, what };
    let damaged = error(What::Damaged);
    if bytes.len() >= MAGIC.len() && &bytes[..MAGIC.len()] != MAGIC {
        return Err(error(What::Foreign));
    }
    let mut reader = Reader(bytes);
    let header = reader.take(6).ok_or(damaged.clone())?;
    if header[4] != VERSION {
        return Err(error(What::Version(header[4])));
    }
    if header[5] != stage as u8 {
        return Err(error(What::Stage));
    }
    let set = reader.fixed().ok_or(damaged.clone())?;
    let sum = reader.fixed().ok_or(damaged.clone())?;
    if adler2::adler32_slice(reader.0) != sum {
        return Err(damaged);
    }
    let weights = payload(&mut reader).ok_or(damaged)?;
    if stage.classes() != usize::from(weights.classes) {
        return Err(error(What::Classes));
    }
    Ok((weights, set))
}

fn payload(reader: &mut Reader) -> Option<Weights> {
    let (bits, classes) = (reader.byte()?, reader.byte()?);
    if bits == 0 || bits > MOST_BITS || classes == 0 || classes > 32 {
        return None;
    }
    let scale = u16::try_from(reader.varint()?).ok().filter(|scale| *scale > 0)?;
    let mut weights = Weights::new(bits, classes, scale);
    for bias in &mut weights.bias {
        let coded = reader.varint()?;
        *bias = (coded >> 1) as i32 ^ -((coded & 1) as i32);
        if bias.unsigned_abs() > MOST_BIAS {
            return None;
        }
    }
    for _ in 0..reader.varint()?.min(1000) {
        weights.shares.push(u16::try_from(reader.varint()?).ok()?);
    }
    let mut row = 0usize;
    while !reader.0.is_empty() {
        row = row.checked_add(reader.varint()? as usize).filter(|row| *row < 1 << bits)?;
        let mask = reader.varint()?;
        let own = (0..classes).filter(|class| mask >> class & 1 == 1).count();
        let mut cells = reader.take(own)?.iter();
        let weight = |class| if mask >> class & 1 == 1 { cells.next().map_or(0, |byte| *byte as i8) } else { 0 };
        weights.push_row(row, weight);
        row += 1;
    }
    weights.count();
    Some(weights)
}

/// The file of a stage. `set`: the same number for all that were trained together.
pub fn write(stage: Stage, weights: &Weights, set: u32) -> Vec<u8> {
    let mut payload = vec![weights.bits, weights.classes];
    push_varint(&mut payload, weights.scale.into());
    for bias in &weights.bias {
        push_varint(&mut payload, (bias << 1 ^ bias >> 31) as u32);
    }
    push_varint(&mut payload, weights.shares.len() as u32);
    for share in &weights.shares {
        push_varint(&mut payload, (*share).into());
    }
    let mut next = 0;
    for (row, weights) in weights.rows() {
        let mask = weights.iter().enumerate().fold(0, |mask, (class, weight)| mask | u32::from(*weight != 0) << class);
        push_varint(&mut payload, (row - next) as u32);
        push_varint(&mut payload, mask);
        payload.extend(weights.iter().filter(|weight| **weight != 0).map(|weight| *weight as u8));
        next = row + 1;
    }
    let mut out = MAGIC.to_vec();
    out.extend([VERSION, stage as u8]);
    out.extend(set.to_le_bytes());
    out.extend(adler2::adler32_slice(&payload).to_le_bytes());
    out.extend(payload);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example() -> Weights {
        let mut weights = Weights::new(6, 4, 16);
        weights.bias = vec![-300, 0, 7, 1];
        weights.shares = vec![100, 900];
        let mut table = vec![0; 256];
        (table[0], table[100], table[255]) = (-5, 127, -128);
        weights.set_table(&table);
        weights
    }

    #[test]
    fn what_is_written_is_read() {
        let file = write(Stage::Status, &example(), 77);
        assert_eq!(read(Stage::Status, &file), Ok((example(), 77)));
    }

    #[test]
    fn every_damage_is_told() {
        let file = write(Stage::Status, &example(), 77);
        for end in 0..file.len() {
            assert!(read(Stage::Status, &file[..end]).is_err(), "cut at {end}");
        }
        for at in 0..file.len() {
            let mut bad = file.clone();
            bad[at] ^= 0x10;
            // the set is only compared with that of the other files
            assert_eq!(read(Stage::Status, &bad).is_err(), !(6..10).contains(&at), "changed at {at}");
        }
        assert!(read(Stage::Tags, &file).is_err());
    }

    #[test]
    fn the_message_names_the_stage() {
        let error = read(Stage::Status, b"<!doctype html>").unwrap_err();
        assert_eq!(error.to_string(), "The weights for “status” are not a model of this engine.");
    }
}
